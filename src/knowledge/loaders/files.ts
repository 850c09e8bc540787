/** The paths an owner names → the files to read. */
import type { Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { errorText } from "../../errors.ts";
import type { IngestProblem, SourceFile } from "../ingest.ts";
import { isMaildir, loaderFor, unreadFormat } from "./formats.ts";
import { isPattern, matches } from "./glob.ts";

export { hashFile } from "./hash.ts";

export interface Listing {
  /** `name` is the path below the folder, with `/`; the base name of a file named by itself. */
  readonly files: readonly SourceFile[];
  /**
   * The named paths and patterns that were listed in full: what is on record below one of them, or was found by it, and is
   * not in `files` is gone.
   */
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

  /** `isNamed`: the owner named this very path, and is told where smb cannot read it. */
  async visit(path: string, name: string, root: string, isNamed = false): Promise<void> {
    const found = await this.look(path);
    if (!found) return;
    const isMail = found.isDirectory() && (await isMaildir(path));
    if (found.isDirectory() && !isMail) await this.visitFolder(path, isNamed ? "" : `${name}/`, root);
    // A pipe or a device would be waited for, maybe for ever.
    else if (!isMail && !found.isFile()) this.leaveOut(path, isNamed);
    else if (isMail || (await loaderFor(path))) this.files.push({ path, name, root });
    else if (isNamed) this.problems.push({ source: path, message: unreadFormat(path) });
    else this.skipped++;
  }

  private leaveOut(path: string, isNamed: boolean): void {
    if (isNamed)
      this.problems.push({ source: path, message: "is no file; `smb ingest -` reads standard input" });
    else this.skipped++;
  }

  /** What a pattern matches now; `pattern` is the root of all of it, so that what it finds no more is gone. */
  async visitMatches(pattern: string): Promise<void> {
    const { base, names, problem } = await matches(pattern);
    if (problem !== null) this.problems.push({ source: pattern, message: problem });
    for (const name of names) await this.visit(join(base, name), name, pattern);
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

/** A folder of a configured mail account is listed by name; who reads it looks whether it is there. */
const ACCOUNT = /^imap:./;

/**
 * The files to read below these paths, folders sorted by name, hidden files left out, each file once. What cannot be
 * read is a problem with its path; never throws for what stands on the disk. Relative paths start from `folder`.
 */
export const listSources = async (paths: readonly string[], folder = "."): Promise<Listing> => {
  const walk = new Walk();
  const roots: string[] = [];
  for (const path of paths) {
    const isAccount = ACCOUNT.test(path);
    const root = isAccount ? path : resolve(folder, path);
    const before = walk.problems.length;
    if (isAccount) walk.files.push({ path, name: path, root });
    else if (await isPattern(root)) await walk.visitMatches(root);
    else await walk.visit(root, basename(root), root, true);
    // A folder that could not be listed in full (a share that is not mounted) has lost nothing.
    if (walk.problems.length === before) roots.push(root);
  }
  return { files: walk.files, roots, problems: walk.problems, skipped: walk.skipped };
};
