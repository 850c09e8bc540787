import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { temporaryFolder } from "../../fixtures/databases/scenes.ts";
import { UserError } from "../errors.ts";
import { readNdjson } from "./ndjson.ts";

const schema = z.object({ id: z.string(), n: z.number().optional() });
let path: string;

beforeEach(() => {
  path = join(temporaryFolder(), "data.ndjson");
});

async function read(text: string | Uint8Array): Promise<unknown[]> {
  await writeFile(path, text);
  const all = [];
  for await (const entry of readNdjson(path, schema)) all.push(entry);
  return all;
}

describe("readNdjson", () => {
  test("gives a record a line; empty lines and either line end are fine", async () => {
    expect(await read('{"id":"a"}\r\n\n  \n{"id":"b","n":2}')).toEqual([{ id: "a" }, { id: "b", n: 2 }]);
  });

  test("an empty file holds nothing", async () => {
    expect(await read("")).toEqual([]);
  });

  test("a byte order mark at the start is no fault", async () => {
    expect(await read('\ufeff{"id":"a"}\n{"id":"b"}\n')).toEqual([{ id: "a" }, { id: "b" }]);
  });

  test.each([
    ['{"id":"a"}\n\n{"id":', ":3: no JSON"],
    ['{"id":"a"}\n{"id":7}', ":2: id: "],
    ['"a"', ":1: the line: "],
    ['{"id":"a","n":"x"}', ":1: n: "],
    ["{}", ":1: id: "],
  ])("a fault is told with file, line and key: %j", async (text, place) => {
    const failed = read(text);
    await expect(failed).rejects.toThrow(UserError);
    await expect(failed).rejects.toThrow(`${path}${place}`);
  });

  test("the lines before a fault are given", async () => {
    await writeFile(path, '{"id":"a"}\nno\n');
    const records = readNdjson(path, schema);
    expect(await records.next()).toEqual({ done: false, value: { id: "a" } });
    await expect(records.next()).rejects.toThrow(`${path}:2`);
  });

  test("the file is closed where nobody wants the rest", async () => {
    const many = Array.from({ length: 50_000 }, (_, i) => `{"id":"${i}"}`).join("\n");
    await writeFile(path, many);
    for await (const { id } of readNdjson(path, schema)) if (id === "3") break;
    expect(await read(many)).toHaveLength(50_000);
  });

  test("a consumer's own error comes out as it is", async () => {
    await writeFile(path, '{"id":"a"}\n');
    const consume = async () => {
      for await (const { id } of readNdjson(path, schema)) throw new RangeError(id);
    };
    await expect(consume()).rejects.toThrow(RangeError);
  });

  test("a missing file, and a folder, are told by name", async () => {
    const all = async (name: string) => {
      for await (const _ of readNdjson(name, schema)) throw new Error("a record");
    };
    await expect(all(`${path}.no`)).rejects.toThrow(`${path}.no cannot be read`);
    const folder = temporaryFolder();
    await expect(all(folder)).rejects.toThrow(UserError);
    await expect(all(folder)).rejects.toThrow(`${folder} cannot be read`);
  });
});
