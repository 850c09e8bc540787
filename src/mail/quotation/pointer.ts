/** Answers that a client does not mark: below a quoted mail, or written into it "in red". Both are announced, more or less. */

/** "See my answers below", "siehe unten", "mes réponses en rouge": the quoted mail holds words of the customer's, or is the matter. */
const POINTS_BELOW = new RegExp(
  [
    "(?<!\\p{L})(?:see|read|find|look)(?!\\p{L}).{0,60}\\b(?:below|beneath|in-?line|underneath)\\b",
    "\\b(?:answers?|answered|repl(?:y|ies|ied)|comments?|responses?|responded|marked|added)\\b.{0,60}\\b(?:below|beneath|in-?line|in line|underneath|in (?:red|blue|green|purple|bold|caps|capitals|colou?r))\\b",
    "(?<!\\p{L})(?:siehe|lesen sie|steht|stehen|antwort\\w*|kommentar\\w*|anmerkung\\w*|geantwortet|ergänz\\w*|markiert)(?!\\p{L}).{0,60}(?:\\bunten\\b|\\bunterhalb\\b|\\bim text\\b|\\bin (?:rot|blau|grün|fett)\\b)|\\bs\\. ?u\\.",
    "(?<!\\p{L})(?:voir|voyez|lire|réponses?|répondu|commentaires?|remarques?)(?!\\p{L}).{0,60}(?:ci-dessous|plus bas|en (?:rouge|bleu|vert|gras)|dans le texte)",
    "(?<!\\p{L})(?:ver|vea|mire|leer|respuestas?|respondido|comentarios?)(?!\\p{L}).{0,60}(?:abajo|a continuación|en (?:rojo|azul|verde|negrita))",
    "(?<!\\p{L})(?:vedi|veda|leggi|rispost[ae]|risposto|comment[oi])(?!\\p{L}).{0,60}(?:sotto|in (?:rosso|blu|verde|grassetto))",
    "(?<!\\p{L})(?:ver|veja|respostas?|respondi|comentários?)(?!\\p{L}).{0,60}(?:abaixo|em (?:vermelho|azul|verde|negrito))",
    "(?<!\\p{L})(?:zie|lees|antwoord\\w*|reacties?|opmerking\\w*)(?!\\p{L}).{0,60}(?:hieronder|beneden|in (?:het )?(?:rood|blauw|groen))",
    "(?<!\\p{L})(?:se|läs|les|læs|svar\\w*|kommentar\\w*)(?!\\p{L}).{0,60}(?:nedan|nedenfor|här under|i (?:rött|rødt|blått|blåt))",
    "(?<!\\p{L})(?:katso|vastau\\p{L}*)(?!\\p{L}).{0,60}(?:alla|alta|punaisella)(?!\\p{L})",
    "(?<!\\p{L})(?:patrz|zobacz|odpowied\\p{L}*|komentarz\\p{L}*).{0,60}(?:poniżej|niżej|na czerwono)|(?<!\\p{L})(?:viz|odpově\\p{L}*|odpove\\p{L}*)(?!\\p{L}).{0,60}(?:níže|nižšie|červen)",
    "(?:смотри|см\\.|ответ|комментари).{0,60}(?:ниже|красным|в тексте)|(?:дивіться|див\\.|відповід).{0,60}(?:нижче|червоним)",
    "(?<!\\p{L})(?:lásd|válasz\\p{L}*).{0,60}(?:lent|alább|pirossal)|(?<!\\p{L})(?:vezi|răspuns\\p{L}*)(?!\\p{L}).{0,60}(?:mai jos|cu roșu)|cevap\\p{L}*.{0,60}(?:aşağıda|kırmızı)|(?:aşağıda|kırmızı).{0,60}cevap",
    "(?:见|回复|答复|回答).{0,20}(?:下面|下方|如下|红色|紅色)|(?:下面|下方|红色|紅色).{0,20}(?:回复|答复|回答|回覆)|(?:回答|返信|コメント).{0,20}(?:以下|下記|赤字)|(?:以下|下記|赤字).{0,20}(?:回答|返信|コメント)|(?:답변|답장|회신).{0,20}(?:아래|빨간)|(?:아래|빨간).{0,20}(?:답변|답장|회신)",
  ].join("|"),
  "iu",
);

/** A greeting and no more, with its comma: what its writer has to say comes below. */
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|moin|servus|grüezi|bonjour|bonsoir|salut|cher|chère|hola|buenos días|buenas tardes|estimad[oa]s?|querid[oa]|ciao|salve|buongiorno|buonasera|gentile|olá|oi|bom dia|boa tarde|prezad[oa]s?|car[oa]|goedemorgen|goedemiddag|goedendag|beste|geachte|hej|hei|god dag|hyvä|bästa|kære|kjære|cześć|dzień dobry|witam|szanown\w+|dobrý den|ahoj|vážen\w+|dobrý deň|pozdravljeni|dobar dan|poštovan\w+|jó napot|kedves|tisztelt|bună|bună ziua|stimat\w+|здравствуйте|добрый день|привет|уважаем\w+|доброго дня|добрий день|вітаю|здравейте|γεια|καλημέρα|αγαπητ\w+|merhaba|sayın|selam|halo|selamat|xin chào|chào|สวัสดี|مرحبا|السلام عليكم|שלום|سلام|नमस्ते|您好|你好|こんにちは|お世話|안녕하세요)(?!\p{L})[\p{L} .'’-]{0,40}[,!:，！：、]$/iu;

const MAX_POINTER_TEXT = 600;

/** Whether a text above an unmarked quoted mail leaves open that its writer goes on below, or points there. */
export const pointsBelow = (text: string): boolean => {
  const said = text.trim();
  if (said.length > MAX_POINTER_TEXT) return false;
  return GREETING.test(said) || POINTS_BELOW.test(said.replace(/\s+/g, " "));
};
