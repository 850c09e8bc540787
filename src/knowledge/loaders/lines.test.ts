import fc from "fast-check";
import { expect, test } from "vitest";
import { lines, type NumberedLine } from "./lines.ts";

const read = async (parts: string[], limit = 1000): Promise<NumberedLine[]> => {
  async function* stream(): AsyncGenerator<string> {
    await Promise.resolve();
    yield* parts;
  }
  const found: NumberedLine[] = [];
  for await (const line of lines(stream(), limit)) found.push(line);
  return found;
};

test("lines are the same wherever the parts are cut", async () => {
  const text = fc.array(fc.constantFrom("a", "bc", "\n", "\r\n", "é"), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(text, async (parts) => {
      const joined = parts.join("");
      const expected = joined.split(/\r?\n/);
      if (expected.at(-1) === "") expected.pop();
      expect((await read(parts)).map(({ line }) => line)).toEqual(expected);
    }),
  );
});

test("a line is numbered as an editor shows it, empty ones counted", async () => {
  expect(await read(["a\n\nb", "\n"])).toEqual([
    { line: "a", number: 1 },
    { line: "", number: 2 },
    { line: "b", number: 3 },
  ]);
});

test("a line over the limit is told and dropped, and the next is read", async () => {
  const found = await read(["short\n", "x".repeat(8), "x".repeat(8), "\nshort"], 10);
  expect(found.map(({ line }) => line)).toEqual(["short", null, "short"]);
});
