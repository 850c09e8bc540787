import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashFile, listSources } from "./files.ts";

let folder = "";
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "smb-files-")));
});
afterEach(() => rm(folder, { recursive: true }));

const put = async (...files: string[]): Promise<void> => {
  for (const file of files) {
    await mkdir(join(folder, file, ".."), { recursive: true });
    await writeFile(join(folder, file), "x");
  }
};
const at = (...parts: string[]): string => join(folder, ...parts);

test("a folder's files are named by their path below it, sorted", async () => {
  await put("k/b.md", "k/a/z.txt", "k/a/a.csv");
  expect(await listSources([at("k")])).toEqual({
    files: ["a/a.csv", "a/z.txt", "b.md"].map((name) => ({ name, path: at("k", name), root: at("k") })),
    roots: [at("k")],
    problems: [],
    skipped: 0,
  });
});

test("a file named by itself has its base name, hidden or not", async () => {
  await put("k/deep/faq.txt", "k/.notes.md");
  const { files } = await listSources([at("k/deep/faq.txt"), at("k/.notes.md")]);
  expect(files).toEqual([
    { name: "faq.txt", path: at("k/deep/faq.txt"), root: at("k/deep/faq.txt") },
    { name: ".notes.md", path: at("k/.notes.md"), root: at("k/.notes.md") },
  ]);
});

test("hidden files and folders inside a folder are left out", async () => {
  await put("k/.hidden.md", "k/.git/x.md", "k/a.md");
  expect((await listSources([at("k")])).files.map(({ name }) => name)).toEqual(["a.md"]);
});

test("files of an unread format are counted in a folder, and a problem where they are named", async () => {
  await put("k/a.odt", "k/b.png", "k/c.md", "k/LICENSE");
  expect(await listSources([at("k")])).toMatchObject({ skipped: 3, problems: [], files: [{ name: "c.md" }] });
  const named = await listSources([at("k/a.odt")]);
  expect(named).toMatchObject({ files: [], roots: [], skipped: 0 });
  expect(named.problems).toEqual([
    {
      source: at("k/a.odt"),
      message: expect.stringMatching(/^smb cannot read \.odt yet; it reads/) as string,
    },
  ]);
});

test("a missing path is a problem, and the others are listed", async () => {
  await put("a.md");
  const found = await listSources([at("gone"), at("a.md")]);
  expect(found.problems).toEqual([{ source: at("gone"), message: "does not exist" }]);
  expect(found.roots).toEqual([at("a.md")]);
});

test("a folder with something that cannot be reached is not listed in full", async () => {
  await put("k/a.md");
  await symlink(at("nowhere.md"), at("k/broken.md"));
  const found = await listSources([at("k")]);
  expect(found.files.map(({ name }) => name)).toEqual(["a.md"]);
  expect(found.problems.map(({ source }) => source)).toEqual([at("k/broken.md")]);
  expect(found.roots).toEqual([]);
});

test("a loop of links ends, and each file is listed once", async () => {
  await put("k/a.md", "k/sub/b.md");
  await symlink(at("k"), at("k/sub/up"));
  await symlink(at("k/a.md"), at("k/z.md"));
  const { files, problems } = await listSources([at("k"), at("k/sub"), at("k/a.md")]);
  expect(files.map(({ name }) => name)).toEqual(["a.md", "sub/b.md"]);
  expect(problems).toEqual([]);
});

test("a link to a folder elsewhere is followed", async () => {
  await put("elsewhere/c.md");
  await mkdir(at("k"));
  await symlink(at("elsewhere"), at("k/linked"));
  expect((await listSources([at("k")])).files.map(({ name }) => name)).toEqual(["linked/c.md"]);
});

test("each format is told by its extension, an mbox without one by its first words", async () => {
  const files = ["a.htm", "b.html", "c.xhtml", "d.pdf", "e.docx", "f.eml", "g.mbox", "h.text"];
  await put(...files.map((file) => `k/${file}`), "k/mbox", "k/notes");
  await writeFile(at("k/Sent"), "From anna@x.test Sat Nov 21 10:00:00 2026\n\n");
  expect((await listSources([at("k")])).files.map(({ name }) => name)).toEqual(["Sent", ...files, "mbox"]);
});

test("a Maildir is one source, named or inside a folder, with or without a tmp", async () => {
  await put(
    "k/mail/cur/1.a:2,S",
    "k/mail/new/2.b",
    "k/mail/tmp/3",
    "k/mail/.Sent/cur/1",
    "k/a.md",
    "box/cur/1",
    "box/new/2",
  );
  const { files, skipped } = await listSources([at("k"), at("box")]);
  expect(files).toEqual([
    { name: "a.md", path: at("k/a.md"), root: at("k") },
    { name: "mail", path: at("k/mail"), root: at("k") },
    { name: "box", path: at("box"), root: at("box") },
  ]);
  expect(skipped).toBe(0);
});

test("a folder of a mail account is passed on by its name", async () => {
  expect(await listSources(["imap:Sent"])).toMatchObject({
    files: [{ name: "imap:Sent", path: "imap:Sent", root: "imap:Sent" }],
    roots: ["imap:Sent"],
    problems: [],
  });
});

test("a relative path starts from the folder that is given", async () => {
  await put("k/a.md");
  expect((await listSources(["k", "k/*.md"], folder)).roots).toEqual([at("k"), at("k/*.md")]);
});

test("a pattern gives what matches it, named below its plain folders", async () => {
  await put("k/a.md", "k/b.csv", "k/deep/er/c.md", "k/deep/.hidden/d.md", "k/z/e.md", "other/f.md");
  const list = async (pattern: string): Promise<string[]> =>
    (await listSources([at(pattern)])).files.map(({ name }) => name);
  expect(await list("k/**/*.md")).toEqual(["a.md", "deep/er/c.md", "z/e.md"]);
  expect(await list("k/*.{md,csv}")).toEqual(["a.md", "b.csv"]);
  expect(await list("{k,other}/*.md")).toEqual(["k/a.md", "other/f.md"]);
  expect(await list("k/?.md")).toEqual(["a.md"]);
  // As a shell would name them: the folders that match are taken in whole.
  expect(await list("k/*")).toEqual(["a.md", "b.csv", "deep/er/c.md", "z/e.md"]);
  expect((await listSources([at("k/**/*.md")])).files[0]).toEqual({
    name: "a.md",
    path: at("k/a.md"),
    root: at("k/**/*.md"),
  });
});

test("a file whose name looks like a pattern is that file", async () => {
  await put("k/what[1].md");
  expect((await listSources([at("k/what[1].md")])).files).toEqual([
    { name: "what[1].md", path: at("k/what[1].md"), root: at("k/what[1].md") },
  ]);
});

test("a pattern that matches nothing is a problem, and nothing of it counts as gone", async () => {
  await put("k/a.md");
  expect(await listSources([at("k/*.txt"), at("nowhere/**/*.md")])).toEqual({
    files: [],
    roots: [],
    problems: [
      { source: at("k/*.txt"), message: "matches nothing" },
      { source: at("nowhere/**/*.md"), message: "matches nothing" },
    ],
    skipped: 0,
  });
});

test("a pattern ends in a loop of links, and counts files of other formats", async () => {
  await put("k/a.md", "k/sub/b.md", "k/c.png");
  await symlink(at("k"), at("k/sub/up"));
  await symlink(at("k/sub"), at("k/sub/self"));
  const { files, skipped } = await listSources([at("k/**")]);
  expect(files.map(({ name }) => name)).toEqual(["a.md", "sub/b.md"]);
  expect(skipped).toBe(1);
});

test("a Maildir's hash changes with its mails, and not when one is read", async () => {
  await put("m/cur/1.a:2,", "m/new/2.b", "m/.Sent/cur/3.c:2,S");
  const first = await hashFile(at("m"));
  await rename(at("m/new/2.b"), at("m/cur/2.b:2,S"));
  await rename(at("m/cur/1.a:2,"), at("m/cur/1.a:2,RS"));
  expect(await hashFile(at("m"))).toBe(first);
  await put("m/.Sent/cur/4.d:2,S");
  expect(await hashFile(at("m"))).not.toBe(first);
});

test("a file's hash is SHA-256 of its bytes", async () => {
  await put("a.md");
  expect(await hashFile(at("a.md"))).toBe("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
  await expect(hashFile(at("gone"))).rejects.toThrow("ENOENT");
});

test.skipIf(process.platform === "win32")("a pipe is not waited for", async () => {
  await put("k/a.md");
  execFileSync("mkfifo", [at("k/pipe.txt")]);
  expect(await listSources([at("k")])).toMatchObject({ files: [{ name: "a.md" }], skipped: 1 });
  expect((await listSources([at("k/pipe.txt")])).problems).toMatchObject([
    { message: expect.stringContaining("is no file") as string },
  ]);
});
