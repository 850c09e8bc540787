/**
 * Drafts that the gate lets go out without a person, on their way into the outbox. What was decided since then counts: a
 * draft whose proof does not hold any more goes to a person, at once.
 */
import { AUTOMATIC_FROM, capsReached } from "../answer/gate.ts";
import type { Written } from "../answer/write.ts";
import type { Outbox, OutboxEntry } from "../outbox/outbox.ts";
import type { AdvanceDeps } from "./advance.ts";
import { approve, type ApproveDeps } from "./approve.ts";
import { countReplies } from "./gating.ts";
import type { Screened } from "./journey.ts";
import type { MessageRecord, MessageStore, StoredDraft } from "./message-store.ts";
import { permissionFor } from "./permission.ts";
import { recipientOf } from "./recipient.ts";
import { parseMessage } from "../mail/parse.ts";
import type { Triage } from "../triage/triage.ts";

export interface AutomaticDeps extends Pick<
  AdvanceDeps,
  "gating" | "limits" | "clock" | "spam" | "versions"
> {
  readonly messages: MessageStore;
  readonly approve: ApproveDeps;
}

/** A decision may come in between, again and again; then the next round sees to it. */
const TRIES = 3;

/** Sends what may go, leaves the rest to a person; gives the ids of the messages, as it goes. */
export async function* sendAutomatic(deps: AutomaticDeps): AsyncGenerator<string> {
  for (const id of await deps.messages.automatic()) if (await settle(id, deps)) yield id;
}

/** False where nothing was changed: somebody else was faster, or is about to be. */
async function settle(id: string, deps: AutomaticDeps): Promise<boolean> {
  for (let i = 0; i < TRIES; i++) {
    const draft = await deps.messages.openDraft(id);
    if (draft?.decision !== "auto") return false;
    const { decidedUntil, told, against } = await weighAgain(id, draft, deps);
    if (against.length > 0) return deps.messages.leaveToPerson(draft.id, against);
    const options = { shownDraft: draft.id, automatic: true, proof: { decidedUntil, told } };
    if (await approve(id, draft.text, deps.approve, options)) return true;
    // Where no new decision refused it, the outbox did: it lets no two automatic replies in a row go to one person.
    if ((await deps.gating.experience()).newest === decidedUntil)
      return deps.messages.leaveToPerson(draft.id, ["the last reply to them went out without a person"]);
  }
  return false;
}

interface Weighed {
  readonly decidedUntil: number;
  /** How its intent stands. */
  readonly told: string;
  /** Why it does not go out; empty where it does. */
  readonly against: readonly string[];
}

/** What may have changed since the gate: what was decided, what was configured, and how many replies left. */
async function weighAgain(id: string, draft: StoredDraft, deps: AutomaticDeps): Promise<Weighed> {
  const experience = await deps.gating.experience();
  const outcomes = await deps.messages.outcomes(id);
  const triage = outcomes.get("triage") as Triage | undefined;
  const permission =
    triage === undefined ? null : permissionFor(triage, draft.writer, experience, deps.gating.autoSend);
  const told = permission?.told ?? UNLISTED;
  const against = [
    ...(permission?.isProven === true ? [] : [told]),
    ...(await groundsGone(id, deps)),
    ...(draft.confidence >= AUTOMATIC_FROM ? [] : ["its confidence is too low"]),
    ...capsReached(
      await repliesBefore(id, outcomes.get("screen") as Screened | undefined, deps),
      deps.limits,
    ),
  ];
  return {
    decidedUntil: experience.newest,
    told,
    against: notByItself(against),
  };
}

const UNLISTED = "its intent is not one that `auto_send` lists";

const notByItself = (against: readonly string[]): string[] =>
  against.map((why) => `not sent by itself: ${why}`);

/** What the draft was made on, and is not so any more. */
async function groundsGone(
  id: string,
  { messages, spam, versions }: Pick<AutomaticDeps, "messages" | "spam" | "versions">,
): Promise<string[]> {
  const runs = await messages.runs(id);
  const made = ["retrieve", "write"].map((name) => runs.findLast(({ stage }) => stage === name));
  const { knowledge } = await versions();
  return [
    ...(made.every((run) => run?.versions["knowledge"] === knowledge)
      ? []
      : ["the knowledge changed since it was written"]),
    ...((await spam.labelOf(id)) === "spam" ? ["the mail was called spam"] : []),
  ];
}

/** Takes automatic replies that are due, and would not be let go now, back from the outbox; gives the messages' ids. */
export async function* withdrawUnproven(deps: WithdrawDeps): AsyncGenerator<string> {
  const now = deps.clock.now();
  for (const entry of await deps.outbox.list({ states: ["queued"], limit: ALL })) {
    if (!entry.automatic || isAskedFor(entry)) continue;
    if (entry.nextAttemptAt !== null && entry.nextAttemptAt > now) continue;
    const against = await againstSending(entry.id, deps);
    if (against.length > 0 && (await deps.outbox.withdrawAutomatic(entry.id, against))) yield entry.id;
  }
}

export interface WithdrawDeps extends AutomaticDeps {
  readonly outbox: Pick<Outbox, "list" | "withdrawAutomatic">;
}

const ALL = 10_000;

/** Sent again by hand: a person's word, whatever was proven. Its attempts begin anew, with the words of the retry. */
const isAskedFor = ({ attempts, detail }: OutboxEntry): boolean => attempts === 0 && detail !== null;

/** The caps are not asked again: it counts among the replies that they let go. */
async function againstSending(id: string, deps: AutomaticDeps): Promise<string[]> {
  const outcomes = await deps.messages.outcomes(id);
  const triage = outcomes.get("triage") as Triage | undefined;
  const written = outcomes.get("write") as Written | undefined;
  const permission =
    triage === undefined || written === undefined
      ? null
      : permissionFor(triage, written.writer, await deps.gating.experience(), deps.gating.autoSend);
  return notByItself([
    ...(permission?.isProven === true ? [] : [permission?.told ?? UNLISTED]),
    ...(await groundsGone(id, deps)),
  ]);
}

/** Without the message itself, which counts as a reply to come. */
async function repliesBefore(id: string, screened: Screened | undefined, deps: AutomaticDeps) {
  const record: MessageRecord | null = await deps.messages.find(id);
  const raw = await deps.messages.raw(id);
  const to =
    raw === null ? null : recipientOf(await parseMessage(raw), screened, deps.approve.ownAddresses).address;
  const replies = await countReplies(to?.address ?? "", record?.threadId ?? null, deps);
  const isSender = to?.address.toLowerCase() === record?.from?.address.toLowerCase();
  return {
    ...replies,
    toAddressToday: replies.toAddressToday - (isSender ? 1 : 0),
    inThread: replies.inThread - 1,
  };
}
