import fc from "fast-check";
import { expect, test } from "vitest";
import { chunk, chunks } from "./chunk.ts";

const sentence = (n: number): string => `Sentence number ${n} says a thing or two about returns.`;
const paragraph = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => sentence(from + i)).join(" ");
const squeeze = (text: string): string => text.replace(/\s+/g, "");

test("a short text stays whole, with its line breaks and without its margins", () => {
  expect(chunk("\n  One.\n\n- two\n- three\n\n")).toEqual(["One.\n\n- two\n- three"]);
});

test("an empty text gives nothing", () => {
  expect(chunk("")).toEqual([]);
  expect(chunk(" \n\n ")).toEqual([]);
});

test("paragraphs are kept together while they fit, and parted where they do not", () => {
  const [a, b, c] = [paragraph(1, 2), paragraph(3, 2), paragraph(5, 2)];
  expect(chunk(`${a}\n\n${b}\n\n${c}`, { max: 250 })).toEqual([`${a}\n\n${b}`, c]);
});

test("a long paragraph is parted between sentences", () => {
  for (const part of chunk(paragraph(1, 30), { max: 200 })) {
    expect(part).toMatch(/^Sentence number .*returns\.$/);
    expect(part.length).toBeLessThanOrEqual(200);
  }
});

test("a hard-wrapped sentence is not parted at its line breaks", () => {
  const wrapped = paragraph(1, 12).replace(/ says a /g, " says\na ");
  for (const part of chunk(wrapped, { max: 120 })) expect(part).toMatch(/^Sentence number[^]*returns\.$/);
});

test("a list is parted between items, never inside one", () => {
  const items = Array.from(
    { length: 12 },
    (_, i) => `- ${sentence(i)} ${sentence(i)}\n  and its second line ${i}`,
  );
  const parts = chunk(`Before you send it:\n${items.join("\n")}`, { max: 300 });
  expect(parts.length).toBeGreaterThan(3);
  expect(parts[0]).toMatch(/^Before you send it:\n- /);
  for (const item of items) expect(parts.filter((part) => part.includes(item))).toHaveLength(1);
});

test("numbered items and nested ones stay with their item", () => {
  const items = Array.from(
    { length: 8 },
    (_, i) => `${i + 1}. ${sentence(i)}\n  - ${sentence(i)}\n  - ${sentence(i)}`,
  );
  const parts = chunk(items.join("\n"), { max: 200 });
  expect(parts).toEqual(items);
});

test("a table is parted between rows, never inside one", () => {
  const rows = Array.from(
    { length: 20 },
    (_, i) => `Country ${i} | It takes ${i} days. Then it is there. | ${i} €`,
  );
  const parts = chunk(rows.join("\n"), { max: 150 });
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.flatMap((part) => part.split("\n"))).toEqual(rows);
});

test("fenced code is never parted, not at its empty lines and not at what looks like a list", () => {
  const code = `\`\`\`sh\n${Array.from({ length: 15 }, (_, i) => `- run ${i}\n\necho done. Next.`).join("\n")}\n\`\`\``;
  const parts = chunk(`${paragraph(1, 3)}\n\n${code}\n\n${paragraph(4, 3)}`, { max: 200 });
  expect(parts.some((part) => part.includes(code))).toBe(true);
});

test("a fence that is never closed does not swallow what follows", () => {
  const parts = chunk(`\`\`\`\n${Array.from({ length: 8 }, (_, i) => paragraph(i, 2)).join("\n\n")}`, {
    max: 200,
  });
  expect(parts.length).toBeGreaterThan(4);
});

test("a sentence longer than the limit stays whole; a run without end is cut all the same", () => {
  const long = `It ${"very ".repeat(50)}long.`;
  expect(chunk(`${sentence(1)} ${long} ${sentence(2)}`, { max: 100 })).toEqual([
    sentence(1),
    long,
    sentence(2),
  ]);
  const endless = chunk("word ".repeat(5000), { max: 100 });
  expect(Math.max(...endless.map((part) => part.length))).toBeLessThanOrEqual(100);
  expect(squeeze(endless.join(""))).toBe("word".repeat(5000));
});

test("a run without a space is not cut inside a character", () => {
  const parts = chunk("😀".repeat(1000), { max: 101 });
  for (const part of parts) expect(part).toMatch(/^(?:😀)+$/);
});

test("each chunk says where it starts", () => {
  const text = `${paragraph(1, 3)}\n\n${paragraph(4, 3)}\n`;
  for (const { text: part, start } of chunks(text, { max: 120 }))
    expect(text.startsWith(part, start)).toBe(true);
});

test("nothing is lost, doubled or moved, whatever the text", () => {
  const line = fc.constantFrom(
    "",
    "- item one. two.",
    "a | b",
    "```",
    "Some words here.",
    "  indented",
    "1. x",
    "# h",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(line, fc.string())),
      fc.integer({ min: 1, max: 60 }),
      (linesOfText, max) => {
        const text = linesOfText.join("\n");
        expect(squeeze(chunk(text, { max }).join(""))).toBe(squeeze(text));
      },
    ),
  );
});

test("five megabytes without a full stop are split in reasonable time", () => {
  const started = performance.now();
  expect(chunk("lorem ipsum ".repeat(400_000)).length).toBeGreaterThanOrEqual(4000);
  expect(performance.now() - started).toBeLessThan(10_000);
});
