/** Polish, lightly: the endings of nouns and adjectives, of which one word has a dozen. Snowball has no Polish. */

/** Folded; the longest that leaves four letters is taken off. */
const ENDINGS = [
  "owanie owania owaniu ieniem iowego iowych aniem eniem ego emu ymi imi ami ach ych ich owi iem ow om em ym im ej",
  "ie ia iu ac ec ic yc al il a e i o u y",
]
  .join(" ")
  .split(" ");
const LEAST = 4;

/** The stem of a folded word. */
export function polishStem(word: string): string {
  const end = ENDINGS.find((ending) => word.length - ending.length >= LEAST && word.endsWith(ending));
  return end === undefined ? word : word.slice(0, -end.length);
}
