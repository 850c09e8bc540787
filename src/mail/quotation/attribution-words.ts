/** The words of "On 2 November, Anna wrote:" in the languages of mail programs. Matched without regard to case. */

/** "wrote", between words or at a line's end. */
const WROTE = [
  // English, Dutch, Afrikaans, German
  "wrote|writes|has written|schreef|schrijft|geschreven|geskryf|schrieb|schreibt|geschrieben",
  // Romance
  "a écrit|à écrit|a ecrit|écrit|écrivait|ha scritto|scrive|scrisse|escribió|escribio|escribe|ha escrito",
  "va escriure|ha escrit|escribiu|escreveu|escreve|a scris",
  // Nordic and Baltic
  "skrev|skriver|skrifaði|skrivaði|kirjoitti|kirjutas|rakstīja|raksta|rašė",
  // West and South Slavic
  "napisał|napisała|napisał\\(a\\)|napisał/a|napisana przez|pisze|napsal|napsala|napsal\\(a\\)|píše|napísal|napísala|napísal\\(a\\)",
  "napisal|napisala|napisal\\(a\\)|napisao|napisao/la|napisao\\(la\\)|piše|написао|написао/ла|написала|напиша|написа",
  // East Slavic
  "написал|написал\\(а\\)|пишет|писал|писала|написав|написав\\(-ла\\)|написав\\(ла\\)|пише|писав|напісаў|напісаў\\(-ла\\)|піша",
  // Greek, Hungarian, Turkic, Albanian, Maltese, Irish, Welsh, Basque, Armenian, Georgian
  "έγραψε|γράφει|írta|yazdı|yazdi|yazmış|жазды|yozdi|shkroi|kiteb|scríobh|ysgrifennodd|idatzi du|գրել է|დაწერა",
  // Vietnamese, Indonesian and Malay, Filipino, Swahili
  "đã viết|viết|menulis|sumulat|aliandika",
  // Arabic, Persian, Hebrew, Hindi, Bengali, Urdu
  "كتب|كتبت|كتابة ما يلي|نوشت|نوشته است|כתב|כתבה|כתב/ה|כתב\\(ה\\)|ने लिखा|लिखा|লিখেছেন|نے لکھا",
]
  .join("|")
  .split("|")
  // The longest first: "napsal(a)" before "napsal".
  .sort((one, other) => other.length - one.length)
  .join("|");

/** The same in writings that put no blanks between words. */
const WROTE_JOINED =
  "写道|寫道|写到|來信|のメール|のメッセージ|書きました|が書いた|작성|님이 씀|님이 쓴|เขียน";

/** How an attribution begins: "On Mon, …". */
const OPENERS = [
  "on|at|am|op|le|el|il|in data|il giorno|em|den|på|dne|dňa|dnia|w dniu|a|în|la|în data|pe|στις|την|vào|ngày|ti|ma|to",
  "dana|v|na|u|в|на|у|пн|вт|ср|чт|пт|сб|нд|вс|pada|pada tanggal|noong|em data|no dia|o|el día|le jour|më|þann|kuupäev|wiadomość napisana|mnamo",
].join("|");

export const wroteVerb = new RegExp(`(?<!\\p{L})(?:${WROTE})(?!\\p{L})|${WROTE_JOINED}`, "iu");

/** A line that ends in the verb, colon or not. */
export const endsInVerb = new RegExp(`(?:(?<!\\p{L})(?:${WROTE})|${WROTE_JOINED})[\\s:>*-]*$`, "iu");

export const opener = new RegExp(
  `^(?:(?:${OPENERS})[\\s,.]|[在於于]|في |بتاريخ|در |בתאריך|ב-|ในวันที่|เมื่อ|\\p{Nd}{1,4}[./年년 -]|[\\p{L}\\p{M}]{1,13}[.,]{1,2} ?\\p{Nd}{1,4}[ ./-]|[\\p{L}\\p{M}]{2,13} \\p{Nd}{1,2}[ ./-])`,
  "iu",
);

/**
 * Words by which a person tells a story, where a mail program names a name. With regard to case: Ella, Han, Min and Pan
 * are names, too.
 */
export const pronoun =
  /(?<![\p{L}'’.-])(?:I|I've|We|You|you|He|She|They|we|he|she|they|it|my|our|your|Your|his|her|their|who|ich|Ich|wir|Wir|sie|Sie|er|Er|ihr|Ihr|ihre|Ihre|Ihrer|mein|meine|unser|unsere|Je|nous|Nous|vous|Vous|elle|ils|mon|notre|votre|Votre|yo|Yo|nosotros|usted|Usted|ustedes|ella|nuestro|io|noi|lei|lui|voi|mio|mia|suo|eu|Eu|nós|você|Você|ele|ela|meu|minha|seu|ik|Ik|wij|Wij|jij|hij|zij|mijn|uw|Uw|jag|Jag|Vi|hon|jeg|Jeg|hun|wy|pan|pani|mój|já|Já|můj|я|Я|мы|Мы|вы|Вы|он|она|мой|ваш|ми|ви|Ви|він|вона|мій)(?!\p{L})/u;

/** Small words and offices that stand between a date and a name. */
export const betweenDateAndName = new Set(
  (
    "am pm uhr kl klo kell ob at um à alle ore las às om o u в о у heeft ha har a hat je је va şunu tarihinde tarihli " +
    "użytkownik odesílatel używateľ používateľ пользователь користувач потребител потребителят oseba lietotājs ο η χρήστης " +
    "from från von van de der den del di da du la le las los het volgende following via of do dos das e y und and et och og ter ten te " +
    "bin ibn al el г ч р gmt utc cet cest est edt pst pdt bst ist ezt keltezéssel dňa"
  ).split(" "),
);
