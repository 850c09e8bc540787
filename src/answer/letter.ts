/** The parts of a reply that are the code's, never a model's: greeting, layout, signature. */
import { functionWords } from "../knowledge/function-words.ts";
import { words } from "../knowledge/words.ts";
import type { Address } from "../mail/message.ts";

const GREETINGS: Readonly<Record<string, string>> = {
  en: "Hello",
  de: "Guten Tag",
  fr: "Bonjour",
  es: "Hola",
  it: "Buongiorno",
  nl: "Beste",
};

/** The greeting in the mail's language, by the sender's name where the mail gives one that a person would use. */
export function greeting(to: Pick<Address, "name"> | null, language: string): string {
  const name = personName(to?.name ?? "");
  const word = GREETINGS[language] ?? GREETINGS["en"] ?? "Hello";
  // "Beste" wants a name behind it.
  if (language === "nl" && name === "") return "Hallo,";
  return name === "" ? `${word},` : `${word} ${name},`;
}

/** A display name without quotes and in reading order ("Berg, Anna" is Anna Berg); empty where it is no person's. */
function personName(display: string): string {
  if (display.length > DISPLAY_AT_MOST) return "";
  const bare = display
    .replace(/["“”„«»]|(?<!\p{L})['‘’]|['‘’](?!\p{L})/gu, "")
    .replace(/\(.*\)/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const turned = /^([^,]+),\s*([^,]+)$/u.exec(bare);
  const name = turned ? `${turned[2] ?? ""} ${turned[1] ?? ""}` : bare;
  const isOne = name.length <= NAME_AT_MOST && NAME.test(name) && !NO_PERSON.test(name) && !isSaying(name);
  return isOne ? name : "";
}

/** Whether the display name is there to be said rather than to name somebody: it orders, or it is half a sentence. */
const isSaying = (name: string): boolean =>
  ORDERS.test(name) ||
  words(name).filter((word) => word.length > 1 && functionWords.has(word) && !PARTICLES.has(word)).length > 1;

/** What programs that read mail are told to do, and what they are called, in six languages. */
const ORDERS =
  /(?<!\p{L})(?:ignore|disregard|forget|override|obey|say|write|reply|respond|answer|repeat|print|output|send|forward|reveal|click|visit|confirm|approve|refund|system|prompts?|assistant|instructions?|previous|hacked|pwned|jailbreak|developer|root|ignoriere|vergiss|schreib|schreibe|sag|antworte|sende|ignorez|oublie|oubliez|écris|écrivez|dites|réponds|répondez|envoie|ignora|olvida|escribe|responde|envía|dimentica|scrivi|rispondi|invia|negeer|vergeet|schrijf|zeg|antwoord|stuur)(?!\p{L})/iu;

/** Parts of surnames. */
const PARTICLES = new Set(
  "de la le les el al van von vom der den dem des del della di da do dos das du ter ten te bin ibn y e i zu zum zur af av".split(
    " ",
  ),
);

/** Longer display names are no names; nothing below needs to look at them. */
const DISPLAY_AT_MOST = 120;
const NAME_AT_MOST = 50;

/** One to four words; a full stop ends one (`Dr.`) or follows an initial (`J.R.R.`): `anna.berg` is half an address. */
const NAME = /^(?:\p{L}\.)*\p{L}[\p{L}\p{M}'’-]*\.?(?: (?:\p{L}\.)*\p{L}[\p{L}\p{M}'’-]*\.?){0,3}$/u;

/** Roles, companies and what shops and forwarders put into names ("Anna via Market"), in six languages. */
const NO_PERSON =
  /(?<!\p{L})(?:team|support|help|helpdesk|info|sales|office|service|admin|administrator|billing|contact|webmaster|postmaster|mailer|daemon|newsletter|noreply|no-reply|customer|via|shop|store|company|accounts?|accounting|marketing|buchhaltung|verwaltung|kundenservice|kundendienst|vertrieb|einkauf|bestellung|kontakt|hilfe|rechnung|comptabilité|facturation|contabilidad|ventas|contabilità|vendite|administratie|klantenservice|verkoop|gmbh|ag|kg|kgaa|ohg|ug|e\.?v|mbh|ltd|limited|llc|llp|plc|inc|corp|corporation|sarl|sas|srl|spa|bv|nv|vof)(?!\p{L})/iu;

/** A reply's body: greeting, one paragraph an answer, signature. */
export const letter = (parts: {
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly signature: string;
}): string =>
  [parts.greeting, ...parts.paragraphs, parts.signature.trim()].filter((part) => part !== "").join("\n\n");
