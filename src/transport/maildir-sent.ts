/** The Sent folder beside a Maildir: its Maildir++ sub-folder `.Sent`. */
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { SentFolder } from "../mail/mailbox.ts";
import { createMaildir, fileMail, isFolder, isMissing, listMaildir, stableBase } from "./maildir-files.ts";
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

class MaildirSentFolder implements SentFolder {
  constructor(private readonly root: string) {}

  async has(messageId: string): Promise<boolean> {
    for (const { path } of await listMaildir(this.root)) {
      const header = await readHeader(path).catch((error: unknown) => {
        if (isMissing(error)) return new Uint8Array();
        throw error;
      });
      if (messageIdOf(header) === messageId) return true;
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
export const maildirSent = async ({ path }: { readonly path: string }): Promise<SentFolder | null> => {
  const sent = join(path, ".Sent");
  return (await isFolder(join(sent, "cur"))) ? new MaildirSentFolder(sent) : null;
};
