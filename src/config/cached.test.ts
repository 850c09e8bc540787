import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadConfigCached } from "./cached.ts";
import { smbPaths } from "./paths.ts";

const text = (name: string) =>
  `owner: { name: ${name}, address: help@x.example }\nmailbox: { type: maildir, path: mail }\n`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-cached-"));
  await mkdir(join(folder, "cwd"));
  await mkdir(join(folder, "home"));
});
afterEach(() => rm(folder, { recursive: true }));

const load = (version = "1", env: Record<string, string> = {}) => {
  const all = { SMB_HOME: join(folder, "home"), HOME: folder, ...env };
  return loadConfigCached({ cwd: join(folder, "cwd"), home: smbPaths(all, folder), env: all }, version);
};
const write = (name: string, where = "home") => writeFile(join(folder, where, "smb.config.yaml"), text(name));
const cacheFile = () => join(folder, "home", "cache", "config.json");

test("the second reading gives what the first gave, from a private file", async () => {
  await write("One");
  const first = await load();
  expect((await stat(cacheFile())).mode & 0o777).toBe(0o600);
  await writeFile(
    cacheFile(),
    (await readFile(cacheFile(), "utf8")).replace('"name":"One"', '"name":"Remembered"'),
  );
  const second = await load();
  expect(second.config.owner.name).toBe("Remembered");
  expect({ ...second.config, owner: first.config.owner }).toEqual(first.config);
  expect(second.file).toBe(first.file);
});

test("a changed text, a nearer file, another smb and another home folder are each read anew", async () => {
  await write("One");
  await load();
  await write("Two");
  expect((await load()).config.owner.name).toBe("Two");
  await write("Near", "cwd");
  expect((await load()).config.owner.name).toBe("Near");
  await writeFile(
    cacheFile(),
    (await readFile(cacheFile(), "utf8")).replace('"name":"Near"', '"name":"Stale"'),
  );
  expect((await load()).config.owner.name).toBe("Stale");
  expect((await load("2")).config.owner.name).toBe("Near");
  await writeFile(
    cacheFile(),
    (await readFile(cacheFile(), "utf8")).replace('"name":"Near"', '"name":"Stale"'),
  );
  expect((await load("2", { HOME: "/elsewhere" })).config.owner.name).toBe("Near");
});

test("a configuration that went bad is refused, whatever is remembered", async () => {
  await write("One");
  await load();
  await writeFile(join(folder, "home", "smb.config.yaml"), "owner: [");
  await expect(load()).rejects.toThrow("smb.config.yaml:1");
});

test("a damaged cache is of no account", async () => {
  await write("One");
  await load();
  await writeFile(cacheFile(), "{");
  expect((await load()).config.owner.name).toBe("One");
});
