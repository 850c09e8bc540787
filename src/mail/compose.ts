import MailComposer from "nodemailer/lib/mail-composer";
import { UserError } from "../errors.ts";
import { headerText, isDeliverable } from "./address.ts";
import { quoteOriginal } from "./compose/quote.ts";
import { replySubject } from "./compose/subject.ts";
import { ticketLine } from "./reply-token.ts";
import type { Address, Message } from "./message.ts";

export interface ReplyInput {
  readonly to: Address;
  readonly from: Address;
  /** The mail that is answered. */
  readonly original: Message;
  readonly text: string;
  readonly quoteOriginal: boolean;
  /** The thread's ticket, for the subject and a line below the text; null leaves both out. */
  readonly ticket: string | null;
  /** With its angle brackets. Given, so that a retry sends the same mail again. */
  readonly messageId: string;
  readonly date: Date;
  /** Sent without a person's approval: says so to other machines (RFC 3834, 5). */
  readonly automatic: boolean;
}

/** RFC 5322 asks for all references; relays cut lines that grow without end. */
const MAX_LAST_REFERENCES = 20;

const MESSAGE_ID = /^<[^<>\s]+>$/;

const safeAddress = ({ name, address }: Address): Address => {
  if (!isDeliverable(address))
    throw new UserError(
      `No mail can be sent to or from the address ${JSON.stringify(address)}.`,
      "Answer this person by hand, or mend the address in the configuration.",
    );
  return { name: headerText(name), address };
};

/** The ids a reply refers to: the original's references and the original itself, the first and the last 20. */
export const replyReferences = ({
  references,
  messageId,
}: Pick<Message, "references" | "messageId">): string[] => {
  const all = [
    ...new Set([...references.filter((id) => id !== messageId), ...(messageId === null ? [] : [messageId])]),
  ];
  const ids = all.filter((id) => MESSAGE_ID.test(id));
  return ids.length <= MAX_LAST_REFERENCES + 1
    ? ids
    : [...ids.slice(0, 1), ...ids.slice(-MAX_LAST_REFERENCES)];
};

const bodyOf = ({ text, ticket, quoteOriginal: quotes, original }: ReplyInput): string =>
  [
    text.trimEnd(),
    ...(ticket === null ? [] : [ticketLine(ticket)]),
    ...(quotes ? [quoteOriginal(original)] : []),
  ].join("\n\n") + (quotes ? "" : "\n");

/**
 * The bytes of a reply: plain text in UTF-8, threaded to the original, CRLF line ends. Whatever the original's subject,
 * names and ids hold, no header line comes of them. Throws a `UserError` for an address no mail can be sent to.
 */
export const composeReply = async (input: ReplyInput): Promise<Uint8Array> => {
  const { original } = input;
  const parent =
    original.messageId !== null && MESSAGE_ID.test(original.messageId) ? original.messageId : undefined;
  const composer = new MailComposer({
    from: safeAddress(input.from),
    to: safeAddress(input.to),
    subject: replySubject(original.subject, input.ticket),
    messageId: input.messageId,
    date: input.date,
    ...(parent === undefined ? {} : { inReplyTo: parent }),
    references: replyReferences(original),
    headers: { "X-SMB-Reply": "1", ...(input.automatic ? { "Auto-Submitted": "auto-replied" } : {}) },
    // nodemailer passes line ends of a text on as they are; on the wire bare LF is an error (RFC 5322, 2.3).
    text: bodyOf(input).replace(/\r\n|\r|\n/g, "\r\n"),
    // nodemailer would choose format=flowed for long lines, and stuff a blank before each quote mark.
    textEncoding: "quoted-printable",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((error, message) => {
      if (error === null) resolve(message);
      else reject(error);
    });
  });
};
