/** Patterns like `docs/**\/*.md`. */
import { stat } from "node:fs/promises";
import { posix, sep } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";

export interface Matches {
  /** The folder above the pattern's first wildcard. */
  readonly base: string;
  /** Paths below it, with `/`, sorted. */
  readonly names: readonly string[];
  readonly problem: string | null;
}

/** Whether a path is a pattern: it has wildcards, and nothing bears that name as it is. */
export const isPattern = async (path: string): Promise<boolean> =>
  isDynamicPattern(path) && (await stat(path).catch(() => null)) === null;

const WILDCARD = /[*?[{]|[@!+]\(/;

/** The folders of a pattern that are named plainly. */
const baseOf = (pattern: string): string => {
  const plain = pattern.slice(0, pattern.search(WILDCARD));
  return plain.slice(0, plain.lastIndexOf("/")) || "/";
};

/** What an absolute pattern matches: files and folders, links to folders not followed by `**`, hidden ones left out. */
export const matches = async (pattern: string): Promise<Matches> => {
  const written = sep === "/" ? pattern : pattern.replaceAll(sep, "/");
  const base = baseOf(written);
  const found = await glob(posix.relative(base, written), {
    cwd: base,
    onlyFiles: false,
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  const names = found.map((name) => name.replace(/\/$/, "")).filter((name) => name !== "" && name !== ".");
  const problem = names.length === 0 ? "matches nothing" : null;
  return { base, names: names.toSorted(), problem };
};
