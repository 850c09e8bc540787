import { expect, test } from "vitest";
import { ExitCode, UserError } from "../../errors.ts";
import { columnsOf, parseColumnMap } from "./columns.ts";

const read = (header: string[], row: string[], map = ""): object => {
  const columns = map === "" ? columnsOf(header) : columnsOf(header, parseColumnMap(map));
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
  expect(read(["answer", "url"], ["a"])).toEqual({ answer: "a" });
});

test("a header without a column to quote from is a problem that names its columns", () => {
  expect(read(["sku", "price"], [])).toEqual({
    problem: expect.stringMatching(/call one "answer" or "text".*"sku", "price"/) as string,
  });
});

test("an owner's map names the columns, and takes them from other fields", () => {
  expect(
    read(["Instruction", "Answer", "Title"], ["i", "a", "t"], " question = title , answer=instruction"),
  ).toEqual({ question: "t", answer: "i" });
});

test("a column that is not there is a problem that names those there are", () => {
  expect(read(["Instruction", "reply"], [], "question=instrucion,answer=reply")).toEqual({
    problem: 'has no column "instrucion" (it has "Instruction", "reply")',
  });
});

test("a million columns are named in a line", () => {
  const header = Array.from({ length: 1_000_000 }, (_, i) => `c${i}`);
  expect(read(header, [])).toEqual({ problem: expect.stringMatching(/"c19" and 999980 more\)$/) as string });
});

test("a map that cannot be read is a usage error that names the fields", () => {
  const wrong = (text: string): UserError => {
    try {
      parseColumnMap(text);
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
    throw new Error("was taken");
  };
  for (const [text, message] of [
    ["question", '"question" does not say which column holds which field'],
    ["", '"" does not say which column holds which field'],
    ["answer=", '"answer=" does not say which column holds which field'],
    ["question=a,anser=b", 'a record has no field "anser"'],
    ["toString=b", 'a record has no field "tostring"'],
    ["answer=a,answer=b", "two columns are named for the field answer"],
  ] as const) {
    const error = wrong(text);
    expect(error.message).toBe(message);
    expect(error.exitCode).toBe(ExitCode.usage);
    expect(error.next).toContain("id, kind, title, question, answer, text, url, tags, refs, language, date");
  }
});
