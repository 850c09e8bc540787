import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
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
  await put("k/a.docx", "k/b.pdf", "k/c.md");
  expect(await listSources([at("k")])).toMatchObject({ skipped: 2, problems: [], files: [{ name: "c.md" }] });
  const named = await listSources([at("k/a.docx")]);
  expect(named).toMatchObject({ files: [], roots: [], skipped: 0 });
  expect(named.problems).toEqual([
    {
      source: at("k/a.docx"),
      message: expect.stringMatching(/^smb cannot read \.docx yet; it reads/) as string,
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

test("a file's hash is SHA-256 of its bytes", async () => {
  await put("a.md");
  expect(await hashFile(at("a.md"))).toBe("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
  await expect(hashFile(at("gone"))).rejects.toThrow("ENOENT");
});
