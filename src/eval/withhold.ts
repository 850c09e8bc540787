/** A search that does not know some records: leave-one-out without touching what is stored. */
import type { MatchFilter, PassageIndex } from "../knowledge/passage-index.ts";

/** The index as if these records were not in it, wherever a search asks. */
export async function withhold(index: PassageIndex, recordIds: readonly string[]): Promise<PassageIndex> {
  if (recordIds.length === 0) return index;
  const records = new Set(recordIds);
  const gone = new Set((await index.passagesOf(recordIds, Number.MAX_SAFE_INTEGER)).map(({ id }) => id));
  const rest = <T extends { readonly id: string }>(found: readonly T[], limit = Infinity): T[] =>
    found.filter(({ id }) => !gone.has(id)).slice(0, limit);
  const wider = (filter: MatchFilter): MatchFilter => ({ ...filter, limit: filter.limit + gone.size });
  const held: Partial<PassageIndex> = {
    matchText: async (words, filter) => rest(await index.matchText(words, wider(filter)), filter.limit),
    matchVector: async (vector, filter) => rest(await index.matchVector(vector, wider(filter)), filter.limit),
    passages: async (ids) => rest(await index.passages(ids)),
    pages: async function* (size) {
      for await (const page of index.pages(size)) yield rest(page);
    },
    passagesOf: (ids, most) =>
      index.passagesOf(
        ids.filter((id) => !records.has(id)),
        most,
      ),
    resolve: async (names) =>
      new Map(
        [...(await index.resolve(names))]
          .map(([name, ids]) => [name, ids.filter((id) => !records.has(id))] as const)
          .filter(([, ids]) => ids.length > 0),
      ),
  };
  return Object.assign(Object.create(index) as PassageIndex, held);
}
