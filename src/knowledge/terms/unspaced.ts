/**
 * Words of scripts that put no blank between them (Han, kana, Thai, Lao, Khmer, Burmese), and of Hangul, where particles
 * grow onto the word: overlapping pairs of letters stand for them, so that nothing depends on where a word is thought to
 * begin.
 */

const CJK = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc\\u3005";
const THAI_LIKE = "\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const RUN = new RegExp(
  `[${CJK}]+|[${THAI_LIKE}]+|\\p{Script=Hangul}+|[^${CJK}${THAI_LIKE}\\p{Script=Hangul}]+`,
  "gu",
);
const UNSPACED = new RegExp(`[${CJK}${THAI_LIKE}]`, "u");
const HANGUL = /^\p{Script=Hangul}/u;
/** Scripts in which a pair of letters means something by itself. */
const TELLING_PAIRS = /^[\p{Script=Han}\p{Script=Hangul}]+$/u;

/** Before U+0E00 no such script has letters: most words are told apart by one comparison. */
export const mayBeUnspaced = (word: string): boolean => {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) >= 0x0e00) return true;
  return false;
};

export const isUnspaced = (text: string): boolean => UNSPACED.test(text);
export const isHangul = (run: string): boolean => HANGUL.test(run);

/** A word's stretches of one kind of script. */
export const runsOf = (word: string): string[] => word.match(RUN) ?? [];

/** The longest first; what they leave must have two syllables. */
const PARTICLES = [
  "에서부터 으로부터 입니까 습니다 습니까 합니다 됩니다 입니다 에게서 한테서 이라도 으로도 에서는 에서도",
  "까지 부터 에게 한테 에서 으로 처럼 보다 마다 조차 이나 이란 라는 하고 에는 에도 으면 하는 되는 해요 세요",
  "을 를 이 가 은 는 의 에 로 와 과 도 만 나 께",
]
  .join(" ")
  .split(" ");

/** A Korean word without the particle at its end. */
export function withoutParticle(word: string): string {
  const end = PARTICLES.find((particle) => word.length - particle.length >= 2 && word.endsWith(particle));
  return end === undefined ? word : word.slice(0, -end.length);
}

/** Overlapping pairs, and the last letter alone, so that a search for one letter finds it as the beginning of a term. */
export function indexedPairs(run: string): string[] {
  const letters = Array.from(run);
  return letters.map((letter, i) => letter + (letters[i + 1] ?? ""));
}

/** A longer stretch than this is no word that could stand so in a passage. */
const PHRASE = 8;

/** The terms to look a stretch up by: lists of terms that stand in a row, any of the lists. `*`: a beginning only. */
export function queriedPairs(run: string): string[][] {
  const letters = Array.from(run);
  if (letters.length === 1) return [[`${run}*`]];
  const pairs = letters.slice(0, -1).map((letter, i) => letter + (letters[i + 1] ?? ""));
  return TELLING_PAIRS.test(run) || letters.length > PHRASE ? pairs.map((pair) => [pair]) : [pairs];
}
