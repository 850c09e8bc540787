/** Address fields (RFC 5322, 3.4 and 4.4), and what mail programs make of them. */
import type { Address } from "../message.ts";
import { tokens as tokensOf, type Token, type TokenKind } from "./address-tokens.ts";
import { decodeWords } from "./words.ts";

/** More than any list; RFC 5321 has servers take 100. */
const MAX_ADDRESSES = 20_000;

const lowerDomain = (address: string): string => {
  const at = address.lastIndexOf("@");
  return address.slice(0, at) + address.slice(at).toLowerCase();
};

/** RFC 5321 allows 64 characters before the `@` and 255 after it; nothing near this is an address. */
const MAX_ADDRESS = 1_000;

const trimmed = (text: string, letters: string): string => {
  let from = 0;
  let to = text.length;
  while (from < to && letters.includes(text[from] ?? "")) from++;
  while (to > from && letters.includes(text[to - 1] ?? "")) to--;
  return text.slice(from, to);
};

/** `local@domain` of what stands where an address should; null where it is none. */
const addressIn = (text: string): string | null => {
  if (text.length > MAX_ADDRESS || !text.includes("@")) return null;
  const bare = text
    .trim()
    // RFC 5322, 4.4: a route (`@a,@b:c@d`) says nothing to anybody today.
    .replace(/^@[^:]*:/, "")
    .replace(/^(?:mailto|smtp):/i, "")
    .replace(/\s{0,9}([@.])\s{0,9}/g, "$1");
  const plain = /^"[^"]+"@/.test(bare) ? bare : trimmed(bare, " '\"\t\n");
  const address = trimmed(plain, ".,;>");
  return /^(?:"[^"]+"|[^\s<>@"]+)@[^\s<>@"]+$/.test(address) ? lowerDomain(address) : null;
};

/** Angle brackets hold nothing but an address: a blank in it is where some program broke the line. */
const addressInAngles = (text: string): string | null =>
  addressIn(text) ?? (/^\S+\s+\S+$/.test(text.trim()) ? addressIn(text.replace(/\s+/g, "")) : null);

/** An address that stands in a run of words, and the rest of them. */
const addressInWords = (text: string): { address: string; rest: string } | null => {
  const joined = text.slice(0, 2_000).replace(/[ \t]*@[ \t]*/g, "@");
  const match = /(?:^|\s)([^\s@]{1,256}@[^\s@]{1,256})(?=\s|$)/.exec(joined);
  const address = match?.[1] === undefined ? null : addressIn(match[1]);
  if (match === null || address === null) return null;
  return { address, rest: `${joined.slice(0, match.index)} ${joined.slice(match.index + match[0].length)}` };
};

const tidy = (name: string): string => {
  const text = decodeWords(name)
    .replace(/[\s\0]+/g, " ")
    .trim();
  return text.replace(/^(['"])(.*)\1$/s, "$2").trim();
};

interface Mailbox extends Address {
  /** Where its address stood: in angle brackets, elsewhere, or there is none. */
  readonly form: "angle" | "bare" | "none";
}

/** The tokens of one mailbox, sorted by what they are. */
interface Pieces {
  readonly tokens: readonly Token[];
  readonly name: string;
  readonly comment: string;
  readonly words: readonly string[];
  readonly quoted: readonly string[];
  readonly angles: readonly string[];
}

const piecesOf = (tokens: readonly Token[]): Pieces => {
  const of = (...kinds: readonly TokenKind[]): string[] =>
    tokens.flatMap(({ kind, text }) => (kinds.includes(kind) ? [text] : []));
  return {
    tokens,
    name: tidy(of("word", "quoted").join(" ")),
    comment: tidy(of("comment").join(" ")),
    words: of("word"),
    quoted: of("quoted"),
    angles: of("angle"),
  };
};

const inAngles = ({ angles, name, comment }: Pieces): Mailbox | null => {
  const address = angles.map(addressInAngles).findLast((found) => found !== null) ?? null;
  return address === null ? null : { name: name === "" ? comment : name, address, form: "angle" };
};

/** `"a b"@x.org`: the quotation marks belong to the address. */
const withQuotedLocal = ({ tokens, comment }: Pieces): Mailbox | null => {
  const at = tokens.findIndex(
    ({ kind }, index) => kind === "quoted" && /^\s*@\S/.test(tokens[index + 1]?.text ?? ""),
  );
  const local = tokens[at]?.text;
  if (local === undefined) return null;
  const plain = /^[\w!#$%&'*+/=?^`{|}~.-]+$/.test(local) ? local : `"${local.replace(/["\\]/g, "\\$&")}"`;
  const address = addressIn(`${plain}${(tokens[at + 1]?.text ?? "").trim()}`);
  return address === null ? null : { name: comment, address, form: "bare" };
};

const amongWords = ({ words, quoted, comment }: Pieces): Mailbox | null => {
  const found = addressInWords(words.join(" "));
  if (found !== null) {
    const rest = tidy([...quoted, found.rest].join(" "));
    return { name: rest === "" ? comment : rest, address: found.address, form: "bare" };
  }
  const address = quoted.map(addressIn).find((given) => given !== null) ?? null;
  return address === null ? null : { name: "", address, form: "bare" };
};

/** Some clients encode name and address as one word: RFC 2047 forbids it, and nobody else could be meant. */
const inEncodedWord = ({ name }: Pieces): Mailbox | null => {
  const inside = /^(.*)<\s*([^\s<>@]{1,256}@[^\s<>@]{1,256})\s*>\s*$/s.exec(name.slice(0, 2_000));
  if (inside?.[2] === undefined) return null;
  return { name: tidy(inside[1] ?? ""), address: lowerDomain(inside[2]), form: "bare" };
};

const withoutAddress = ({ tokens, name, angles }: Pieces): Mailbox | null =>
  tokens.length === 0
    ? null
    : { name: name === "" ? tidy(angles.join(" ")) : name, address: "", form: "none" };

/** One mailbox of the tokens between two separators; null where nothing stands there. */
const readMailbox = (tokens: readonly Token[]): Mailbox | null => {
  const pieces = piecesOf(tokens);
  return (
    inAngles(pieces) ??
    withQuotedLocal(pieces) ??
    amongWords(pieces) ??
    inEncodedWord(pieces) ??
    withoutAddress(pieces)
  );
};

/**
 * The mailboxes of an address field's text (not yet MIME-decoded), groups opened. One without `local@domain` has an
 * empty address.
 */
export const readMailboxes = (text: string): Address[] => {
  const found: Address[] = [];
  // `Berg, Anna <a@b.org>` without its quotation marks: the first half of a name, until an address tells.
  let half: string | null = null;
  let current: Token[] = [];
  const keepHalf = (): void => {
    if (half !== null) found.push({ name: half, address: "" });
    half = null;
  };
  const close = (separator: string): void => {
    const mailbox = readMailbox(current);
    current = [];
    // What stands before a colon names a group.
    if (mailbox === null || (separator === ":" && mailbox.address === "")) return;
    const { name, address, form } = mailbox;
    if (form === "none" && separator === ",") {
      keepHalf();
      half = name;
      return;
    }
    if (form === "angle" && half !== null && name !== "") found.push({ name: `${half}, ${name}`, address });
    else {
      keepHalf();
      found.push({ name, address });
    }
    half = null;
  };
  for (const token of tokensOf(text)) {
    if (found.length >= MAX_ADDRESSES) break;
    if (token.kind === ",") close(token.text);
    else if (token.kind !== "word" || token.text.trim() !== "") current.push(token);
  }
  close("");
  keepHalf();
  return found;
};

/** The addresses of a field's text: groups opened, entries without `local@domain` left out. */
export const readAddresses = (text: string): Address[] =>
  readMailboxes(text).filter(({ address }) => address !== "");
