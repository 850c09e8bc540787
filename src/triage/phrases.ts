/** Set phrases of mail in six languages (en, de, fr, es, it, nl), by what they do in a mail. */

// `\b` knows ASCII letters only: there is none behind "où" or "perché".

const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|day|afternoon|evening)|greetings|hallo|guten (?:tag|morgen|abend)|sehr geehrte[rsn]?|liebe[rs]?|moin|grüezi|bonjour|bonsoir|salut|ch[eè]re?s?|madame|monsieur|hola|buen[oa]s (?:d[ií]as|tardes|noches)|estimad[oa]s?|buongiorno|buonasera|ciao|gentil[ei]|egregi[oa]?|beste|geachte|goede(?:morgen|middag|navond)|goedendag)(?!\p{L})/iu;

const COURTESY =
  /^(?:(?:many |best |kind |warm |with )*(?:thanks|thank you|regards|wishes|cheers|sincerely)|yours|all the best|looking forward|have a (?:nice|good|great)|(?:i |we )?hope (?:you|this|all)|vielen dank|danke|besten dank|herzlichen dank|mit (?:freundlichen|besten|lieben) gr[üu](?:ß|ss)en|(?:viele|beste|liebe|freundliche|schöne) gr[üu](?:ß|ss)e|merci|cordialement|bien (?:à vous|cordialement)|bonne journée|(?:je vous prie|veuillez) (?:d'agréer|agréer)|gracias|muchas gracias|saludos|atentamente|un saludo|grazie|cordiali saluti|distinti saluti|bedankt|alvast bedankt|dank u|met vriendelijke groet|groet(?:jes|en)?|sent from|gesendet von|envoyé de)(?!\p{L})/iu;

/** Asked, and not to be answered. */
const COURTESY_QUESTION =
  /^(?:and )?(?:how are you(?: doing| all)?(?: today)?|how(?:'s| is) it going|(?:i |we )?hope (?:you|all|everything)(?:'re| are| is)(?: all)?(?: doing)? (?:well|fine|good|okay)|wie geht(?:'s| es)(?: ihnen| dir| euch)?(?: heute)?|comment (?:allez-vous|ça va|vas-tu)|(?:ça va|vous allez bien)|¿?(?:qué tal|cómo (?:está[ns]?|le va))|come (?:sta|stai|va)|hoe gaat het(?: met (?:u|je|jullie))?)[\s\p{P}\p{S}]*$/iu;

const WISH =
  /(?<!\p{L})(?:(?:i|we)(?:'d| would) (?:like|love|want|need) to(?! (?:say )?thank)|(?:i|we) (?:want|wish|need) (?:to(?! (?:say )?thank)|a|an|my|the|some)|(?:please|kindly) (?!find|see|note|excuse|forgive|ignore|disregard|do not|don't)\p{L}+|(?:i|we) (?:want|need|expect|ask|urge) you to|let (?:me|us) know|(?:can|could|would|will) you|(?:i am|i'm|we are) (?:wondering|looking for|asking)|ich (?:möchte|will|hätte gern|würde gern|brauche)|wir (?:möchten|brauchen)|(?:bitte (?:senden|schicken|teilen|erklären|bestätigen|stornieren|ändern|erstatten|ersetzen)|(?:senden|schicken|teilen|nennen|sagen|erstatten|bestätigen|stornieren) sie)|(?:können|könnten|würden) sie|(?:kannst|könntest) du|je (?:voudrais|souhaite|souhaiterais|veux|désire|aimerais)|nous (?:voudrions|souhaitons)|(?:pouvez|pourriez)-vous|merci d(?:e (?:me|nous|bien|ne|m'\p{L}+|\p{L}+er)|'\p{L}+er)|(?:quisiera|quiero|necesito|me gustaría|podría[ns]?|pueden)|(?:vorrei|desidero|ho bisogno|potreste|potete|potrebbe)|(?:ik wil|ik zou|graag wil|wil ik|ik heb .{0,20}nodig|kunt u|kunnen jullie|zou u))(?!\p{L})/iu;

const QUESTION_WORD =
  /^¿?(?:(?:and|but|also|so|or|und|aber|et|mais|y|e|en|maar)[, ]+)?(?:what|when|where|which|who|whose|why|how|(?:do|does|did|is|are|can|could|will|would|should|may|was)(?! not)|wann|wie|wo|warum|wieso|welche[rsnm]?|wer|was (?:kostet|ist|sind|bedeutet|muss|kann|soll|mache)|gibt es|ist (?:es|das|die|der)|sind (?:sie|die|das)|(?:haben|hätten|bieten|liefern|versenden) sie|(?:kann|darf|muss|soll|könnte) (?:ich|man)|(?:können|dürfen|müssen|sollen) (?:wir|sie)|quand|comment|où|pourquoi|quel(?:le)?s?|combien|est-ce|(?:puis|peut|dois|doit|avez|faites|livrez|vendez|acceptez)-(?:je|on|vous)|y a-t-il|cu[aá]ndo|c[oó]mo|d[oó]nde|por qu[eé]|cu[aá]l(?:es)?|cu[aá]nt[oa]s?|qu[eé]|hay|(?:puedo|podemos|tienen|hacen|env[ií]an|aceptan)|quando|come|dove|perch[eé]|quale|quali|quant[oaie]|(?:posso|possiamo|avete|fate|spedite|accettate)|c'è|wanneer|hoe|waar|waarom|welke?|hoeveel|wat|(?:kan|mag|moet) (?:ik|je|men)|(?:heeft|hebben|verzendt|levert) (?:u|jullie)|is er|zijn er)(?!\p{L})/iu;

const EMPTY_ASK =
  /^¿?(?:(?:so|please|and|also|bitte|und|et|y|e|en)[, ]+)*(?:(?:can|could|would|will) (?:you|anyone|somebody|someone)(?: please)? (?:help|assist|advise)(?: me| us)?(?: out)?(?: please| here| with (?:this|that|it))?|any (?:ideas?|help|advice|suggestions?|news|update)|what (?:can|should|do) (?:i|we) do(?: now| next)?|how (?:can|should) (?:i|we) proceed|is (?:this|that|it) (?:possible|ok|okay|correct|right|normal)|right|really|ok|okay|please (?:help|advise|reply|respond|answer|get back to me)(?: me| us)?(?: as soon as possible| asap| soon)?|(?:please )?let (?:me|us) know(?: (?:please|as soon as possible|asap|soon))?|(?:can|could|would|will) you(?: please)? (?:reply|respond|answer|get back to (?:me|us)|let (?:me|us) know)(?: as soon as possible| asap| soon)?|bitte um (?:\p{L}+ )?(?:antwort|rückmeldung|hilfe)|(?:können|könnten|kannst|könntest) (?:sie|du|ihr) (?:mir|uns) (?:bitte )?(?:helfen|weiterhelfen)|ist das (?:möglich|richtig)|was (?:kann|soll) ich tun|(?:pouvez|pourriez)-vous (?:m'|nous )aider|est-ce possible|(?:me )?(?:puede[ns]?|podr[ií]an?) ayudar(?:me)?|es posible|(?:potete|può|potreste) aiutarmi|è possibile|(?:kunt u|kunnen jullie) (?:mij|me|ons) helpen|kan dat)[\s\p{P}\p{S}]*$/iu;

/** What a greeting that says no more does not contain: "Hello my lamp is broken". */
const SAYS_MORE =
  /(?<!\p{L})(?:i|i'm|my|we|our|it|is|ich|meine?|wir|unsere?|ist|je|j'ai|mon|ma|mes|nous|notre|mi|mis|mio|mia|il|ik|mijn|het)(?!\p{L})/iu;

const NAMES_ONLY = /^\p{Lu}\S*(?: \p{Lu}\S*)?$/u;

function isGreeting(sentence: string): boolean {
  if (!GREETING.test(sentence) || wordCount(sentence) > 6 || SAYS_MORE.test(plain(sentence))) return false;
  return !asksSomething(sentence) && !asksSomething(behindGreeting(sentence));
}

const behindGreeting = (sentence: string): string => sentence.replace(GREETING, "").trim();

/** What a sentence says behind its greeting: "Hi Anna, where is my order?" asks something. Empty where it only greets. */
export function withoutGreeting(sentence: string): string {
  if (!GREETING.test(sentence)) return sentence;
  const comma = /[,!:]\s*/u.exec(sentence.slice(0, 60));
  if (comma === null) {
    if (isGreeting(sentence)) return "";
    return opensAQuestion(behindGreeting(sentence)) ? behindGreeting(sentence) : sentence;
  }
  if (!isGreeting(sentence.slice(0, comma.index))) return sentence;
  const rest = sentence.slice(comma.index + comma[0].length);
  return NAMES_ONLY.test(rest) && !asksSomething(rest) ? "" : rest;
}

/** A sentence of thanks, good wishes or closing. */
export const isCourtesy = (sentence: string): boolean =>
  COURTESY_QUESTION.test(plain(sentence)) ||
  (COURTESY.test(plain(sentence)) &&
    wordCount(sentence) <= 12 &&
    !/(?<!\p{L})(?:but|however|aber|jedoch|mais|pero|maar)(?!\p{L})/iu.test(sentence));

/** Whether a sentence asks or wishes for something, by its mark or its form. */
export const asksSomething = (sentence: string): boolean =>
  !COURTESY_QUESTION.test(plain(sentence)) &&
  (hasQuestionMark(sentence) || opensAQuestion(sentence) || WISH.test(plain(sentence)));

/**
 * A mark at a word's end: behind it may stand others, quotes, a smiley ("Where is it?!"), and a dash or a comma, where
 * UAX 29 ends no sentence ("Where is it? - Tom"). Inside a word, as in a link, it asks nothing.
 */
const hasQuestionMark = (sentence: string): boolean =>
  /[?？؟⁇⁈⁉❓❔‽](?=[^\p{L}\p{N}\s]*(?:\s|$))/u.test(sentence);

/** A question without its mark; short exclamations ("How nice!") and statements that begin alike do not count. */
const opensAQuestion = (sentence: string): boolean =>
  QUESTION_WORD.test(plain(sentence)) && !/[!.…:,]$/u.test(sentence) && wordCount(sentence) >= 4;

/** A question that asks nothing by itself: what it is about stands in the sentences around it. */
export const isEmptyAsk = (sentence: string): boolean =>
  !/[\p{L}\p{N}]/u.test(sentence) || EMPTY_ASK.test(plain(sentence));

export const wordCount = (sentence: string): number => sentence.trim().split(/\s+/u).length;

/** Phones write ’ where the phrases above have '. */
const plain = (sentence: string): string => sentence.normalize("NFC").replace(/[’‘´`]/gu, "'");
