/** The paths an owner names → the files to read. */
import { createHash } from "node:crypto";
import { createReadStream, type Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { errorText } from "../../errors.ts";
import type { IngestProblem, SourceFile } from "../ingest.ts";
import { loaderFor, unreadFormat } from "./formats.ts";

export interface Listing {
  /** `name` is the path below the folder, with `/`; the base name of a file named by itself. */
  readonly files: readonly SourceFile[];
  /** The named paths that were listed in full: what is on record below one of them and not in `files` is gone. */
  readonly roots: readonly string[];
  readonly problems: readonly IngestProblem[];
  /** Files inside folders of a format that smb does not read. */
  readonly skipped: number;
}

/** Collects while it walks; each real file and folder is visited once, so a loop of links ends. */
class Walk {
  readonly files: SourceFile[] = [];
  readonly problems: IngestProblem[] = [];
  skipped = 0;
  private readonly seen = new Set<string>();

  async visit(path: string, name: string, root: string): Promise<void> {
    const found = await this.look(path);
    if (!found) return;
    if (found.isDirectory()) await this.visitFolder(path, path === root ? "" : `${name}/`, root);
    else if (loaderFor(path)) this.files.push({ path, name, root });
    else if (path === root) this.problems.push({ source: path, message: unreadFormat(path) });
    else this.skipped++;
  }

  /** Null where it was seen before or cannot be reached. */
  private async look(path: string): Promise<Stats | null> {
    try {
      const real = await realpath(path);
      if (this.seen.has(real)) return null;
      this.seen.add(real);
      return await stat(real);
    } catch (error) {
      this.fail(path, error);
      return null;
    }
  }

  private async visitFolder(path: string, above: string, root: string): Promise<void> {
    const entries = await readdir(path).catch((error: unknown) => {
      this.fail(path, error);
      return [];
    });
    for (const entry of entries.toSorted())
      if (!entry.startsWith(".")) await this.visit(join(path, entry), above + entry, root);
  }

  private fail(path: string, error: unknown): void {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    this.problems.push({
      source: path,
      message: missing ? "does not exist" : `cannot be read: ${errorText(error)}`,
    });
  }
}

/**
 * The files to read below these paths, folders sorted by name, hidden files left out, each file once. What cannot be
 * read is a problem with its path; never throws for what stands on the disk.
 */
export const listSources = async (paths: readonly string[]): Promise<Listing> => {
  const walk = new Walk();
  const roots: string[] = [];
  for (const path of paths) {
    const root = resolve(path);
    const before = walk.problems.length;
    await walk.visit(root, basename(root), root);
    // A folder that could not be listed in full (a share that is not mounted) has lost nothing.
    if (walk.problems.length === before) roots.push(root);
  }
  return { files: walk.files, roots, problems: walk.problems, skipped: walk.skipped };
};

/** SHA-256 of a file's bytes, hex. Rejects where it cannot be read. */
export const hashFile = async (path: string): Promise<string> => {
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) hash.update(bytes);
  return hash.digest("hex");
};
