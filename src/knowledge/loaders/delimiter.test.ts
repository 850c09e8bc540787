import { expect, test } from "vitest";
import { delimiterIn, readDelimiter } from "./delimiter.ts";

async function* stream(...parts: string[]): AsyncGenerator<string> {
  await Promise.resolve();
  yield* parts;
}

const read = async (preset: string | null, ...parts: string[]): Promise<[string, string]> => {
  const found = await readDelimiter(stream(...parts), preset);
  let text = "";
  for await (const part of found.parts) text += part;
  return [found.delimiter, text];
};

test("the delimiter is the one that the header line has most of", () => {
  expect(delimiterIn("question,answer,tags")).toBe(",");
  expect(delimiterIn("Frage;Antwort")).toBe(";");
  expect(delimiterIn("question\tanswer")).toBe("\t");
  expect(delimiterIn("answer")).toBe(",");
});

test("a delimiter inside quotes does not count", () => {
  expect(delimiterIn('"a, b, c";answer')).toBe(";");
});

test("only the header line is looked at, empty lines above it aside", async () => {
  expect(await read(null, "\n\nFrage;Ant", "wort\na,b,c,d\n")).toEqual([";", "\n\nFrage;Antwort\na,b,c,d\n"]);
});

test("Excel's own line names the delimiter and is no row", async () => {
  expect(await read(null, "sep=;\r\nFrage;Antwort,kurz\n")).toEqual([";", "Frage;Antwort,kurz\n"]);
});

test("a file whose name says its delimiter is not guessed at", async () => {
  expect((await read("\t", "a,b,c\td\n"))[0]).toBe("\t");
});

test("a reader that stops early lets go of the file", async () => {
  let closed = false;
  async function* file(): AsyncGenerator<string> {
    try {
      for (;;) {
        await Promise.resolve();
        yield "a,b\n".repeat(20_000);
      }
    } finally {
      closed = true;
    }
  }
  for await (const _ of (await readDelimiter(file(), null)).parts) break;
  expect(closed).toBe(true);
});
