import type { Marker } from "./attribution.ts";
import { bare, isDashed, type Line } from "./line.ts";
import { headerBlock } from "./header-block.ts";

const words = (...lists: readonly string[]): RegExp => new RegExp(`^(?:${lists.join("|")})$`, "iu");

/** `-----Original Message-----` */
const ORIGINAL = words(
  "original[- ]?(?:message|mail|e-mail|appointment)|reply message|previous message|message d['’]origine|message (?:original|initial|précédent)",
  "original-?nachricht|original nachricht|ursprüngliche (?:nachricht|mail|e-mail)|ursprünglicher termin|originalmail|vorherige nachricht",
  "mensaje original|correo original|missatge original|mensaxe orixinal|mensagem original|e-mail original|messaggio originale|mail originale",
  "oorspronkelijk bericht|oorspronkelijke? (?:bericht|mail|e-mail)|originele bericht|origineel bericht|oorspronklike boodskap",
  "ursprungligt meddelande|originalmeddelande|ursprungligt mail|oprindelig (?:meddelelse|besked|mail)|opprinnelig (?:melding|e-post)|upprunaleg skilaboð",
  "alkuperäinen viesti|algne kiri|algsõnum|sākotnējais ziņojums|oriģinālā vēstule|pradinis laiškas|originalus pranešimas",
  "wiadomość oryginalna|oryginalna wiadomość|treść oryginalnej wiadomości|původní (?:zpráva|e-mail|email)|pôvodná správa|pôvodný e-mail",
  "izvorno sporočilo|originalno sporočilo|izvorna poruka|originalna poruka|оригинална порука|изворна порука|eredeti üzenet|mesaj original|mesajul original",
  "исходное сообщение|оригинальное сообщение|первоначальное сообщение|исходное письмо|вихідне повідомлення|оригінальне повідомлення|початкове повідомлення",
  "оригинално съобщение|първоначално съобщение|αρχικό μήνυμα|orijinal mesaj|özgün ileti|orijinal ileti|özgün e-posta",
  "pesan asli|mesej asal|thư gốc|tin nhắn gốc|ข้อความต้นฉบับ|ข้อความเดิม|الرسالة الأصلية|ההודעה המקורית|הודעה מקורית|پیام اصلی|मूल संदेश",
  "原始邮件|原始郵件|原邮件|原郵件|回复的原邮件|邮件原件|原始信息|元のメッセージ|元のメール|オリジナルメッセージ|원본 메시지|원본 메일|원본메일|원본 메세지",
);

/** `---------- Forwarded message ---------`, `Begin forwarded message:` */
const FORWARDED = words(
  "(?:begin |start of )?forwarded (?:message|mail|e-mail)|forwarded by .{1,120}|forwarded message from .{1,120}",
  "(?:anfang der |beginn der )?weitergeleitete[n]? (?:nachricht|e-mail|mail)|(?:début du |debut du )?(?:message|courriel|mail) (?:transféré|réexpédié|transfere)",
  "mensaje reenviado|inicio del mensaje reenviado|correo reenviado|missatge reenviat|mensaxe reenviada|messaggio inoltrato|inizio messaggio inoltrato",
  "mensagem (?:encaminhada|reencaminhada)|início da mensagem (?:encaminhada|reencaminhada)|doorgestuurd bericht|begin doorgestuurd bericht|doorgestuurde (?:mail|e-mail)",
  "vidarebefordrat (?:meddelande|mail|brev)|vidarebefordrat mejl|start på vidarebefordrat meddelande|videresendt (?:besked|meddelelse|melding|mail)|begin videresendt (?:besked|melding)|start på videresendt (?:besked|melding)",
  "välitetty viesti|edelleenlähetetty viesti|välitetty viesti alkaa|edastatud (?:kiri|sõnum)|pārsūtīts? (?:ziņojums|vēstule)|persiųstas (?:laiškas|pranešimas)|persiunčiamas laiškas",
  "(?:początek )?(?:przekazana|przekazanej|przekazywana) (?:wiadomość|wiadomości)|wiadomość (?:przekazana|przesłana dalej)|přeposlaná zpráva|začátek přeposílané zprávy|předávaná zpráva|preposlaná správa|začiatok preposlanej správy",
  "posredovano sporočilo|proslijeđena poruka|prosleđena poruka|прослеђена порука|továbbított (?:üzenet|levél)|továbbított üzenet kezdete|mesaj redirecționat|mesaj redirectionat|început mesaj redirecționat",
  "пересылаемое (?:сообщение|письмо)|пересланное (?:сообщение|письмо)|начало переадресованного сообщения|начало переадресованного письма|переслане повідомлення|переслане письмо|початок переспрямованого повідомлення|препратено съобщение",
  "προωθημένο μήνυμα|έναρξη προωθημένου μηνύματος|προωθημένο μήνυμα αρχή|yönlendirilen (?:mesaj|ileti)|iletilen (?:mesaj|ileti)|iletilmiş (?:ileti|mesaj)",
  "pesan terusan|pesan yang diteruskan|mulai pesan yang diteruskan|mesej dimajukan|thư chuyển tiếp|tin nhắn (?:đã )?chuyển tiếp|bắt đầu thư được chuyển tiếp|ข้อความที่ส่งต่อ|เริ่มข้อความที่ส่งต่อ",
  "الرسالة المعاد توجيهها|رسالة (?:معاد توجيهها|محولة|مُعاد توجيهها)|بداية الرسالة المعاد توجيهها|הודעה שהועברה|תחילת ההודעה שהועברה|پیام (?:هدایت|ارسال) شده|अग्रेषित संदेश",
  "转发邮件信息|转发的邮件|转发邮件|開始轉寄郵件|开始转发的邮件|以下是转发的邮件|轉寄郵件|轉寄的郵件|已轉寄的郵件|転送メッセージ|転送されたメッセージ|転送されたメール|전달된 메시지|전달된 메일|전달 메시지|전달된 메세지",
);

/** Languages that put the verb behind: `Anfang der weitergeleiteten Nachricht:`, `以下是转发的邮件：` */
export const isForwardMarker = ({ text }: Line): boolean => {
  if (!isDashed(text) && !text.endsWith(":")) return false;
  return FORWARDED.test(bare(text).replace(/ ?:$/, ""));
};

/** `-----Original Message-----`; BlackBerry and some phones leave the dashes out, and go on with a header block. */
export const originalMarker = (lines: readonly Line[], at: number): Marker | null => {
  const text = lines[at]?.text ?? "";
  if (text.length > 200 || !ORIGINAL.test(bare(text).replace(/ ?:$/, ""))) return null;
  if (isDashed(text)) return { length: 1, isStrong: true };
  for (let index = at + 1; index < at + 3; index++)
    if (headerBlock(lines, index) !== null) return { length: 1, isStrong: true };
  return null;
};

/** "Please type your reply above this line", by which help desks find where an answer ends. */
const REPLY =
  /repl(?:y|ies)|digit|resposta|respon[ds]|answer|type|write|antwort|schreib|répon|repon|escrib|rispo|scriv|antwoord|reageer|svar|skriv|vasta|odpow|odpov|válasz|răspun|cevap|yanıt|yaz|ответ|відпов|відповід|отговор|απάντ|balas|trả lời|ตอบ|回复|回覆|返信|답장|الرد|תשוב|השב/iu;
const ABOVE =
  /above|oberhalb|über|ober|au-dessus|encima|arriba|sopra|boven|acima|powyżej|ovanför|over |yläpuolel|nad |felett|fölé|deasupra|üst|выше|над|вище|πάνω|di atas|phía trên|เหนือ|上方|之上|より上|上に|위에|فوق|מעל/iu;
const LINE =
  /line|linie|zeile|ligne|línea|linea|riga|lijn|regel|linha|linii|linj|rivi|řád|riad|vonal|sor |linij|çizgi|satır|строк|черт|лини|рядк|γραμμ|garis|dòng|บรรทัด|线|線|行|선|줄|الخط|סור|שורה/iu;

export const replyAboveMarker = ({ text }: Line): Marker | null => {
  if (text.length < 15 || text.length > 160 || !/^(?:[-#=*_~[({<]{1}|please |bitte |merci )/i.test(text))
    return null;
  const isMarked = /^(?:[-#=*_~]{2}|[[({<])/.test(text);
  const said = REPLY.test(text) && ABOVE.test(text) && LINE.test(text);
  return said && isMarked ? { length: 1, isStrong: true } : null;
};

/** Subject prefixes of forwarded mail. `VS` is a reply to a Finn and a forward to a Dane: in doubt the text is kept. */
const FORWARD_PREFIX =
  /^(?:\[[^\]]{1,40}\]\s*)*(?:fwd?|wg|wtr|tr|rv|enc|i|doorst|dst|vs|vb|vl|pd|pđ|fs|tov|továbbítás|redir|per|pārs|edasi|иsp|исп|пересл|прпр|прд|πρθ|ilt|İLT|iletilen|trs|terusan|chuyển tiếp|ส่งต่อ|转发|轉寄|転送|전달|הועבר|إعادة توجيه|تحويل|ارسال)\s*[:\uFF1A]/iu;

/** Whether a subject says that the mail forwards another one (`Fwd:`, `WG:`, `TR:` …). */
export const hasForwardPrefix = (subject: string): boolean =>
  FORWARD_PREFIX.test(subject.slice(0, 200).trim().normalize("NFC"));
