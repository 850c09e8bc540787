import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { rm } from "node:fs/promises";
import { parse } from "yaml";
import { temporaryFolder } from "../../../fixtures/databases/scenes.ts";
import { configSchema } from "../../config/schema.ts";
import { UserError } from "../../errors.ts";
import { packageFile } from "../../package-files.ts";
import { makeScratch } from "./scratch.ts";

describe("makeScratch", () => {
  test("makes a home with mailbox, knowledge and a configuration that smb accepts", async () => {
    const folder = temporaryFolder();
    const scratch = await makeScratch("deep/demo", folder);
    expect(scratch.home).toBe(join(folder, "deep", "demo"));
    expect((await readdir(scratch.mailbox)).sort()).toEqual(["cur", "new", "tmp"]);
    for (const [copy, original] of [
      [join(scratch.mailbox, "new"), "fixtures/demo/mailbox/new"],
      [scratch.knowledge, "fixtures/demo/knowledge"],
    ] as const)
      expect(await readdir(copy)).toEqual(await readdir(packageFile(original)));
    const file = join(scratch.home, "smb.config.yaml");
    const config = configSchema.parse(parse(await readFile(file, "utf8")));
    expect(config.send).toMatchObject({ enabled: true, transport: { type: "maildir", path: "outbox" } });
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  test("without a folder each demo has one of its own", async () => {
    const homes = [await makeScratch(undefined, "/"), await makeScratch(undefined, "/")];
    onTestFinished(async () => {
      for (const { home } of homes) await rm(home, { recursive: true });
    });
    expect(homes[0]?.home).not.toBe(homes[1]?.home);
    expect((await stat(homes[0]?.home ?? "")).mode & 0o077).toBe(0);
  });

  test("an empty folder will do, one with something in it is left alone", async () => {
    const folder = temporaryFolder();
    await mkdir(join(folder, "empty"));
    await makeScratch("empty", folder);
    const again = makeScratch("empty", folder);
    await expect(again).rejects.toThrow(UserError);
    await expect(again).rejects.toThrow(`${join(folder, "empty")} is not empty`);
    await writeFile(join(folder, "precious"), "");
    await expect(makeScratch(".", folder)).rejects.toThrow("is not empty");
    expect((await readdir(folder)).sort()).toEqual(["empty", "precious"]);
  });

  test("a file in its place is told", async () => {
    const folder = temporaryFolder();
    await writeFile(join(folder, "file"), "");
    for (const name of ["file", "file/below"]) {
      const made = makeScratch(name, folder);
      await expect(made).rejects.toThrow(UserError);
      await expect(made).rejects.toThrow(join(folder, name));
    }
  });
});
