/** A proposal against its sources: what a model said and they do not is left out, what the owner wrote is flagged. */
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { Passage } from "../knowledge/passage.ts";
import type { RankedPassage } from "../knowledge/search.ts";
import { words } from "../knowledge/words.ts";
import { maskPrivate } from "../mail/private-data.ts";
import { notBorneOut } from "./borne-out.ts";
import type { Claim } from "./draft.ts";
import { ground, grounder, type GroundRules, type UncheckedClaim } from "./ground.ts";
import { notInOneSentence } from "./one-sentence.ts";
import { translationFlags } from "./translated.ts";
import type { Paragraph, Proposal } from "./writer.ts";

export interface CheckInput {
  /** The customer's own words. */
  readonly mail: string;
  /** What the reply is written in. */
  readonly language: string;
  readonly rules: GroundRules;
  /** Values that other customers' mails gave, and this thread's did not. */
  readonly foreign: ReadonlySet<string>;
  readonly lexicon: Lexicon;
}

export interface CheckedParagraph extends Omit<Paragraph, "claims"> {
  readonly claims: readonly Claim[];
}

export interface Checked {
  readonly paragraphs: readonly CheckedParagraph[];
  readonly notes: readonly string[];
}

/** The owner's own sentences with their verdicts: none is left out, a person decides. */
export const checkedQuotes = ({ paragraphs, sources }: Proposal, input: CheckInput): Checked => ({
  paragraphs: paragraphs.map((paragraph) => ({
    ...paragraph,
    claims: ground(paragraph.claims, { ...input, passages: textsOf(sources) }),
  })),
  notes: [],
});

/** What is left of a model's proposal: claims without a flag, and paragraphs that have one. Notes say what fell. */
export function checkedClaims({ paragraphs, sources, instructions }: Proposal, input: CheckInput): Checked {
  const notes: string[] = [];
  const texts = textsOf(sources);
  const passages = new Map(sources.map(({ passage }) => [passage.id, passage]));
  const languages = new Map(sources.map(({ passage }) => [passage.id, passage.language]));
  // A number or a link that the mail alone gives is no answer to it: it may be there to be repeated.
  const judge = grounder({ ...input, mail: "", passages: texts });
  const verdict = (claim: UncheckedClaim): Claim => {
    const from = claim.support.map((id) => languages.get(id) ?? null);
    const isTranslated = from.some((language) => language !== null && language !== input.language);
    const said = claim.support.map((id) => texts.get(id) ?? "").join("\n");
    const also = notBorneOut(claim.text, { ...input, said, isTranslated, instructions }, input.lexicon);
    const unfounded = isTranslated ? translationFlags(claim.text, said, input.foreign) : judge(claim).flags;
    const named = claim.support.flatMap((id) => passages.get(id) ?? []);
    const joins = isTranslated ? null : notInOneSentence(claim.text, named, input.language, input.lexicon);
    const flags = [...unfounded, ...also, ...(joins === null ? [] : [joins])];
    return { ...claim, verified: flags.length === 0, flags, ...(isTranslated ? { translated: true } : {}) };
  };
  const kept = saidOnce(
    paragraphs.map((paragraph) => {
      const claims = paragraph.claims.map(verdict);
      for (const { verified, text, flags } of claims) if (!verified) notes.push(leftOut(text, flags));
      return { ...paragraph, claims: claims.filter(({ verified }) => verified) };
    }),
  );
  const foreign = [...new Set(kept.flatMap(({ claims }) => claims).flatMap(translatedFrom(languages)))];
  for (const code of foreign)
    notes.push(`The model translated from ${languageName(code)}: read the reply against its sources.`);
  return { paragraphs: kept, notes };
}

/** Each thing is said where it is said first, and answers there the asks that it was said for again. */
function saidOnce(paragraphs: readonly CheckedParagraph[]): CheckedParagraph[] {
  const kept: { asks: number[]; claims: Claim[]; lines: CheckedParagraph["lines"] }[] = [];
  const saidIn = new Map<string, number[]>();
  for (const { asks, claims, lines } of paragraphs) {
    const paragraph = { asks: [...asks], claims: [] as Claim[], lines };
    for (const claim of claims) {
      const key = words(claim.text).join(" ");
      const there = saidIn.get(key);
      if (there !== undefined) there.push(...asks.filter((ask) => !there.includes(ask)));
      else {
        saidIn.set(key, paragraph.asks);
        paragraph.claims.push(claim);
      }
    }
    if (paragraph.claims.length > 0) kept.push(paragraph);
  }
  return kept;
}

const translatedFrom =
  (languages: ReadonlyMap<string, string | null>) =>
  ({ translated, support }: Claim): string[] =>
    translated === true ? support.flatMap((id) => languages.get(id) ?? []) : [];

const languageName = (code: string): string =>
  new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;

/** Notes are printed and logged. */
const leftOut = (text: string, flags: readonly string[]): string =>
  `A sentence of the model was left out, “${maskPrivate(text)}”: ${maskPrivate(flags.join(", "))}.`;

const textsOf = (sources: readonly RankedPassage[]): Map<string, string> =>
  new Map(sources.map(({ passage }) => [passage.id, saysAll(passage)]));

/** All that a passage says. */
const saysAll = ({ question, title, text }: Passage): string => `${question ?? ""}\n${title}\n${text}`;
