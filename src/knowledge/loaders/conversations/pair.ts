/** One mail of the owner's → the question it answers, or why it is no knowledge. */
import { isOwnAddress } from "../../../mail/address.ts";
import type { Message } from "../../../mail/message.ts";
import { headerWords } from "../../../mail/parse/words.ts";
import { hasForwardPrefix } from "../../../mail/quotation.ts";
import { screen } from "../../../mail/screen.ts";
import { ownLines, quotedMail } from "./quoted-question.ts";

/** The mail that was asked in. */
export interface Asked {
  /** The customer's words, without quotes. */
  readonly text: string;
  /** All that shows who he is: his display names, the line that introduces his quoted mail. */
  readonly names: readonly string[];
  /** All that he wrote, with his signature and address. */
  readonly whole: string;
  readonly subject: string;
}

/** Why a sent mail is no knowledge. */
export type Unpaired =
  /** It answers nothing, or nothing that is here. */
  | "new"
  /** A machine wrote it or what it answers: auto-replies, bounces, newsletters, lists. */
  | "machine"
  | "forward"
  /** Never sent. */
  | "draft"
  /** To nobody but the owner. */
  | "own"
  /** It goes on from the owner's own mail. */
  | "follow-up"
  /** It says nothing but thanks. */
  | "empty";

export type Pairing = { readonly asked: Asked } | { readonly unpaired: Unpaired };

/** Finds the mail of a Message-ID; null where it is not here. */
export type Lookup = (messageId: string) => Promise<Message | null>;

/** Long threads name all their mails; the nearest are what is answered. */
const MAX_ANCESTORS = 10;

const isOurs = (message: Message, own: readonly string[]): boolean =>
  message.from !== null && isOwnAddress(message.from.address, own);

/** RFC 3834, 5: set on what no person sent; smb's own replies have it where nobody approved them. */
const isAutomatic = ({ headers }: Message): boolean =>
  (headers.get("auto-submitted") ?? []).some((value) => !/^no\b/i.test(value.trim()));

/** What Gmail's export calls the label of drafts, in the account's language. */
const DRAFTS =
  /(?<!\p{L})(?:drafts?|entwürfe|brouillons?|borradores|bozze|concepten|rascunhos|utkast|kladder|luonnokset|wersje robocze|koncepty|piszkozatok|taslaklar|πρόχειρα|черновики|чернетки|下書き|草稿|임시보관함)(?!\p{L})/iu;

/** A draft among what was sent: Gmail's Takeout has them in one file, Outlook saves them as .eml with `X-Unsent`. */
const isDraft = ({ headers }: Message): boolean =>
  headers.get("x-unsent")?.[0] === "1" ||
  (headers.get("x-gmail-labels") ?? []).some((labels) =>
    DRAFTS.test(headerWords(labels.slice(0, 2_000), "utf-8")),
  );

/** Whether smb would put a mail away unread: what a machine wrote asks nothing, and its answer answers nobody. */
const isMachines = (message: Message): boolean => {
  const { disposition, verdict } = screen(message, { ownAddresses: [] });
  return (
    isAutomatic(message) || ((disposition === "ignore" || disposition === "quarantine") && verdict !== "own")
  );
};

const fromMail = (message: Message): Asked => ({
  text: message.newText,
  names: [message.from, ...message.replyTo].flatMap((each) => (each === null ? [] : [each.name])),
  whole: [
    ...[message.from, ...message.replyTo].flatMap((each) => (each === null ? [] : [each.address])),
    message.subject,
    ownLines(message.text),
  ].join("\n"),
  subject: message.subject,
});

const ADDRESSES = /[^\s<>"',;:()[\]]{1,200}@[^\s<>"',;:()[\]]{1,255}/g;

/** The name in `On Mon, 2 Nov 2026, Anna Berg <anna@…> wrote:`, as far as it can be told: what stands before the address. */
const introducedNames = (introduction: string): string[] => [
  ...Array.from(
    introduction.matchAll(/([^\n,:;<>[\]()\d]{2,60})["']?\s*[<([](?:mailto:)?[^\s<>]{1,200}@/g),
    ([, name = ""]) => name,
  ),
  ...Array.from(
    introduction.matchAll(/^[*\s]*(?:From|Von|De|Da|Van|Fra|Från|Od|От)\s?:[*\s]*([^\n<[@]{2,60})/gim),
    ([, name = ""]) => name,
  ),
];

/** Of what the reply quotes; null where it quotes nothing, or the owner himself. */
const fromQuote = (reply: Message, own: readonly string[]): Asked | "follow-up" | null => {
  const quoted = quotedMail(reply.text);
  if (quoted === null) return null;
  const author = quoted.introduction.match(ADDRESSES)?.[0];
  if (author !== undefined && isOwnAddress(author, own)) return "follow-up";
  const { text, introduction } = quoted;
  return {
    text,
    names: introducedNames(introduction),
    whole: `${introduction}\n${text}`,
    subject: reply.subject,
  };
};

/** The nearest of these that is here. */
const nearest = async (ids: readonly string[], find: Lookup): Promise<Message | null> => {
  for (const id of ids.slice(0, MAX_ANCESTORS)) {
    const found = await find(id);
    if (found !== null) return found;
  }
  return null;
};

const paired = (message: Message, own: readonly string[]): Pairing => {
  if (isOurs(message, own)) return { unpaired: "follow-up" };
  return isMachines(message) ? { unpaired: "machine" } : { asked: fromMail(message) };
};

/**
 * What a mail of the owner's answers: the mail that it names as its parent; else the one it quotes; else its nearest
 * ancestor that is here.
 */
export const pairReply = async (reply: Message, own: readonly string[], find: Lookup): Promise<Pairing> => {
  const others = [...reply.to, ...reply.cc].filter(({ address }) => !isOwnAddress(address, own));
  if (others.length === 0 && reply.to.length + reply.cc.length > 0) return { unpaired: "own" };
  if (isDraft(reply)) return { unpaired: "draft" };
  if (hasForwardPrefix(reply.subject)) return { unpaired: "forward" };
  if (isMachines(reply)) return { unpaired: "machine" };
  const parents = reply.inReplyTo.length > 0 ? reply.inReplyTo : reply.references.slice(-1);
  const parent = await nearest(parents, find);
  if (parent !== null) return paired(parent, own);
  const quoted = fromQuote(reply, own);
  if (quoted === "follow-up") return { unpaired: "follow-up" };
  if (quoted !== null) return { asked: quoted };
  const ancestor = await nearest(reply.references.slice(0, -1).toReversed(), find);
  return ancestor === null ? { unpaired: "new" } : paired(ancestor, own);
};
