/** The line-mode reviewer: one waiting message after the other, a letter decides. */
import { UserError } from "../errors.ts";
import type { ReviewItem } from "./item.ts";
import { renderItem, type Paint } from "./view.ts";

export interface PlainReviewDeps {
  /** Ids of the messages that wait for a person, oldest first. */
  readonly waiting: readonly string[];
  /** The message with its draft; null where it does not wait any more. */
  readonly load: (id: string) => Promise<ReviewItem | null>;
  /** False where somebody else decided first. Both throw a `UserError` where it cannot be done. */
  readonly approve: (id: string, text: string) => Promise<boolean>;
  readonly reject: (id: string, reason: string | null) => Promise<boolean>;
  /** The text as the person's editor left it. */
  readonly edit: (text: string) => Promise<string>;
  /** Keeps a corrected answer as an erratum. */
  readonly remember: (question: string, answer: string) => Promise<void>;
  /** One line from the person; null at the end of the input. */
  readonly ask: (prompt: string) => Promise<string | null>;
  readonly print: (text: string) => void;
  readonly paint: Paint;
}

export interface ReviewTally {
  approved: number;
  rejected: number;
  skipped: number;
}

type Step = "next" | "again" | "quit";

/** Goes through what waits until it is done, the person quits, or the input ends. */
export async function reviewPlain(deps: PlainReviewDeps): Promise<ReviewTally> {
  const tally: ReviewTally = { approved: 0, rejected: 0, skipped: 0 };
  for (const [i, id] of deps.waiting.entries()) {
    const item = await deps.load(id);
    if (item === null) continue;
    deps.print(renderItem(item, { position: `${i + 1} of ${deps.waiting.length}`, paint: deps.paint }));
    if ((await decide(item, tally, deps)) === "quit") break;
  }
  return tally;
}

async function decide(item: ReviewItem, tally: ReviewTally, deps: PlainReviewDeps): Promise<Step> {
  for (;;) {
    const choices = item.draft === null ? "[w]rite" : "[a]pprove  [e]dit";
    const answer = await deps.ask(`${choices}  [r]eject  [s]kip  [q]uit > `);
    const step = await act(answer?.trim().toLowerCase() ?? "q", item, tally, deps);
    if (step !== "again") return step;
  }
}

async function act(key: string, item: ReviewItem, tally: ReviewTally, deps: PlainReviewDeps): Promise<Step> {
  try {
    if ((key === "a" || key === "approve") && item.draft !== null)
      return await send(item.draft.text, item, tally, deps);
    if (["e", "edit", "w", "write"].includes(key)) return await edit(item, tally, deps);
    if (key === "r" || key === "reject") return await reject(item, tally, deps);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    deps.print(`${error.message}${error.next === undefined ? "" : ` → ${error.next}`}`);
    return "again";
  }
  if (key === "s" || key === "skip") {
    tally.skipped++;
    return "next";
  }
  if (key === "q" || key === "quit") return "quit";
  deps.print("a letter of those in brackets, please");
  return "again";
}

async function send(
  text: string,
  { id }: ReviewItem,
  tally: ReviewTally,
  deps: PlainReviewDeps,
): Promise<Step> {
  const done = await deps.approve(id, text);
  if (done) tally.approved++;
  deps.print(done ? "approved: it waits in the outbox" : "somebody else decided about this one meanwhile");
  return "next";
}

/** An unchanged text is not sent: leaving the editor without a change is how a person changes their mind. */
async function edit(item: ReviewItem, tally: ReviewTally, deps: PlainReviewDeps): Promise<Step> {
  const start = item.draft?.text ?? item.blank;
  const text = await deps.edit(start);
  if (text.trim() === start.trim()) {
    deps.print("nothing was changed");
    return "again";
  }
  deps.print(text);
  const answer = await deps.ask("[a]pprove this text  [b]ack > ");
  if (answer?.trim().toLowerCase() !== "a") return "again";
  const step = await send(text, item, tally, deps);
  await offerErratum(item, text, deps);
  return step;
}

/** A corrected answer to a single question is worth keeping; with several it is not clear which part answers which. */
async function offerErratum(item: ReviewItem, text: string, deps: PlainReviewDeps): Promise<void> {
  const [question, ...others] = item.asks;
  if (question === undefined || others.length > 0) return;
  const answer = item.answerIn(text);
  if (answer === "") return;
  const keep = await deps.ask(`Keep this answer for “${question}” from now on? [y]es  [N]o > `);
  if (!/^y/iu.test(keep?.trim() ?? "")) return;
  await deps.remember(question, answer);
  deps.print("kept: it outranks every other answer to this question");
}

async function reject({ id }: ReviewItem, tally: ReviewTally, deps: PlainReviewDeps): Promise<Step> {
  const reason = await deps.ask("Why? (one line, kept with the message; empty is fine) > ");
  if (reason === null) return "quit";
  const done = await deps.reject(id, reason.trim() === "" ? null : reason.trim());
  if (done) tally.rejected++;
  deps.print(done ? "rejected: nothing is sent" : "somebody else decided about this one meanwhile");
  return "next";
}
