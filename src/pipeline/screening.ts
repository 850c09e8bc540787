/** Stage: received → screened. Who wrote, in which conversation, and whether to answer at all. */
import { isOwnAddress } from "../mail/address.ts";
import { readAuthentication, type Authentication } from "../mail/authentication.ts";
import { senderWarnings } from "../mail/impersonation.ts";
import { sketchOf } from "../mail/loop.ts";
import type { Message } from "../mail/message.ts";
import { answeredBy, ticketLinesIn, ticketOf, ticketsIn } from "../mail/reply-token.ts";
import { type Disposition, idsOf, screen, type Screening } from "../mail/screen.ts";
import { spamProbability } from "../mail/spam.ts";
import { baseSubject, isReplySubject } from "../mail/subject.ts";
import { joinThread } from "../mail/thread.ts";
import { burstOf } from "./burst.ts";
import { consequences } from "./consequences.ts";
import type { Journey, Screened } from "./journey.ts";
import type { ThreadQuery } from "./message-store.ts";
import type { RoadDeps, Stage } from "./stage.ts";
import type { State } from "./state.ts";

const DAY = 24 * 3_600_000;
/** How long the subject of a thread says that an answer belongs to it. */
const SUBJECT_COUNTS = 30 * DAY;
/** Longer chains of references say nothing that the nearest ones do not. */
const MAX_REFERENCES = 100;

const NEXT: Readonly<Record<Disposition, State>> = {
  answer: "screened",
  person: "hold",
  ignore: "ignored",
  quarantine: "quarantined",
};

export const screenStage: Stage = {
  name: "screen",
  from: "received",
  async run(journey, deps) {
    const { message } = journey;
    const authentication = await authenticate(journey, deps);
    const screening = await judge(message, deps);
    const thread = await threadOf(journey, screening, authentication, deps);
    const isBelieved = screening.answerable && !isUnproven(authentication);
    const burst = isBelieved ? await burstOf(journey, thread.id, deps.messages) : [];
    const ticket = ticketOf(thread.id, deps.tokenKey);
    const warnings = warningsOf(message, { thread, authentication }, deps);
    const outcome: Screened = { ...screening, authentication, thread, ticket, burst, warnings };
    const { messageId, from, subject, date } = message;
    return {
      to: NEXT[screening.disposition],
      reasons: screening.reasons,
      outcome,
      facts: {
        messageId,
        from,
        replyTo: message.replyTo.length === 1 ? (message.replyTo[0]?.address ?? null) : null,
        subject,
        date,
        threadId: thread.id,
        ticket,
        verdict: screening.verdict,
        references: referencesOf(message),
        baseSubject: baseSubject(subject),
        sketch: sketchOf(message.newText),
      },
      joins: burst.map(({ id: earlier }) => earlier),
      ...(await consequences(message, screening, authentication, deps)),
    };
  },
};

/** The word of the owner's server; where it said nothing, our own. */
async function authenticate(
  { message, raw }: Journey,
  { server, verifier }: RoadDeps,
): Promise<Screened["authentication"]> {
  const read = readAuthentication(message, server);
  return read.trusted || verifier === null ? read : verifier.verify(raw, null);
}

/** Our own server looked, and found nothing that speaks for the sender. */
const isUnproven = ({ trusted, spf, dkim, dmarc }: Authentication): boolean =>
  trusted && ![spf, dkim, dmarc].includes("pass");

/** What a reviewer ought to know of the sender, in sentences. */
function warningsOf(
  message: Message,
  { thread, authentication }: Pick<Screened, "thread" | "authentication">,
  { ownAddresses, ownNames }: RoadDeps,
): string[] {
  const { isRefused, reason, participants } = thread;
  const context = { ownAddresses, ownNames, participants };
  const { spf, dkim, dmarc } = authentication;
  return [
    ...(isUnproven(authentication)
      ? [
          `Nothing proves that ${message.from?.address ?? "the sender"} wrote this: SPF ${spf}, DKIM ${dkim}, DMARC ${dmarc}.`,
        ]
      : []),
    ...(isRefused ? [`Kept out of a thread: it ${reason}.`] : []),
    // Where the answer goes is said at the recipient.
    ...senderWarnings(message, context)
      .filter(({ kind }) => kind !== "reply-to-differs")
      .map(({ text }) => text),
  ];
}

async function judge(
  message: Message,
  { messages, spam, ownAddresses, tokenKey }: RoadDeps,
): Promise<Screening> {
  const ids = idsOf(message);
  const keyed = ids.filter((id) => answeredBy(id, tokenKey) !== null);
  return screen(message, {
    ownAddresses,
    knownOwnMessageIds: new Set([...keyed, ...(await messages.ownMessageIds(ids))]),
    spamProbability: await spamProbability(message, spam),
  });
}

/** What the mail refers to, its own Message-ID aside, the nearest last. */
const referencesOf = ({ references, inReplyTo, messageId }: Message): string[] =>
  [...new Set([...references, ...inReplyTo])].filter((id) => id !== messageId).slice(-MAX_REFERENCES);

async function threadOf(
  { id, message }: Journey,
  screening: Screening,
  authentication: Authentication,
  { messages, clock, tokenKey, ownAddresses }: RoadDeps,
): Promise<Screened["thread"]> {
  const isOwn = isOwnAddress(message.from?.address ?? "", ownAddresses);
  const query = threadQuery(message, screening, tokenKey, clock.now());
  // Through a group or a form of ours everybody writes from our address.
  const candidates = await messages.threadsOf(isOwn ? { ...query, subject: null } : query);
  // Our own mail never goes on to a draft; it belongs to the thread that it answers.
  const ours = screening.verdict === "own" ? ownAddresses : [];
  const joined = joinThread({
    message,
    authentication,
    candidates: candidates.map((each) => ({ ...each, participants: [...each.participants, ...ours] })),
  });
  const candidate = candidates.find(({ threadId }) => threadId === joined.threadId);
  return {
    id: joined.threadId ?? id,
    reason: joined.reason,
    isRefused: joined.threadId === null && candidates.length > 0,
    participants: candidate?.participants ?? [],
  };
}

function threadQuery(message: Message, { verdict }: Screening, key: Uint8Array, now: Date): ThreadQuery {
  const references = referencesOf(message);
  const base = baseSubject(message.subject);
  const { from } = message;
  const isReply = isReplySubject(message.subject);
  const within = isReply ? SUBJECT_COUNTS : DAY;
  return {
    messageId: message.messageId,
    references,
    ours: references.flatMap((messageId) => {
      const repliesTo = answeredBy(messageId, key);
      return repliesTo === null ? [] : [{ messageId, repliesTo }];
    }),
    tickets: [...new Set([...ticketsIn(message.subject), ...ticketLinesIn(message.quotedText)])],
    subject:
      verdict === "human" && from !== null && base !== "" && !isFormsMail(message)
        ? { base, sender: from.address, since: new Date(now.getTime() - within) }
        : null,
  };
}

const FORMS_ADDRESS =
  /^(?:wordpress|www(?:-data|-run)?|web(?:site|master|form|server)?|apache|nginx|nobody|root|forms?|formular|formulaire|contact(?:-?form)?|kontakt(?:formular)?|mailer|mail|shop|shopify|info|admin|server|system|app|notifications?)(?:[-_.+].*)?@/i;

const FORMS_LINE = /^[\p{L}][\p{L} /-]{1,30}:[ \t]*\S/gmu;

/** A form writes for everybody from one address and under one subject: neither says that two mails are one person's. */
const isFormsMail = ({ from, replyTo, newText }: Message): boolean =>
  !replyTo.every(({ address }) => address === from?.address) ||
  FORMS_ADDRESS.test(from?.address ?? "") ||
  (newText.slice(0, 2_000).match(FORMS_LINE)?.length ?? 0) >= 3;
