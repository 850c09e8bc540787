/** From margins to probabilities: fitted on texts that were held back from learning, near what many sets of intents gave. */
import { fitLogistic, logistic, type LogisticRow, weighed } from "./logistic.ts";

/** What a held-back text's margins were, and what it is about. */
export interface HeldBack {
  readonly margins: ArrayLike<number>;
  /** `TextVector.known`. */
  readonly known: number;
  /** Places of its labels; none: about none of them. */
  readonly has: readonly number[];
}

export interface Confidence {
  /** Whether a text is about one intent as a rule: then the nearest rival counts against it. */
  readonly isSingle: boolean;
  /** Of a label's own margin, its lead over the best other one, `known`, and 1. */
  readonly fits: readonly number[];
  /** Of the best margin, `known`, and 1. */
  readonly inScope: readonly number[];
  /** Where several may fit: those that are at least so likely do. */
  readonly threshold: number;
}

/**
 * Where fitting begins, and stays where there is little to fit on: means of what ten intents of five examples gave, drawn
 * from three public sets.
 */
const PRIOR_FITS = [2.5, 1.3, 0.8, 1.5] as const;
const PRIOR_IN_SCOPE = [3, 1.5, 0.7] as const;
/** Of the priors: as if their coefficients had been seen with a deviation of 1. */
const STRENGTH = 1;

/**
 * Texts about none of the intents weigh this much of those about some. One in five or six mails of a support mailbox asks
 * for what nobody foresaw; but those that are held back are of the owner's own trade, and harder to tell from the others
 * than what strangers ask. In what a likeliest intent is worth they count for less, or it would be said too low.
 */
const OUTSIDE = { scope: 0.2, fits: 0.05 } as const;

/** Of each text's labels the likeliest are fitted on; the rest is never near. */
const LIKELIEST = 10;

export const PRIOR: Confidence = {
  isSingle: true,
  fits: PRIOR_FITS,
  inScope: PRIOR_IN_SCOPE,
  threshold: 0.5,
};

export function fitConfidence(texts: readonly HeldBack[], isSingle: boolean): Confidence {
  const inside = texts.filter(({ has }) => has.length > 0).length;
  const outside = texts.length - inside;
  const weightOf = ({ has }: HeldBack, share: number): number =>
    has.length > 0 || outside === 0 ? 1 : (share * inside) / outside;
  const fitRows = texts.flatMap((text): LogisticRow[] =>
    likeliest(text.margins, isSingle ? 1 : LIKELIEST).map((label) => ({
      signals: fitSignals(text, label, isSingle),
      isTrue: text.has.includes(label),
      weight: isSingle ? weightOf(text, OUTSIDE.fits) : 1,
    })),
  );
  const scopeRows = texts.map((text) => ({
    signals: scopeSignals(text),
    isTrue: text.has.length > 0,
    weight: weightOf(text, OUTSIDE.scope),
  }));
  const fits = fitLogistic(fitRows, PRIOR_FITS, STRENGTH);
  const inScope = fitLogistic(scopeRows, PRIOR_IN_SCOPE, STRENGTH);
  const confidence = { isSingle, fits, inScope, threshold: PRIOR.threshold };
  return isSingle ? confidence : { ...confidence, threshold: bestThreshold(texts, confidence) };
}

type Text = Pick<HeldBack, "margins" | "known">;

/** How likely each label fits, and that any does. */
export interface Likelihoods {
  readonly labels: Float64Array;
  readonly inScope: number;
}

export function likelihoods(text: Text, confidence: Confidence): Likelihoods {
  const { isSingle, fits, inScope } = confidence;
  const labels = Float64Array.from(text.margins, (_, label) =>
    logistic(weighed(fitSignals(text, label, isSingle), fits)),
  );
  if (isSingle) {
    // What the first one leaves.
    const [first = 0] = likeliest(text.margins, 1);
    const rest = 1 - (labels[first] ?? 0);
    for (const [label, value] of labels.entries()) if (label !== first) labels[label] = Math.min(value, rest);
  }
  return { labels, inScope: text.margins.length === 0 ? 0 : logistic(weighed(scopeSignals(text), inScope)) };
}

function fitSignals({ margins, known }: Text, label: number, isSingle: boolean): number[] {
  const margin = margins[label] ?? 0;
  return [margin, isSingle ? leadOf(margins, label) : 0, known, 1];
}

const scopeSignals = ({ margins, known }: Text): number[] => [
  margins[likeliest(margins, 1)[0] ?? 0] ?? 0,
  known,
  1,
];

/** A label alone has no rival but nothing at all, which lies at -1. */
function leadOf(margins: ArrayLike<number>, label: number): number {
  const [first, second] = likeliest(margins, 2);
  const rival = first === label ? second : first;
  return (margins[label] ?? 0) - (rival === undefined ? -1 : (margins[rival] ?? 0));
}

/** Places of the highest values, the highest first. */
export function likeliest(values: ArrayLike<number>, most: number): number[] {
  const found: number[] = [];
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    if (found.length === most && value <= (values[found[most - 1] ?? 0] ?? 0)) continue;
    let at = found.length;
    while (at > 0 && value > (values[found[at - 1] ?? 0] ?? 0)) at--;
    found.splice(at, 0, place);
    if (found.length > most) found.pop();
  }
  return found;
}

/** The one of the highest micro-F1; of equals the one nearest to one half. */
function bestThreshold(texts: readonly HeldBack[], confidence: Confidence): number {
  const said = texts.map((text) => ({ ...text, labels: likelihoods(text, confidence).labels }));
  let best = { threshold: PRIOR.threshold, f1: -1 };
  for (const threshold of THRESHOLDS) {
    let [hits, all] = [0, 0];
    for (const { labels, has } of said) {
      all += has.length;
      for (const [label, value] of labels.entries()) {
        if (value < threshold) continue;
        all++;
        if (has.includes(label)) hits++;
      }
    }
    const f1 = all === 0 ? 0 : (2 * hits) / all;
    if (f1 > best.f1 + 1e-9) best = { threshold, f1 };
  }
  return best.threshold;
}

const THRESHOLDS = [0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.55, 0.6];
