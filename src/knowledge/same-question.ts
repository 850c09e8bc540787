/** When two questions are one: what an erratum corrects, and which of two errata stands in place of the other. */
import { generalWeight } from "./coverage.ts";
import type { Lexicon } from "./lexicon.ts";
import { words } from "./words.ts";

/**
 * Two words say the same where they begin alike (this share of the longer one) and lie near: lamp and lamps (.69). No
 * cosine of the embedded table is enough by itself: what differs in the very thing asked lies as near as forms of one
 * word do (subscribe and unsubscribe: .94, install and uninstall: .79, Monday and Friday: .73).
 */
const STEM_SHARE = 0.7;
const SAME_STEM = 0.5;

/** A word that tells as much as this (general weight, 0 to 1) and that only one of two questions has makes them two; … */
const TELLS = 0.6;
/** … and so do many small ones: each has to say this share of the other. */
const SHARE = 0.75;

/** The lexicon with nothing near but forms of one word: what holds for Spain is no answer about Portugal. */
export const strict = (lexicon: Lexicon): Lexicon => ({
  weight: (word) => lexicon.weight(word),
  nearness: (a, b) =>
    beginAlike(a, b) && !hasDigit(a) && !hasDigit(b) && lexicon.nearness(a, b) >= SAME_STEM ? 1 : 0,
});

const hasDigit = (word: string): boolean => /\p{N}/u.test(word);

function beginAlike(a: string, b: string): boolean {
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared++;
  return shared >= STEM_SHARE * Math.max(a.length, b.length);
}

/** Whether a word stands among others, in whatever form. */
export const saysWord = (said: readonly string[], word: string, lexicon: Lexicon): boolean => {
  const exact = strict(lexicon);
  return said.includes(word) || said.some((other) => exact.nearness(word, other) > 0);
};

/** Whether two questions ask the same: each says what the other asks. Where in doubt they do not. */
export function isSameQuestion(a: string, b: string, lexicon: Lexicon): boolean {
  const [one, other] = [words(a), words(b)];
  const sides = [lostIn(one, other, lexicon), lostIn(other, one, lexicon)];
  // Questions that say nothing by themselves ("How is it?") are the same only where they are equal.
  if (sides.some(({ total }) => total < TELLS)) return one.join(" ") === other.join(" ");
  return (
    // A telling word more makes the question a narrower one: what delivery costs is no answer to what express delivery does.
    sides.every(({ total, lost, heaviest }) => lost <= (1 - SHARE) * total && heaviest < TELLS)
  );
}

/** What only makes a question one, in the languages of the embedded table. Documentation asks little, so the table weighs them high. */
const FORMS_OF_ASKING = new Set(
  (
    "do does did will would can could should shall may might must is are was were has have had please thanks many much " +
    "wird werden würde kann können könnte soll muss müssen darf dürfen ist sind war hat haben bitte " +
    "puis peut peux pouvez pourrait est sont sera merci puedo puede pueden podría es son será " +
    "posso può possono potrebbe sono sarà kan kunnen zou moet mag is zijn wordt graag"
  ).split(" "),
);

interface Lost {
  readonly total: number;
  readonly lost: number;
  readonly heaviest: number;
}

/** How much the words of a question weigh, and those of them that the other one lacks. */
function lostIn(asked: readonly string[], other: readonly string[], lexicon: Lexicon): Lost {
  const general = generalWeight(lexicon);
  const weigh = (word: string): number => (FORMS_OF_ASKING.has(word) ? 0 : general(word));
  const own = [...new Set(asked)];
  const missing = own.filter((word) => !saysWord(other, word, lexicon)).map(weigh);
  const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);
  return { total: sum(own.map(weigh)), lost: sum(missing), heaviest: Math.max(0, ...missing) };
}
