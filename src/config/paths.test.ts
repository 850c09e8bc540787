import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { UserError } from "../errors.ts";
import { ensurePrivateFolder, expandHome, homeFolder, smbPaths, writePrivateFile } from "./paths.ts";

const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "smb-paths-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe("smbPaths", () => {
  test("without a word in the environment the XDG folders under the home folder are used", () => {
    expect(smbPaths({}, "/home/ann")).toEqual({
      config: "/home/ann/.config/smb",
      data: "/home/ann/.local/share/smb",
      cache: "/home/ann/.cache/smb",
      database: "/home/ann/.local/share/smb/smb.sqlite",
      models: "/home/ann/.local/share/smb/models",
      modelChoices: "/home/ann/.local/share/smb/models.json",
      lock: "/home/ann/.local/share/smb/watch.lock",
    });
  });

  test("each XDG variable moves its own folder, and the data folder takes the database and the lock along", () => {
    const env = { XDG_CONFIG_HOME: "/c", XDG_DATA_HOME: "/d", XDG_CACHE_HOME: "/k" };
    expect(smbPaths(env, "/home/ann")).toEqual({
      config: "/c/smb",
      data: "/d/smb",
      cache: "/k/smb",
      database: "/d/smb/smb.sqlite",
      models: "/d/smb/models",
      modelChoices: "/d/smb/models.json",
      lock: "/d/smb/watch.lock",
    });
  });

  test.each(["", "relative/config"])("an XDG variable that is not absolute (%j) is ignored", (value) => {
    expect(smbPaths({ XDG_CONFIG_HOME: value }, "/home/ann").config).toBe("/home/ann/.config/smb");
  });

  test("SMB_HOME takes every file into one folder, whatever XDG says", () => {
    const env = { SMB_HOME: "/srv/smb", XDG_DATA_HOME: "/d" };
    expect(smbPaths(env, "/home/ann")).toEqual({
      config: "/srv/smb",
      data: "/srv/smb",
      cache: "/srv/smb/cache",
      database: "/srv/smb/smb.sqlite",
      models: "/srv/smb/models",
      modelChoices: "/srv/smb/models.json",
      lock: "/srv/smb/watch.lock",
    });
  });

  test("an empty SMB_HOME counts as none", () => {
    expect(smbPaths({ SMB_HOME: "" }, "/home/ann")).toEqual(smbPaths({}, "/home/ann"));
  });

  test("SMB_HOME may start with ~/, and may be relative to the current folder", () => {
    expect(smbPaths({ SMB_HOME: "~/mail" }, "/home/ann").config).toBe("/home/ann/mail");
    expect(smbPaths({ SMB_HOME: "here" }, "/home/ann").config).toBe(resolve("here"));
  });
});

describe("the home folder", () => {
  test("HOME comes before USERPROFILE, and the system's own answer stands behind both", () => {
    expect(homeFolder({ HOME: "/home/ann", USERPROFILE: "C:\\Users\\ann" })).toBe("/home/ann");
    expect(homeFolder({ HOME: "", USERPROFILE: "C:\\Users\\ann" })).toBe("C:\\Users\\ann");
    expect(homeFolder({})).toBe(homedir());
  });

  test("only a tilde that stands alone or before a slash is the home folder", () => {
    expect(expandHome("~", "/home/ann")).toBe("/home/ann");
    expect(expandHome("~/a/b", "/home/ann")).toBe("/home/ann/a/b");
    expect(expandHome("~bob/a", "/home/ann")).toBe("~bob/a");
    expect(expandHome("a/~/b", "/home/ann")).toBe("a/~/b");
  });
});

describe("ensurePrivateFolder", () => {
  test("makes the folder and those above it for the owner alone", async () => {
    const base = await temporaryFolder();
    await ensurePrivateFolder(join(base, "a/b"));
    expect([await modeOf(join(base, "a")), await modeOf(join(base, "a/b"))]).toEqual([0o700, 0o700]);
  });

  test("leaves a folder that stands already as it is", async () => {
    const base = await temporaryFolder();
    await mkdir(join(base, "a"));
    await chmod(join(base, "a"), 0o755);
    await ensurePrivateFolder(join(base, "a"));
    expect(await modeOf(join(base, "a"))).toBe(0o755);
  });

  test("says which folder cannot be made where a file is in the way", async () => {
    const base = await temporaryFolder();
    await writeFile(join(base, "file"), "");
    const attempt = ensurePrivateFolder(join(base, "file/sub"));
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(join(base, "file/sub"));
  });
});

describe("writePrivateFile", () => {
  test("writes a file that its owner alone may read, and leaves nothing beside it", async () => {
    const base = await temporaryFolder();
    await writePrivateFile(join(base, "x.yaml"), "a: ü\n");
    expect(await readFile(join(base, "x.yaml"), "utf8")).toBe("a: ü\n");
    expect(await modeOf(join(base, "x.yaml"))).toBe(0o600);
    expect(await readdir(base)).toEqual(["x.yaml"]);
  });

  test("refuses to write over a file, and says so", async () => {
    const base = await temporaryFolder();
    const file = join(base, "x.yaml");
    await writeFile(file, "mine");
    await expect(writePrivateFile(file, "yours")).rejects.toThrow(`${file} exists already`);
    expect(await readFile(file, "utf8")).toBe("mine");
    expect(await readdir(base)).toEqual(["x.yaml"]);
  });

  test("refuses to write through a link that leads nowhere", async () => {
    const base = await temporaryFolder();
    await symlink(join(base, "elsewhere"), join(base, "x.yaml"));
    await expect(writePrivateFile(join(base, "x.yaml"), "text")).rejects.toThrow("exists already");
    expect((await lstat(join(base, "x.yaml"))).isSymbolicLink()).toBe(true);
    expect(await readdir(base)).toEqual(["x.yaml"]);
  });

  test("replaces a file when it is told to, and makes it private", async () => {
    const base = await temporaryFolder();
    const file = join(base, "x.yaml");
    await writeFile(file, "old and longer", { mode: 0o644 });
    await writePrivateFile(file, "new", { overwrite: true });
    expect(await readFile(file, "utf8")).toBe("new");
    expect(await modeOf(file)).toBe(0o600);
  });

  test("of two that write the same file at once, one wins and the other is told", async () => {
    const file = join(await temporaryFolder(), "x.yaml");
    const outcomes = await Promise.allSettled([writePrivateFile(file, "one"), writePrivateFile(file, "two")]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(["one", "two"]).toContain(await readFile(file, "utf8"));
  });

  test("a folder in the file's place is left alone, with nothing half-written beside it", async () => {
    const base = await temporaryFolder();
    await mkdir(join(base, "x.yaml/inside"), { recursive: true });
    await expect(writePrivateFile(join(base, "x.yaml"), "text", { overwrite: true })).rejects.toThrow(
      UserError,
    );
    expect(await readdir(base)).toEqual(["x.yaml"]);
  });

  test.runIf(process.platform === "linux")(
    "a name that was taken is given back when the text fails",
    async () => {
      // Linux takes paths of 4095 bytes: enough for the name, too few for the draft beside it.
      let folder = await temporaryFolder();
      while (folder.length < 3900) folder = join(folder, "d".repeat(150));
      await mkdir(folder, { recursive: true });
      const file = join(folder, "f".repeat(4094 - folder.length));
      await expect(writePrivateFile(file, "text")).rejects.toThrow("ENAMETOOLONG");
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test("says which file cannot be written where its folder is missing", async () => {
    const file = join(await temporaryFolder(), "missing/x.yaml");
    await expect(writePrivateFile(file, "text")).rejects.toThrow(`${file} cannot be written`);
    await expect(writePrivateFile(file, "text", { overwrite: true })).rejects.toThrow(UserError);
  });
});
