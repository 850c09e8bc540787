import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../fixtures/databases/scenes.ts";
import { eightBitMail } from "../../fixtures/servers/mail-bytes.ts";
import { UserError } from "../errors.ts";
import { readMail } from "./read-mail.ts";
import type { Shell } from "./shell.ts";

const given = (cwd: string, ...chunks: (Buffer | string)[]): Pick<Shell, "cwd" | "stdin"> => ({
  cwd,
  stdin: Readable.from(chunks, { objectMode: true }) as unknown as Shell["stdin"],
});

describe("readMail", () => {
  test("a file is found from the current folder, and its bytes stay as they are", async () => {
    const folder = temporaryFolder();
    await writeFile(join(folder, "a.eml"), eightBitMail("a"));
    expect(await readMail("a.eml", given(folder))).toEqual(eightBitMail("a"));
    expect(await readMail(join(folder, "a.eml"), given("/"))).toEqual(eightBitMail("a"));
  });

  test("- is standard input, in however many pieces it comes", async () => {
    const bytes = eightBitMail("a");
    const pieces = [bytes.subarray(0, 7), bytes.subarray(7)];
    expect(Buffer.from(await readMail("-", given("/", ...pieces)))).toEqual(bytes);
    expect(Buffer.from(await readMail("-", given("/", "From: ü", "\n"))).toString()).toBe("From: ü\n");
    expect(await readMail("-", given("/"))).toHaveLength(0);
  });

  test("what is no file is told by the name that was given", async () => {
    const folder = temporaryFolder();
    for (const name of ["no.eml", "."]) {
      const failed = readMail(name, given(folder));
      await expect(failed).rejects.toThrow(UserError);
      await expect(failed).rejects.toThrow(`${name} cannot be read`);
    }
  });
});
