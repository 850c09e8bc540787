/**
 * Signs that a machine writes back to us, found without any header: a forwarder may have taken them all away. They never
 * discard a mail; they leave it to a person.
 */
import type { Message } from "./message.ts";
import { ownIdsIn, ticketsIn, type TokenKey } from "./reply-token.ts";

/** What went back and forth with the sender before. */
export interface Correspondence {
  /** Mails of this sender with nearly the same text that a reply was written to, within the time that is looked at. */
  readonly sameTextAnswered: number;
  /** Other senders of nearly the same text within that time. */
  readonly sameTextElsewhere: number;
  /** Replies to this sender under the same subject within that time. */
  readonly sameSubjectReplies: number;
  /** The last replies to this sender or in this thread, newest first. */
  readonly replies: readonly PastReply[];
  /** The last replies to anybody within that time, as they were approved. */
  readonly recentReplies: readonly string[];
}

export interface PastReply {
  /** The body as it was approved. */
  readonly text: string;
  /** When it was sent; null while it waits. */
  readonly sentAt: Date | null;
  /** Whether it went out without a person. */
  readonly automatic: boolean;
}

/** No person reads a mail and writes an answer within it. Asked after our automatic replies, where nobody is in between. */
const TOO_FAST = 30_000;
/** Wishes, thanks and one-word answers are repeated by people, too. */
const MIN_LETTERS = 20;
/** So many replies under one subject within a day are a conversation of machines. */
const MAX_SAME_SUBJECT = 3;
/** Short questions come word for word from several customers; longer texts do not. */
const MAX_ELSEWHERE = { short: 3, long: 1 };
const LONG_LETTERS = 80;
/** From this share on a text is ours, with at most a word or two of the sender's. */
const ECHO_SHARE = 0.8;
const SHINGLE = 4;
const MAX_WORDS = 5_000;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .match(/\p{L}+/gu)
    ?.slice(0, MAX_WORDS) ?? [];

/** How many sketches a text has, and how many of them two texts share that are one with another footer or date. */
const SKETCHES = 8;
export const NEAR = 6;
const SKETCHED = 3;

/** FNV-1a, 32 bits: spreads well enough, and needs no state. */
const fnv = (text: string, seed: number): number => {
  let hash = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
};

/**
 * What of a text can be compared by an index: the smallest hashes of its runs of three words (A. Broder, "On the resemblance
 * and containment of documents", 1997). Letters alone: dates, counters and ids make no other text of it. Empty where there
 * are too few letters to tell.
 */
export const sketchOf = (newText: string): string[] => {
  const words = wordsOf(newText);
  if (words.join(" ").length < MIN_LETTERS) return [];
  const runs = words.length <= SKETCHED ? [words.join(" ")] : shingles(words, SKETCHED);
  return Array.from({ length: SKETCHES }, (_, seed) => {
    const least = runs.reduce((min, run) => Math.min(min, fnv(run, seed)), 0xffffffff);
    return `${seed}:${least.toString(36)}`;
  });
};

const shingles = (words: readonly string[], length: number): string[] =>
  words
    .slice(0, Math.max(0, words.length - length + 1))
    .map((_, at) => words.slice(at, at + length).join(" "));

/** Share of a text's runs of four words that stand in one of ours, 0 to 1; 0 for a text of fewer than eight words. */
export const echoShare = (text: string, ours: readonly string[]): number => {
  const words = wordsOf(text);
  if (words.length < 2 * SHINGLE) return 0;
  const own = new Set(ours.flatMap((each) => shingles(wordsOf(each), SHINGLE)));
  const runs = shingles(words, SHINGLE);
  return runs.filter((run) => own.has(run)).length / runs.length;
};

const MAX_TEXT = 64 * 1024;

/** Tickets of other threads, or of another smb's, anywhere in the mail: forwarders indent, wrap and quote. */
const otherTickets = ({ subject, text }: Pick<Message, "subject" | "text">, own: string): string[] =>
  ticketsIn(`${subject}\n${text.slice(0, MAX_TEXT)}`).filter((ticket) => ticket !== own);

const isAllQuoted = (newText: string): boolean => {
  const lines = newText.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 && lines.every((line) => /^\s*>/.test(line));
};

const fastest = (arrivedAt: Date, replies: readonly PastReply[]): number =>
  Math.min(
    ...replies.flatMap(({ sentAt, automatic }) => {
      const gap = sentAt === null || !automatic ? -1 : arrivedAt.getTime() - sentAt.getTime();
      return gap >= 0 ? [gap] : [];
    }),
  );

/** What marks the thread of a mail, and replies of ours. */
export interface Marks {
  /** The ticket of the mail's own thread. */
  readonly ticket: string;
  readonly key: TokenKey;
}

/** Why a person should look before this mail is answered; empty where nothing speaks for a loop. */
export const loopSigns = (
  mail: Pick<Message, "subject" | "text" | "newText"> & { readonly arrivedAt: Date },
  past: Correspondence,
  { ticket, key }: Marks,
): string[] => {
  const signs: string[] = [];
  // People quote what was written, machines the header too.
  if (ownIdsIn(mail.text, key).length > 0)
    signs.push("it quotes the header of a reply of ours, as machines do");
  if (otherTickets(mail, ticket).length > 0)
    signs.push("it carries the ticket of another conversation: a machine may have written it");
  if (isAllQuoted(mail.newText)) signs.push("it is nothing but quoted text");
  const texts = [...past.replies.map(({ text }) => text), ...past.recentReplies];
  if (echoShare(mail.newText, texts) >= ECHO_SHARE)
    signs.push("nearly all of its text is a reply of ours that came back");
  if (past.sameTextAnswered > 0) signs.push("the same text came from this sender before and was answered");
  const isLong = wordsOf(mail.newText).join("").length >= LONG_LETTERS;
  if (past.sameTextElsewhere >= (isLong ? MAX_ELSEWHERE.long : MAX_ELSEWHERE.short))
    signs.push(`the same text came from ${past.sameTextElsewhere} other senders within a day`);
  if (past.sameSubjectReplies >= MAX_SAME_SUBJECT)
    signs.push(`${past.sameSubjectReplies} replies went to this sender under the same subject within a day`);
  const gap = fastest(mail.arrivedAt, past.replies);
  if (gap < TOO_FAST)
    signs.push(`it came ${Math.round(gap / 1000)} s after a reply of ours: faster than a person answers`);
  return signs;
};
