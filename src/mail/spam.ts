/** The owner's own spam classifier: it knows what the owner has shown it, marks for the queue, and discards nothing. */
import type { Message } from "./message.ts";
import { combine, type Counts } from "./spam/probability.ts";
import { spamWords } from "./spam/words.ts";

export { isSpam } from "./spam/decide.ts";
export type { Counts } from "./spam/probability.ts";
export { spamWords } from "./spam/words.ts";

export type SpamLabel = "spam" | "ham";

/** Port: what the owner has called spam and what not. Adapter: `store/spam-store`. */
export interface SpamMemory {
  /** How many mails of each kind are known. */
  totals(): Promise<Counts>;
  /** In how many mails of each kind each word stood; words of which nothing is known are left out. */
  counts(words: readonly string[]): Promise<ReadonlyMap<string, Counts>>;
  labelOf(id: string): Promise<SpamLabel | null>;
  /**
   * Learns the mail's words under the label. A mail counts once: the same label again changes nothing (`false`), another one
   * takes the old one back first. All or nothing.
   * @param id of `messageIdentity`.
   */
  learn(id: string, label: SpamLabel, words: readonly string[]): Promise<boolean>;
}

/**
 * So many of each kind have to be known. On a support forum's posts and the spam among them (words alone, no senders, no
 * links) half of the spam was marked and at most 2 in 1,000 of the others with 30 of each; with 10 of each it was 3 in 1,000,
 * and with 5 the verdict hung on single words.
 */
export const ENOUGH = 30;

/** How likely the mail is spam, by what the owner has shown; null until that is enough. */
export const spamProbability = async (message: Message, memory: SpamMemory): Promise<number | null> => {
  const totals = await memory.totals();
  if (totals.spam < ENOUGH || totals.ham < ENOUGH) return null;
  const counts = await memory.counts(spamWords(message));
  return combine(counts.values(), totals);
};
