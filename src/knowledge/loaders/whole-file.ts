/** Files that are read whole: how large they may be. */
import { readFile, stat } from "node:fs/promises";
import type { Opened } from "./text-file.ts";

/** The bytes of a file, or why it is not read. Throws Node's own errors where it cannot be opened or read. */
export const readWhole = async (path: string, limit: number): Promise<Opened<{ readonly bytes: Buffer }>> => {
  const found = await stat(path);
  if (!found.isFile()) return { problem: "is not a file" };
  if (found.size === 0) return { problem: "is empty" };
  if (found.size > limit)
    return { problem: `is larger than ${Math.floor(limit / 1024 / 1024)} MB; split it` };
  return { bytes: await readFile(path) };
};
