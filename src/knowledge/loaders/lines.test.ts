import fc from "fast-check";
import { expect, test } from "vitest";
import { lines, type NumberedLine } from "./lines.ts";

const read = async (
  parts: string[],
  limit = 1000,
): Promise<{ line: string | null; number: number; end: number }[]> => {
  async function* stream(): AsyncGenerator<Buffer> {
    await Promise.resolve();
    for (const part of parts) yield Buffer.from(part);
  }
  const found: NumberedLine[] = [];
  for await (const some of lines(stream(), limit)) found.push(...some);
  return found.map(({ line, ...rest }) => ({ ...rest, line: line?.toString() ?? null }));
};

test("lines are the same wherever the parts are cut, and end where the next begins", async () => {
  const text = fc.array(fc.constantFrom("a", "bc", "\n", "\r\n", "\r", "é"), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(text, async (parts) => {
      const joined = parts.join("");
      const expected = joined.split("\n").map((line) => line.replace(/\r$/, ""));
      if (joined === "" || joined.endsWith("\n")) expected.pop();
      const found = await read(parts);
      expect(found.map(({ line }) => line)).toEqual(expected);
      for (const { end, number } of found)
        expect(
          Buffer.from(joined)
            .subarray(0, end)
            .toString()
            .split(/(?<=\n)/),
        ).toHaveLength(number);
      expect(found.at(-1)?.end ?? 0).toBe(Buffer.byteLength(joined));
    }),
  );
});

test("a line is numbered as an editor shows it, empty ones counted", async () => {
  expect(await read(["a\n\nb", "\n"])).toEqual([
    { line: "a", number: 1, end: 2 },
    { line: "", number: 2, end: 3 },
    { line: "b", number: 3, end: 5 },
  ]);
});

test("a line over the limit is told and dropped, and the next is read", async () => {
  const found = await read(["short\n", "x".repeat(8), "x".repeat(8), "\nshort"], 10);
  expect(found.map(({ line }) => line)).toEqual(["short", null, "short"]);
});
