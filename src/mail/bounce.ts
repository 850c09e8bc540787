/** Reading a bounce or a complaint: which mail, to whom, and why it did not arrive. */
import { type Cause, causeOf, isLasting, REASONS } from "./bounce/cause.ts";
import { MAX_TEXT, partsOf, RETURNED_TYPES, wordsOf } from "./bounce/parts.ts";
import { recipientsOf } from "./bounce/recipients.ts";
import { firstSectionOf, idFieldsIn, idsToldIn, replyIn } from "./bounce/returned.ts";
import { codeIn, readStatus, type RecipientStatus } from "./bounce/status.ts";
import type { Message } from "./message.ts";
import { complaintSignals } from "./screen/complaint.ts";
import { readEvidence } from "./screen/evidence.ts";

export type { Cause } from "./bounce/cause.ts";

export interface BounceReport {
  /** Of the mail that it is about, likeliest first: the returned mail's, then those that it refers to. */
  readonly messageIds: readonly string[];
  /** Whom the mail did not reach; for a complaint, who complained, where the provider says so. */
  readonly recipients: readonly string[];
  /**
   * `permanent`: the server gave up, the mail did not arrive. `delayed`: it goes on trying. `delivered`: it arrived, or was
   * passed on to a server that makes no reports. `complaint`: it arrived, and was called spam.
   */
  readonly kind: "permanent" | "delayed" | "delivered" | "complaint";
  /** Whether the address will not work another day either (no such mailbox, no such domain). */
  readonly lasting: boolean;
  /** The enhanced status code (RFC 3463), where one was given. */
  readonly status: string | null;
  readonly cause: Cause;
  /** In plain words, to follow "did not arrive:". */
  readonly reason: string;
}

const MAX_IDS = 20;

/** The mail's own id aside; ids that it refers to come last. */
const originalIdsOf = (message: Message): string[] => {
  const status = partsOf(
    message,
    "message/delivery-status",
    "message/feedback-report",
    "message/disposition-notification",
  );
  const text = message.text.slice(0, MAX_TEXT);
  const found = [
    ...partsOf(message, ...RETURNED_TYPES).flatMap(idFieldsIn),
    ...status.flatMap(idFieldsIn),
    ...idFieldsIn(text),
    ...idsToldIn(text),
    ...message.inReplyTo,
    ...message.references,
  ];
  return [...new Set(found)].filter((id) => id !== message.messageId).slice(0, MAX_IDS);
};

const statusesOf = (message: Message): readonly RecipientStatus[] => {
  const parts = partsOf(message, "message/delivery-status").flatMap(readStatus);
  return parts.length > 0 ? parts : readStatus(message.text.slice(0, MAX_TEXT));
};

const DELAYED =
  /\b(?:still being retried|will (?:continue to )?be (?:retried|attempted)|delivery attempts will continue|will keep trying|do not need to resend|need not resend|not need to send (?:your|the) message again|this is (?:only )?a warning|warning message only|has (?:been|not yet been) delayed|have been delayed|delayed mail|has not (?:yet )?been delivered .{0,80}yet|delivery (?:is )?delayed|message delayed)\b|\b(?:wird weiter versucht|verzögert|retardée?|retrasad[oa]|ritardat[oa]|отложена)\b/iu;

const kindOf = (message: Message, statuses: readonly RecipientStatus[]): BounceReport["kind"] => {
  const actions = new Set(statuses.map(({ action }) => action));
  if (actions.has("failed")) return "permanent";
  if (actions.has("delayed")) return "delayed";
  if (["delivered", "relayed", "expanded"].some((action) => actions.has(action))) return "delivered";
  return DELAYED.test(`${message.subject}\n${wordsOf(message).slice(0, 4_000)}`) ? "delayed" : "permanent";
};

/** The one of several recipients that says most. */
const mostTelling = (statuses: readonly RecipientStatus[]): RecipientStatus | undefined =>
  statuses.find(({ action, said }) => action === "failed" && said !== "") ??
  statuses.find(({ said }) => said !== "") ??
  statuses[0];

const causeAndStatus = (
  message: Message,
  statuses: readonly RecipientStatus[],
): { cause: Cause; status: string | null } => {
  const telling = mostTelling(statuses);
  const section = firstSectionOf(wordsOf(message));
  const status = telling?.status ?? codeIn(replyIn(section)) ?? codeIn(section);
  // What the report leaves open, the words around it may tell.
  return { cause: causeOf([telling?.said ?? "", section], status), status };
};

const isComplaint = (message: Message): boolean => {
  const mail = readEvidence(message, { ownAddresses: [] });
  return complaintSignals.some((signal) => signal.test(mail));
};

/**
 * What a mail that was screened as a bounce or a complaint tells; null where it names neither a mail nor a recipient.
 * Reads what servers wrote for machines first, then their words.
 */
export const readBounce = (message: Message): BounceReport | null => {
  const statuses = statusesOf(message);
  const messageIds = originalIdsOf(message);
  const recipients = recipientsOf(message, statuses);
  if (messageIds.length === 0 && recipients.length === 0) return null;
  if (isComplaint(message)) {
    const reason = "the recipient called it spam";
    return { messageIds, recipients, kind: "complaint", lasting: false, status: null, cause: "spam", reason };
  }
  const { cause, status } = causeAndStatus(message, statuses);
  const kind = kindOf(message, statuses);
  return {
    messageIds,
    recipients,
    kind,
    lasting: kind === "permanent" && isLasting(cause),
    status,
    cause,
    reason: REASONS[cause],
  };
};
