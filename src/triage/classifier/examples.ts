/** What is learned from: texts with the intents that they are about. */

export interface Example {
  readonly text: string;
  /** None: about none of the intents. */
  readonly intents: readonly string[];
}

/** Examples with labels in place of names. */
export interface Labelled {
  readonly texts: readonly string[];
  /** Of each text. */
  readonly has: readonly (readonly number[])[];
  readonly names: readonly string[];
  /** The last texts are names and descriptions of intents: learned from, never held back. */
  readonly own: number;
}

/** What an intent is called, and described by, is an example of it: with few others it raised accuracy by one to two points. */
export interface Named {
  readonly name: string;
  readonly description: string;
}

/** The same text with other intents is one text with all of them. In the order of the examples. */
export function label(examples: readonly Example[], described: readonly Named[]): Labelled {
  const names = [
    ...new Set(examples.flatMap(({ intents }) => intents).concat(described.map(({ name }) => name))),
  ];
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const texts = new Map<string, Set<number>>();
  for (const { text, intents } of examples) {
    const key = text.trim();
    if (key === "") continue;
    const own = texts.get(key) ?? new Set<number>();
    for (const name of intents) own.add(placeOf.get(name) ?? 0);
    texts.set(key, own);
  }
  const descriptions = new Map(described.map(({ name, description }) => [name, description]));
  const own = names.map((name) => `${inWords(name)}\n${descriptions.get(name) ?? ""}`.trim());
  return {
    texts: [...texts.keys(), ...own],
    has: [...[...texts.values()].map((labels) => [...labels]), ...names.map((_, place) => [place])],
    names,
    own: texts.size,
  };
}

/** `card_arrival`, `cardArrival`, `card-arrival`: two words. */
const inWords = (name: string): string =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/[^\p{L}\p{M}\p{N}']+/gu, " ")
    .toLowerCase()
    .trim();
