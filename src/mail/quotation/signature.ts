import { footerStart } from "./footer.ts";
import { isRule, type Line } from "./line.ts";
import { isSentFrom } from "./sent-from.ts";

/** Longer than this below `--`, it is hardly a signature: kept. */
const MAX_SIGNATURE_LINES = 15;
/** Up to this many short lines need no further proof. */
const FEW_LINES = 4;
const MAX_RULED_LINES = 10;
/** A delimiter above more lines than a signature and its footers have is looked for in vain. */
const MAX_BLOCK = 90;

/** `-- ` (RFC 3676, 4.3), with or without its blank; word processors turn it into a longer dash. */
const isDelimiter = ({ raw }: Line): boolean =>
  raw.length < 20 && /^\s*(?:--|[\u2014\u2015]|\u2013\u2013)\s*$/u.test(raw);

/** What signatures are made of: ways to reach somebody, titles, registers. */
const CONTACT =
  /@\p{L}|@[a-z]|https?:|www\.|\+\d|\(?\d{2,5}\)?[ /.-]\d{2,}|\b(?:tel|telefon|phone|fax|mobile?|handy|cell|skype|whatsapp|linkedin|twitter|ust-?id|hrb|vat|siret|kvk|p\.? ?iva|gmbh|ltd|inc|llc|s\.?r\.?l|s\.a|b\.v|fingerprint|signed|pgp|gpg)\b|т(?:ел|елефон)\b|grüße|regards|cordialement|saludos|saluti|groet/iu;

const WAY = /@\p{L}|https?:|www\.|\+\d[\d ()/.-]{6,}|^\W*(?:tel|phone|fax|mobil|t\.|f\.|m\.|skype)/iu;
const WAY_LABEL = /^\W*(?:e-?mail|mail|web|www|skype|https?)\b/iu;

const CONTACT_LABEL =
  /^\W*(?:tel|telefon|teléfono|téléphone|phone|fax|mobile?|handy|cell|direct|office|m|t|f|p|e|w|d|a|e-?mail|mail|web|website|skype|whatsapp|linkedin|twitter|address|adresse|anschrift|dirección|indirizzo|ust.*|vat.*|hrb.*|handelsregister|geschäftsführ.*|amtsgericht|siret|kvk|iban|bic|p\.? ?iva|icq|jabber|fingerprint|key|pgp|gpg|тел.*|моб.*|факс)\W*$/iu;

/** "Order number: 1234": a matter, not a person. */
const isData = (text: string): boolean => {
  const [, label = "", value = ""] = /^([^:]{1,30}):(.*)$/u.exec(text) ?? [];
  return (
    /\p{Nd}/u.test(value) && !value.startsWith("//") && !CONTACT_LABEL.test(label) && !CONTACT.test(text)
  );
};

/** A sentence: what somebody says, and no line of a letterhead. */
const isProse = (text: string): boolean => {
  const words = text.split(" ").length;
  if (/https?:|@/.test(text)) return words >= 14;
  return (words >= 4 && /[.!?。！？]$/u.test(text)) || words >= 12 || (words >= 3 && /[?？]$/u.test(text));
};

/** Lines of which half are of no use but to reach somebody, not by links alone; and no header of a mail. */
const isLetterhead = (texts: readonly string[]): boolean => {
  const ways = texts.filter((text) => WAY.test(text));
  const isHeader = texts.some((text) => /^\S+(?: \S+)?:.*@/.test(text) && !WAY_LABEL.test(text));
  return (
    ways.length >= 2 &&
    ways.length * 2 >= texts.length &&
    ways.some((text) => !/https?:|www\./i.test(text)) &&
    !isHeader
  );
};

/**
 * A hand-written delimiter stands above other things, too: tables, a second thought. Kept when in doubt; a mere rule
 * (`-----`) heads a signature only where most of it says how to reach somebody.
 */
const isSignature = (block: readonly Line[], isBelowRule: boolean): boolean => {
  const said = block.slice(0, footerStart(block)).filter((line) => !line.isBlank && !isRule(line));
  if (said.length > MAX_SIGNATURE_LINES) return false;
  const texts = said.map(({ text }) => text).filter((text) => !isSentFrom(text));
  const [first] = texts;
  if (first === undefined) return true;
  if (isProse(first) || texts.some(isData)) return false;
  const prose = texts.filter(isProse).length;
  const ways = texts.filter((text) => CONTACT.test(text)).length;
  const isReachable = ways > 0;
  if (isBelowRule) return prose === 0 && texts.length <= MAX_RULED_LINES && isLetterhead(texts);
  if (texts.length > FEW_LINES && !isReachable) return false;
  return prose === 0 || (prose <= 2 && isReachable && prose <= texts.length / 2);
};

/** Where the signature begins that closes these lines; their length where there is none, or none that is sure. */
const signatureStart = (lines: readonly Line[]): number => {
  const from = Math.max(0, lines.length - MAX_BLOCK);
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    const isBelowRule = !isDelimiter(line);
    if (isBelowRule && !isRule(line)) continue;
    if (isSignature(lines.slice(at + 1), isBelowRule)) return at;
  }
  return lines.length;
};

/** What closes a text without being anybody's word: "Sent from my iPhone", rules, Mailtrack's dot, inline pictures. */
const isTrailer = (line: Line): boolean =>
  line.isBlank ||
  isRule(line) ||
  line.text === "ᐧ" ||
  /^\[(?:cid|image|logo)\b[^\]]{0,200}\]$/iu.test(line.text) ||
  isSentFrom(line.raw);

/** A mail has no more signatures and footers below each other. */
const MAX_CLOSINGS = 6;

/** The lines without what closes them: footers, a signature, "Sent from my …". */
export const withoutClosing = (lines: readonly Line[]): readonly Line[] => {
  let rest = lines;
  for (let pass = 0; pass < MAX_CLOSINGS; pass++) {
    let end = Math.min(signatureStart(rest), footerStart(rest));
    for (let line = rest[end - 1]; line !== undefined && isTrailer(line); line = rest[end - 1]) end--;
    if (end === rest.length) break;
    rest = rest.slice(0, end);
  }
  return rest;
};
