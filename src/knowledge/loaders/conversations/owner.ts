/** Whose replies an archive holds, where the owner has not said. */
import type { Writer } from "./mail-index.ts";

export interface Inferred {
  readonly address: string;
  /** What it was inferred from, in words. */
  readonly reason: string;
}

/** From here on the only writer of nearly all mails is no coincidence, and nor is who answers most. */
const MIN_MAILS = 3;
const NEARLY_ALL = 0.9;
/** The owner of a mailbox answers everybody; a customer answers him. */
const TIMES_THE_NEXT = 2;

const share = (part: number, whole: number): string =>
  `${part.toLocaleString("en")} of ${whole.toLocaleString("en")}`;

/** The address that wrote nearly all of the mails, or by far the most replies; null where none stands out. */
export const inferOwner = (writers: readonly Writer[], mails: number): Inferred | null => {
  const byMails = writers.toSorted((one, other) => other.mails - one.mails);
  const byReplies = writers.toSorted((one, other) => other.replies - one.replies);
  const [most] = byMails;
  const [first, second] = byReplies;
  if (most !== undefined && most.mails >= MIN_MAILS && most.mails >= mails * NEARLY_ALL)
    return { address: most.address, reason: `it wrote ${share(most.mails, mails)} mails` };
  const replies = writers.reduce((sum, writer) => sum + writer.replies, 0);
  if (
    first !== undefined &&
    first.replies >= MIN_MAILS &&
    first.replies >= (second?.replies ?? 0) * TIMES_THE_NEXT
  )
    return { address: first.address, reason: `it wrote ${share(first.replies, replies)} replies` };
  return null;
};
