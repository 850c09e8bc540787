/** Words that turn what is said round, or bind it to a condition (en, de, fr, es, it, nl, pt). All folded. */

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Words that by themselves say "not". Those of `knowledge/negations` and the inflected ones. */
export const NOT = set(`
  not no never cannot can't don't doesn't isn't won't aren't wasn't weren't didn't couldn't shouldn't wouldn't hasn't haven't
  mustn't needn't cant dont doesnt isnt wont nothing nobody none neither
  nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder
  jamais aucun aucune rien
  non mai nessun nessuna nessuno niente nulla
  niet geen nooit niemand niets
  nunca jamas ningun ninguna ninguno nadie nada tampoco
  nao nenhum nenhuma ninguem
`);

/** Words that turn round what follows, not the sentence: "works without". */
export const WITHOUT = set("without ohne sans senza sin zonder sem");

/** What makes French "ne" a "not" (ne … que is "only", and Italian "ne" is "of it"); the two are one "not" together. */
export const AFTER_NE = set("pas plus point guere jamais aucun aucune rien personne ni");

/** Spanish, Italian and Portuguese say "not" twice and mean it once: no … nunca, non … mai. */
export const CONCORD = set(
  "nunca jamas ningun ninguna ninguno nadie nada tampoco mai nessun nessuna nessuno niente nulla nenhum nenhuma ninguem",
);

/** What says no where another word says yes: word → the other one. The first letters of each, as `stems` has them. */
export const OPPOSITES: ReadonlyMap<string, string> = new Map(
  `
  forbid>allow forbidden>allow prohib>allow disall>allow banned>allow refuse>accept reject>accept declin>accept deny>accept denied>accept
  imposs>possib unable>able unavai>availa inelig>eligib unlike>likely invali>valid exclud>includ closed>open
  disabl>enable unrefu>refund nonref>refund irrefu>refund unopen>opened unused>used option>requir
  verbot>erlaub untersa>erlaub unters>erlaub unzula>zulass ablehn>akzept abgele>akzept verwei>akzept ausges>eingesc ausges>inbegr
  unmogl>moglic geschl>offen ungult>gultig unbenu>benutz ungeof>geoffn ungebr>gebrau
  interd>permis refus>accept exclu>inclus exclus>inclus imposs>possib ferme>ouvert fermee>ouvert
  prohib>permit vetado>permit rechaz>acepta exclui>inclui excluy>incluy imposi>posibl cerrad>abiert indisp>dispon
  vietat>permes rifiut>accett esclus>inclus imposs>possib chiuso>aperto chiusa>aperto
  verbod>toegest weiger>accept uitges>inbegr onmoge>mogeli geslot>open ongeop>geopen ongebr>gebrui afgewe>accept
  proibi>permit recusa>aceita exclui>inclui fechad>aberto
  `
    .trim()
    .split(/\s+/u)
    .map((pair) => pair.split(">") as [string, string]),
);

/** unopened, inéligible, nicht-: beginnings that turn a word round, tried where the rest of it stands on the other side. */
export const TURNING = /^(?:un|in|im|ir|il|non|dis|des|on)(?=\p{L}{4})/u;

/** Phrases with a "not" in them that say no "no", and phrases that say one without it; put right before words are looked at. */
export const PHRASES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:not only|nicht nur|non seulement|no s[oo]lo|no solamente|non solo|niet alleen|nao (?:so|apenas))\b/giu,
    " ",
  ],
  [
    /\b(?:no|not) later than\b|\bnicht spater als\b|\bno mas tarde (?:de|que)\b|\bnon oltre\b|\buiterlijk\b|\bniet later dan\b/giu,
    " until ",
  ],
  [
    /\b(?:no|not) more than\b|\bnicht (?:mehr|langer) als\b|\bpas plus de\b|\bno mas de\b|\bnon piu di\b|\bniet meer dan\b|\bnao mais de\b/giu,
    " max ",
  ],
  [
    /\b(?:no|not) (?:less|fewer) than\b|\bnicht weniger als\b|\bpas moins de\b|\bno menos de\b|\bnon meno di\b|\bniet minder dan\b/giu,
    " minimum ",
  ],
  [
    /\b(?:do not|don't|please do not) (?:hesitate|worry)\b|\bzogern sie nicht\b|\bn'hesitez pas\b|\bno dud(?:e|es|en)\b|\bnon esit\p{L}+\b|\baarzel niet\b/giu,
    " ",
  ],
  [
    /\b(?:no problem|kein problem|pas de probleme|nessun problema|geen probleem|sin problemas?|no matter|whether or not|ob oder nicht|egal ob)\b/giu,
    " ",
  ],
  [/\bnon-(?=\p{L}{4})/giu, " not "],
  [/\ba meno che non\b/giu, " a meno che "],
  [/\bno longer\b|\bnicht mehr\b|\bne \p{L}+ plus\b|\bnon \p{L}+ piu\b|\bya no\b|\bniet meer\b/giu, " not "],
  [/\b(?:it is not true that|fails? to|refuses? to)\b/giu, " not "],
];

/** "Yes," and "No," before a sentence say again what it says. */
export const INTERJECTION =
  /^\s*(?:yes|no|nope|ja|nein|oui|non|si|si|no|si|nee|sim|nao|sorry|unfortunately|leider)\s*[,!.:–-]\s*/iu;

export const SAYS_NO = /^\s*(?:no|nope|nein|non|nee|nao)\b\s*(?:[,!.:;–-]|$)/iu;
export const SAYS_YES =
  /^\s*(?:yes|yep|ja|oui|si|si|sim|of course|naturlich|bien sur|claro|certo)\b\s*(?:[,!.:;–-]|$)/iu;

/** "unless": binds to the opposite of what follows, which is one "not" more. */
export const UNLESS =
  /\b(?:unless|except(?:ing)?|apart from|other than|es sei denn|ausser|ausgenommen|mit ausnahme|sauf|excepte|hormis|a moins|a l'exception|a menos que|salvo|excepto|a meno che|a meno di|tranne|eccetto|tenzij|behalve|met uitzondering|uitgezonderd|exceto|a nao ser)\b/iu;
export const ONLY =
  /\b(?:only|solely|exclusively|nur|ausschliesslich|lediglich|uniquement|seulement|exclusivement|ne .{1,40} que|qu'(?:avec|apres|en)|solo|solo|solamente|unicamente|exclusivamente|soltanto|solamente|unicamente|esclusivamente|alleen|slechts|uitsluitend|enkel|pas (?:na|als)|apenas|somente)\b/iu;
export const EVEN =
  /\b(?:even|regardless|in any case|whether or not|auch wenn|auch ohne|selbst wenn|selbst ohne|sogar|egal|unabhangig|meme|quel que soit|aunque|incluso|aun|independientemente|anche se|anche senza|perfino|indipendentemente|ook als|ook zonder|zelfs|ongeacht|mesmo|independentemente)\b/iu;
export const IF =
  /\b(?:if|when|provided|as long as|in case|with|wenn|falls|sofern|sobald|mit|bei|si|lorsque|quand|avec|a condition|en cas|cuando|siempre que|con|en caso|se|quando|purche|in caso|als|indien|wanneer|mits|met|caso|com|desde que)\b/iu;

/** Which way a bound goes: at least, after, from; at most, before, within. Those after the second bar only before a number. */
export const UPWARD =
  /\b(?:at least|minimum(?: of)?|no sooner than|more than|exceeding|after|starting from|mindestens|minimum|wenigstens|mehr als|nach|ab|fruhestens|au moins|au minimum|plus de|apres|a partir d[eu]|al menos|por lo menos|como minimo|mas de|despues del?|a partir de|desde|almeno|come minimo|piu di|dopo|a partire da|minstens|ten ?minste|minimaal|meer dan|na|vanaf|pelo menos|no minimo|mais de|depois de|apos)\b|\b(?:over|above|from|since|uber|seit|oltre|da|dal|boven|sinds|acima de)\b(?= \W?\ue000?\d)/giu;
export const DOWNWARD =
  /\b(?:at most|max|maximum(?: of)?|at the latest|less than|fewer than|before|within|until|till|up to|hochstens|maximal|weniger als|vor|bis(?: zu[mr]?)?|innerhalb(?: von)?|binnen|spatestens|au plus|au maximum|moins de|avant|jusqu'(?:a|au|aux)|dans un delai de|como maximo|a lo sumo|menos de|antes del?|hasta|dentro de|en un plazo de|al massimo|meno di|prima d(?:i|el|ella)|entro|fino a|hoogstens|maximaal|ten hoogste|minder dan|tot|uiterlijk|no maximo|ate)\b|\b(?:under|below|by|unter|sous|dans les|onder|voor|abaixo de)\b(?= \W?\ue000?\d)/giu;

/** What a condition begins with. Some of it means other things inside a clause: es, pt se; it si; nl als; fr si. */
export const BINDS =
  /\b(?:if|when|provided|as long as|in case|wenn|falls|sofern|sobald|lorsque|quand|a condition|cuando|siempre que|quando|purche|indien|wanneer|mits|desde que)\b|(?:^|, |\b(?:only|even|nur|solo|seulement|uniquement|meme|anche|alleen|ook|apenas|mesmo|que) )(?:si|se|als)\b/iu;
/** A clause that is a condition itself. */
export const CONDITIONAL =
  /^\s*(?:\p{L}+ )?(?:if|when|unless|once|until|provided|in case|wenn|falls|sofern|sobald|solange|es sei denn|si|se|lorsque|quand|a moins|cuando|salvo|siempre|quando|purche|a meno|als|indien|wanneer|tenzij|mits|caso)\b/iu;

/** "Free of charge", and how else it is said. */
export const FREE =
  /(?<!feel |toll.|fuhlen sie sich )(?<![\p{L}-])(?:free(?! to\b| of (?!charge|cost)|lance|zing)|no (?:extra |additional )?(?:charge|costs?|fees?)|without (?:charge|cost|fee)s?|complimentary|kostenlos\p{L}*|kostenfrei\p{L}*|gratis|umsonst|gebuhrenfrei\p{L}*|portofrei\p{L}*|versandkostenfrei\p{L}*|unentgeltlich\p{L}*|ohne (?:zusatzliche )?(?:kosten|gebuhr\p{L}*)|keine (?:zusatzlichen )?(?:kosten|gebuhr\p{L}*)|gratuit\p{L}*|(?:sans|aucun) (?:frais|cout)|offerte?s?|(?:sin|ningun) (?:coste?|cargo)s?|gratuit[ao]s?|(?:senza|nessun) (?:cost[io]|spese)|kosteloos|kosteloze|(?:zonder|geen) (?:extra )?kosten|gratis|sem custos?)(?!\p{L})/iu;

export type Modal = "must" | "may" | "should";

/** Verbs of duty and leave, by their word. A reader's "kann" and "können" are one. */
export const MODALS: ReadonlyMap<string, Modal> = new Map(
  (
    [
      [
        "must",
        "must required obliged mandatory obligatory needs muss mussen musst musste erforderlich verpflichtet pflicht doit doivent devez obligatoire debe deben debes obligatorio tiene tienen hay deve devono devi obbligatorio bisogna moet moeten verplicht dient dienen devem obrigatorio obrigatoria",
      ],
      [
        "may",
        "may can could optional puedo posso puis kann konnen kannst darf durfen darfst optional freiwillig peut peuvent pouvez facultatif puede pueden puedes opcional puo possono puoi facoltativo kan kunnen kunt mag mogen optioneel pode podem podes",
      ],
      [
        "should",
        "should sollte sollten devrait devriez deberia deberian dovrebbe dovrebbero zou deveria deveriam",
      ],
    ] as const
  ).flatMap(([modal, list]) => list.split(" ").map((word) => [word, modal] as const)),
);
