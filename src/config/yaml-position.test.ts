import { describe, expect, test } from "vitest";
import { parseYaml } from "./yaml-position.ts";

const SECRET = "hunter2";

describe("the value", () => {
  test("YAML comes as the plain value that it describes", () => {
    expect(parseYaml("a: 1\nb:\n  - x\n  - y: no\n").value).toEqual({ a: 1, b: ["x", { y: "no" }] });
  });

  test("JSON is read too, tabs and all", () => {
    expect(parseYaml('{\r\n\t"a": [1, "x"]\r\n}').value).toEqual({ a: [1, "x"] });
  });

  test.each(["", "\n\n", "# only a remark\n", "---\n"])("a file with nothing in it (%j) is null", (text) => {
    expect(parseYaml(text)).toMatchObject({ value: null, faults: [] });
  });

  test("a byte order mark is no part of the first key", () => {
    expect(parseYaml("\uFEFFa: 1\n").value).toEqual({ a: 1 });
  });

  test("a block that is named once may be used twice", () => {
    expect(parseYaml("a: &x { env: A }\nb: *x\n").value).toEqual({ a: { env: "A" }, b: { env: "A" } });
  });
});

describe("the line of a key", () => {
  const { lineOf } = parseYaml(
    ["# remark", "a:", "  b: 1", "", "  c:", "    - x", "    - d: 2", 'e: { f: 1, "g": 2 }', ""].join("\r\n"),
  );

  test.each([
    [["a"], 2],
    [["a", "b"], 3],
    [["a", "c"], 5],
    [["a", "c", 0], 6],
    [["a", "c", 1, "d"], 7],
    [["e", "g"], 8],
  ])("%j stands in line %i", (path, line) => {
    expect(lineOf(path)).toBe(line);
  });

  test("of a key that is not written the line of its block is given", () => {
    expect(lineOf(["a", "missing"])).toBe(2);
    expect(lineOf(["a", "b", "below", "a scalar"])).toBe(3);
    expect(lineOf(["a", "c", 9])).toBe(5);
  });

  test("of a missing block, and of an empty file, it is the first line", () => {
    expect(lineOf(["missing", "b"])).toBe(1);
    expect(parseYaml("").lineOf(["a"])).toBe(1);
  });
});

describe("faults", () => {
  test("a key that stands twice is named, with the line of the second", () => {
    const text = "a:\n  b:\n    c: 1\n    d: 2\n    c: 3\n";
    expect(parseYaml(text).faults).toEqual([
      { line: 5, path: ["a", "b", "c"], message: "stands twice in this block" },
    ]);
  });

  test.each([
    ["a tab", "a:\n\tb: 1\n", 2, "a tab"],
    ["an indentation that fits nothing", "a:\n    b: 1\n  c: 2\n", 3, "indentation"],
    ["a quote that is never closed", "a: 1\nb: 'x\nc: 1\nd: 2\n", 2, "closing quote"],
    ["a bracket that is never closed", "a: [1, 2\nb: 3\n", 2, "indentation"],
    ["a key without its colon", "a: 1\nb\n", 2, "the `:` after a key"],
    ["a second colon", "a: 1\nb: c: d\n", 2, "a second `: `"],
    ["a value that starts with @", "a: @x\n", 1, "needs quotes"],
    ["a value that starts with %", "a: %x\n", 1, "needs quotes"],
    ["a value that starts with !", "a: !x\n", 1, "`!` needs quotes"],
    ["a value that starts with *", "a: 1\nb: *x\n", 2, "`*` needs quotes"],
    ["an unknown escape", 'a: "\\q"\n', 1, "escape"],
    ["text behind a quoted value", "a: 'x' y\n", 1, "does not expect"],
    ["a second document", "a: 1\n---\nb: 2\n", 2, "second document"],
    ["a list as a key", "? [a]\n: x\n", 1, "a plain word"],
  ])("%s is a fault in its line", (_, text, line, words) => {
    const { faults, value } = parseYaml(text);
    expect(faults).toEqual([{ line, path: [], message: expect.stringContaining(words) as string }]);
    expect(value).toBeNull();
  });

  test("all faults come at once, in the order of their lines, one a line", () => {
    const { faults } = parseYaml("a: @x\nb: *y\nc: 1\nc: 2\nd: 'x' y\n");
    expect(faults.map(({ line }) => line)).toEqual([1, 2, 4, 5]);
  });

  test("aliases of aliases that would fill the memory are a fault", () => {
    const level = (n: number): string =>
      `l${n}: &l${n} [${Array(9)
        .fill(`*l${n - 1}`)
        .join(", ")}]`;
    const text = ["l0: &l0 [x]", ...Array.from({ length: 9 }, (_, n) => level(n + 1))].join("\n");
    expect(parseYaml(text).faults).toEqual([{ line: 1, path: [], message: "too many aliases (`*name`)" }]);
  });

  test.each([
    `password: *${SECRET}`,
    `password: !${SECRET}`,
    `password: @${SECRET}`,
    `password: "\\${SECRET}`,
    `password: ${SECRET}: x`,
    `password: 'x' ${SECRET}`,
    `password: [${SECRET}`,
    `password: {${SECRET}: 1}}`,
    `? [${SECRET}]`,
    `}${SECRET}{`,
    `password: >${SECRET}`,
  ])("%s is a fault whose message does not repeat the value", (text) => {
    const { faults } = parseYaml(text);
    expect(faults.length).toBeGreaterThan(0);
    expect(JSON.stringify(faults)).not.toContain(SECRET);
  });
});
