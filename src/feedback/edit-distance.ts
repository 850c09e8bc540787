/** How much of a draft a person changed. */
import { diffArrays } from "diff";
import { words } from "../knowledge/words.ts";

/** Share (0 to 1) of words that were taken out or put in, of all words in both texts; 0 where nothing was changed. */
export function editDistance(draft: string, final: string): number {
  const before = words(draft);
  const after = words(final);
  const total = before.length + after.length;
  if (total === 0) return 0;
  const changed = diffArrays(before, after)
    .filter(({ added, removed }) => added || removed)
    .reduce((count, { value }) => count + value.length, 0);
  return changed / total;
}
