/** How streets are called in addresses, by where the word stands and where the house number. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Behind the name, a word of its own, the number in front: `12 Baker Street`. */
export const STREET_BEHIND = words(
  `street st str avenue ave av road rd drive dr lane ln court ct boulevard blvd way place pl square sq terrace ter close
  crescent cres parkway pkwy highway hwy trail trl circle cir alley row mews grove gardens gate walk wharf green heights
  hill loop path pike plaza ridge run turnpike vale view broadway esplanade quay rise bend crossing expressway freeway
  gade gata gatan vej vei veien vegen vägen väg allé terrasse straat laan weg plein kade dreef strasse straße platz gasse
  gürtel utca u út útja tér körút krt rkp sokak sokağı sok cadde caddesi cad bulvarı ulica náměstí nám nabrezi`,
);

/** Part of everyday speech as well: the name before them has a capital. */
export const STREET_WEAK = words(
  "way place pl court ct close row run view hill walk green gate path loop ridge rise bend st dr av str ter drive square gardens",
);

/** At the end of the word that is the name: `Lindenstraße 4`, `Prinsengracht 263`, `Storgatan 8`. */
export const STREET_ENDING =
  /(?:stra(?:ß|ss)e|str\.?|gasse|platz|allee|chaussee|gürtel|ufer|damm|steig|stieg|graben|markt|ring|weg|promenade|brücke|straat|laan|plein|gracht|baan|kade|singel|dijk|steeg|dreef|lei|gatan|gata|gaten|gate|gade|vägen|vegen|veien|vej|väg|gränd|torg|torget|torvet|plass|plads|stræde|allé|backen|stigen|katu|tie|kuja|polku|kaari|tori|ranta|raitti|gatvė|iela|tänav|utca|vegur|gata|stígur|braut|hólmi)$/u;

/** Words that end so and are no streets. */
export const NO_STREET = words(
  `weg rückweg umweg unterweg hinweg keineswegs neuestens spring during bring string ordering offering boring engineering
  manufacturing monitoring scoring wiring hearing wearing sharing caring earring herring markt supermarkt flohmarkt
  arbeitsmarkt plats arbeitsplatz parkplatz stellplatz tie necktie party aggregate investigate navigate delegate late
  gate propaganda storing exploring restoring sponsoring rating tutoring steering entering considering wondering
  referring occurring transferring offline online layering rendering delivering answering`,
);

/** In front of the name: `rue de Rivoli 5`, `Calle Mayor, 10`, `ul. Prosta 51`. */
export const STREET_BEFORE = words(
  `rue avenue av bd boulevard place impasse allée allee chemin quai cours route square faubourg passage ruelle sentier
  calle c avda avenida plaza pza paseo ronda camino carretera ctra travesía carrer avinguda passeig plaça
  rua travessa praça alameda estrada largo rodovia via viale piazza piazzale piazzetta rúa corso vicolo strada lungomare contrada
  str strada bulevardul bd aleea calea șoseaua piața ulica ul aleja al osiedle os plac pl ulice nám náměstí
  улица ул проспект пр-т просп пер переулок бульвар бул площадь пл шоссе набережная наб вулиця вул провулок пров
  οδός οδος πλατεία λεωφόρος λεωφ`,
);

/** Of these the short ones need a dot or a capital behind them, being words or letters otherwise. */
export const BEFORE_WEAK = words(
  "c av bd al os pl ul ctra str via place cours route square passage largo plaza corso strada ronda calea ул пл пр",
);

/** Part of a house. A room, a floor or a box with a number is as often another thing. */
export const UNIT = /^(?:apt|apartment|suite|ste|flat|appt|apto|wohnung|whg|kv|кв)$/;

/** Between a street and its number: `No: 12`, `д. 5`. */
export const NUMBER_MARK = /^(?:no|nr|n|nº|n°|num|número|numero|дом|д|буд|č|čp)$/u;

/** Words between a number and a street that make it no address: "3 days on the road". */
export const SPEECH = words(
  `i a an the on in at to for from of and or is are was with my your days day weeks week months hours minutes times items
  pieces years people percent euro euros dollars per by this that der die das am im auf und ist tage wochen tagen mal
  stück uhr jahre jours fois semaines jour días veces giorni volte dias dagen keer dni et y e est es`,
);

/** `P.O. Box 12`, `Postfach 4 56`, `BP 7`. */
export const PO_BOX =
  /(?<!\p{L})(?:p\. ?o\. ?box|po box|post office box|postfach|postbus|boîte postale|b\. ?p\.|bp|apartado(?: de correos)?|apdo\.?|casella postale|caixa postal|skrytka pocztowa|box|postboks|boks|psc|unit|postilokero|а\/я|π\.?ο\.? ?box) ?(?:nr\.?|no\.?|#)? ?\d[\d ]{0,9}(?!\p{N})/giu;

/** Town behind or before a code whose form tells by itself that it is a postcode. */
export const POST_TOWN: readonly RegExp[] = [
  // New York, NY 10001-1234; APO AA 12345
  /(?<!\p{L})\p{Lu}[\p{L}.'’-]{1,30}(?: \p{Lu}[\p{L}.'’-]{1,30}){0,3},? {1,3}(?:A[LKZRAEP]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEHINOPST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])\.? {1,3}\d{5}(?:-\d{4})?(?![\p{L}\p{N}])/gu,
  // London SW1A 1AA
  /(?:(?<!\p{L})\p{Lu}[\p{L}.'’-]{1,30}(?: \p{Lu}[\p{L}.'’-]{1,30}){0,2},? )?(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}])/gu,
  // Ottawa, ON K1A 0B1
  /(?:(?<!\p{L})\p{Lu}[\p{L}.'’-]{1,30}(?: \p{Lu}[\p{L}.'’-]{1,30}){0,2},? )?(?:[A-Z]{2} )?(?<![\p{L}\p{N}])[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d(?![\p{L}\p{N}])/gu,
  // 1012 AB Amsterdam
  /(?<![\p{L}\p{N}])(?!1080|1440|2160)[1-9]\d{3} ?[A-Z]{2},? {1,2}\p{Lu}[\p{L}'’-]{2,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2}/gu,
  // D-10115 Berlin, 00-950 Warszawa, 1000-001 Lisboa, 111 22 Stockholm, 75001 Paris: at the beginning, or after a
  // comma or a preposition, since any amount may stand before a word with a capital.
  /(?<=^[> \t]{0,20}|[,;(·|–-] ?|(?<!\p{L})(?:in|aus|nach|from|to|near|à|en|de|a|w|z|do|i|till|te|naar) )(?:(?:[A-Z]{1,2}-)?\d{5}|[A-Z]{1,2}-\d{4}|\d{2}-\d{3}|\d{4}-\d{3}|\d{3} \d{2}) \p{Lu}[\p{L}'’.-]{2,30}(?:[ -]\p{Lu}[\p{L}'’.-]{1,30}){0,3}/gu,
];

/** Four digits are a year as often: a postcode only on the line after a street, or after its comma. */
export const SHORT_POST_TOWN =
  /^(?:[A-Z]{1,2}-)?\d{4,6} \p{Lu}[\p{L}'’.-]{2,30}(?:[ -]\p{L}[\p{L}'’.-]{0,30}){0,3}/u;
