/** What the classifier knows a mail by: its words, and a few facts about it that no word tells. */
import { domainOf, sameAddress } from "../address.ts";
import type { Message } from "../message.ts";
import { maskPrivate } from "../private-data.ts";
import { fold } from "../screen/phrases.ts";

/** More than this of a text tells nothing new. */
const MAX_TEXT = 20_000;
const MAX_WORDS = 800;
const MAX_SAMPLE = 2_000;

const WORD =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{N}$€£%!'-]{3,30}/gu;

/** Scripts without blanks between words: pairs of characters stand for words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]{2,}/gu;

const pairs = (run: string): string[] =>
  Array.from({ length: Math.min(run.length, 200) - 1 }, (_, at) => run.slice(at, at + 2));

/** Read beyond the cut, so that no number is cut in two and goes unseen. */
const MARGIN = 256;
const MASK = /\[(?:credential|email|iban|card|ssn|ip|phone|address)\]/g;

/** What is private is nobody's word for spam, and is not kept. */
const withoutPrivate = (text: string): string => {
  const masked = maskPrivate(text.slice(0, MAX_TEXT + MARGIN)).replace(MASK, " ");
  return text.length > MAX_TEXT + MARGIN ? masked.slice(0, -MARGIN) : masked;
};

const wordsIn = (text: string): string[] => {
  const folded = fold(withoutPrivate(text)).normalize("NFC");
  const spaced = (folded.match(WORD) ?? []).map((word) => word.replace(/^['-]+|['-]+$/g, ""));
  return [...spaced.filter((word) => word.length > 2), ...(folded.match(UNSPACED) ?? []).flatMap(pairs)];
};

const LINK = /\bhttps?:\/\/(?:[^\s/@]{1,100}@)?([^\s/:?#"'<>)\]]{3,255})/gi;

const linkWords = (text: string): string[] => {
  const hosts = [...text.slice(0, MAX_TEXT).matchAll(LINK)].map((match) => (match[1] ?? "").toLowerCase());
  const count = hosts.length > 3 ? "many" : String(hosts.length);
  return [`links:${count}`, ...hosts.map((host) => `link:${host.replace(/^www\./, "")}`)];
};

const senderWords = ({ from, replyTo }: Message): string[] => {
  if (from === null) return ["from:nobody"];
  const domain = domainOf(from.address);
  const answersElsewhere = replyTo.some(({ address }) => !sameAddress(domainOf(address), domain));
  return [
    `from:${domain}`,
    `from:.${domain.split(".").at(-1) ?? ""}`,
    ...wordsIn(from.name).map((word) => `name:${word}`),
    ...(answersElsewhere ? ["reply-to:elsewhere"] : []),
  ];
};

const shapeWords = ({ text, newText, attachments, to, cc }: Message): string[] => {
  const sample = newText.slice(0, MAX_SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const capitals = sample.match(/\p{Lu}/gu)?.length ?? 0;
  return [
    ...(to.length + cc.length === 0 ? ["to:nobody"] : []),
    ...(letters > 40 && capitals / letters > 0.4 ? ["shape:capitals"] : []),
    ...(!/\S/.test(text) ? ["shape:empty"] : []),
    ...attachments.map(({ contentType }) => `attached:${contentType}`),
  ];
};

/** Each once, in order of appearance. */
export const spamWords = (message: Message): string[] => {
  const words = [
    ...senderWords(message),
    ...shapeWords(message),
    ...wordsIn(message.subject).map((word) => `subject:${word}`),
    ...linkWords(message.text),
    ...wordsIn(message.newText),
  ];
  return [...new Set(words)].slice(0, MAX_WORDS);
};
