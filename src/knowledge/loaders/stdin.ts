/** Standard input as a source: kept in a file of its own while it is read, as loaders look at a file more than once. */
import { mkdtemp, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ColumnMap } from "./columns.ts";
import { sniffFormat } from "./sniff.ts";

/** What `smb ingest -` reads is on record under this name: the next one takes its place. */
export const STDIN_NAME = "stdin";

export interface Spooled {
  /** The file that holds it; its extension says what it is. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** Removes the file. */
  remove(): Promise<void>;
}

/** Enough to tell a format by. */
const HEAD = 64 * 1024;

/**
 * Reads all of a stream into a file that only the owner may read, in a new folder below `folder`. Rejects where the stream
 * or the disk fails, and leaves nothing behind then.
 */
export const spool = async (
  input: AsyncIterable<Uint8Array | string>,
  folder: string,
  columns: ColumnMap = new Map(),
): Promise<Spooled> => {
  const own = await mkdtemp(join(folder, "smb-stdin-"));
  const remove = (): Promise<void> => rm(own, { recursive: true, force: true });
  try {
    const raw = join(own, STDIN_NAME);
    const file = await open(raw, "wx", 0o600);
    let head = Buffer.alloc(0);
    let bytes = 0;
    try {
      for await (const part of input) {
        const chunk = Buffer.from(part);
        if (head.length < HEAD) head = Buffer.concat([head, chunk.subarray(0, HEAD - head.length)]);
        bytes += chunk.length;
        await file.writeFile(chunk);
      }
    } finally {
      await file.close();
    }
    const path = raw + sniffFormat(head, columns);
    await rename(raw, path);
    return { path, name: STDIN_NAME, bytes, remove };
  } catch (error) {
    await remove();
    throw error;
  }
};
