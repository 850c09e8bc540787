/** The words by which mail programs of many languages mark what they quote. Lower case. */

/** "… wrote:" */
const WROTE = [
  "wrote",
  "writes",
  "schrieb",
  "schreef",
  "geschreven",
  "a écrit",
  "à écrit",
  "ha scritto",
  "escribió",
  "escribio",
  "va escriure",
  "escreveu",
  "a scris",
  "skrev",
  "skrifaði",
  "kirjoitti",
  "napisał",
  "napisała",
  "napisał\\(a\\)",
  "pisze",
  "napsal",
  "napsala",
  "napsal\\(a\\)",
  "napísal",
  "napísal\\(a\\)",
  "írta",
  "написал",
  "написала",
  "написал\\(а\\)",
  "пишет",
  "писал",
  "пише",
  "написав",
  "έγραψε",
  "yazdı",
  "написа",
  "je napisao",
  "viết",
];
const WROTE_CJK = ["写道", "寫道", "のメール", "書きました", "のメッセージ", "작성", "님이 씀"];

/** How attributions begin: "On Mon, …". */
const OPENER = [
  "on",
  "am",
  "le",
  "el",
  "il",
  "em",
  "op",
  "den",
  "på",
  "dne",
  "w dniu",
  "dnia",
  "a",
  "în",
  "la",
  "στις",
  "vào",
  "ti",
  "ma",
  "to",
  "pe",
  "dňa",
  "в",
  "в",
];

export const wroteVerb = new RegExp(
  `(?<!\\p{L})(?:${WROTE.join("|")})(?!\\p{L})|${WROTE_CJK.join("|")}`,
  "iu",
);

export const attributionOpener = new RegExp(
  `^(?:${OPENER.join("|")})[\\s,.]|^在|^20\\d\\d[年/-]|^\\d{1,2}[./ -]`,
  "iu",
);

/** `-----Original Message-----` */
export const originalMessage =
  /^(?:original message|original-?nachricht|ursprüngliche nachricht|ursprüngliche mail|message d'origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|wiadomość oryginalna|oryginalna wiadomość|původní zpráva|исходное сообщение|пересылаемое сообщение|原始邮件|原始郵件|元のメッセージ|reply message|reply above this line.*)$/iu;

/** `---------- Forwarded message ---------`, `Begin forwarded message:` */
export const forwardedMessage =
  /^(?:(?:begin )?forwarded message|forwarded by .{1,120}|(?:anfang der )?weitergeleitete[n]? (?:nachricht|e-mail|mail)|(?:début du )?message (?:transféré|réexpédié)|mensaje reenviado|inicio del mensaje reenviado|messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht|mensagem (?:encaminhada|reencaminhada)|vidarebefordrat (?:meddelande|mail)|videresendt (?:besked|meddelelse|melding)|przekazana wiadomość|wiadomość przekazana|přeposlaná zpráva|пересылаемое сообщение|переслане повідомлення|转发邮件信息|轉寄郵件)$/iu;

/** Subject prefixes of forwarded mail. */
export const forwardPrefix = /^\s*(?:fwd?|wg|tr|rv|enc|i|doorst|vs|vb|vl|pd|转发|轉寄)\s*:/iu;

export type HeaderKind = "from" | "date" | "to" | "subject" | "other";

/** Labels of the header block that Outlook and its kin put above a quoted mail. */
export const HEADER_LABELS: ReadonlyMap<string, HeaderKind> = new Map(
  (
    [
      ["from", "from,von,de,da,van,från,fra,od,lähettäjä,от,від,kimden,发件人,寄件者,差出人,보낸 사람"],
      [
        "date",
        "sent,date,gesendet,datum,envoyé,envoyée,enviado,enviada,enviado el,fecha,data,inviato,verzonden,skickat,sendt,dato,wysłano,odesláno,lähetetty,отправлено,дата,надіслано,tarih,发送时间,日期,送信日時,보낸 날짜",
      ],
      [
        "to",
        "to,an,à,para,a,aan,till,til,do,komu,vastaanottaja,кому,kime,收件人,收件者,宛先,받는 사람,destinataire",
      ],
      [
        "subject",
        "subject,betreff,objet,asunto,assunto,oggetto,onderwerp,ämne,emne,temat,předmět,aihe,тема,konu,主题,主旨,件名,제목",
      ],
      [
        "other",
        "cc,kopie,copie,copia,bcc,reply-to,antwort an,répondre à,risposta,rispondi a,responder a,importance,wichtigkeit,attachments,anlagen,priority,кopia,копия",
      ],
    ] as const
  ).flatMap(([kind, labels]) => labels.split(",").map((label): [string, HeaderKind] => [label, kind])),
);

const SENT =
  /^[<([*_]*(?:(?:sent|mailed) (?:from|via|with|using|by) |from my |get \[?outlook for |(?:von|mit) (?:mein|der|outlook)|diese nachricht wurde von |gesendet (?:von|mit|über) |envoyé (?:de|depuis|à partir|avec) |obtenez outlook |enviado (?:desde|do|de|con|com|via|a partir) |inviato (?:da|con|dal) |(?:verzonden|verstuurd) (?:vanaf|met|via|van) |skickat från |sendt fra |lähetetty |wysłan[oe] z |odesláno z |отправлено (?:с|из) |надіслано з |從我的|从我的)/iu;

const DEVICE =
  /iphone|ipad|ipod|android|mobil|phone|handy|galaxy|samsung|huawei|xiaomi|htc|nokia|blackberry|outlook|windows|yahoo|gmail|proton|airmail|mailbox|\bapp\b|\b(?:e-?)?mail\b|\bmy\b|\bdevice\b|appareil|dispositivo/iu;

/** Whether a line is "Sent from my iPhone" or its kin; "Sent from Berlin on Monday" is the customer's. */
export const isSentFrom = (line: string): boolean =>
  line.length <= 160 && SENT.test(line) && DEVICE.test(line);
