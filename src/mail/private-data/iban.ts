import type { Span } from "./span.ts";

/** Lengths by country (SWIFT's registry of IBAN formats). */
const LENGTHS = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 " +
    "ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 " +
    "LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 " +
    "PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

const BEGINNING = /(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?\d{2}/g;

/** ISO 13616: letters count from 10, the first four characters go last, and the rest of a division by 97 is 1. */
const checks = (iban: string): boolean => {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4))
    for (const digit of String(parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
};

/** The first `length` letters and digits from `start` on, blanks and hyphens between them, or null where there are fewer. */
const collect = (text: string, start: number, length: number): { iban: string; end: number } | null => {
  let iban = "";
  let at = start;
  for (; at < text.length && iban.length < length; at++) {
    const character = text.charAt(at);
    if (/[A-Za-z0-9]/.test(character)) iban += character;
    else if (!/[ \u00a0-]/.test(character) || /[ \u00a0-]/.test(text.charAt(at - 1))) return null;
  }
  return iban.length === length && !/[A-Za-z0-9]/.test(text.charAt(at))
    ? { iban: iban.toUpperCase(), end: at }
    : null;
};

/** Account numbers of the right length for their country whose checksum is right. */
export const findIbans = (text: string): Span[] => {
  const found: Span[] = [];
  for (const { 0: beginning, index } of text.matchAll(BEGINNING)) {
    const length = LENGTHS.get(beginning.slice(0, 2).toUpperCase());
    const read = length === undefined ? null : collect(text, index, length);
    if (read !== null && checks(read.iban)) found.push({ start: index, end: read.end });
  }
  return found;
};
