import fc from "fast-check";
import { expect, test } from "vitest";
import { definitionLines, partsOf } from "./markdown-parts.ts";

const texts = (text: string): string[] => partsOf(text).map((part) => part.text);

test("a part begins at each heading and knows its line", () => {
  expect(partsOf("Intro.\n\n# A\n\na\n## B\nb")).toEqual([
    { text: "Intro.\n", line: 1 },
    { text: "# A\n\na", line: 3 },
    { text: "## B\nb", line: 6 },
  ]);
});

test("what looks like a heading inside code is none", () => {
  for (const code of [
    "```sh\n# comment\n```",
    "~~~\n# comment\n```\n# more\n~~~",
    "````\n```\n# comment\n````",
  ])
    expect(texts(code)).toEqual([code]);
});

test("a commented-out section is not parted from its comment", () => {
  const text = "<!--\n# Old prices\n\n5 €\n-->";
  expect(texts(text)).toEqual([text]);
  expect(texts("<!-- note -->\n# A")).toEqual(["<!-- note -->", "# A"]);
});

test("a long section is parted before a paragraph, never inside a list, table or quotation", () => {
  const blocks = Array.from(
    { length: 50 },
    (_, i) => `Text ${i}.\n\n- one\n\n- two\n\n  deep\n\n> q\n\n| a |\n|---|\n\n1. x\n\n10) y`,
  );
  const parts = texts(blocks.join("\n\n").repeat(4));
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) expect(part).toMatch(/^Text /);
});

test("no line is lost or moved", () => {
  const line = fc.constantFrom("# a", "", "text", "- x", "```", "<!--", "-->", "  y", "x".repeat(5000));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const parts = partsOf(lines.join("\n"));
      expect(parts.map((part) => part.text).join("\n")).toBe(lines.join("\n"));
      for (const part of parts) expect(part.text.split("\n")[0]).toBe(lines[part.line - 1]);
    }),
  );
});

test("link definitions are found wherever they stand, footnotes are not", () => {
  expect(
    definitionLines(
      "[a]: https://x.test 'T'\ntext [b]: no\n\n  [b c]: y.md\n[^1]: note\n[a]: https://x.test 'T'",
    ),
  ).toBe("[a]: https://x.test 'T'\n  [b c]: y.md");
});
