/** Numbers that name one person's matter: orders, invoices, tickets, parcels. */

const NOUN =
  "order|invoice|ticket|case|tracking|booking|reservation|customer|client|account|serial|confirmation|reference|ref|rma|return|parcel|shipment|purchase|transaction|payment|membership|contract|policy|licen[cs]e|subscription|" +
  "bestell(?:ung|nummer|nr)?|auftrags?(?:nummer|nr)?|rechnungs?(?:nummer|nr)?|kunden(?:nummer|nr)?|sendungs?(?:nummer|nr)?|buchungs?(?:nummer|nr)?|vorgangs?(?:nummer|nr)?|vertrags?(?:nummer|nr)?|serien(?:nummer|nr)?|trackingnummer|paket(?:nummer|nr)?|" +
  "commande|facture|colis|suivi|réservation|dossier|contrat|série|pedido|factura|cliente|seguimiento|reserva|contrato|serie|" +
  "ordine|fattura|spedizione|prenotazione|contratto|encomenda|fatura|rastreamento|bestelling|bestelnummer|factuur(?:nummer)?|klant(?:nummer)?|ordernummer|zending|" +
  "beställning|fakturanummer|faktura|bestilling|ordre(?:nummer)?|tilaus(?:numero)?|zamówieni[ae]|faktur[ay]|objednávk[ay]|faktúra|rendelés|számla|comand[aă]|factur[aă]|sipariş|fatura|παραγγελία|" +
  "заказ[а]?|счет[а]?|замовлення|订单(?:号)?|訂單|运单号|注文(?:番号)?|주문(?:번호)?";

/** What makes a number of the word before it. */
const LINK = "number|no|num|nr|n°|nº|núm|id|code|key|nummer|numero|número|numéro|номер|№|#|:|is|=|-|\\.|\\(";

/** Three or more digits with what is written between them; letters may stand before. */
const TOKEN = "[\\p{L}\\p{N}][\\p{L}\\p{N}\\-/_.]{1,40}[\\p{L}\\p{N}]";

const INTRODUCED = new RegExp(
  `(?<!\\p{L})(?:${NOUN})(?!\\p{L})(?:\\s{0,3}(?:${LINK})){1,4}\\s{0,3}(${TOKEN})`,
  "giu",
);
const POSSESSED = new RegExp(
  `(?<!\\p{L})(?:my|your|ihre[rnm]?|meine?[rnm]?|deine?[rnm]?|unsere?[rnm]?|ma|mon|mes|votre|vos|mi|su|tu|il mio|il suo|la mia|la sua|meu|seu|mijn|uw|je)\\s(?:${NOUN})\\s(${TOKEN})`,
  "giu",
);
const HASHED = /(?<![\p{L}\p{N}#&/])#\s?([\p{L}\p{N}][\p{L}\p{N}-]{1,30})/gu;
/** Nothing but such a number is this long. */
const LONG =
  /(?<![\p{L}\p{N}/@.])(?=[\p{L}\p{N}-]{8,40}(?![\p{L}\p{N}@/]))[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+){0,6}/gu;

const digits = (token: string): number => token.match(/\p{Nd}/gu)?.length ?? 0;

/** A date and a price have digits, too. */
const isDateOrPrice = (token: string): boolean =>
  /^\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?$/.test(token) ||
  /^\d{1,3}(?:[.,]\d{3})*[.,]\d{2}$/.test(token) ||
  /^(?:19|20)\d{2}$/.test(token);

const LINKS = /(?:https?:\/\/|www\.)\S+/giu;

const found = (text: string, pattern: RegExp, least: number): string[] =>
  [...text.matchAll(pattern)]
    .map((match) => match[1] ?? match[0])
    .filter((token) => digits(token) >= least && !isDateOrPrice(token));

/** Those that a text introduces as such: "order no. 4711", "#10234"; in links nothing is one. */
export const introducedReferences = (text: string): string[] => {
  const plain = text.replace(LINKS, " ");
  return [...found(plain, INTRODUCED, 3), ...found(plain, POSSESSED, 3), ...found(plain, HASHED, 3)];
};

/** Those that a customer's text holds: the introduced ones, and what is too long for anything else. */
export const references = (text: string): string[] => [
  ...introducedReferences(text),
  ...found(text.replace(LINKS, " "), LONG, 5),
];

/** A word as numbers are written, with what may stand inside it. */
const WORD = /#?\s?[\p{L}\p{N}]+(?:[-/_.][\p{L}\p{N}]+)*/gu;

const comparable = (token: string): string => token.replace(/^#\s?|^\s/, "").toLowerCase();

/** The text with `[number]` in place of these, links left as they are. */
export const maskReferences = (text: string, tokens: readonly string[]): string => {
  const known = new Set(tokens.map(comparable));
  if (known.size === 0) return text;
  let masked = "";
  let from = 0;
  // Compared, not searched for: a pattern made for each mail takes longer to compile than all else does.
  const mask = (part: string): string =>
    part.replace(WORD, (word) =>
      known.has(comparable(word)) ? `${/^\s/.test(word) ? word.charAt(0) : ""}[number]` : word,
    );
  for (const link of text.matchAll(LINKS)) {
    masked += mask(text.slice(from, link.index)) + link[0];
    from = link.index + link[0].length;
  }
  return masked + mask(text.slice(from));
};
