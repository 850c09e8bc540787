/** Sentences that say that something is not known: they invent nothing. */

const list = (text: string): string =>
  text
    .trim()
    .split(/\s*\n\s*/u)
    .join("|");

/** By the words of such sentences, en, de, fr, es, it, nl, pt; up to three words may stand between. */
const REFUSAL = new RegExp(
  String.raw`(?<!\p{L})(?:${list(String.raw`
    (?:(?:do|does|did|could|can)(?: not|n['’]t)|cannot|unable to|not able to|have no|has no|there is no|is no|no) (?:\S+ ){0,3}?(?:information|info|knowledge|know|answer|details?|mention|specify|say|state|contain|tell|find|provide)
    not (?:mentioned|provided|specified|stated|available|known|covered|included) (?:in|by|here)
    (?:keine?|nicht) (?:\S+ ){0,3}?(?:informationen?|angaben?|auskunft|wissen|weiß|bekannt|beantworten|erwähnt|antwort|hervor)
    weiß (?:\S+ ){0,2}?nicht
    (?:ne|n['’]\p{L}{1,8}) (?:\S+ ){0,2}?(?:pas|aucune?) (?:\S+ ){0,3}?(?:information|informations|réponse|mention|mentionné|précisé|sais|savons|indiqué|renseignement)
    no (?:\S+ ){0,3}?(?:información|informacion|respuesta|menciona|sabemos|sé|indica|especifica|datos)
    non (?:\S+ ){0,3}?(?:informazioni|risposta|menziona|sappiamo|so|indica|specifica|dati)
    (?:geen|niet) (?:\S+ ){0,3}?(?:informatie|antwoord|vermeld|weten|weet|bekend|gegevens)
    weet (?:\S+ ){0,2}?niet
    não (?:\S+ ){0,3}?(?:informação|informações|resposta|menciona|sabemos|sei|indica)
  `)})(?!\p{L})`,
  "iu",
);

/** No sentence that only says that something is not known is longer. */
const LONGEST = 400;

/** Whether the text does nothing but say that something is not known. */
export const isRefusal = (text: string): boolean => text.length <= LONGEST && REFUSAL.test(text);
