/** What is private in a past conversation, masked before it is indexed. */
import { isOwnAddress } from "../../../mail/address.ts";
import { maskPrivate, maskThoseOf, privateData } from "../../../mail/private-data.ts";
import { maskPersonalLinks } from "./links.ts";
import { maskNames } from "./names.ts";
import { introducedReferences, maskReferences, references } from "./references.ts";

/** What is known of the two who wrote to each other. */
export interface Parties {
  /** Words of the customer's names. */
  readonly customerNames: readonly string[];
  /** All that the customer wrote, his signature and address too, without what he quotes. */
  readonly customerText: string;
  /** Words of the owner's names, in lower case. */
  readonly ownNames: ReadonlySet<string>;
  readonly ownAddresses: readonly string[];
  /** What the owner says of himself in each mail: his signature. */
  readonly ownSignature: string;
}

/** Further down a customer's mail nothing is looked for that might stand in the answer too. */
const MAX_SOURCE = 20_000;

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** A number is known by its last digits, whatever stands before them for the country; the rest by what it has in common. */
const SHARED_DIGITS = 7;
const SHARED_LETTERS = 8;

function isFormOf(said: string, theirs: string): boolean {
  const [one, other] = [bare(said), bare(theirs)];
  if (one.length >= SHARED_LETTERS && (other.includes(one) || one.includes(other))) return true;
  const [digits, others] = [said.replace(/\D/g, ""), theirs.replace(/\D/g, "")];
  return digits.length >= SHARED_DIGITS && digits.slice(-SHARED_DIGITS) === others.slice(-SHARED_DIGITS);
}

/** The customer's text without what is the owner's own: a customer who says which number he called makes it no secret. */
const customersOwn = ({ customerText, ownAddresses, ownSignature }: Parties): string => {
  const source = customerText.slice(0, MAX_SOURCE);
  const own = new Set(
    privateData(ownSignature.slice(0, MAX_SOURCE)).map(({ start, end }) =>
      bare(ownSignature.slice(start, end)),
    ),
  );
  let rest = source;
  for (const { kind, start, end } of privateData(source).toReversed()) {
    const piece = source.slice(start, end);
    if (own.has(bare(piece)) || (kind === "email" && isOwnAddress(piece, ownAddresses)))
      rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  }
  return rest;
};

/** Masks for the texts of one conversation. */
export const masksFor = (
  parties: Parties,
): { question: (text: string) => string; answer: (text: string) => string } => {
  const source = customersOwn(parties);
  const theirs = references(source);
  const pieces = privateData(source).map(({ start, end }) => bare(source.slice(start, end)));
  /** Most answers repeat nothing of the customer's, and looking for all of it takes a millisecond. */
  const maskTheirs = (text: string): string => {
    const all = bare(text);
    return pieces.some((piece) => all.includes(piece)) ? maskThoseOf(text, source) : text;
  };
  const names = (text: string): string => maskNames(text, parties.customerNames, parties.ownNames);
  const spans = privateData(source).map(({ start, end }) => source.slice(start, end));
  /** What is the customer's in another form: a part of his address, his number without the country, a password for him. */
  const maskForms = (text: string): string => {
    let masked = text;
    for (const { kind, start, end } of privateData(text).toReversed()) {
      const said = text.slice(start, end);
      if (kind === "credential" || spans.some((theirs) => isFormOf(said, theirs)))
        masked = `${masked.slice(0, start)}[${kind}]${masked.slice(end)}`;
    }
    return masked;
  };
  return {
    /** A customer's words: everything private. */
    question: (text) =>
      names(maskReferences(maskPrivate(maskPersonalLinks(text, theirs)), [...theirs, ...references(text)])),
    /** The owner's words: what is the customer's; the owner's own addresses, links and numbers are the knowledge. */
    answer: (text) => {
      const masked = maskForms(maskTheirs(maskPersonalLinks(text, theirs)));
      return names(maskReferences(masked, [...theirs, ...introducedReferences(text)]));
    },
  };
};
