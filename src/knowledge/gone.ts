/** Which sources on record are not there any more. */
import { ERRATA_SOURCE } from "./errata.ts";
import type { PassageIndex } from "./passage-index.ts";

export interface Listed {
  readonly files: readonly { readonly path: string }[];
  readonly roots: readonly string[];
  readonly isThere?: ((path: string) => Promise<boolean>) | undefined;
}

/**
 * Names of sources that stand under a root which was listed, and were not in the listing; with `isThere`, also those
 * under other roots that are gone.
 */
export async function gone(
  { files, roots, isThere }: Listed,
  index: Pick<PassageIndex, "sourcesUnder">,
): Promise<ReadonlySet<string>> {
  const here = new Set(files.map(({ path }) => path));
  // Roots may lie in each other: a source under two of them is gone once.
  const found = new Set<string>();
  for (const root of roots)
    for (const { name } of await index.sourcesUnder(root)) if (!here.has(name)) found.add(name);
  if (isThere !== undefined)
    for (const { name } of await index.sourcesUnder())
      if (name !== ERRATA_SOURCE && !here.has(name) && !(await isThere(name))) found.add(name);
  return found;
}
