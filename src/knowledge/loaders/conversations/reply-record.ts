/** A reply and what it answers → the record that is indexed. */
import { createHash } from "node:crypto";
import { headerText } from "../../../mail/address.ts";
import { base32 } from "../../../mail/base32.ts";
import { detectLanguage } from "../../../mail/language.ts";
import type { Message } from "../../../mail/message.ts";
import { baseSubject } from "../../../mail/subject.ts";
import { chunk, PASSAGE_LENGTH } from "../../chunk.ts";
import type { Piece, SourceRecord } from "../../passage.ts";
import { readLetter, saysSomething } from "./letter-text.ts";
import { linksIn } from "./links.ts";
import { masksFor } from "./masks.ts";
import { addressWords, nameWords } from "./names.ts";
import type { Asked } from "./pair.ts";
import { exchanges, ownLines } from "./quoted-question.ts";

/** More words of a question make it no clearer; what is pasted below them (logs, tables) drowns it. */
const MAX_QUESTION = 2_000;
/** Further down a reply stands what it pastes. */
const MAX_REPLY = 20_000;
/** A reply is one answer, and one passage, as long as a reader would read it as one. */
const MAX_WHOLE = PASSAGE_LENGTH * 2;

const lowered = (names: readonly string[]): Set<string> => new Set(names.map((word) => word.toLowerCase()));

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/u, "")} …`;

/** The subject as it was written, without `Re:`, tags and tickets. */
export const plainSubject = (subject: string): string => {
  const base = baseSubject(subject);
  const plain = headerText(subject.slice(0, 1000)).replace(/\s+/g, " ");
  const lower = plain.toLowerCase();
  const at = lower.length === plain.length ? lower.lastIndexOf(base) : -1;
  return at < 0 ? base : plain.slice(at, at + base.length).trim();
};

/** Short, and the same in every run: of the Message-ID, else of what the mail says. */
const recordId = ({ messageId, from, date, subject, text }: Message): string => {
  const named = messageId ?? JSON.stringify([from?.address, date, subject, text]);
  return `reply-${base32(createHash("sha256").update(named).digest()).slice(0, 12)}`;
};

interface Part {
  readonly question: string | null;
  readonly answer: string;
}

/** The answers of a reply, each with what it answers: one, or several between the lines of the customer's mail. */
const partsOf = (reply: Message, asked: string): Part[] => {
  const text = reply.newText.slice(0, MAX_REPLY);
  // Where nothing is new, `newText` is the quoted mail.
  if (ownLines(text).trim() === "") return [];
  if (reply.inlineAnswers.length === 0) return [{ question: asked, answer: text }];
  return exchanges(text).map(({ quoted, answer }) => ({ question: quoted ?? asked, answer }));
};

/** The record; null where the reply says nothing that could be told to somebody else. */
export const replyRecord = async (
  reply: Message,
  asked: Asked,
  given: { readonly place: string; readonly ownAddresses: readonly string[] },
): Promise<SourceRecord | null> => {
  const own = nameWords(reply.from?.name ?? "");
  const ownNames = lowered([...own, ...addressWords(reply.from?.address ?? "")]);
  const recipients = [...reply.to, ...reply.cc].filter(
    ({ address }) => !given.ownAddresses.includes(address.toLowerCase()),
  );
  const known = [...asked.names, ...recipients.map(({ name }) => name)].flatMap(nameWords);
  const toCustomer = lowered([...known, ...recipients.flatMap(({ address }) => addressWords(address))]);

  const question = readLetter(asked.text.slice(0, MAX_REPLY), ownNames, toCustomer);
  const parts = partsOf(reply, question.text);
  const letters = parts.map(({ answer }) => readLetter(answer, toCustomer, ownNames));
  const masks = masksFor({
    customerNames: [...known, ...question.signed, ...letters.flatMap(({ greeted }) => greeted)].filter(
      (word) => nameWords(word).length > 0,
    ),
    customerText: asked.whole,
    ownNames: lowered([...own, ...letters.flatMap(({ signed }) => signed)]),
    ownAddresses: given.ownAddresses,
    ownSignature: ownLines(reply.text).replace(reply.newText, ""),
  });
  const subject = plainSubject(reply.subject === "" ? asked.subject : reply.subject);
  const title = masks.question(cut(subject === "" ? (question.text.split("\n", 1)[0] ?? "") : subject, 200));
  const pieces = parts.flatMap((part, at) =>
    piecesOf(masks.answer(letters[at]?.text ?? ""), masks.question(cut(part.question ?? "", MAX_QUESTION)), {
      title,
      place: given.place,
    }),
  );
  const answer = pieces.map(({ text }) => text).join("\n");
  if (pieces.length === 0) return null;
  return {
    id: recordId(reply),
    kind: "reply",
    title,
    url: null,
    tags: [],
    refs: [],
    language: await detectLanguage(answer),
    date: reply.date,
    single: pieces.length === 1,
    pieces,
  };
};

const piecesOf = (
  answer: string,
  question: string,
  named: { readonly title: string; readonly place: string },
): Piece[] => {
  if (!saysSomething(answer)) return [];
  const texts = answer.length <= MAX_WHOLE ? [answer] : chunk(answer);
  return texts.map((text, at) => {
    const links = linksIn(text);
    return {
      question: at > 0 || question === "" ? null : question,
      title: named.title,
      text,
      place: named.place,
      ...(links.length === 0 ? {} : { links }),
    };
  });
};
