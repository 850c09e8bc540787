import { expect, test } from "vitest";
import { type Entry, readEntry, toRecord } from "./entry.ts";
import type { SourceRecord } from "../passage.ts";

const entry = (value: object): Entry => {
  const found = readEntry(value);
  if ("problem" in found) throw new Error(found.problem);
  return found.entry;
};
const record = (value: object): SourceRecord | null => toRecord(entry(value), "f#1", "line 1");
const problem = (value: unknown): string => {
  const found = readEntry(value);
  return "problem" in found ? found.problem : "";
};
const long = Array.from({ length: 60 }, (_, i) => `Sentence ${i} is about forty characters.`).join(" ");

test("a question with its answer is one faq entry with one piece", () => {
  expect(record({ question: "Is it open?", answer: "Yes." })).toEqual({
    id: "f#1",
    kind: "faq",
    title: "Is it open?",
    url: null,
    tags: [],
    refs: [],
    language: null,
    date: null,
    single: true,
    pieces: [{ question: "Is it open?", title: "Is it open?", text: "Yes.", place: "line 1" }],
  });
});

test("a text alone is a doc with its first words as its title", () => {
  expect(record({ text: "We ship daily.\nBy noon." })).toMatchObject({
    kind: "doc",
    title: "We ship daily.",
  });
  expect(record({ text: long })?.title).toMatch(/^Sentence 0 is .{40,75}…$/);
});

test("the fields that an entry gives are kept", () => {
  const fields = {
    id: "r-1",
    kind: "reply",
    title: "T",
    url: "https://x.test",
    language: "de",
    date: "2025-03-04",
  };
  expect(record({ ...fields, answer: "a" })).toMatchObject(fields);
});

test("an id may be a number", () => {
  expect(record({ id: 42, answer: "a" })?.id).toBe("42");
  expect(record({ id: 0, answer: "a" })?.id).toBe("0");
});

test("an empty id, a null and an unknown key are as if they were not there", () => {
  expect(record({ id: " ", question: null, answer: "a", colour: "red" })).toMatchObject({
    id: "f#1",
    kind: "doc",
  });
});

test("tags and refs may be a list or text with commas or semicolons", () => {
  expect(record({ answer: "a", tags: ["x", 3], refs: "r1; r2,https://x.test/a" })).toMatchObject({
    tags: ["x", "3"],
    refs: ["r1", "r2", "https://x.test/a"],
  });
});

test("a language is its two letters, or left to be told from the text", () => {
  expect(record({ answer: "a", language: "de-AT" })?.language).toBe("de");
  expect(record({ answer: "a", language: "FR" })?.language).toBe("fr");
  expect(record({ answer: "a", language: "German" })?.language).toBeNull();
});

test("only an ISO date is a date", () => {
  for (const date of ["2025", "2025-03", "2025-03-04", "2025-03-04T10:00:00Z", "2025-03-04 10:00"])
    expect(record({ answer: "a", date })?.date).toBe(date);
  for (const date of ["03/04/2025", "yesterday", "2025-13-01"])
    expect(record({ answer: "a", date })?.date).toBeNull();
});

test("an entry without an answer and a text is no record", () => {
  expect(record({ question: "Why?", title: "t" })).toBeNull();
  expect(record({ answer: " ", text: "" })).toBeNull();
});

test("a long text is several pieces, and the question stays with the first", () => {
  const pieces = record({ question: "What?", text: long })?.pieces ?? [];
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.map(({ question }) => question)).toEqual(["What?", ...pieces.slice(1).map(() => null)]);
  for (const { text } of pieces) expect(text.length).toBeLessThanOrEqual(1200);
});

test("an answer stays whole, and a text beside it is further pieces, unless it says the same", () => {
  expect(record({ question: "q", answer: long })?.pieces.map(({ text }) => text)).toEqual([long]);
  expect(record({ answer: "Yes.", text: "Details." })?.pieces.map(({ text }) => text)).toEqual([
    "Yes.",
    "Details.",
  ]);
  expect(record({ answer: "Yes.", text: "Yes." })?.pieces.map(({ text }) => text)).toEqual(["Yes."]);
  expect(record({ answer: "Yes.", text: "Is it? Yes." })?.pieces.map(({ text }) => text)).toEqual([
    "Is it? Yes.",
  ]);
});

test("what is wrong with an entry is said by its field", () => {
  expect(problem({ answer: ["a"] })).toBe("`answer` must be text");
  expect(problem({ answer: "a", tags: 3 })).toMatch(/^`tags` must be a list of words/);
  expect(problem({ answer: "a", refs: [{}], title: true })).toBe(
    "`title` must be text; `refs` must be a list of words, or text with commas",
  );
  for (const value of ["text", 3, null, ["a"]]) expect(problem(value)).toMatch(/^a record must be an object/);
});

test("the links that a passage gives are kept with it, each once", () => {
  const found = record({
    question: "Where?",
    answer: "See https://x.test/a and https://x.test/b. Or https://x.test/a!",
  });
  expect(found?.pieces[0]?.links).toEqual(["https://x.test/a", "https://x.test/b"]);
  expect(record({ answer: "Nowhere." })?.pieces[0]).not.toHaveProperty("links");
});

test("a record is no erratum: corrections have a way of their own", () => {
  expect(readEntry({ kind: "erratum", question: "q?", answer: "A." })).toEqual({
    problem: expect.stringContaining("smb errata import") as string,
  });
});
