/** BM25 over the text index. */
import {
  type Match,
  type MatchFilter,
  WIDESPREAD,
  type WordFrequencies,
} from "../knowledge/passage-index.ts";
import type { Database } from "./database.ts";

/** Runs inside a transaction of the caller's. */
export function matchText(db: Database, words: readonly string[], { kind, limit }: MatchFilter): Match[] {
  const query = anyOf(words);
  if (query === "") return [];
  const most = Math.max(0, Math.trunc(limit));
  return kind === undefined
    ? db.statement<unknown[], Match>(bestSql).all(query, most)
    : db.statement<unknown[], Match>(bestOfKindSql).all(query, kind, most);
}

/** In how many passages each word stands. Runs inside a transaction of the caller's. */
export function wordFrequencies(db: Database, words: readonly string[]): WordFrequencies {
  const count = db.statement<[string, number], number>(countSql).pluck();
  const of = new Map([...new Set(words)].map((word) => [word, count.get(quoted(word), WIDESPREAD) ?? 0]));
  const passages = db.statement<[], number>("select count(*) from passage").pluck().get() ?? 0;
  return { passages, of };
}

/** In quotes nothing is FTS5's own syntax. NUL would end the query in the middle of a word. */
const anyOf = (words: readonly string[]): string => [...new Set(words)].map(quoted).join(" OR ");

const quoted = (word: string): string => `"${word.replaceAll("\0", " ").replaceAll('"', '""')}"`;

const countSql = "select count(*) from (select 1 from passage_fts where passage_fts match ? limit ?)";

// `rank` is bm25() with the weights that the schema sets, negative: the smaller the better.
const bestSql = `
  select passage.id, -best.rank as score
  from (select rowid, rank from passage_fts where passage_fts match ? order by rank, rowid limit ?) best
  join passage on passage.number = best.rowid
  order by best.rank, best.rowid`;

const bestOfKindSql = `
  select passage.id, -rank as score
  from passage_fts
  join passage on passage.number = passage_fts.rowid
  join record on record.number = passage.record
  where passage_fts match ? and record.kind = ?
  order by rank, passage.number
  limit ?`;
