/** A reranker's word beside what search found: one more signal, never the only one. */
import type { Passage } from "./passage.ts";
import type { Reranker } from "./reranker.ts";

/** How many of the best are read by the model; it takes some ten milliseconds each. */
const READ = 24;

/** How far it moves the log-odds of the one it likes best against the one it likes least. */
const WEIGHT = 4;

/** Best first by both. Where the model fails, as they were: a search never fails for it. */
export async function reranked<Ranked extends { readonly passage: Passage; readonly score: number }>(
  query: string,
  ranked: readonly Ranked[],
  reranker: Reranker,
): Promise<readonly Ranked[]> {
  const [read, rest] = [ranked.slice(0, READ), ranked.slice(READ)];
  const said = await scoresOf(query, read, reranker);
  if (said === null) return ranked;
  const [least, most] = [Math.min(...said), Math.max(...said)];
  const moved = read.map((hit, i) => {
    const share = most > least ? ((said[i] ?? least) - least) / (most - least) : 0.5;
    return { ...hit, score: moveOdds(hit.score, WEIGHT * (share - 0.5)) };
  });
  return [...moved, ...rest].sort((a, b) => b.score - a.score);
}

async function scoresOf(
  query: string,
  ranked: readonly { readonly passage: Passage }[],
  reranker: Reranker,
): Promise<readonly number[] | null> {
  try {
    const texts = ranked.map(({ passage: { question, title, text } }) => `${question ?? title}\n${text}`);
    const scores = await reranker.score(query, texts);
    return scores.length === texts.length && scores.every(Number.isFinite) ? scores : null;
  } catch {
    return null;
  }
}

/** A probability with its log-odds moved. */
function moveOdds(score: number, by: number): number {
  const p = Math.min(1 - 1e-9, Math.max(1e-9, score));
  return 1 / (1 + Math.exp(-(Math.log(p / (1 - p)) + by)));
}
