/** What tells a source's content from another. */
import { createHash, type Hash } from "node:crypto";
import { createReadStream, type Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** `:2,S` says that a mail was read, not that it is another. */
const FLAGS = /[:;!]2,[A-Za-z]*$/;

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);

/** The mails of a Maildir and its sub-folders, by name: they are written once and never changed. */
const addMaildir = async (hash: Hash, path: string, below: string): Promise<void> => {
  const names: string[] = [];
  for (const part of ["cur", "new"]) {
    const found = await readdir(join(path, part)).catch(() => []);
    names.push(...found.map((name) => name.replace(FLAGS, "")));
  }
  // A mail moves from new to cur when it is seen.
  for (const name of names.toSorted()) hash.update(`${below}/${name}\n`);
  for (const entry of (await readdir(path, { withFileTypes: true })).toSorted(byName))
    if (entry.isDirectory() && !/^(?:cur|new|tmp)$/.test(entry.name))
      await addMaildir(hash, join(path, entry.name), `${below}/${entry.name}`);
};

/** SHA-256 of a file's bytes, or of a Maildir's mails, hex. Rejects where it cannot be read. */
export const hashFile = async (path: string): Promise<string> => {
  const hash = createHash("sha256");
  if ((await stat(path)).isDirectory()) await addMaildir(hash, path, "");
  else for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) hash.update(bytes);
  return hash.digest("hex");
};
