/** What a Maildir is made of: files in new/ and cur/ whose names carry their flags. https://cr.yp.to/proto/maildir.html */
import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, rm, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "../errors.ts";
import { messageIdOf } from "./message-id.ts";

export type MaildirPart = "new" | "cur";

export interface MaildirEntry {
  /** The name without its flags: it stays when a mail client moves or marks the file. */
  readonly base: string;
  /** The file's path. */
  readonly path: string;
}

// `;` stands for `:` where the file system does not allow it (Windows).
const FLAGS = /[:;]2,[^:;]*$/;

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

export const isMissing = (error: unknown): boolean => hasCode(error, "ENOENT");

/** Whether there is a folder of that name. */
export const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
};

/** Throws a `UserError` where `root` is no Maildir. */
export const checkMaildir = async (root: string): Promise<void> => {
  if ((await isFolder(join(root, "new"))) && (await isFolder(join(root, "cur")))) return;
  throw new UserError(
    `${root} is no Maildir.`,
    "A Maildir is a folder with the sub-folders new/, cur/ and tmp/, one file for each mail; an mbox file is not one.",
  );
};

/** Throws a `UserError` where the Maildir is gone meanwhile: a drive that is not mounted any more ends no watch. */
async function namesIn(root: string, part: string): Promise<string[]> {
  try {
    return await readdir(join(root, part));
  } catch (error) {
    if (isMissing(error)) await checkMaildir(root);
    throw error;
  }
}

/** What stands in new/ and cur/, each base once. new/ is listed first, so that a file on its way to cur/ is not missed. */
export const listMaildir = async (root: string): Promise<MaildirEntry[]> => {
  const entries = new Map<string, MaildirEntry>();
  for (const part of ["new", "cur"]) {
    for (const name of await namesIn(root, part)) {
      if (name.startsWith(".")) continue;
      const base = name.replace(FLAGS, "");
      entries.set(base, { base, path: join(root, part, name) });
    }
  }
  return [...entries.values()];
};

/** The base name under which we file this mail: the same for the same Message-ID, so that no mail is filed twice. */
export const stableBase = (raw: Uint8Array): string => {
  const hash = createHash("sha256").update(messageIdOf(raw) ?? raw);
  return `smb-${hash.digest("hex").slice(0, 40)}`;
};

/** Creates the folders of a Maildir where they are missing. */
export const createMaildir = async (root: string): Promise<void> => {
  for (const part of ["tmp", "new", "cur"]) await mkdir(join(root, part), { recursive: true, mode: 0o700 });
};

const syncFolder = async (path: string): Promise<void> => {
  // Some systems (Windows) open no folder: the file is in place all the same.
  const folder = await open(path).catch(() => null);
  try {
    await folder?.sync();
  } catch {
    // As above.
  } finally {
    await folder?.close();
  }
};

/** link(2), unlike rename(2), never replaces: false where the target stands there already. */
const linkOnce = async (draft: string, target: string): Promise<boolean> => {
  try {
    await link(draft, target);
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
  await syncFolder(dirname(target));
  return true;
};

export interface Filing {
  readonly root: string;
  readonly part: MaildirPart;
  readonly base: string;
  /** As they stand at the end of the name: `:2,S`, or empty. */
  readonly flags: string;
  readonly raw: Uint8Array;
  readonly date?: Date;
  /** Awaited when the bytes are safe in tmp/ and before the mail can be seen; where it rejects, nothing is filed. */
  readonly beforeLink?: () => Promise<void>;
}

/** Files a mail by way of tmp/: it is seen whole or not at all. False where one of that name stands there already. */
export const fileMail = async ({
  root,
  part,
  base,
  flags,
  raw,
  date,
  beforeLink,
}: Filing): Promise<boolean> => {
  const draft = join(root, "tmp", `${base}.${randomUUID()}`);
  const target = join(root, part, base + flags);
  try {
    const file = await open(draft, "w", 0o600);
    try {
      await file.writeFile(raw);
      await file.sync();
    } finally {
      await file.close();
    }
    if (date) await utimes(draft, date, date);
    await beforeLink?.();
    return await linkOnce(draft, target);
  } finally {
    await rm(draft, { force: true });
  }
};
