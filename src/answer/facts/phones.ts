/** Phone numbers, however their digits are grouped. */

/** Digits alone, a leading `00` as `+`; of +49 (0)30 the 0 is not dialled. */
export function phoneValue(written: string): string {
  const number = written.replace(/(?:x|ext|poste|int|dw|durchwahl)[.\s]*\d{1,6}$/iu, "");
  const digits = number.replace(/\(0\)/u, "").replace(/\D/gu, "");
  return /^\(?\+/u.test(written) ? `+${digits}` : digits.replace(/^00(?=[1-9])/u, "+");
}

/** What dialling it at home may look like: +49 30 123 is 030 123, country codes having one to three digits. */
export const nationalForms = (value: string): string[] =>
  value.startsWith("+") ? [2, 3, 4].flatMap((from) => [`0${value.slice(from)}`, value.slice(from)]) : [];
