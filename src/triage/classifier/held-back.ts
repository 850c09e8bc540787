/** What the classifier says of texts that it did not learn from, and of intents that it never saw. */
import type { HeldBack } from "./confidence.ts";
import type { Labelled } from "./examples.ts";
import { marginsOf, trainAll } from "./margins.ts";
import { type Read, spaceOf, vectorOf } from "./vectors.ts";

/** Every fourth text and every fourth intent are held back, each once. */
const PARTS = 4;
/** Of so many texts one part tells enough. */
const MANY = 3_000;
/** With fewer intents none is held back: the others would be told from nothing. */
const FEWEST_LABELS = 4;

/**
 * A part of the texts, and all texts of a part of the intents, are held back from learning; then each is told apart by what
 * was learned without it. Those of the unseen intents are about none of the others: what nobody foresaw looks like that.
 */
export function holdBack({ has, names, own }: Labelled, texts: readonly Read[]): HeldBack[] {
  const parts = own > MANY ? 1 : PARTS;
  const turns = turnsOf(has.slice(0, own));
  return Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const isUnseen = (label: number): boolean => names.length >= FEWEST_LABELS && label % PARTS === part;
    const seen = names.flatMap((_name, label) => (isUnseen(label) ? [] : [label]));
    const placeOf = new Map(seen.map((label, place) => [label, place]));
    const isHeld = has.map((labels, i) => i < own && turns[i] === part && !labels.some(isUnseen));
    const isOut = has.map((labels) => labels.some(isUnseen));
    const learned = has.flatMap((_labels, i) => (isHeld[i] === true || isOut[i] === true ? [] : [i]));
    const examples = learned.flatMap((i) => texts[i] ?? []);
    // What only the held-back texts say is not known.
    const space = spaceOf(examples);
    const machines = trainAll(
      examples.map((one) => vectorOf(one, space)),
      learned.map((i) => placesIn(has[i], placeOf)),
      seen.length,
      space,
    );
    return has.flatMap((labels, i): HeldBack[] => {
      const text = texts[i];
      // A text that is also about an intent that was seen is neither in scope nor out of it.
      const isTold = isHeld[i] === true || (i < own && labels.length > 0 && labels.every(isUnseen));
      if (text === undefined || !isTold) return [];
      const vector = vectorOf(text, space);
      const { known } = vector;
      return [{ margins: marginsOf(vector, machines), known, has: placesIn(labels, placeOf) }];
    });
  });
}

const placesIn = (labels: readonly number[] = [], placeOf: ReadonlyMap<number, number>): number[] =>
  labels.flatMap((label) => placeOf.get(label) ?? []);

/** The part of each text: the examples of one intent in turn, so that each part has its share of each. */
function turnsOf(has: readonly (readonly number[])[]): number[] {
  const seen = new Map<number, number>();
  return has.map((labels) => {
    const [first = -1] = labels;
    const before = seen.get(first) ?? 0;
    seen.set(first, before + 1);
    return before % PARTS;
  });
}
