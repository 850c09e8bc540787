/** Which script a text is written in: many a script is that of one language alone. */

/**
 * The language of whatever is written in the script; null where several languages share it and the words have to tell.
 * `weight`: how many Latin letters say as much as one of its letters. Texts in other scripts hold Latin names and terms,
 * hardly ever the other way round.
 */
interface Script {
  readonly name: string;
  readonly letters: RegExp;
  readonly language: string | null;
  readonly weight: number;
}

const SCRIPTS: readonly Script[] = [
  { name: "Latin", letters: /\p{Script=Latin}/gu, language: null, weight: 1 },
  { name: "Cyrillic", letters: /\p{Script=Cyrillic}/gu, language: null, weight: 2 },
  { name: "Arabic", letters: /\p{Script=Arabic}/gu, language: null, weight: 2 },
  { name: "Devanagari", letters: /\p{Script=Devanagari}/gu, language: null, weight: 2 },
  { name: "Han", letters: /\p{Script=Han}/gu, language: "zh", weight: 5 },
  ...(
    [
      ["Hangul", "ko", 4],
      ["Greek", "el", 2],
      ["Hebrew", "he", 2],
      ["Thai", "th", 2],
      ["Armenian", "hy", 2],
      ["Georgian", "ka", 2],
      ["Bengali", "bn", 2],
      ["Gujarati", "gu", 2],
      ["Gurmukhi", "pa", 2],
      ["Tamil", "ta", 2],
      ["Telugu", "te", 2],
      ["Kannada", "kn", 2],
      ["Malayalam", "ml", 2],
      ["Sinhala", "si", 2],
      ["Oriya", "or", 2],
      ["Lao", "lo", 2],
      ["Khmer", "km", 2],
      ["Myanmar", "my", 2],
      ["Ethiopic", "am", 2],
      ["Tibetan", "bo", 2],
    ] as const
  ).map(([name, language, weight]) => ({
    name,
    language,
    weight,
    letters: new RegExp(`\\p{Script=${name}}`, "gu"),
  })),
];

/** Japanese mixes Han with kana; Chinese has no kana at all. */
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

export interface ScriptFound {
  readonly name: string;
  readonly language: string | null;
}

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

/** The script of the larger part, or null where there are not two letters. */
export const scriptOf = (text: string): ScriptFound | null => {
  // ASCII and Latin-1 alone: nearly every mail of the west, told without counting.
  if (!/[^\0-\u024f\u1e00-\u1eff\u2000-\u2bff]/u.test(text))
    return /\p{L}[^\p{L}]*\p{L}/u.test(text) ? { name: "Latin", language: null } : null;
  if (
    KANA.test(text) &&
    count(text, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) * 5 >
      count(text, /\p{Script=Latin}/gu)
  )
    return { name: "Kana", language: "ja" };
  let best: { script: Script; score: number } | null = null;
  for (const script of SCRIPTS) {
    const score = count(text, script.letters) * script.weight;
    if (score > 0 && score > (best?.score ?? 0)) best = { script, score };
  }
  if (best === null || best.score < 2) return null;
  return { name: best.script.name, language: best.script.language };
};
