/** What tells whether an ask is answered by anything that was found for it. */
import type { Found, RankedPassage } from "../../knowledge/search.ts";
import { questionForm } from "./question-form.ts";

/** Each about 0 to 1, or -1 to 1. */
export interface AnswerSignals {
  /** Log-odds of the best passage's score, by `LOG_ODDS`. */
  readonly score: number;
  /** How far they lie above those of the best passage of another record, by the same measure. */
  readonly lead: number;
  /** The best passage's BM25 in words that stand nowhere else, of `MOST_WORDS`: how much speaks for it at all. */
  readonly evidence: number;
  /**
   * How far the best BM25 stands above the 20th, as a share of what a passage with every word of the ask would have. Where
   * all that was found shares the same few words with the ask, none of it is about it (query performance prediction:
   * Shtok et al. 2012).
   */
  readonly drop: number;
  /** The deviation of the first ten BM25 scores, by the same measure as `evidence`. */
  readonly spread: number;
  /** How far the best cosine lies above the tenth. Tells most where the ask is in another language than the knowledge. */
  readonly cosineDrop: number;
  /** 1: the ask wants a yes or a no, or an amount; see `questionForm`. */
  readonly yesOrNo: number;
  readonly amount: number;
}

const LOG_ODDS = 8;

/** As much as six rare words is as sure as it gets. */
const MOST_WORDS = 6;

/** FTS5's k1 + 1: what a word that is repeated without end gives, by its rarity. */
const MOST_OF_A_WORD = 2.2;

const SPREAD_OF = 10;
const DROP_TO = 20;
const COSINE_DROP_TO = 10;

/** `able` are those of what was found that may be quoted for the ask; where there are none, the best found tells. */
export function signalsOf(ask: string, found: Found, able: readonly RankedPassage[]): AnswerSignals {
  const { asked, frequencies, byWords, byMeaning } = found.grounds;
  const best = able[0] ?? found.passages[0];
  const rival = found.passages.find(({ passage }) => passage.recordId !== best?.passage.recordId);
  const score = logOdds(best?.score ?? 0);
  const { passages } = frequencies;
  const ideal = asked.reduce((sum, word) => sum + idf(frequencies.of.get(word) ?? 0, passages), 0);
  const scores = byWords.map((match) => match.score / MOST_OF_A_WORD);
  const [most = 0] = scores;
  const rarest = idf(1, passages);
  const { isYesOrNo, isAmount } = questionForm(ask);
  return {
    score,
    lead: score - logOdds(rival?.score ?? 0),
    evidence: Math.min(1, share(most, rarest * MOST_WORDS)),
    drop: share(most - (scores[DROP_TO - 1] ?? 0), ideal),
    spread: share(deviation(scores.slice(0, SPREAD_OF)), rarest),
    cosineDrop: (byMeaning[0]?.score ?? 0) - (byMeaning.slice(0, COSINE_DROP_TO).at(-1)?.score ?? 0),
    yesOrNo: isYesOrNo ? 1 : 0,
    amount: isAmount ? 1 : 0,
  };
}

function logOdds(probability: number): number {
  const p = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.max(-1, Math.log(p / (1 - p)) / LOG_ODDS);
}

/** Of BM25, but above zero: a word of half of the passages tells little, never the opposite. */
const idf = (frequency: number, passages: number): number =>
  Math.log(1 + (passages - Math.min(frequency, passages) + 0.5) / (frequency + 0.5));

const share = (part: number, whole: number): number => (whole <= 0 ? 0 : part / whole);

function deviation(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
