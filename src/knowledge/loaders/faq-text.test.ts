import { expect, test } from "vitest";
import type { Loaded, SourceRecord } from "../passage.ts";
import { parseText } from "./faq-text.ts";

const load = (text: string, name = "help/faq.txt"): Loaded[] => parseText(text, name);
const record = (text: string): SourceRecord => {
  const [first] = load(text);
  if (!first || !("record" in first)) throw new Error("no record");
  return first.record;
};
const pairs = (text: string): [string | null, string][] =>
  record(text).pieces.map(({ question, text: answer }) => [question, answer]);

test("a file of questions and answers is one faq record with a piece a block", () => {
  expect(record("Q: Open?\nA: Yes.\n\nQ: Where?\nA: Here.\n")).toMatchObject({
    id: "help/faq.txt",
    kind: "faq",
    title: "faq",
    single: false,
    pieces: [
      { question: "Open?", title: "Open?", text: "Yes.", place: "line 1" },
      { question: "Where?", title: "Where?", text: "Here.", place: "line 4" },
    ],
  });
});

test("other marks for question and answer are known, in any case", () => {
  for (const [q, a] of [
    ["Question", "Answer"],
    ["F", "A"],
    ["frage", "ANTWORT"],
    ["Q1", "A1"],
    ["Question ", "Réponse "],
    ["Pregunta", "Respuesta"],
    ["Domanda", "Risposta"],
    ["Vraag", "Antwoord"],
  ] as const)
    expect(pairs(`${q}: one\n${a}: two`)).toEqual([["one", "two"]]);
});

test("an answer goes on to the next question, its empty lines and lists included", () => {
  expect(pairs("Q: How?\n\nA: First:\n\n- pack\n- send\n\nA: or bring it\nQ: Next?\nA: Yes.")).toEqual([
    ["How?", "First:\n\n- pack\n- send\n\nA: or bring it"],
    ["Next?", "Yes."],
  ]);
});

test("several questions above one answer are its variants, each a line", () => {
  const text = "Q: Where is it?\nQ: When does my\n   parcel come?\nA: Soon.";
  expect(pairs(text)).toEqual([["Where is it?\nWhen does my parcel come?", "Soon."]]);
  expect(record(text).pieces[0]?.title).toBe("Where is it?");
});

test("an answer may begin below its mark", () => {
  expect(pairs("Q: How?\nA:\nLike this.\n")).toEqual([["How?", "Like this."]]);
});

test("a question without an answer is a problem with its place, and the others are read", () => {
  const found = load("Q: One?\nA: Yes.\nQ: Two?\nA:\n\nQ: Three?\n");
  expect(found.slice(1)).toEqual([
    { problem: "has a question without an answer", source: "help/faq.txt line 3" },
    { problem: "has a question without an answer", source: "help/faq.txt line 6" },
  ]);
  expect(load("Q: One?\nA:\n").every((one) => "problem" in one)).toBe(true);
});

test("an introduction is kept as the last piece, a heading is not", () => {
  const introduction =
    "We are a small shop. Our desk is open from nine to five on working days. Parcels leave at noon on each of them.";
  expect(pairs(`${introduction}\n\nQ: Open?\nA: Yes.`)).toEqual([
    ["Open?", "Yes."],
    [null, introduction],
  ]);
  expect(pairs("Our FAQ\n=======\nQ: Open?\nA: Yes.")).toEqual([["Open?", "Yes."]]);
});

test("Windows line ends leave no trace", () => {
  expect(pairs("Q: Open?\r\nA: Yes.\r\nAlways.\r\n")).toEqual([["Open?", "Yes.\nAlways."]]);
});

test("a text without such blocks is a doc in pieces, each with its line", () => {
  const paragraph = Array.from({ length: 20 }, (_, i) => `Sentence ${i} is about forty characters.`).join(
    " ",
  );
  const found = record(`\nTerms.\n\n${paragraph}\n\n${paragraph}\n\n${paragraph}\n`);
  expect(found).toMatchObject({ kind: "doc", title: "faq", single: false });
  expect(found.pieces.map(({ place, question, title }) => [place, question, title])).toEqual([
    ["line 2", null, "faq"],
    ["line 6", null, "faq"],
    ["line 8", null, "faq"],
  ]);
});

test("a letter with a colon in prose makes no question of it", () => {
  expect(record("Q: is the shop's letter.\nIt stands on the door.").kind).toBe("doc");
  expect(record("A: and B: are two drives. None asks anything.").kind).toBe("doc");
});

test("the links of an answer or a paragraph are kept with it", () => {
  const links = (text: string): unknown[] =>
    parseText(text, "a.txt").flatMap((one) =>
      "record" in one ? one.record.pieces.map((piece) => piece.links) : [],
    );
  expect(links("Q: Where?\nA: At https://x.test/a.\n\nQ: Why?\nA: So.")).toEqual([
    ["https://x.test/a"],
    undefined,
  ]);
  expect(links("Look at (https://x.test/b).")).toEqual([["https://x.test/b"]]);
});
