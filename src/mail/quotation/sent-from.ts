/** "Sent from my iPhone" and its kin, which phones and programs put below a mail. */
import { matchable } from "./line.ts";

/** What such a line names, else it may be the customer's: "Sent from Berlin on Monday". */
const DEVICE = new RegExp(
  "iphon|ipad|ipod|\\bios\\b|android|андроид|mobil|moblin|smartphone|smart phone|\\bphone|телефон|handy|\\bcell\\b|tablet|galaxy|samsung|huawei|xiaomi|" +
    "redmi|oneplus|pixel|motorola|\\bmoto\\b|htc|nokia|sony|xperia|alcatel|wiko|\\blg\\b|lumia|blackberry|windows|macbook|\\bmac\\b|\\bpc\\b|laptop|computer|" +
    "outlook|yahoo|gmail|google|proton|tuta|airmail|mailbox|superhuman|mailspring|typeapp|bluemail|em client|zoho|" +
    "mymail|aol|xfinity|gmx|web\\.de|t-online|libero|mail\\.ru|яндекс|yandex|k-9|fairemail|thunderbird|mailbird|polymail|" +
    "sparrow|mixmax|zimbra|workspace one|\\bapp\\b|\\bapps\\b|aplic|applicat|" +
    "verizon|t-mobile|at&t|vodafone|device|gerät|appareil|dispositivo|dispositif|toestel|enhet|enhed|laite|puhelime|urządzen|zařízen|zariaden|készülék|dispozitiv|" +
    "устройств|пристро|συσκευή|cihaz|perangkat|thiết bị|điện thoại|อุปกรณ์|جهاز|מכשיר|دستگاه|手机|手機|携帯|スマートフォン|スマホ|휴대폰|스마트폰|ti-\\d",
  "iu",
);

const starts = (...phrases: readonly string[]): RegExp => new RegExp(`^(?:${phrases.join("|")})`, "iu");

/** How they begin; what follows has to name a device or a program. */
const OPENING = starts(
  "(?:this (?:e-?mail|message) (?:was|has been) )?(?:sent|mailed|written|posted|typed) (?:from|via|using) ",
  "sent (?:with|by) \\S+(?: \\S+){0,3}$",
  "from my \\S+(?: \\S+){0,3}$|get (?:the )?(?:new )?\\S+(?: \\S+)? for (?:ios|android|iphone|ipad|mac|windows|mobile)|get the new aol app|download outlook (?:for|voor|für) |secured with ",
  "gesendet (?:von|mit|über|mithilfe|aus) |verschickt (?:von|mit) |holen sie sich outlook|laden sie outlook",
  "envoyé (?:de|depuis|à partir|avec|par|via|à l)|message envoyé (?:de|depuis)|(?:obtenez|obtenir|téléchargez|télécharger) outlook |provenance ?: courrier|envoyée? ",
  "enviado (?:desde|do |da |de |con|com|via|vía|a partir|através|mediante)|mensaje enviado |(?:obtener|obtén|descarga|descargar) outlook |(?:obter|obtenha|baixe|transferir) o? ?outlook |enviat (?:des|amb)|enviado dende",
  "inviato (?:da|con|dal|tramite|mediante)|(?:ottieni|scarica) outlook |trimis (?:de|din|cu|prin) |(?:obțineți|descărcați) outlook ",
  "(?:verzonden|verstuurd|gestuurd) (?:vanaf|met|via|van|vanuit|door) ",
  "skickat (?:från|med|via)|skickades från|(?:hämta|skaffa) outlook |sendt (?:fra|med|via) |(?:hent|få|skaff deg|last ned) outlook |sent úr |sent með ",
  "lähetetty |(?:hanki|lataa) outlook |saadetud |sūtīts |nosūtīts |išsiųsta |siųsta ",
  "wysłan[oey] |wiadomość wysłana |(?:pobierz|uzyskaj) (?:program |aplikację )?outlook |odesláno |posláno |(?:stáhněte|získejte|stáhnout) (?:si )?(?:aplikaci )?outlook |odoslané |poslané |získajte (?:aplikáciu )?outlook ",
  "poslano |poslato |послато |elküldve |küldve ",
  "отправлено |послано |написано с |(?:скачать|скачайте|получите|получить) outlook |надіслано |відправлено |(?:отримайте|завантажте) outlook |изпратено |испратено ",
  "στάλθηκε |εστάλη |απεστάλη |αποστολή από |λήψη του outlook",
  "dikirim |terkirim |dihantar |dapatkan outlook |(?:đã |được )?gửi từ |(?:tải|nhận) outlook |ipinadala ",
  "ส่งจาก|ส่งโดย|รับ outlook|أُرسلت|أرسلت|تم الإرسال|مرسل|مُرسل|مرسلة|الحصول على outlook|احصل على outlook|נשלח|קבל את outlook|השג את outlook|ارسال شده|فرستاده شده",
  "(?:发自|發自|發送自|发送自|来自|寄自).{1,30}$|(?:获取|取得|下载|下載) ?outlook",
);

/** Programs whose names are words of every day: "Sent with Spark", but not "Sent with nine screws missing". */
const SHORT =
  /^(?:sent|envoyé|enviado|inviato|gesendet|verzonden|skickat|sendt) (?:from|with|via|using|avec|depuis|de|con|desde|com|da|mit|von|met|från|med|fra) (?:front|nine|hey|spike|newton|canary|edison(?: mail)?|spark|boxer|orange|l'application mail orange)$/iu;

/** German puts the verb last, and tells the same way what became of a parcel: so it has to begin as programs do. */
const GERMAN =
  /^(?:von (?:mein|unterwegs|samsung|iphone|ipad|(?:der|dem) .{1,20}app)|mit (?:der|meine[mr]) |diese (?:nachricht|e-mail|mail) wurde (?:von|mit) |outlook (?:für|for) ).*(?:gesendet|verschickt|geschickt|beziehen|herunterladen)[.!]?$/iu;

/** Other languages that do: "iPhoneから送信", "iPhone'umdan gönderildi", "iOS용 Outlook 다운로드". Short ones only. */
const CLOSING =
  /^\S+(?: \S+){0,5}(?<=küldve|gönderildi|yollandı|edinin|送信|送信されました|を入手|から返信|보냄|보냈습니다|에서 전송|에서 발송|다운로드|받기|传送|傳送|发送|發送|寄出|भेजा गया|भेजा|ارسال شد|فرستاده شد|bidalita|downloaden|ophalen|letöltése|beszerzése)[.!。]?$/iu;

/** "Sent from my Alcatel Flash2, please excuse typos": what may follow the device. */
const EXCUSE =
  /^(?:please|pls|plz|pardon|excuse|forgive|sorry|apolog|typos?|so |with |thus |and therefore|brevity|short|bitte|entschuldig|tippfehler|daher|kurz|merci|désolé|veuillez|excusez|disculp|perd[oó]n|scus|sorry|excuus|förlåt|ursäkta|undskyld|przepraszam|omluvte|извините)/iu;

/** "my" and a few words: a phone of a make that is not known here. */
const MY =
  /^(?:sent|mailed|written|typed) (?:from|via|with|using|on|by) (?:my|a|an|the) (\S+(?: \S+){0,5})$/iu;
const A_MACHINE = /\d|^(?:[A-Z][\w-]*(?: |$))+$/;

/** "Anna from mobile" */
const NAMED =
  /^(?:\p{Lu}(?![\p{L}]*(?:ed|id|ght)\b)[\p{L}.'-]* ){1,3}from (?:my )?(?:mobile|phone|iPhone|iPad|Android)$/u;

/** The words of a sentence, which no device's name has. */
const SAID =
  /(?<![\p{L}'’])(?:is|are|was|were|has|have|had|does|did|can|cannot|will|would|should|because|but|when|where|while|yesterday|today|last|ago|week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|not|never|about|to all|which|ist|sind|war|hat|haben|kann|wird|nicht|aber|gestern|heute|weil|est|sont|était|pas|mais|hier|está|pero|ayer|è|ieri)(?!\p{L})/iu;

/** Nothing but a link: `<https://aka.ms/x>`, `(https://…)`, `[text](https://…)` loses its address. */
const withoutLinks = (text: string): string =>
  text
    .replace(/\[([^\]]{1,80})\]\s?\([^)]{0,200}\)/g, "$1")
    .replace(/[<([]?\s?(?:https?:\/\/|www\.|mailto:)[^\s<>()[\]]*\s?[>)\]]?/gi, " ")
    .replace(/\s+/g, " ")
    .trim();

const unwrapped = (text: string): string =>
  text
    .replace(/^[\s<([{*_"'|~-]+/, "")
    .replace(/[\s>)\]}*_"'|~-]+$/, "")
    .trim();

/** What is said, and what is said behind it: an excuse, or a device's name with a comma in it. */
const isPlain = (core: string, rest: string): boolean => {
  const goesOn = rest === "" || EXCUSE.test(rest) || (DEVICE.test(rest) && rest.split(" ").length <= 4);
  return goesOn && !SAID.test(core);
};

const namesMachine = (core: string): boolean => {
  const machine = MY.exec(core)?.[1]?.trim();
  return machine !== undefined && A_MACHINE.test(machine);
};

const beginsOrEndsSo = (core: string, text: string): boolean =>
  OPENING.test(core) || GERMAN.test(text) || (text.length <= 60 && CLOSING.test(text));

/** Whether a line is "Sent from my iPhone" or its kin; "Sent from Berlin on Monday" is the customer's. */
export const isSentFrom = (line: string): boolean => {
  if (line.length < 6 || line.length > 400) return false;
  const text = unwrapped(withoutLinks(matchable(line)));
  if (text === "" || text.length > 160) return false;
  if (NAMED.test(text)) return true;
  const [, core = text, rest = ""] = /^(.+?)(?:[.,;!]| -) +(.*)$/u.exec(text) ?? [];
  if (!isPlain(core, rest)) return false;
  return SHORT.test(text) || namesMachine(core) || (beginsOrEndsSo(core, text) && DEVICE.test(core));
};
