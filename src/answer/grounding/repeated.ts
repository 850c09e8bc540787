/**
 * Which facts that only the customer named a reply may say again. Their order number, their date: yes. A mail is also
 * where an attacker writes: where to click, call, write or pay is never taken from it, nor what the company owes.
 */
import type { Fact, FactKind } from "../facts/fact.ts";
import { plain } from "../facts/plain.ts";

/** Alternatives, blanks between; `$` ends a whole word. */
const words = (list: string): string =>
  list
    .trim()
    .split(/\s+/u)
    .join("|")
    .replaceAll("$", String.raw`(?!\p{L})`);

/** What the company does or owes (en, de, fr, es, it, nl, pt), by the beginnings of words: what follows is a promise. */
const PROMISE = new RegExp(
  String.raw`(?<!\p{L})(?:${words(String.raw`
    will$ we'll you'll shall$ going$ refund credit pay$ pays$ payable reimburs compensat receiv get$ gets$ grant discount deliver$ arriv ship$ ships$ send$ guarant entitl eligible free$
    wird$ werden$ wirst$ erstatt gutschr gutgeschr zahlen$ zahlt$ überweis auszahl bekomm erhalt erhält rabatt liefern$ liefert$ verschick garant entschädig
    rembours verse crédit recevr recevez remise livr[eo] envo[iy] garanti indemnis sera$ serez$ serons
    reembols devolv abonar pagar pagamos recib descuent entreg envia garant será$ serán compens
    rimbors accredit ricev sconto consegn sped garant sarà$ saranno pagher risarc
    zullen$ zal$ terugbeta vergoed ontvang krijg korting bezorg verzend garand
    reembols creditar receber recebe desconto entreg enviar será$
  `)})`,
  "iu",
);

/** Words that say that what follows is the customer's own account of it. */
const ATTRIBUTED = new RegExp(
  String.raw`(?<!\p{L})(?:${words(String.raw`
    your$ you(?:'ve|\shave)?\s(?:wrote|said|mention|paid|order|bought|ask|told|purchas|describ|report|receiv|return) 
    ihr(?:e[nrms]?)?$ dein(?:e[nrms]?)?$ Sie\s(?:schr|haben|erwähn|bezahl|bestell|nann)
    votre$ vos$ vous\s(?:avez|dites|mention|écriv)
    su$ sus$ tu$ usted\s(?:dice|mencion|pag) mencion[aó] escrib
    (?:il|la)\s(?:suo|sua|tuo|tua)$ ha\s(?:scritto|pagato|ordinato)
    uw$ jouw$ je$ u\s(?:schr|heeft|noem|betaal|bestel)
    seu$ sua$ você\s(?:pag|disse|escrev)
  `)})`,
  "iu",
);

/** What says that a number names a thing rather than counts: order LO-39117, Rechnung 4711, n° 12. */
const REFERENCE = new RegExp(
  String.raw`(?:#|n[°º]\.?|\bn(?:o|r|um)\.?|(?<!\p{L})(?:${words(String.raw`
    order(?:s|ed)? number invoice receipt ticket case ref reference parcel package shipment tracking customer contract serial booking reservation request return claim
    \p{L}*bestellung(?:en|s)?(?:nummer)? bestell-?(?:nr|nummer) auftrag(?:s?nummer)? \p{L}*rechnung(?:s?nummer)? \p{L}*nummer vorgang sendung(?:s?nummer)? paket kunden(?:nummer|nr) vertrag buchung retoure anfrage
    commande facture dossier colis numéro réservation contrat demande retour
    pedido factura número reserva contrato envío paquete devolución referencia
    ordine fattura numero prenotazione contratto spedizione pacco reso
    bestelling(?:en)? bestelnummer factuur nummer reservering contract pakket retour
    encomenda fatura
  `)}))[\s:.,#"'(„“°]*(?:(?:number|id|no|nr|nummer|is|ist|est|es|è|with|mit|the|von|of|de|der|del|van)[\s:.#"'(„“°]+){0,3}$`,
  "iu",
);

/** What makes a code something to act on. */
const TO_USE =
  /(?<!\p{L})(?:codes?|coupons?|vouchers?|promo\p{L}*|discount|gutschein\p{L}*|rabatt\p{L}*|remise|réduction|cupón|descuento|sconto|buono|korting\p{L}*|passwor[dt]\p{L}*|kennwort|mot de passe|contraseña|pins?|tokens?|keys?|canary|account|iban|konto\p{L}*|compte|cuenta|conto|rekening|bitcoin|wallet)(?!\p{L})/iu;

export type Repeats = (fact: Fact) => boolean;

/** Where to click, call, write or pay. */
const NEVER: ReadonlySet<FactKind> = new Set(["link", "address", "phone", "account"]);

/** A customer's "your 3 lamps"; larger numbers without a word that says what they are may be anything. */
const COUNT = 99;

/** Whether a claim may take a fact from the mail alone. */
export function repeats(claim: string): Repeats {
  const said = plain(claim);
  const isPromise = PROMISE.test(said);
  const isTold = !isPromise && ATTRIBUTED.test(said);
  return ({ kind, before, number, isWord }) => {
    if (NEVER.has(kind)) return false;
    if (kind === "date" || kind === "time") return !isPromise;
    const isNamed = REFERENCE.test(before) && !TO_USE.test(before);
    if (kind === "code") return isNamed;
    if (kind === "number") return isNamed || (isTold && (isWord || Number(number) <= COUNT));
    return isTold;
  };
}
