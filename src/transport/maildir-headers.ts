/** The headers of a Maildir's newest mails. */
import { open, stat } from "node:fs/promises";
import type { RecentHeaders } from "../mail/authentication/recent-headers.ts";
import { checkMaildir, isMissing, listMaildir } from "./maildir-files.ts";
import { HEADER_BYTES } from "./message-id.ts";

/** The file's header with the empty line that ends it; at most its first 256 KiB. */
const readHeader = async (path: string): Promise<Uint8Array> => {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const read = buffer.subarray(0, bytesRead);
    const end = /\r?\n\r?\n/.exec(read.toString("latin1"));
    return Uint8Array.prototype.slice.call(read, 0, end === null ? bytesRead : end.index + end[0].length);
  } finally {
    await file.close();
  }
};

/** A mail client may move or remove a file at any moment: null then. */
const unlessMissing = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

class MaildirHeaders implements RecentHeaders {
  constructor(private readonly root: string) {}

  async recentHeaders(limit: number, signal: AbortSignal): Promise<readonly Uint8Array[]> {
    await checkMaildir(this.root);
    const dated: { path: string; arrived: number }[] = [];
    for (const { path } of await listMaildir(this.root)) {
      if (signal.aborted) return [];
      const told = await unlessMissing(stat(path));
      if (told?.isFile() === true) dated.push({ path, arrived: told.mtimeMs });
    }
    dated.sort((one, other) => other.arrived - one.arrived);
    const headers: Uint8Array[] = [];
    for (const { path } of dated.slice(0, Math.max(0, limit))) {
      if (signal.aborted) return [];
      const header = await unlessMissing(readHeader(path));
      if (header !== null) headers.push(header);
    }
    return headers;
  }
}

/** The newest headers of the Maildir at `path`, by when each file was delivered. */
export const maildirHeaders = ({ path }: { readonly path: string }): RecentHeaders =>
  new MaildirHeaders(path);
