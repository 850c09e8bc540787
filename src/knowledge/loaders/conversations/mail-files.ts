/** Mails that stand in a file each, as an archive: a Maildir with its sub-folders, or `.eml` files. */
import type { Dirent } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { errorText } from "../../../errors.ts";
import {
  headerEnd,
  MAX_HEADER_BYTES,
  UnreadableMail,
  type ArchivedHeader,
  type ArchivedMail,
  type ArchiveProblem,
  type MailArchive,
} from "../../../mail/archive.ts";

export interface MailFile {
  readonly path: string;
  /** Names it to people and stays when a mail program marks the mail as read. */
  readonly place: string;
}

/** Headers are some kilobytes; a longer one is read again. */
const FIRST_READ = 16 * 1024;

const isGone = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";

const readStart = async (path: string, limit: number): Promise<ArchivedMail> => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const buffer = Buffer.allocUnsafe(Math.min(size, limit));
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return { raw: buffer.subarray(0, length), whole: size <= limit };
  } finally {
    await file.close();
  }
};

/** The header block of a mail's file, at most `MAX_HEADER_BYTES` of it. Throws Node's own errors. */
export const readHeader = async (path: string): Promise<Uint8Array> => {
  for (let limit = FIRST_READ; ; limit = MAX_HEADER_BYTES) {
    const { raw, whole } = await readStart(path, limit);
    const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
    const end = headerEnd(bytes, 0, bytes.length);
    if (whole || end < bytes.length || limit === MAX_HEADER_BYTES) return bytes.subarray(0, end);
  }
};

/** These files, in this order. A mail's position is its place in the list. */
export class MailFiles implements MailArchive {
  constructor(private readonly files: readonly MailFile[]) {}

  place(position: number): string {
    return this.files[position]?.place ?? "";
  }

  async *headers(): AsyncGenerator<ArchivedHeader | ArchiveProblem> {
    for (const [position, { path }] of this.files.entries()) {
      try {
        yield { position, header: await readHeader(path) };
      } catch (error) {
        // A mail program may move or remove a file at any moment.
        if (!isGone(error)) yield { position, problem: `cannot be read: ${errorText(error)}` };
      }
    }
  }

  async read(position: number, limit: number): Promise<ArchivedMail | null> {
    const file = this.files[position];
    if (file === undefined) return null;
    return readStart(file.path, limit).catch((error: unknown) => {
      if (isGone(error)) return null;
      throw new UnreadableMail(errorText(error), { cause: error });
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

// `;` stands for `:` where the file system does not allow it (Windows).
const FLAGS = /[:;]2,[^:;]*$/;

/** D and T: a draft, and what is to be deleted (https://cr.yp.to/proto/maildir.html). */
const UNSENT = /[:;]2,[^:;]*[DT]/;

/** Folders in folders; a loop of links ends here, and nobody nests deeper. */
const MAX_DEPTH = 12;

const entriesOf = async (folder: string): Promise<Dirent[]> =>
  (await readdir(folder, { withFileTypes: true })).sort((one, other) => (one.name < other.name ? -1 : 1));

async function* filesIn(folder: string, above: string): AsyncGenerator<MailFile> {
  for (const part of ["cur", "new"]) {
    const entries = await entriesOf(join(folder, part)).catch((error: unknown) => {
      if (isGone(error)) return [];
      throw error;
    });
    for (const { name } of entries)
      if (!name.startsWith(".") && !UNSENT.test(name))
        yield { path: join(folder, part, name), place: above + name.replace(FLAGS, "") };
  }
}

async function* foldersBelow(folder: string, above: string, depth: number): AsyncGenerator<MailFile> {
  yield* filesIn(folder, above);
  if (depth === MAX_DEPTH) return;
  for (const entry of await entriesOf(folder))
    if (entry.isDirectory() && !["cur", "new", "tmp"].includes(entry.name))
      yield* foldersBelow(join(folder, entry.name), `${above}${entry.name}/`, depth + 1);
}

/**
 * The mails of a Maildir: its own and those of its sub-folders (`.Sent` as Maildir++ has them, or plain folders), so
 * that replies and what they answer are one archive. Throws Node's own error where the folder cannot be listed.
 */
export const openMaildir = async (path: string): Promise<MailArchive> => {
  const files: MailFile[] = [];
  for await (const file of foldersBelow(path, "", 0)) files.push(file);
  return new MailFiles(files);
};
