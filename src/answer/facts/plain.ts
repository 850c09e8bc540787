/** A text as its hard facts are read from it: one spelling for each digit, and nothing in it that cannot be seen. */

/** Zero-width joiners, direction marks, soft hyphens, tags; variation selectors; the private use that `numbers` marks with. */
const UNSEEN = /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f\uffa0\ue000-\uf8ff]/gu;
/** A mark over or through a digit makes it no other digit. */
const MARKED_DIGIT = /(?<=\p{Nd})\p{M}+/gu;
/** `30¹ days` has a footnote, not 301 days; compatibility form (NFKC) would set it on the line. */
const SUPERSCRIPT = /[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]/gu;

const FRACTIONS: Readonly<Record<string, string>> = {
  ...{ "½": "5", "¼": "25", "¾": "75", "⅓": "33", "⅔": "67", "⅕": "2", "⅛": "125" },
};
const FRACTION = /(\p{Nd}?) ?([½¼¾⅓⅔⅕⅛])/gu;

/** Where other scripts' digits begin (Unicode, general category Nd): Arabic, Persian, the scripts of India, Thai … */
const ZEROS = [
  ...[0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0],
  ...[0xf20, 0x1040, 0x17e0, 0x1810],
];
const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;

const asciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
};

const ASCII = /^[\u0000-\u007f]*$/;

/** In compatibility form (NFKC): full-width digits are digits; what cannot be seen is gone. */
export const plain = (text: string): string =>
  ASCII.test(text)
    ? text
    : text
        .replace(UNSEEN, "")
        .replace(SUPERSCRIPT, "")
        .replace(
          FRACTION,
          (_, whole: string, sign: string) => `${whole === "" ? "0" : whole}.${FRACTIONS[sign]}`,
        )
        .normalize("NFKC")
        .replace(OTHER_DIGIT, asciiDigit)
        .replace(MARKED_DIGIT, "");
