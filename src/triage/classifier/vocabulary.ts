/** Which features the examples have, and how much each of them tells. */
import type { Counts } from "./features.ts";

export interface Vocabulary {
  /** Feature → its place, from 0. */
  readonly places: ReadonlyMap<string, number>;
  /** Inverse document frequency by place. */
  readonly idf: Float32Array;
  /** That of a feature which no example has. */
  readonly unseen: number;
}

/** The features that at least `least` of the texts have. */
export function vocabularyOf(texts: readonly Counts[], least: number): Vocabulary {
  const holders = new Map<string, number>();
  for (const text of texts)
    for (const feature of text.keys()) holders.set(feature, (holders.get(feature) ?? 0) + 1);
  const places = new Map<string, number>();
  const idf: number[] = [];
  for (const [feature, count] of holders) {
    if (count < least) continue;
    places.set(feature, places.size);
    idf.push(inverseFrequency(texts.length, count));
  }
  return { places, idf: Float32Array.from(idf), unseen: inverseFrequency(texts.length, 0) };
}

/** Smoothed as if one more text had every feature (the usual form; no feature weighs nothing). */
const inverseFrequency = (texts: number, holders: number): number =>
  1 + Math.log((1 + texts) / (1 + holders));

/** A text's part in one block: places and tf-idf values of length 1. */
export interface Part {
  readonly places: readonly number[];
  readonly values: readonly number[];
  /** 0 to 1: how much of what the text says stands in the vocabulary. */
  readonly known: number;
}

export function partOf(text: Counts, { places, idf, unseen }: Vocabulary): Part {
  const own: number[] = [];
  const values: number[] = [];
  let [known, all] = [0, 0];
  for (const [feature, count] of text) {
    const place = places.get(feature);
    // Said twice is not meant twice.
    const value = (1 + Math.log(count)) * (place === undefined ? unseen : (idf[place] ?? 0));
    all += value * value;
    if (place === undefined) continue;
    known += value * value;
    own.push(place);
    values.push(value);
  }
  const length = Math.sqrt(known) || 1;
  return {
    places: own,
    values: values.map((value) => value / length),
    known: all === 0 ? 0 : Math.sqrt(known / all),
  };
}
