import { expect, test } from "vitest";
import type { Piece, SourceRecord } from "../passage.ts";
import { parseMarkdown } from "./markdown.ts";

const record = (text: string, name = "policies/returns.md"): SourceRecord => {
  const found = parseMarkdown(text, name).find((one) => "record" in one);
  if (!found || !("record" in found)) throw new Error("no record");
  return found.record;
};
const pieces = (text: string): readonly Piece[] => record(text).pieces;
/** The text of one section with this body. */
const body = (text: string): string =>
  pieces(`# T\n\n${text}\n`)
    .map((piece) => piece.text)
    .join("\n---\n");

test("a file is one doc with its first heading as its title", () => {
  expect(record("Intro.\n\n# Returns\n\nText.\n")).toMatchObject({
    id: "policies/returns.md",
    kind: "doc",
    title: "Returns",
    single: false,
  });
  expect(record("Only text.").title).toBe("returns");
});

test("each section with text of its own is a piece, titled by the headings above it", () => {
  expect(
    pieces("# Shop\n\n## Returns\n\nThirty days.\n\n### Cost\n\nFree.\n\n## Delivery\n\nTwo days.\n").map(
      ({ title, text, place }) => [title, text, place],
    ),
  ).toEqual([
    ["Shop > Returns", "Thirty days.", "line 5".replace("5", "3")],
    ["Shop > Returns > Cost", "Free.", "line 7"],
    ["Shop > Delivery", "Two days.", "line 11"],
  ]);
});

test("a heading of a higher level ends all below it, skipped levels included", () => {
  expect(pieces("# A\n\n#### Deep\n\na\n\n## B\n\nb\n\n# C\n\nc").map(({ title }) => title)).toEqual([
    "A > Deep",
    "A > B",
    "C",
  ]);
});

test("text above the first heading is a piece with the document's title", () => {
  expect(pieces("Before.\n\n# Title\n\nAfter.")[0]).toMatchObject({
    title: "Title",
    text: "Before.",
    place: "line 1",
  });
});

test("a heading that asks is the question of its section", () => {
  const [first, second] = pieces("## How do I **return** it?\n\nSend it.\n\n## Costs\n\nNone.\n");
  expect(first).toMatchObject({ question: "How do I return it?", text: "Send it." });
  expect(second?.question).toBeNull();
});

test("front matter gives title, link, tags, language and date, and moves no line", () => {
  const found = record(
    "---\ntitle: Retouren\nurl: https://x.test\ntags: a, b\nlanguage: de\ndate: 2025-01-02\n---\n# H\n\nText.",
  );
  expect(found).toMatchObject({
    title: "Retouren",
    url: "https://x.test",
    tags: ["a", "b"],
    language: "de",
    date: "2025-01-02",
  });
  expect(found.pieces[0]).toMatchObject({ title: "H", place: "line 8" });
});

test("a broken front matter is a problem, and the text is read", () => {
  const found = parseMarkdown("---\ntitle: [\n---\n# H\n\nText.", "a.md");
  expect(found.map((one) => ("problem" in one ? one.source : one.record.title))).toEqual([
    "a.md line 1",
    "H",
  ]);
});

test("headings without text are a problem", () => {
  expect(parseMarkdown("# A\n\n## B\n", "a.md")).toEqual([
    { problem: "has headings but no text", source: "a.md" },
  ]);
});

test("lists are lines with marks, nested ones indented, numbers kept", () => {
  expect(body("* one\n  hard-wrapped\n* two\n    * deep\n")).toBe("- one hard-wrapped\n- two\n  - deep");
  expect(body("3. third\n4. fourth\n")).toBe("3. third\n4. fourth");
  expect(body("- [x] done\n- [ ] open\n")).toBe("- [x] done\n- [ ] open");
});

test("tables are lines with bars; a table of one column is a list", () => {
  expect(body("| Country | Days |\n|---|---|\n| **DE** | 2 |\n| FR | |\n")).toBe(
    "Country | Days\nDE | 2\nFR | –",
  );
  expect(body("| City |\n|---|\n| Ulm |\n")).toBe("- City\n- Ulm");
});

test("links say where they lead, unless they lead nowhere outside or say it already", () => {
  expect(body("See [our page](https://x.test/a).")).toBe("See our page (https://x.test/a).");
  expect(body("See https://x.test/a or <mailto:a@x.test>.")).toBe("See https://x.test/a or mailto:a@x.test.");
  expect(body("Write to [a@x.test](mailto:a@x.test).")).toBe("Write to a@x.test.");
  expect(body("See [the terms](../terms.md#x) and [ref][r].\n\n[r]: https://x.test/r")).toBe(
    "See the terms and ref (https://x.test/r).",
  );
});

test("emphasis, code and pictures are their text; struck text no longer holds", () => {
  expect(body("**Now** _only_ ~~20 €~~ 15 € with `CODE_1` ![a photo](p.png)")).toBe(
    "Now only  15 € with CODE_1 a photo",
  );
});

test("code keeps its lines in a fence that its content cannot close", () => {
  expect(body("```js\na();\n\nb();\n```")).toBe("```js\na();\n\nb();\n```");
  expect(body("````\n```\nx\n```\n````")).toBe("````\n```\nx\n```\n````");
  expect(body("    indented\n")).toBe("```\nindented\n```");
});

test("quotations, hard breaks, footnotes and the text in HTML are kept, comments are not", () => {
  expect(body("> Quoted\n> text.")).toBe("Quoted text.");
  expect(body("Street 1  \nTown")).toBe("Street 1\nTown");
  expect(body("Claim.[^1]\n\n[^1]: Proof.")).toBe("Claim. [1]\n\n[1] Proof.");
  expect(body("<details><summary>More</summary>Hidden text.</details>\n\n<!-- TODO -->\n\nEnd.")).toBe(
    "More Hidden text.\n\nEnd.",
  );
});

test("a long section is several pieces of the same title, parted between its blocks", () => {
  const items = Array.from(
    { length: 40 },
    (_, i) => `- Item ${i} has a text that is a little longer than that.`,
  );
  const found = pieces(`## What do you sell?\n\n${items.join("\n")}\n`);
  expect(found.length).toBeGreaterThan(1);
  expect(found.flatMap(({ text }) => text.split("\n"))).toEqual(items);
  expect(new Set(found.map(({ title }) => title))).toEqual(new Set(["What do you sell?"]));
  expect(found.map(({ question }) => question !== null)).toEqual(found.map((_, i) => i === 0));
  for (const { text } of found) expect(text.length).toBeLessThanOrEqual(1200);
});

test("a link may be defined in another section", () => {
  expect(
    pieces("# A\n\nSee [it][r].\n\n# B\n\nText.\n\n[r]: https://x.test/r\n").map(({ text }) => text),
  ).toEqual(["See it (https://x.test/r).", "Text."]);
});

test("a commented-out section says nothing", () => {
  expect(pieces("# A\n\nNow 6 €.\n\n<!--\n# Old\n\n5 €\n-->\n").map(({ text }) => text)).toEqual([
    "Now 6 €.",
  ]);
});

test("a file eight times as long takes about eight times as long, not sixty-four", () => {
  const section = (i: number): string =>
    `## Part ${i}\n\nText.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`;
  const time = (sections: number): number => {
    const text = Array.from({ length: sections }, (_, i) => section(i)).join("");
    const started = performance.now();
    expect(pieces(text)).toHaveLength(sections);
    return performance.now() - started;
  };
  time(200);
  expect(time(1600)).toBeLessThan(time(200) * 28);
});

test("the links that a section gives are kept with it, those in its heading and in HTML included", () => {
  const [first, second, third] = pieces(
    '# [A](https://x.test/a)\n\nSee [it][r], https://x.test/b and [us](mailto:a@x.test).\n\n# B\n\nNo [link](#a).\n\n# C\n\n<p><a href="https://x.test/c">c</a></p>\n\n[r]: https://x.test/r\n',
  );
  expect(first?.links).toEqual(["https://x.test/a", "https://x.test/r", "https://x.test/b"]);
  expect(second).not.toHaveProperty("links");
  expect(third?.links).toEqual(["https://x.test/c"]);
});

test("a link in a long list is kept with the passage that it stands in", () => {
  const items = Array.from(
    { length: 40 },
    (_, i) => `- [Item ${i}](https://x.test/${i}) has a text of its own.`,
  );
  const found = pieces(`# All\n\n${items.join("\n")}\n`);
  expect(found.length).toBeGreaterThan(1);
  for (const { text, links } of found) expect(links).toEqual(text.match(/https:\/\/x\.test\/\d+/g));
});

test("a link to another file of the folder is a reference to its record", () => {
  const text =
    "See [b](../billing.md#x), [c](costs%20now.md), [d](/root.html?a), [e](https://x.test/e.md), [f](../../out.md), [g](returns.md), [h](pic.png), [b](../billing.md).";
  expect(record(text).refs).toEqual(["billing.md", "policies/costs now.md", "root.html"]);
  expect(record(`---\nrefs: r1, billing.md\n---\n${text}`).refs).toEqual([
    "r1",
    "billing.md",
    "policies/costs now.md",
    "root.html",
  ]);
});

test("each part of a long section says its own line", () => {
  const paragraphs = Array.from({ length: 6 }, (_, i) => `Paragraph ${i}. ${"And more of it. ".repeat(40)}`);
  expect(pieces(`# T\n\n${paragraphs.join("\n\n")}`).map(({ place }) => place)).toEqual([
    "line 1",
    ...[5, 7, 9, 11, 13].map((line) => `line ${line}`),
  ]);
});
