/** Stage: drafted → hold or review, or sent by itself. Weighs what is known of the draft, and counts what went back and forth. */
import { confidenceOf } from "../answer/confidence.ts";
import { gate } from "../answer/gate.ts";
import { impediments } from "../answer/impediments.ts";
import { signalsOf } from "../answer/signals.ts";
import type { Written } from "../answer/write.ts";
import { toHits } from "../knowledge/search.ts";
import { type Correspondence, loopSigns, sketchOf } from "../mail/loop.ts";
import { baseSubject } from "../mail/subject.ts";
import { textToAnswer } from "./burst.ts";
import { type Journey, outcomeOf, type Screened } from "./journey.ts";
import { missingIn, sayAllMissing } from "./missing.ts";
import { permissionFor } from "./permission.ts";
import { recipientOf } from "./recipient.ts";
import type { RoadDeps, Stage, StageResult } from "./stage.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What an older smb left out of its outcome: a message may rest between two stages while smb is renewed. */
const WRITTEN_BEFORE: Pick<Partial<Written>, "notes" | "answerability"> = { notes: [], answerability: 0 };

export const gateStage: Stage = {
  name: "gate",
  from: "drafted",
  async run(journey, deps) {
    const written = { ...WRITTEN_BEFORE, ...outcomeOf(journey, "write") };
    const triage = outcomeOf(journey, "triage");
    const screened = outcomeOf(journey, "screen");
    const recipient = recipientOf(journey.message, screened, deps.ownAddresses);
    const replies = await countReplies(recipient.address?.address ?? "", screened.thread.id, deps);
    const past = await correspondence(journey, deps);
    const experience = await deps.gating.experience();
    // Messages from before there were warnings have none on record.
    const warnings = (screened as Partial<Screened>).warnings ?? [];
    const text = `${journey.message.subject}\n${textToAnswer(journey)}`;
    const against = impediments({
      ...{ written, triage, text, warnings },
      attachments: journey.message.attachments,
      authentication: screened.authentication,
      recipientNote: recipient.note,
      wasAutomatic: past.replies[0]?.automatic ?? false,
    });
    const signals = signalsOf({
      ...{ written, triage },
      findings: outcomeOf(journey, "retrieve"),
      newText: textToAnswer(journey),
      warnings: warnings.length,
      isFirstContact: past.replies.length === 0,
      impediments: against.length,
    });
    const missing = await missingIn(journey, deps);
    const outcome = gate(
      {
        ...{ written, replies, impediments: against },
        noRecipient:
          recipient.address === null ? (recipient.note ?? "the mail names nobody to answer") : null,
        loopSigns: signs(journey, past, deps),
        missing: await sayAllMissing(missing, journey, deps),
        confidence: confidenceOf(signals, experience.calibration),
        permission: permissionFor(triage, written.writer, experience, deps.gating.autoSend),
      },
      deps.limits,
    );
    const { decision, reasons, confidence = 0 } = outcome;
    const to = decision === "hold" ? "hold" : "review";
    const result: StageResult = { to, reasons, outcome, facts: {}, openAsks: missing };
    if (written.draft === null) return result;
    const sources = toHits(written.sources);
    const { writer } = written;
    const { intent } = triage;
    const draft = { ...written.draft, sources, confidence, decision, reasons, writer, signals, intent };
    return { ...result, draft };
  },
};

/** See `GateInput`. */
export async function countReplies(
  address: string,
  threadId: string | null,
  { messages, clock }: Pick<RoadDeps, "messages" | "clock">,
) {
  const now = clock.now().getTime();
  const day = await messages.repliesSince({ address, threadId, since: new Date(now - DAY) });
  const hour = await messages.repliesSince({ address, threadId, since: new Date(now - HOUR) });
  const ever = await messages.repliesSince({ address, threadId, since: new Date(0) });
  return { toAddressToday: day.toAddress, inThread: ever.inThread, thisHour: hour.all };
}

const correspondence = (
  { id, message, outcomes }: Journey,
  { messages, clock }: RoadDeps,
): Promise<Correspondence> =>
  messages.correspondence({
    id,
    sender: message.from?.address ?? "",
    threadId: outcomes.screen?.thread.id ?? id,
    sketch: sketchOf(message.newText),
    baseSubject: baseSubject(message.subject),
    since: new Date(clock.now().getTime() - DAY),
  });

function signs(journey: Journey, past: Correspondence, { tokenKey: key }: RoadDeps): string[] {
  const { message, arrivedAt } = journey;
  const { ticket } = outcomeOf(journey, "screen");
  return loopSigns({ ...message, arrivedAt }, past, { ticket, key });
}
