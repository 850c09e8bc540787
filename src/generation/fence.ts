/** Text that others wrote, put into a prompt: it stays readable, and can neither end its place nor pass for a prompt. */
import { withoutMarkers } from "./markers.ts";

/** Of one fenced text, in characters: a mail of a megabyte leaves room for what else is to be said. */
const LONGEST = 8_000;

/** Each line of the text bears this: what stands behind a line without it is the prompt's own. */
const MARK = "| ";

/**
 * The text between two lines that name it, each of its own lines marked. No text can end its fence: whatever it says, it
 * says behind a mark.
 */
export function fence(text: string, label: string, longest = LONGEST): string {
  const lines = harmless(text, longest).split("\n");
  return [`[${label}]`, ...lines.map((line) => `${MARK}${line}`.trimEnd()), `[end of ${label}]`].join("\n");
}

/** The text on one line, for a place inside a sentence: a subject, a name. */
export const oneLine = (text: string, longest = 200): string =>
  harmless(text, longest).replace(/\s+/gu, " ").trim();

/** Visible characters alone, no marks of chat templates, bounded in length. */
function harmless(text: string, longest: number): string {
  // What is removed below counts too, or a megabyte of invisible characters would be looked through for each mail.
  const bounded = shortened(text, SLACK * longest);
  return shortened(withoutMarkers(visible(bounded)), longest);
}

const SLACK = 4;

/** Beginning and end: a mail's last lines ask as often as its first. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const head = Math.ceil((longest * 2) / 3);
  const tail = longest - head;
  const left = text.length - longest;
  return `${text.slice(0, head)}\n(… ${left} characters are left out …)\n${text.slice(text.length - tail)}`.replace(
    HALF_PAIRS,
    "",
  );
}

const HALF_PAIRS = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text as a reader sees it. */
export function visible(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, "\n")
    .replace(HALF_PAIRS, "")
    .replace(JOINERS, "$1")
    .replace(UNSEEN, "")
    .replace(/[^\S\n]/gu, " ")
    .replace(/(\p{M}{3})\p{M}+/gu, "$1")
    .replace(/\n{3,}/gu, "\n\n")
    .replace(/^\n+|\n+$/gu, "");
}

/** Joiners part letters in Persian and in the scripts of India, one at a place; elsewhere they hide things. */
const JOINERS =
  /(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Sinhala}\p{M}])[\u200C\u200D]+|([\u200C\u200D])[\u200C\u200D]+/gu;

/**
 * Controls, formats (zero width, direction, tags), variation selectors, fillers that show nothing, private and unassigned
 * characters. Joiners that are left stay.
 */
const UNSEEN =
  /(?![\u200C\u200D\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Variation_Selector}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]/gu;
