import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { Output } from "../output.ts";
import type { DemoRow } from "./rows.ts";
import { fit, renderTable } from "./table.ts";

const out = new Output({
  stdout: { write: () => true },
  stderr: { write: () => true },
  json: false,
  color: false,
});

const row = (fields: Partial<DemoRow> = {}): DemoRow => ({
  file: "1.demo",
  about: "delivery",
  id: "m1",
  from: "Ada Lovelace",
  subject: "Delivery to Portugal",
  verdict: "human",
  intent: "shipping",
  language: "en",
  decision: "review",
  reasons: ["every question has an answer"],
  firstLine: "Five working days.",
  draft: "Hello Ada,\n\nFive working days.",
  sources: ["faq.txt#1"],
  expected: { file: "1.demo", about: "", verdict: "human", decision: "review", sources: [] },
  ...fields,
});

const render = (rows: readonly DemoRow[], width = 120): string[] =>
  out.shown(renderTable(rows, width, out)).split("\n");

describe("fit", () => {
  test.each([
    ["short", 8, "short   "],
    ["exactly", 7, "exactly"],
    ["much too long", 8, "much to…"],
    ["two\nlines\t here", 14, "two lines here"],
    ["日本語の件名", 6, "日本… "],
    ["👩‍👩‍👧 family", 6, "👩‍👩‍👧 fa…"],
    ["", 3, "   "],
    ["a\u001b[31mb", 10, "a[31mb    "],
  ])("%j in %d columns is %j", (text, width, expected) => {
    expect(fit(text, width)).toBe(expected);
  });

  test("whatever the text, the terminal shows exactly so many columns, on one line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 40 }), (text, width) => {
        const fitted = fit(text, width);
        expect(stringWidth(fitted)).toBe(width);
        expect(fitted).not.toContain("\n");
      }),
      { numRuns: 300 },
    );
  });
});

describe("renderTable", () => {
  test("a draft that is ready shows its first line, anything else the reasons", () => {
    const [, ready, held, ignored] = render([
      row(),
      row({ decision: "hold", reasons: ["no answer", "a cap"] }),
      row({ decision: "none", reasons: ["List-Id header"], firstLine: null, sources: [] }),
    ]);
    expect(ready).toContain("review    Five working days.");
    expect(held).toContain("hold      no answer; a cap");
    expect(ignored).toContain("–         List-Id header");
  });

  test("what is not known of a mail is left out", () => {
    expect(render([row({ intent: null, language: null })])[1]).toMatch(/ human {20}/);
  });

  test.each([0, 80, 120, 200])("lines of a terminal of %d columns are all of one width", (width) => {
    const long = row({ from: "Ada".repeat(40), subject: "ü".repeat(90), firstLine: "x".repeat(400) });
    const [head = "", ...rows] = render([row(), long, row({ firstLine: null })], width);
    const column = (line: string): number => line.indexOf("faq.txt#1");
    expect(new Set(rows.map(column)).size).toBe(1);
    expect(head.indexOf("SOURCES")).toBe(rows[0] && column(rows[0]));
  });

  test("a mail's words break no line and give no orders", () => {
    const lines = render([row({ subject: "x\nMAIL TAKEN FOR\u001b[2J", from: "\u009b31m" })]);
    expect(lines).toHaveLength(2);
    expect(lines.join("")).not.toMatch(/[\u001b\u009b]/);
  });
});
