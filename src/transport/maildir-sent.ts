/** The Sent folder beside a Maildir: its Maildir++ sub-folder `.Sent`. */
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FiledMails, SentFolder, SentLog } from "../mail/mailbox.ts";
import {
  checkMaildir,
  createMaildir,
  fileMail,
  isFolder,
  isMissing,
  listMaildir,
  stableBase,
} from "./maildir-files.ts";
import { HEADER_BYTES, messageIdOf } from "./message-id.ts";

const readHeader = async (path: string): Promise<Uint8Array> => {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/** Null where another program has moved or removed the file meanwhile. */
const headerIfThere = (path: string): Promise<Uint8Array | null> =>
  readHeader(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });

class MaildirSentFolder implements SentFolder, SentLog {
  constructor(private readonly root: string) {}

  get name(): string {
    return `maildir:${this.root}`;
  }

  async filed(cursor: string | null, since: Date): Promise<FiledMails> {
    const from = cursor === null || !/^\d+$/.test(cursor) ? since.getTime() : Number(cursor);
    await checkMaildir(this.root);
    const files: { path: string; at: number }[] = [];
    for (const { path } of await listMaildir(this.root)) {
      const at = (await stat(path).catch(() => null))?.mtimeMs ?? 0;
      // Those of the cursor's own moment again: two files may bear it.
      if (at >= from) files.push({ path, at });
    }
    files.sort((a, b) => a.at - b.at);
    const headers: Uint8Array[] = [];
    for (const { path } of files) {
      const header = await headerIfThere(path);
      if (header !== null) headers.push(header);
    }
    return { headers, cursor: String(Math.floor(files.at(-1)?.at ?? from)) };
  }

  async has(messageId: string): Promise<boolean> {
    for (const { path } of await listMaildir(this.root)) {
      const header = await headerIfThere(path);
      if (header !== null && messageIdOf(header) === messageId) return true;
    }
    return false;
  }

  async append(raw: Uint8Array, sentAt: Date): Promise<void> {
    await createMaildir(this.root);
    await fileMail({ root: this.root, part: "cur", base: stableBase(raw), flags: ":2,S", raw, date: sentAt });
  }

  keepsOwnCopies(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

/** The Sent folder of the Maildir at `path`, or null where it has none. */
export const maildirSent = async ({
  path,
}: {
  readonly path: string;
}): Promise<(SentFolder & SentLog) | null> => {
  const sent = join(path, ".Sent");
  return (await isFolder(join(sent, "cur"))) ? new MaildirSentFolder(sent) : null;
};
