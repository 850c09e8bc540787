/** Stage: drafted → hold or review. Counts what went back and forth, and looks for signs of a loop. */
import { gate } from "../answer/gate.ts";
import { toHits } from "../knowledge/search.ts";
import { loopSigns, sketchOf } from "../mail/loop.ts";
import { baseSubject } from "../mail/subject.ts";
import { type Journey, outcomeOf } from "./journey.ts";
import { recipientOf } from "./recipient.ts";
import type { RoadDeps, Stage, StageResult } from "./stage.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const gateStage: Stage = {
  name: "gate",
  from: "drafted",
  async run(journey, deps) {
    const written = outcomeOf(journey, "write");
    const screened = outcomeOf(journey, "screen");
    const recipient = recipientOf(journey.message, screened, deps.ownAddresses);
    const replies = await countReplies(recipient.address?.address ?? "", screened.thread.id, deps);
    const noRecipient =
      recipient.address === null ? (recipient.note ?? "the mail names nobody to answer") : null;
    const outcome = gate(
      { written, replies, noRecipient, loopSigns: await signs(journey, deps) },
      deps.limits,
    );
    const { decision, reasons } = outcome;
    const result: StageResult = { to: decision === "hold" ? "hold" : "review", reasons, outcome, facts: {} };
    if (written.draft === null) return result;
    const sources = toHits(written.sources);
    const { confidence, writer } = written;
    return { ...result, draft: { ...written.draft, sources, confidence, decision, reasons, writer } };
  },
};

async function countReplies(address: string, threadId: string, { messages, clock }: RoadDeps) {
  const now = clock.now().getTime();
  const day = await messages.repliesSince({ address, threadId, since: new Date(now - DAY) });
  const hour = await messages.repliesSince({ address, threadId, since: new Date(now - HOUR) });
  const ever = await messages.repliesSince({ address, threadId, since: new Date(0) });
  return { toAddressToday: day.toAddress, inThread: ever.inThread, thisHour: hour.all };
}

async function signs(journey: Journey, { messages, clock, tokenKey: key }: RoadDeps): Promise<string[]> {
  const { id, message, arrivedAt } = journey;
  const { thread, ticket } = outcomeOf(journey, "screen");
  const past = await messages.correspondence({
    id,
    sender: message.from?.address ?? "",
    threadId: thread.id,
    sketch: sketchOf(message.newText),
    baseSubject: baseSubject(message.subject),
    since: new Date(clock.now().getTime() - DAY),
  });
  return loopSigns({ ...message, arrivedAt }, past, { ticket, key });
}
