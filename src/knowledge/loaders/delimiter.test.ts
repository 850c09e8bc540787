import { expect, test } from "vitest";
import { delimiterIn, readDelimiter } from "./delimiter.ts";

test("the delimiter is the one that the header line has most of", () => {
  expect(delimiterIn("question,answer,tags")).toBe(",");
  expect(delimiterIn("Frage;Antwort")).toBe(";");
  expect(delimiterIn("question\tanswer")).toBe("\t");
  expect(delimiterIn("answer")).toBe(",");
});

test("a delimiter inside quotes does not count", () => {
  expect(delimiterIn('"a, b, c";answer')).toBe(";");
});

test("only the header line is looked at, empty lines above it aside", () => {
  expect(readDelimiter("\n\nFrage;Antwort\na,b,c,d\n", null)).toEqual({ delimiter: ";", skip: 0 });
});

test("Excel's own line names the delimiter and is no row", () => {
  expect(readDelimiter("sep=;\r\nFrage;Antwort,kurz\n", null)).toEqual({ delimiter: ";", skip: 7 });
});

test("a file whose name says its delimiter is not guessed at", () => {
  expect(readDelimiter("a,b,c\td\n", "\t").delimiter).toBe("\t");
});
