/** The line-mode reviewer: one waiting message after the other, a letter decides. */
import { isUserError } from "../errors.ts";
import type { ReviewItem } from "./item.ts";
import { renderItem, type Paint } from "./view.ts";

export interface PlainReviewDeps {
  /** Ids of the messages that wait for a person, oldest first. */
  readonly waiting: readonly string[];
  /** The message with its draft; null where it does not wait any more. */
  readonly load: (id: string) => Promise<ReviewItem | null>;
  /**
   * False where the message waits no more, or has another draft than the one that was shown. Both throw a `UserError`
   * where it cannot be done.
   */
  readonly approve: (id: string, text: string, shownDraft: string | null) => Promise<boolean>;
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

/** One message under decision. */
interface Desk {
  readonly item: ReviewItem;
  /** What the editor starts from: the draft, or what the person made of it so far. */
  text: string;
}

async function decide(item: ReviewItem, tally: ReviewTally, deps: PlainReviewDeps): Promise<Step> {
  const desk: Desk = { item, text: startOf(item) };
  for (;;) {
    const choices = item.draft === null ? "[w]rite" : approveOrEdit(desk);
    const answer = await deps.ask(`${choices}  [r]eject  [s]kip  [q]uit > `);
    const step = await act(word(answer) ?? "q", desk, tally, deps);
    if (step !== "again") return step;
  }
}

/** After an edit that was not approved, the screen shows another text than the draft. */
const approveOrEdit = ({ item, text }: Desk): string =>
  text === startOf(item) ? "[a]pprove  [e]dit" : "[a]pprove the draft as it was  [e]dit on";

const startOf = ({ draft, blank }: ReviewItem): string => draft?.text ?? blank;

const word = (answer: string | null): string | undefined => answer?.trim().toLowerCase();

const means = (key: string | undefined, name: string): boolean => key === name || key === name.charAt(0);

async function act(key: string, desk: Desk, tally: ReviewTally, deps: PlainReviewDeps): Promise<Step> {
  const { item } = desk;
  try {
    if (means(key, "approve") && item.draft !== null) {
      await send(item.draft.text, item, tally, deps);
      return "next";
    }
    if (means(key, "edit") || means(key, "write")) return await edit(desk, tally, deps);
    if (means(key, "reject")) return await reject(item, tally, deps);
  } catch (error) {
    printProblem(error, deps);
    return "again";
  }
  if (means(key, "skip")) {
    tally.skipped++;
    return "next";
  }
  if (means(key, "quit")) return "quit";
  deps.print("a letter of those in brackets, please");
  return "again";
}

/** Tells what the person can mend; our own bugs go on. */
function printProblem(error: unknown, deps: PlainReviewDeps): void {
  if (!isUserError(error)) throw error;
  deps.print(`${error.message}${error.next === undefined ? "" : ` → ${error.next}`}`);
}

/** Somebody else decided first, a colleague answered, or a later mail of the same sender came in. */
const overtaken = (id: string): string =>
  `this one has moved on meanwhile, nothing was done: smb log ${id} tells how`;

/** False where the message has moved on. */
async function send(
  text: string,
  { id, draft }: ReviewItem,
  tally: ReviewTally,
  deps: PlainReviewDeps,
): Promise<boolean> {
  const done = await deps.approve(id, text, draft?.id ?? null);
  if (done) tally.approved++;
  deps.print(done ? "approved: it waits in the outbox" : overtaken(id));
  return done;
}

/**
 * An unchanged text is not sent: leaving the editor without a change is how a person changes their mind. What they did
 * write is kept while the message is on the desk.
 */
async function edit(desk: Desk, tally: ReviewTally, deps: PlainReviewDeps): Promise<Step> {
  const { item } = desk;
  const text = await deps.edit(desk.text);
  if (text.trim() !== "") desk.text = text;
  if (text.trim() === startOf(item).trim()) {
    deps.print("nothing was changed");
    return "again";
  }
  deps.print(text);
  if (!means(word(await deps.ask("[a]pprove this text  [b]ack > ")), "approve")) return "again";
  if (await send(text, item, tally, deps)) await offerErratum(item, text, deps);
  return "next";
}

/** A corrected answer to a single question is worth keeping; with several it is not clear which part answers which. */
async function offerErratum(item: ReviewItem, text: string, deps: PlainReviewDeps): Promise<void> {
  const [question, ...others] = item.asks;
  if (question === undefined || others.length > 0) return;
  const answer = item.answerIn(text);
  if (answer === "") return;
  const keep = await deps.ask(`Keep this answer for “${question}” from now on? [y]es  [N]o > `);
  if (!/^y/iu.test(keep?.trim() ?? "")) return;
  try {
    await deps.remember(question, answer);
    deps.print("kept: it outranks every other answer to this question");
  } catch (error) {
    // The reply is approved already: to come back to this message would offer to approve it again.
    printProblem(error, deps);
  }
}

async function reject({ id }: ReviewItem, tally: ReviewTally, deps: PlainReviewDeps): Promise<Step> {
  const reason = await deps.ask("Why? (one line, kept with the message; empty is fine) > ");
  if (reason === null) return "quit";
  const done = await deps.reject(id, reason.trim() === "" ? null : reason.trim());
  if (done) tally.rejected++;
  deps.print(done ? "rejected: nothing is sent" : overtaken(id));
  return "next";
}
