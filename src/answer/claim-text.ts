/** What a model said for a claim: plain sentences, or nothing that could be said. */
import { visible } from "../generation/fence.ts";
import { sentences } from "../knowledge/words.ts";

/** Of one sentence, in characters: nobody checks a longer one at a glance. */
export const LONGEST_CLAIM = 400;

/** Of what a model said for one claim. */
const LONGEST_RAW = 4 * LONGEST_CLAIM;

/**
 * The sentences of what a model said for one claim: on one line, without mark-up and without characters that nobody sees.
 * Null where it is no prose: HTML, a picture, JSON, marks of a chat template, or endless.
 */
export function claimSentences(raw: string, language: string | null): string[] | null {
  if (raw.length > LONGEST_RAW) return null;
  const line = withoutMarkup(visible(raw)).replace(/\s+/gu, " ").trim();
  if (NO_PROSE.test(line.normalize("NFKC")) || !/[\p{L}\p{N}]/u.test(line)) return null;
  const found = wholeSentences(line, language);
  return found.every((sentence) => sentence.length <= LONGEST_CLAIM) ? found : null;
}

/** Titles and short forms that end with a full stop, and no sentence does (en, de, fr, es, it, nl). */
const SHORT_FORM =
  /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Mx|Dr|Drs|Prof|Sr|Sra|Srta|Sig|Sig\.ra|Dott|Dhr|Mevr|Mme|Mlle|Hr|Fr|St|Ste|[eE]\. ?g|[iI]\. ?e|[zZ]\. ?B|[dD]\. ?h|[uU]\. ?a|[zZ]|[bB]zw|[cC]a|[vV]gl|[vV]s|[iI]nkl|[eE]xkl|[zZ]zgl|[mM]ax|[mM]in|Nr|Art|Tel|Abs|Str|p\. ?ej|[bB]ijv|[eE]nz|approx)\.$/u;
/** "No." and the like are one only before what they number: "No. 5", not "No. We do not". */
const NUMBERING = /(?<![\p{L}\p{N}])(?:[Nn]os?|[Nn]r|[Nn]úm|[Pp]p?|[Ff]ig|[Vv]ol)\.$/u;

/** The sentences of a text, none of which ends at "Dr." or "e.g."; a line break ends each. */
export const wholeSentences = (text: string, language: string | null): string[] =>
  text.split(/[\n\r\u2028\u2029]+/u).flatMap((line) => joined(sentences(line, language)));

function joined(found: readonly string[]): string[] {
  const whole: string[] = [];
  for (const sentence of found) {
    const before = whole.at(-1);
    const end = before?.slice(-LONGEST_FORM) ?? "";
    const isOpen = SHORT_FORM.test(end) || (NUMBERING.test(end) && /^\d/u.test(sentence));
    if (before !== undefined && isOpen) whole[whole.length - 1] = `${before} ${sentence}`;
    else whole.push(sentence);
  }
  return whole;
}

/** More of a sentence's end than any of the forms has. */
const LONGEST_FORM = 12;

/** `[text](address)` reads `text (address)`: the address is a fact to be checked, not one to be hidden behind a word. */
const withoutMarkup = (text: string): string =>
  text
    .replace(/^[ \t]*(?:#{1,6}|>+|[-*•+]|\d{1,2}[.)])[ \t]+/gmu, "")
    .replace(/(?<!!)\[([^\][\n]{1,200})\]\(([^()\s]{1,500})\)/gu, (_, label: string, address: string) =>
      label === address ? address : `${label} (${address})`,
    )
    .replace(/\*\*|__|`+/gu, "")
    .replace(/(?<![\p{L}\p{N}*])\*([^*\n]{1,200})\*(?![\p{L}\p{N}*])/gu, "$1");

/** Tags and comments, pictures, objects and lists, template marks, roles. */
const NO_PROSE =
  /<[|/!?\p{L}]|\|>|!\[|^[{[]|\[\/?INST|"\s*:\s*["[{]|^(?:system|user|human|assistant)\s*:|^#{2,}/iu;
