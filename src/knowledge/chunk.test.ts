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

test("the items of a list stay with their item where the whole list is indented", () => {
  const items = Array.from({ length: 8 }, (_, i) => `  - ${sentence(i)}\n    and more of ${i}.`);
  const parts = chunk(`You need:\n\n${items.join("\n")}`, { max: 150 });
  for (const item of items) expect(parts.filter((part) => part.includes(item.trim()))).toHaveLength(1);
});

test("an item goes on below an empty line where it is indented", () => {
  const items = Array.from({ length: 6 }, (_, i) => `${i + 1}. ${sentence(i)}\n\n   ${sentence(i)}`);
  expect(chunk(items.join("\n\n"), { max: 150 })).toEqual(items);
});

test("the line above a list stays with it, and stands above each part of it", () => {
  const items = Array.from({ length: 9 }, (_, i) => `- ${sentence(i)}`);
  const parts = chunk(`${sentence(1)}\n\nYou need:\n\n${items.join("\n")}\n\n${sentence(2)}`, { max: 200 });
  expect(parts[0]).toBe(`${sentence(1)}\n\nYou need:\n\n${items.slice(0, 2).join("\n")}`);
  for (const part of parts.slice(1)) expect(part).toMatch(/^You need:\n- /);
  expect(parts.flatMap((part) => part.split("\n")).filter((line) => line.startsWith("- "))).toEqual(items);
});

test("a paragraph that introduces nothing is not said again", () => {
  const items = Array.from({ length: 9 }, (_, i) => `- ${sentence(i)}`);
  const parts = chunk(`That is all.\n\n${items.join("\n")}`, { max: 200 });
  expect(parts.filter((part) => part.includes("That is all."))).toHaveLength(1);
});

test("a table is parted between rows, never inside one, and each part has its header", () => {
  const header = "Country | How long | Price";
  const rows = Array.from(
    { length: 20 },
    (_, i) => `Country ${i} | It takes ${i} days. Then it is there. | ${i} €`,
  );
  const parts = chunk(`Prices:\n\n${[header, ...rows].join("\n")}`, { max: 150 });
  expect(parts.length).toBeGreaterThan(5);
  expect(parts[0]).toMatch(/^Prices:\n\nCountry \| How long \| Price\nCountry 0 /);
  for (const part of parts.slice(1)) expect(part.split("\n")[0]).toBe(header);
  expect(parts.flatMap((part) => part.split("\n")).filter((line) => /\d €$/.test(line))).toEqual(rows);
});

test("a header that would fill the passage is not said again", () => {
  const header = `What | ${"very ".repeat(30)}long`;
  const parts = chunk([header, ...Array.from({ length: 9 }, (_, i) => `${i} | ${sentence(i)}`)].join("\n"), {
    max: 200,
  });
  expect(parts.filter((part) => part.includes("very"))).toHaveLength(1);
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

/** The text as its chunks give it, without what they say again. */
const rejoined = (text: string, max: number): string =>
  chunks(text, { max })
    .map(({ text: part, repeated }) => part.slice(repeated.length))
    .join("");

test("nothing is lost, doubled or moved, whatever the text", () => {
  const line = fc.constantFrom(
    "",
    "- item one. two.",
    "a | b",
    "```",
    "Some words here.",
    "You need:",
    "  indented",
    "  - nested",
    "1. x",
    "これは文です。次の文。",
    "# h",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(line, fc.string())),
      fc.integer({ min: 1, max: 60 }),
      (linesOfText, max) => {
        const text = linesOfText.join("\n");
        expect(squeeze(rejoined(text, max))).toBe(squeeze(text));
        for (const { text: part, repeated, start } of chunks(text, { max })) {
          expect(text.startsWith(part.slice(repeated.length), start)).toBe(true);
          expect(text).toContain(repeated.trim());
        }
      },
    ),
  );
});

test("no cut lies inside an item, a row, a code block or a sentence, whatever stands beside it", () => {
  const words = fc
    .array(fc.constantFrom("order", "paid", "two", "days", "parcel", "box"), { minLength: 1, maxLength: 12 })
    .map((all) => all.join(" "));
  const sentences = words.map((text) => `We say ${text}.`);
  const items = fc
    .array(fc.tuple(words, words), { minLength: 1, maxLength: 6 })
    .map((all) => all.map(([a, b]) => `- First ${a}. Then ${b}.\n  - below it ${b}`));
  const rows = fc
    .array(fc.tuple(words, words), { minLength: 2, maxLength: 6 })
    .map((all) => all.map(([a, b]) => `${a} | ${b}. Yes. | 5 €`));
  const code = words.map((text) => [`\`\`\`\n- run ${text}. Next.\n\n${text}\n\`\`\``]);
  const prose = fc.array(sentences, { minLength: 1, maxLength: 6 });
  const block = fc.oneof(
    items.map((units) => ({ units, gap: "\n" })),
    rows.map((units) => ({ units, gap: "\n" })),
    code.map((units) => ({ units, gap: "\n" })),
    prose.map((units) => ({ units, gap: " " })),
    prose.map((units) => ({ units: [...units, "You need:"], gap: " " })),
  );
  fc.assert(
    fc.property(
      fc.array(block, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 280, max: 600 }),
      (blocks, max) => {
        const text = blocks.map(({ units, gap }) => units.join(gap)).join("\n\n");
        const parts = chunks(text, { max });
        let at = 0;
        for (const unit of blocks.flatMap(({ units }) => units)) {
          const start = text.indexOf(unit, at);
          at = start + unit.length;
          const holder = parts.findLast((part) => part.start <= start);
          const end = holder ? holder.start + holder.text.length - holder.repeated.length : 0;
          expect(end, unit).toBeGreaterThanOrEqual(at);
        }
        for (const part of parts) expect(part.text.length).toBeLessThanOrEqual(max);
      },
    ),
    { numRuns: 300 },
  );
});

test("five megabytes without a full stop are split in reasonable time", () => {
  const started = performance.now();
  expect(chunk("lorem ipsum ".repeat(400_000)).length).toBeGreaterThanOrEqual(4000);
  expect(performance.now() - started).toBeLessThan(10_000);
});
