import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { ExitCode, UserError } from "../errors.ts";
import { findConfig, isConfigMissing } from "./find.ts";

let base = "";
let cwd = "";
let folder = "";

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "smb-find-"));
  cwd = join(base, "project/deep");
  folder = join(base, "config");
  await mkdir(cwd, { recursive: true });
  await mkdir(folder);
  return () => rm(base, { recursive: true, force: true });
});

const write = async (file: string, text = file): Promise<string> => {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
};

describe("the search", () => {
  test("the current folder comes before the configuration folder, and .yaml before .yml before .json", async () => {
    const places = [cwd, folder].flatMap((place) =>
      ["yaml", "yml", "json"].map((end) => join(place, `smb.config.${end}`)),
    );
    for (const place of places) await write(place);
    for (const place of places) {
      expect(await findConfig({ cwd, folder })).toEqual({ file: place, text: place });
      await rm(place);
    }
    await expect(findConfig({ cwd, folder })).rejects.toThrow("No configuration found");
  });

  test("the folders above the current one are not searched", async () => {
    await write(join(dirname(cwd), "smb.config.yaml"));
    await write(join(base, "smb.config.yaml"));
    await expect(findConfig({ cwd, folder })).rejects.toThrow("No configuration found");
  });

  test("where nothing is found the message names the places and the ways on", async () => {
    const missing = join(base, "never made");
    const error = await findConfig({ cwd, folder: missing }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({
      message: `No configuration found. Looked for smb.config.yaml, smb.config.yml, smb.config.json in ${cwd} and in ${missing}`,
      next: expect.stringMatching(/`smb init`.*`smb demo`/) as string,
      exitCode: ExitCode.notSetUp,
    });
    expect(isConfigMissing(error)).toBe(true);
  });

  test("an empty file is found, as an empty text", async () => {
    const file = await write(join(cwd, "smb.config.yaml"), " \n");
    await write(join(folder, "smb.config.yaml"));
    expect(await findConfig({ cwd, folder })).toEqual({ file, text: "" });
  });

  test("a file that cannot be read is an error, and the next one does not take its place", async () => {
    await mkdir(join(cwd, "smb.config.yaml"));
    await write(join(cwd, "smb.config.yml"));
    await write(join(folder, "smb.config.yaml"));
    const search = findConfig({ cwd, folder });
    await expect(search).rejects.toThrow(`cannot be read: ${join(cwd, "smb.config.yaml")}`);
    await expect(search).rejects.toMatchObject({ exitCode: ExitCode.notSetUp });
    expect(isConfigMissing(await search.catch((error: unknown) => error))).toBe(false);
  });

  test("a folder that cannot be looked into is an error which names it", async () => {
    const below = join(await write(join(base, "file")), "smb");
    await expect(findConfig({ cwd, folder: below })).rejects.toThrow(`cannot be read: ${below}`);
  });

  test("a file that pulls in others with $import comes as it is written", async () => {
    const text = `$import: ${await write(join(cwd, "other.json"), '{"a":1}')}\n`;
    await write(join(cwd, "smb.config.yaml"), text);
    expect((await findConfig({ cwd, folder })).text).toBe(text);
  });
});

describe("the folder that smb is started in", () => {
  const startedIn = (place: string): void => {
    const spy = vi.spyOn(process, "cwd").mockReturnValue(place);
    onTestFinished(() => {
      spy.mockRestore();
    });
  };

  test.each(["config.js", "config.cjs", "config.mjs"])(
    "has no code run from its .config/%s",
    async (name) => {
      const ran = join(base, "ran");
      const code = name.endsWith("mjs") ? 'import fs from "node:fs";' : 'const fs = require("node:fs");';
      await write(join(cwd, ".config", name), `${code} fs.writeFileSync(${JSON.stringify(ran)}, "");`);
      startedIn(cwd);
      await expect(findConfig({ cwd, folder })).rejects.toThrow("No configuration found");
      await expect(findConfig({ explicit: ran, cwd, folder })).rejects.toThrow("ENOENT");
    },
  );

  test("has no say in where the configuration stands, by its .config/config.json", async () => {
    await write(join(cwd, ".config/config.json"), '{"cosmiconfig": {"searchPlaces": ["own.json"]}}');
    await write(join(cwd, "own.json"), "{}");
    startedIn(cwd);
    const file = await write(join(folder, "smb.config.yaml"), "a: 1\n");
    expect(await findConfig({ cwd, folder })).toEqual({ file, text: "a: 1\n" });
  });

  test("may have a package.json that is not JSON", async () => {
    await write(join(cwd, "package.json"), "{ broken");
    startedIn(cwd);
    await expect(findConfig({ cwd, folder })).rejects.toThrow("No configuration found");
  });
});

describe("a file that is named", () => {
  test("is taken in place of every other, relative to the current folder, whatever its name", async () => {
    await write(join(cwd, "smb.config.yaml"));
    const file = await write(join(cwd, "other/my.conf"), "a: 1\n");
    expect(await findConfig({ explicit: "other/my.conf", cwd, folder })).toEqual({ file, text: "a: 1\n" });
    expect(await findConfig({ explicit: file, cwd, folder: "/nowhere" })).toEqual({ file, text: "a: 1\n" });
  });

  test.each([
    ["that is not there", "missing.yaml", "ENOENT"],
    ["that is a folder", ".", "EISDIR"],
  ])("%s is an error, even where others could be found", async (_, explicit, reason) => {
    await write(join(cwd, "smb.config.yaml"));
    const search = findConfig({ explicit, cwd, folder });
    await expect(search).rejects.toThrow(UserError);
    await expect(search).rejects.toThrow(reason);
    await expect(search).rejects.toMatchObject({ exitCode: ExitCode.notSetUp });
    expect(isConfigMissing(await search.catch((error: unknown) => error))).toBe(false);
  });
});
