import { digitRuns, type DigitRun } from "./digits.ts";
import { contextOf, type Span } from "./span.ts";

interface Issuer {
  readonly prefix: RegExp;
  readonly lengths: readonly number[];
}

/** Issuer identification numbers (ISO/IEC 7812) and the lengths that their cards have. */
const ISSUERS: readonly Issuer[] = [
  { prefix: /^4/, lengths: [13, 16, 19] },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(?:30[0-5]|3095|36|3[89])/, lengths: [14, 16, 17, 18, 19] },
  { prefix: /^(?:6011|64[4-9]|65)/, lengths: [16, 17, 18, 19] },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:2131|1800)/, lengths: [15] },
  { prefix: /^62/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:220[0-4]|9792|6[05]|81|82|508)/, lengths: [16] },
];

/** ISO/IEC 7812-1, annex B: every second digit from the right counts double. */
const luhn = (digits: string): boolean => {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.charAt(digits.length - 1 - place));
    const counted = place % 2 === 1 ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
};

const CARD_WORD =
  /card|karte|carte|tarjeta|carta|cartão|cartao|kaart|karta|kartę|karty|kort|kartu|kortti|kartı|карт|visa|master|maestro|amex|credit|debit|kredit|crédit|crédito|\bcc\b/;
const OTHER_NUMBER =
  /track|parcel|sendung|paket|colis|envío|spedizione|imei|serial|serien|order|bestell|commande|pedido|ordine|invoice|rechnung|facture|factura|ticket|\bref\b/;

const GROUPED = /^\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,4})?$|^\d{4}[ -]\d{6}[ -]\d{4,5}$/;

const isCard = (text: string, run: DigitRun): boolean => {
  const { digits } = run;
  if (digits.length < 12 || digits.length > 19 || /[./()+]/.test(run.text) || !luhn(digits)) return false;
  if (/^(\d)\1+$/.test(digits)) return false;
  const { before, after } = contextOf(text, run);
  // A gift card's or a club card's number, too, is best kept from view.
  if (CARD_WORD.test(before) || CARD_WORD.test(after)) return true;
  const issuer = ISSUERS.find(
    ({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits),
  );
  return issuer !== undefined && (GROUPED.test(run.text) || !OTHER_NUMBER.test(before));
};

/**
 * Payment card numbers: the right checksum, and either an issuer's prefix with a length that its cards have, or words
 * that call it a card (Maestro's prefixes are so many that they alone prove nothing).
 */
export const findCards = (text: string): Span[] => digitRuns(text).filter((run) => isCard(text, run));
