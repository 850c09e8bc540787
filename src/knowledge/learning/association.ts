/**
 * What the owner's past questions were answered with: a question → the records that answered questions like it. Two
 * estimates over the same comparison with each past question: the likeness to all questions of a record together (its
 * profile, good with few questions a record), and kernel ridge regression (good with many). What each is worth alone and
 * in the whole stands in `fusion`.
 */
import { kernelOf, nearness, post, type Postings } from "./postings.ts";
import { entriesOf, lengthsOf, lengthWithout, regression } from "./regression.ts";
import { featuresOf } from "./text-features.ts";

/** A question that was answered before, and the ids of the records that its answer stands on. */
export interface PastPair {
  readonly question: string;
  readonly records: readonly string[];
}

export interface Associated {
  /** Likeness to the record's past questions taken together, 0 to 1. */
  readonly profile: number;
  /** What ridge regression expects: about 1 for a record that surely answers it, 0 for others. */
  readonly expected: number;
}

/** Plain data, as it is stored. */
export interface Association extends Postings {
  readonly records: readonly string[];
  /** Of each pair, its records by their place in `records`. */
  readonly cited: readonly (readonly number[])[];
  /** Length of each record's summed questions. */
  readonly lengths: Float32Array;
  /** Ridge coefficients of each pair: record and value in turn; small ones are left out. */
  readonly coefficients: readonly Float32Array[];
  /** For the pairs themselves: what is to be said of each as if it had not been learned from. */
  readonly leverages: Float32Array;
}

/** `pairs` are at most some thousand: time goes with their cube (718 in 1.4 s, of which the features take .5). */
export function associate(pairs: readonly PastPair[]): Association {
  const records = [...new Set(pairs.flatMap(({ records }) => records))];
  const placeOf = new Map(records.map((id, i) => [id, i]));
  const cited = pairs.map((pair) => [...new Set(pair.records.flatMap((id) => placeOf.get(id) ?? []))]);
  const postings = post(pairs.map(({ question }) => featuresOf(question)));
  const kernel = kernelOf(postings, pairs.length);
  const lengths = lengthsOf(kernel, cited, records.length);
  return { ...postings, records, cited, lengths, ...regression(kernel, cited, lengths) };
}

/** What is associated with a question, by record id. `without` is a pair's place: as if that had not been learned. */
export function associated(
  model: Association,
  question: string,
  without: number | null = null,
): Map<string, Associated> {
  const near = nearness(model, model.cited.length, featuresOf(question));
  const profile = new Float64Array(model.records.length);
  const expected = new Float64Array(model.records.length);
  const none: readonly number[] = [];
  for (const [pair, likeness] of near.entries()) {
    if (likeness === 0) continue;
    const cited = pair === without ? none : (model.cited[pair] ?? none);
    for (const record of cited) profile[record] = (profile[record] ?? 0) + likeness;
    for (const [record, value] of entriesOf(model.coefficients[pair]))
      expected[record] = (expected[record] ?? 0) + likeness * value;
  }
  if (without !== null) leaveOut(model, without, expected);
  return new Map(
    model.records.flatMap((id, record) => {
      const sum = profile[record] ?? 0;
      const whole = model.lengths[record] ?? 0;
      const isOwn = without !== null && (model.cited[without]?.includes(record) ?? false);
      const length = isOwn ? lengthWithout(whole, sum) : whole;
      return length > 0 ? [[id, { profile: sum / length, expected: expected[record] ?? 0 }] as const] : [];
    }),
  );
}

/** The closed form of leave-one-out: what a model without the pair would have said of it. */
function leaveOut(model: Association, pair: number, expected: Float64Array): void {
  const leverage = model.leverages[pair] ?? 1;
  const truth = new Set(model.cited[pair]);
  for (const [record, value] of entriesOf(model.coefficients[pair]))
    expected[record] = (truth.has(record) ? 1 : 0) - value / leverage;
}
