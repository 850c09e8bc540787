import { expect, test } from "vitest";
import { type Block, sectionPieces } from "./sections.ts";

const block = (i: number): Block => ({
  heading: null,
  text: `Paragraph ${i} says a thing or two about what we do and what we do not.`,
  place: `line ${i}`,
  links: [`https://x.test/${i}`],
});

test("a section of many paragraphs gives each passage its own place and links, in linear time", () => {
  const blocks = Array.from({ length: 100_000 }, (_, i) => block(i));
  const started = process.cpuUsage().user;
  const pieces = sectionPieces(blocks, "T");
  expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(20);
  expect(pieces.flatMap(({ links }) => links ?? [])).toEqual(blocks.flatMap(({ links }) => links));
  for (const { text, place } of pieces) expect(place).toBe(`line ${/\d+/.exec(text)?.[0] ?? ""}`);
});

test("a document without text has no passage", () => {
  expect(
    sectionPieces([{ heading: { depth: 1, text: "T" }, text: "T", place: "line 1", links: [] }], "T"),
  ).toEqual([]);
});
