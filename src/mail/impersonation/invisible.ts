/** Characters that are not seen, or that turn the order in which a text is read. */
const HIDDEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/u;

/** Joiners belong to emoji and to the scripts of Iran and India; marks of direction to Hebrew and Arabic. */
const AT_HOME =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})|(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}][\p{M}]?)[\u200c\u200d]|(?<=\p{Extended_Pictographic})[\u{e0020}-\u{e007f}]+/gu;
const MARKS_OF_DIRECTION = /[\u200e\u200f\u061c]/g;

/** Whether something in the text is hidden from who reads it. */
export const hidesSomething = (text: string): boolean => {
  const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text);
  const rest = text.replace(AT_HOME, "");
  return HIDDEN.test(rightToLeft ? rest.replace(MARKS_OF_DIRECTION, "") : rest);
};
