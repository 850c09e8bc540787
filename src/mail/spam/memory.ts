import type { Counts, SpamLabel, SpamMemory } from "../spam.ts";

/** A memory that ends with the process; it keeps the contract of the one that lasts (`store/spam-store.test`). */
export const spamMemory = (): SpamMemory => {
  const known = new Map<string, { label: SpamLabel; words: readonly string[] }>();
  const countOf = (label: SpamLabel, word?: string): number =>
    [...known.values()].filter(
      (mail) => mail.label === label && (word === undefined || mail.words.includes(word)),
    ).length;
  const counts = (word?: string): Counts => ({ spam: countOf("spam", word), ham: countOf("ham", word) });
  return {
    totals: () => Promise.resolve(counts()),
    counts: (words) =>
      Promise.resolve(
        new Map(
          words.map((word) => [word, counts(word)] as const).filter(([, { spam, ham }]) => spam + ham > 0),
        ),
      ),
    labelOf: (id) => Promise.resolve(known.get(id)?.label ?? null),
    learn: (id, label, words) => {
      const isNews = known.get(id)?.label !== label;
      known.set(id, { label, words });
      return Promise.resolve(isNews);
    },
  };
};
