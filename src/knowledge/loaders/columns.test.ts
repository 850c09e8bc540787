import { expect, test } from "vitest";
import { columnsOf } from "./columns.ts";

const read = (header: string[], row: string[]): object => {
  const columns = columnsOf(header);
  return typeof columns === "function" ? columns(row) : columns;
};

test("columns are found by name, in any case and order", () => {
  expect(read([" ANSWER ", "Question"], ["yes", "Is it?"])).toMatchObject({
    question: "Is it?",
    answer: "yes",
  });
});

test("common names of other tools and languages are known", () => {
  expect(read(["Frage", "Antwort"], ["q", "a"])).toMatchObject({ question: "q", answer: "a" });
  expect(read(["instruction", "response"], ["q", "a"])).toMatchObject({ question: "q", answer: "a" });
  expect(read(["subject", "body"], ["s", "b"])).toMatchObject({ title: "s", text: "b" });
  expect(read(["content"], ["c"])).toMatchObject({ text: "c" });
});

test("of two columns for one field the first that is filled in counts", () => {
  const header = ["instruction", "question", "answer"];
  expect(read(header, ["long", "short", "a"])).toMatchObject({ question: "short" });
  expect(read(header, ["long", " ", "a"])).toMatchObject({ question: "long" });
});

test("a row shorter than its header has empty cells", () => {
  expect(read(["answer", "url"], ["a"])).toMatchObject({ answer: "a", url: "" });
});

test("a header without a column to quote from is a problem that names its columns", () => {
  expect(read(["sku", "price"], [])).toEqual({
    problem: expect.stringMatching(/call one "answer" or "text".*"sku", "price"/) as string,
  });
});
