/**
 * What a mail says besides its asks. A wish without a question mark is not always found ("Invoice please."), and a reply
 * that passes over it would be sent as if it were whole: so where anything is left, a person looks.
 */
import type { Ask } from "../triage/asks.ts";
import { isEmptyAsk } from "../triage/phrases.ts";
import { sayings } from "../triage/reading.ts";

/** A second question in the same sentence: "… and where is my invoice?" */
const SECOND_QUESTION =
  /\s(?:and|or|und|oder|et|ou|y|o|e|en|of)\s+(?:also\s+|auch\s+|aussi\s+|también\s+|anche\s+|ook\s+)?(?:what|when|where|which|who|why|how|do|does|is|are|can|could|will|may|was|wann|wie|wo|warum|welche[rsnm]?|kann|gibt|quand|comment|où|pourquoi|quel(?:le)?s?|combien|cu[aá]ndo|c[oó]mo|d[oó]nde|cu[aá]nto|quando|come|dove|quanto|perché|wanneer|hoe|waar|waarom)(?!\p{L})/iu;

/** "How do I NOT get a refund?": the passages answer the other question. */
const DENIED =
  /(?<!\p{L})(?:not|never|no longer|\p{L}+n[’']t|nicht|kein\p{L}{0,2}|nie|nie mehr|ne|pas|jamais|nunca|non|mai|niet|geen|nooit)(?!\p{L})/iu;

/** Why, in words that end "not sent by itself: …"; none where the asks are all that the mail says. `text` is without its subject. */
export function besidesAsks(text: string, asks: readonly Ask[], language: string | null): string[] {
  const asked = asks.map(({ text: ask, query }) => plain(`${query}\n${ask}`));
  const rest = sayings(text, language).filter(
    ({ text: saying }) => !isEmptyAsk(saying) && !asked.some((ask) => ask.includes(plain(saying))),
  );
  const covered = (saying: string): boolean => {
    const inside = asks.filter(({ text: ask }) => plain(saying).includes(plain(ask)));
    // A sentence that was parted into its questions is covered by them together.
    return (
      inside.reduce((sum, { text: ask }) => sum + plain(ask).length, 0) >= plain(saying).length * MOST_OF_IT
    );
  };
  return [
    ...(rest.some(({ text: saying }) => !covered(saying)) ? ["it says something besides what it asks"] : []),
    ...(asks.some(({ text: ask }) => SECOND_QUESTION.test(ask))
      ? ["a sentence of it may ask two things"]
      : []),
    ...(asks.some(({ text: ask }) => DENIED.test(ask)) ? ["it asks with a “not”"] : []),
  ];
}

/** What is left of a sentence are the words between its questions. */
const MOST_OF_IT = 0.8;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
