/** What a mail means for others: a colleague answered one, or a reply of ours did not arrive. */
import { domainOf, isOwnAddress } from "../mail/address.ts";
import type { Authentication } from "../mail/authentication.ts";
import { readBounce } from "../mail/bounce.ts";
import type { Message } from "../mail/message.ts";
import { ownIdsIn, ticketOf, ticketTag } from "../mail/reply-token.ts";
import type { Screening } from "../mail/screen.ts";
import { isSharedDomain } from "../mail/shared-domain.ts";
import type { Answer } from "./message-store.ts";
import type { RoadDeps, StageResult } from "./stage.ts";

/** A bounce comes within the five days for which servers try (RFC 5321, 4.5.4.1). */
const BOUNCE_COMES = 7 * 24 * 3_600_000;

/** See the file's head: ends or changes of other messages, and the reasons with what was found. */
export async function consequences(
  message: Message,
  screening: Screening,
  authentication: Authentication,
  deps: RoadDeps,
): Promise<Partial<Pick<StageResult, "answers" | "bounces" | "reasons">>> {
  const { verdict } = screening;
  if (verdict === "bounce" || verdict === "complaint") return bounceOf(message, screening, deps);
  return isColleagues(message, screening, authentication, deps) ? { answers: colleaguesAnswer(message) } : {};
}

/**
 * Whether the mail is a copy of what a colleague wrote by hand. Anybody can write our address into From, so only DMARC by
 * our own server proves it; the Sent folder proves it by itself (see `colleagues`).
 */
function isColleagues(
  message: Message,
  { verdict, disposition }: Screening,
  { trusted, dmarc }: Authentication,
  { ownAddresses }: RoadDeps,
): boolean {
  const from = message.from?.address ?? "";
  const ownDomains = ownAddresses.map(domainOf).filter((domain) => !isSharedDomain(domain));
  // A form or a group of ours writes customers' mail from our address: it is no colleague's (see `screen/own`).
  const isOurs = isOwnAddress(from, ownAddresses)
    ? verdict === "own" && disposition === "ignore"
    : ownDomains.includes(domainOf(from));
  return isOurs && trusted && dmarc === "pass" && !isAutomatic(message);
}

const ACKNOWLEDGES = /^\s*(?:auto|bulk|list|junk)/i;

/** An acknowledgement, or a reply of smb's own: it answers nothing that a person asked. */
export const isAutomatic = ({ headers }: Pick<Message, "headers">): boolean =>
  headers.has("x-smb-reply") ||
  headers.has("x-autoreply") ||
  headers.has("x-autorespond") ||
  headers.has("x-auto-response-suppress") ||
  (headers.get("auto-submitted") ?? []).some((value) => !/^\s*no\b/i.test(value)) ||
  (headers.get("precedence") ?? []).some((value) => ACKNOWLEDGES.test(value));

/** Which reply of ours a bounce is about. Its Message-ID proves it, or the ticket that the returned subject bears. */
async function bounceOf(
  message: Message,
  { verdict, reasons }: Screening,
  { messages, clock, tokenKey }: RoadDeps,
): Promise<Partial<Pick<StageResult, "bounces" | "reasons">>> {
  const report = readBounce(message);
  if (report === null) return {};
  const texts = [message.text, ...message.reports.map(({ text }) => text)].join("\n");
  const found = await messages.bouncedReply({
    messageIds: [
      ...new Set([
        ...report.messageIds,
        ...ownIdsIn(texts, tokenKey),
        ...message.references,
        ...message.inReplyTo,
      ]),
    ],
    recipients: report.recipients,
    since: new Date(clock.now().getTime() - BOUNCE_COMES),
  });
  if (found === null) return {};
  const { repliesTo } = found;
  const threadId = (await messages.find(repliesTo))?.threadId ?? repliesTo;
  const isProven = found.by === "message-id" || texts.includes(ticketTag(ticketOf(threadId, tokenKey)));
  const about = isProven ? "the reply to" : "to the same address, maybe the reply to";
  const told = { reasons: [...reasons, `${report.reason}: ${about} ${repliesTo}`] };
  // Anybody who knows an address can write that it was not reached.
  if (!isProven || report.kind !== "permanent" || verdict === "complaint") return told;
  return { ...told, bounces: { repliesTo, reason: `did not arrive: ${report.reason}` } };
}

/** Whose wait a mail from one of our own addresses ends, and what is said of it. */
export const colleaguesAnswer = (
  message: Pick<Message, "from" | "to" | "cc" | "date" | "inReplyTo" | "references">,
): Answer => {
  const who = message.from?.address ?? "somebody of yours";
  const when = message.date === null ? "" : ` on ${message.date.slice(0, 16).replace("T", " ")} UTC`;
  return {
    messageIds: message.inReplyTo.length > 0 ? message.inReplyTo : message.references.slice(-1),
    recipients: [...message.to, ...message.cc].map(({ address }) => address),
    reason: `${who} answered it${when}, outside of smb`,
  };
};
