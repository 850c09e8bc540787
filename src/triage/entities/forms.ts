/** Numbers that are named by the word before them, and amounts of money. */
import { once } from "../once.ts";
import type { EntitySpan } from "./span.ts";

/**
 * Letters of scripts that part words, for what may not stand beside a match. Not `\\p{L}`: with that V8 takes a third of
 * a second to compile these patterns, with the flag `i` another one.
 */
export const LETTERS = String.raw`a-z\u00c0-\u1fff`;

/** What a number is of, by the word that stands before it. Stems: "Bestellnummer", "commandes". */
const NUMBERED: readonly { readonly kind: string; readonly names: string }[] = [
  {
    kind: "tracking",
    names:
      "tracking|track (?:and|&) trace|sendungs?|sendungsnummer|sendungsverfolgung|paketnummer|suivi|colis|seguimiento|rastreo|rastreamento|rastreio|spedizione|tracciamento|zending|spårnings?|sporings?|seurant[^\\s\\d:#(]{0,20}|przesyłk[^\\s\\d:#(]{0,20}|zásilk[^\\s\\d:#(]{0,20}|kargo takip|takip|awb|трек[^\\s\\d:#(]{0,20}|отправлени[^\\s\\d:#(]{0,20}|追跡番号|伝票番号|运单号?|快递单号|송장 ?번호|운송장 ?번호",
  },
  {
    kind: "invoice",
    names:
      "invoice|bill|receipt|rechnung|rechnungs|rechnungsnummer|beleg[^\\s\\d:#(]{0,20}|facture|factura|recibo|fattura|ricevuta|factuur|fatura|fakturan?|faktura[^\\s\\d:#(]{0,20}|lasku[^\\s\\d:#(]{0,20}|faktur[^\\s\\d:#(]{0,20}|számla|factur[^\\s\\d:#(]{0,20}|τιμολόγιο|сч[её]т[^\\s\\d:#(]{0,20}|рахун[^\\s\\d:#(]{0,20}|請求書番号|发票号?|청구서 ?번호",
  },
  {
    kind: "ticket",
    names:
      "ticket|case|incident|reference|ref|vorgang[^\\s\\d:#(]{0,20}|ticketnummer|aktenzeichen|dossier|incidencia|caso|pratica|zaaknummer|zaak|ärende[^\\s\\d:#(]{0,20}|sag|sak|saksnummer|tapaus|zgłoszeni[^\\s\\d:#(]{0,20}|požadav[^\\s\\d:#(]{0,20}|talep|tichet|обращени[^\\s\\d:#(]{0,20}|заявк[^\\s\\d:#(]{0,20}|звернення|問い合わせ番号|工单号?|문의 ?번호",
  },
  {
    kind: "order",
    names:
      "order|purchase|confirmation|bestell[^\\s\\d:#(]{0,20}|auftrag[^\\s\\d:#(]{0,20}|commande|pedido|orden|encomenda|compra|ordine|bestelling|bestelnummer|beställning[^\\s\\d:#(]{0,20}|ordre[^\\s\\d:#(]{0,20}|bestilling[^\\s\\d:#(]{0,20}|tilau[^\\s\\d:#(]{0,20}|zamówieni[^\\s\\d:#(]{0,20}|objednáv[^\\s\\d:#(]{0,20}|sipari[şs][^\\s\\d:#(]{0,20}|comand[^\\s\\d:#(]{0,20}|rendel[ée]s[^\\s\\d:#(]{0,20}|παραγγελί[^\\s\\d:#(]{0,20}|заказ[^\\s\\d:#(]{0,20}|замовленн[^\\s\\d:#(]{0,20}|注文番号|注文|订单号?|訂單號?|주문 ?번호|주문",
  },
];

/** Between the word and its number: "order number: #", "n°", "Nr.", "no." */
const BETWEEN = String.raw`\s{0,3}(?:(?:numbers?|numero|número|numéro|nummer|numer|numarası|number|id|code|no|nr|núm|num|nº|n°|n\.|№|ref(?:erence)?|číslo|číslem|numrem|o numerze|номер[^\s\d:#(.]{0,3}|is|was|ist|lautet|est|es|è|with the number|mit der nummer)\.?\s{0,3}){0,3}[:：#\(\[]?\s{0,3}#?`;
/** With a digit in it, and no word of letters alone; the end is no mark. */
const NUMBER = String.raw`((?=[a-z0-9\-_/.]{0,12}\d)[a-z0-9](?:[a-z0-9\-_/.]{1,38}[a-z0-9]))(?![\da-z\u00c0-\u1fff])`;

const numbers = once(() =>
  NUMBERED.map(({ kind, names }) => ({
    kind,
    pattern: new RegExp(`(?<![${LETTERS}])(?:${names})${BETWEEN}${NUMBER}`, "g"),
  })),
);

/** Written with a sign of its own: #48177, LO-48177 as in most shops. */
const BARE: readonly RegExp[] = [
  /(?<![\p{L}\p{N}&#])#(\d{3,12})(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}-])([A-Z]{1,5}-\d{4,12}(?:-\d{1,6})?)(?![\p{L}\p{N}-])/gu,
];

/** Years and short counts behind a word are no numbers of it: "order 2 lamps". */
const isNumber = (text: string): boolean =>
  text.replace(/\P{N}/gu, "").length >= 3 && !/^(?:19|20)\d\d$/u.test(text);

export function numberSpans(text: string): EntitySpan[] {
  const lower = lowered(text);
  const named = numbers().flatMap(({ kind, pattern }) => spansOf(kind, pattern, lower));
  return [...named, ...BARE.flatMap((pattern) => spansOf("order", pattern, text))];
}

function spansOf(kind: string, pattern: RegExp, text: string): EntitySpan[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: whole, 1: number = "", index }) =>
    isNumber(number)
      ? [{ kind, start: index + whole.length - number.length, end: index + whole.length }]
      : [],
  );
}

/** In lower case, each character at its place. */
export function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  // İ becomes two.
  return text.replace(/./gsu, (sign) => {
    const low = sign.toLowerCase();
    return low.length === sign.length ? low : sign;
  });
}

const DIGITS = String.raw`\d{1,3}(?:[ \u00a0\u202f'’.,]\d{3}){1,4}(?:[.,]\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,2})?(?!\d)`;
const SIGN = "[€$£¥₹₽₴₺₩฿₪￥]|(?:us|c|a|au|ca|nz|hk|r|s)\\$";
const CODE =
  "eur|usd|gbp|chf|jpy|cny|rmb|sek|nok|dkk|pln|czk|huf|ron|try|rub|uah|inr|aud|cad|nzd|brl|mxn|zar|krw|thb|ils|aed";
const WORD =
  "euros?|eur|cents?|dollars?|bucks|pounds?|quid|francs?|franken|kronor|kroner|kr|zł(?:otych|ote|oty)?|kč|korun[ay]?|forint|ft|lei|leu|tl|lira|рубл[^\\s\\d:#(.]{0,3}|руб|грн|гривен[^\\s\\d:#(.]{0,3}|ευρώ|円|元|원|บาท|reais|dólares|dollari|rand|rupees?|yen";

const amount = once(
  () =>
    new RegExp(
      `(?<![${LETTERS}\\d.,])(?:(?:${SIGN})\\s?(?:${DIGITS})|(?:${CODE})\\s?(?:${DIGITS})|(?:${DIGITS})(?:,-|,--)?[\\s\\u00a0]?(?:${SIGN}|(?:${CODE}|${WORD})(?![${LETTERS}\\d])))`,
      "g",
    ),
);

export const amountSpans = (text: string): EntitySpan[] =>
  [...lowered(text).matchAll(amount())].map(({ 0: whole, index }) => ({
    kind: "amount",
    start: index,
    end: index + whole.length,
  }));
