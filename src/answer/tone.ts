/** How the owner writes: a few of their own past replies to mails like this one, without anybody's data. */
import { REPLY } from "../knowledge/vote.ts";
import { rank, type SearchDeps } from "../knowledge/search.ts";
import { maskPrivate } from "../mail/private-data.ts";

/** The answers of at most so many past replies to mails like this text, masked, likest first. */
export type PastReplies = (text: string, most: number) => Promise<readonly string[]>;

/** A model takes the tone from the beginning; what is longer says more than how it is said. */
const LONGEST = 600;

/** Past replies from the knowledge. What they say is no source: it was said to somebody else. */
export const pastReplies =
  (deps: SearchDeps): PastReplies =>
  async (text, most) => {
    const found = await rank({ text, kind: REPLY, limit: most }, deps);
    return found.map(({ passage }) => maskPrivate(passage.text).slice(0, LONGEST));
  };
