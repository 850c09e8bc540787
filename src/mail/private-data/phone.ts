import { digitRuns, type DigitRun } from "./digits.ts";
import { contextOf, type Span } from "./span.ts";

/** Words before (seldom after) a number that make it one to call. */
const CALL_WORD = new RegExp(
  "(?:^|[^\\p{L}])(?:" +
    "phone|telephone|tel|fax|mobile|mobil|mob|cell|cellphone|call|calls|called|calling|ring|dial|text|sms|whatsapp|" +
    "whats app|signal|telegram|viber|contact|reach|reached|answer|answering|answered|messages? to|registered|" +
    "(?:desk|office|home|work)[ \\t]*:|" +
    "telefon\\p{L}*|handy\\p{L}*|rufnummer|mobilnummer|durchwahl|anrufen|rückruf|erreichbar|erreichen|" +
    "téléphone|telephone|tél|portable|appeler|appelez|rappeler|rappelez|joindre|joignable|" +
    "teléfono|telefono|móvil|movil|celular|llamar|llame|llámame|llamen|contactar|" +
    "cellulare|chiamare|chiamatemi|recapito|telefone|telemóvel|telemovel|ligar|ligue|contacto|contato|" +
    "telefoon\\p{L}*|mobiel|bellen|bel|bereikbaar|telefonu|telefonem|komórka|komórkowy|dzwonić|" +
    "mobilen|ringa|ringe|puhelin\\p{L}*|soittaa|číslo|cislo|telefonszám|mobilszám|hívjon|hívjanak|" +
    "numărul|telefonul|numaram|ara|arayın|cep|телефон\\p{L}*|тел|моб|звонить|позвоните|зателефонуйте|τηλέφωνο|κινητό" +
    ")(?:[^\\p{L}]|$)",
  "u",
);
/** `number` by itself may be any; a bank, a shop and a carrier number everything. */
const OTHER_WORD = new RegExp(
  "order|purchase|invoice|receipt|tracking|shipment|parcel|ticket|case|ref\\b|reference|serial|model|article|item|sku|" +
    "customer|account|card|iban|vat|tax|isbn|ean\\b|imei|policy|licen[cs]e|passport|version|build|zip|postcode|" +
    "bestell|auftrag|rechnung|sendung|paket|kunden|artikel|konto|vertrag|seriennummer|steuer|ust|vorgang|plz|" +
    "commande|facture|colis|client|compte|contrat|dossier|siret|suivi|" +
    "pedido|factura|envío|seguimiento|cliente|cuenta|contrato|ordine|fattura|spedizione|conto|contratto|" +
    "encomenda|fatura|nota fiscal|conta\\b|cpf|cnpj|factuur|pakket|klant|rekening|zamówien|faktur|przesyłk|nip|regon|" +
    "ordre|beställning|bestilling|tilaus|lasku|objednávk|účt|rendelés|számla|comand|sipariş|fatura|заказ|накладн|замовлен|рахун",
);
const NUMBER_WORD = /(?:number|no|nr|num|nº|n°)[.:]?\s*(?:is|ist|est|es|:)?\s*$/;

const SHAPES: readonly RegExp[] = [
  // North America, with or without its country code.
  /^(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[ .-]\d{4}$/,
  /^(?:001|\+?1)[ .-]\d{3}[ .-]\d{3}[ .-]\d{4}$/,
  // Elsewhere a trunk 0, and the area code apart or the whole in groups.
  /^\(0\d{1,4}\) ?\d{2,8}(?:[ .-]\d{2,5}){0,3}$/,
  /^0\d{1,4}[/ -] ?\d{3,8}$/,
  /^0\d{1,4}(?:[ ./-]\d{2,4}){2,4}$/,
  // `06.12.34.56.78` is France's way; a date has no such groups.
  /^0\d(?:[ .-]?\d{2}){4}$/,
  // Mobile prefixes, written in one: `07700900123`, `01701234567`, `0612345678`.
  /^0(?:1[567]\d{8,9}|[67]\d{8,9}|4\d{8})$/,
  // Nine or ten digits in threes: `612 345 678`, `801 234 567`.
  /^[5-9]\d{2} \d{3} \d{3}$/,
];

/** With four more digits, as the post of the United States writes its codes. */
const ZIP = /^\d{5}-\d{4}$/;
const DATE =
  /^(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))(?:[ T]\d{1,2})?$/;
const MONEY = /(?:[€$£¥₽₴₺]|\b(?:eur|usd|gbp|chf|pln|kr|rub|zł|euro|euros|dollars?))$/;
const MONEY_AFTER = /^\s?(?:[€$£¥₽₴₺%]|(?:eur|usd|gbp|chf|pln|kr|rub|zł|euro|dollar|km|kg|mb|gb|ml|cm|mm)\b)/;

/** `x459`, `ext. 12`, `Durchwahl 3` behind the number. */
const EXTENSION = /^ ?(?:x|ext\.?|extension|poste|int\.?|dw\.?|durchwahl) ?\d{1,6}(?!\p{N})/iu;

/** As in a signature: `467 3395 office`, `0151 2345678 (mobil)`. */
const KIND_AFTER =
  /^[ -]{0,2}\(?(?:phone|tel|mobile?|cell|fax|office|home|work|desk|whatsapp|handy|privat)(?!\p{L})/u;

/** Whether the form alone speaks against it: a date, an amount, part of a link, the same digit throughout. */
const isOther = ({ digits, text: written }: DigitRun, before: string, after: string): boolean =>
  digits.length < 6 ||
  digits.length > 17 ||
  /^(\d)\1+$/.test(digits) ||
  /[/=&.%]$/.test(before) ||
  [DATE, ZIP].some((form) => form.test(written)) ||
  MONEY.test(before.trimEnd()) ||
  MONEY_AFTER.test(after);

const isPhone = (text: string, run: DigitRun): boolean => {
  const { digits, text: written } = run;
  const { before, after } = contextOf(text, run);
  if (isOther(run, before, after)) return false;
  const international = /^\(?\+\d|^00[1-9]/.test(written) && digits.length >= 8;
  if (written.includes("+")) return international;
  const near = before.slice(-40);
  const other = OTHER_WORD.test(near);
  if (CALL_WORD.test(near) || KIND_AFTER.test(after))
    return !other || lastOf(near, CALL_WORD) > lastOf(near, OTHER_WORD);
  if (other || NUMBER_WORD.test(near)) return false;
  return international || SHAPES.some((shape) => shape.test(written));
};

/** Where the last match begins; -1 where there is none. */
const lastOf = (text: string, expression: RegExp): number => {
  const flags = expression.flags.includes("u") ? "gu" : "g";
  return [...text.matchAll(new RegExp(expression.source, flags))].at(-1)?.index ?? -1;
};

/**
 * Phone numbers of any country: with their country code, in a shape that only phones have, or called so by the words
 * before. Numbers of orders, invoices and parcels, dates and amounts are none.
 */
export const findPhones = (text: string): Span[] =>
  digitRuns(text)
    .filter((run) => isPhone(text, run))
    .map(({ start, end }) => ({
      start,
      end: end + (EXTENSION.exec(text.slice(end, end + 24))?.[0].length ?? 0),
    }));
