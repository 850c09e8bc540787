import { isRule, type Line } from "./line.ts";

/** What mail servers, scanners and lists put below a mail: nobody's words. Judged by whole paragraphs, from the end up. */

/** How a confidentiality notice begins. A customer who complains of a leak uses the same words, but not this opening. */
const NOTICE =
  /^\W{0,5}(?:(?:e-?mail |legal |important |privacy )?(?:confidentiality|disclaimer|legal notice|privacy notice)|this (?:e-?mail|message|communication|transmission|electronic)|the (?:information|contents?|e-?mail)\b.{0,40}\b(?:this|e-?mail|message)|(?:the )?information (?:contained )?in this|if you (?:are not the|have received this)|any (?:unauthori[sz]ed|views)|(?:vertraulich|haftungsausschluss|rechtlicher hinweis|wichtiger hinweis)|(?:diese|der inhalt dieser|die in dieser|der inhalt der|die informationen in dieser) (?:e-?mail|nachricht|mail)|(?:avis (?:de|important)|avertissement|confidentialité|clause)|(?:ce|le contenu de ce) (?:message|courriel|courrier|e-?mail|mail)|(?:aviso|advertencia|nota) (?:legal|de confid|sobre)|confidencial|(?:este|el contenido de este|la información contenida en este|esta) (?:mensaje|correo|e-?mail|transmisión|mensagem|message|informação)|(?:avviso|nota|clausola) (?:di|legale)|(?:questo|questa|il contenuto di questo|il presente|la presente|le informazioni contenute)\b|as informações contidas|a informação contida|aviso de|dit (?:bericht|e-?mail)|deze (?:e-?mail|mail|boodschap)|de (?:informatie|inhoud)|(?:detta|denne|dette) (?:e-?post|mail|meddelande|e-?mail|meddelelse|melding|besked)|tämä (?:viesti|sähköposti)|ta (?:wiadomość|korespondencja)|(?:niniejsza|treść tej) |tato (?:zpráva|e-?mail|správa)|táto správa|tento (?:e-?mail|dokument)|ez az (?:e-?mail|üzenet|elektronikus)|acest (?:e-?mail|mesaj)|to (?:sporočilo|elektronsko)|ova (?:poruka|elektronička)|(?:настоящее|данное|это) (?:сообщение|письмо|электронное)|(?:це|дане) (?:повідомлення|електронне)|това (?:съобщение|електронно)|(?:το παρόν|αυτό το|το μήνυμα)|bu (?:e-?posta|mesaj|ileti|elektronik)|email này|thư này|本(?:邮件|郵件|メール|電子)|此(?:邮件|郵件|电子)|このメール|이 (?:메일|이메일|메시지)|본 (?:메일|이메일|메시지))/iu;

/** What it then says; each list is one thing said. */
const SAID_IN_NOTICE: readonly RegExp[] = [
  /confiden|vertraul|riservat|vertrouwel|fortrol|konfiden|sekretess|luottamuks|poufn|důvěrn|dôvern|bizalmas|zaup|povjerlj|конфиден|конфіден|поверит|εμπιστ|gizli|bảo mật|机密|機密|保密|기밀|秘密|privileg|proprietary|schützt|geheim/iu,
  /intended|addressee|recipient|bestimmt|empfänger|adressat|destiné|destinat|bestemd|geadresseerd|ontvanger|mottagar|modtager|mottaker|vastaanott|odbiorc|adresat|adresát|příjemc|príjemc|címzett|naslovnik|primatelj|primalac|получател|адресат|одержувач|παραλήπτ|alıcı|người nhận|收件人|受件|宛先|受信者|수신/iu,
  /delete|destroy|lösch|vernicht|supprim|détrui|elimin|borr|cancell|distrug|apag|exclu|verwijder|vernietig|radera|slet|poista|tuhota|usun|skasow|vymaž|smaž|vymaz|töröl|șterg|izbriš|obriš|удал|видал|изтри|διαγρά|silin|sil|xóa|删除|刪除|削除|삭제/iu,
  /unauthori|disclos|dissemin|distribut|copying|copiare|copier\b|copiar|riprodu|reproduc|prohibit|unbefugt|weitergabe|unzuläss|verboten|untersagt|non autoris|interdit|divulg|difus|diffus|prohibid|no autoriz|vietat|proibi|verspreid|verboden|onbevoegd|otillåt|uberettig|luvat|nieupraw|zabronion|rozpowszech|neoprávn|zakázán|šíř|jogosulatlan|tilos|interzis|neovlašt|nepooblašč|несанкц|запрещ|распростран|заборон|απαγορ|yasak|禁止|무단/iu,
  /error|mistake|irrtüm|fälschlich|versehentlich|erreur|por error|per errore|por engano|abusivh|vergissing|onterecht|misstag|felaktig|fejl|feil|erehdyks|vahingossa|omyłk|pomyłk|omyl|téved|greșeal|pomot|greškom|ошиб|помилк|грешка|λάθος|yanlış|hata|误|誤|잘못/iu,
];

/** A complaint speaks of its writer, and of somebody wrong; a notice speaks of nobody. */
const COMPLAINS =
  /(?<!\p{L})(?:I|I'm|my|My|ich|Ich|mein\p{L}{0,2}|j'ai|[jJ]e (?:vous|suis|ne|n'|demande|souhaite|veux)|mon|ma|mes|yo|mis|io|mio|mia|ik|mijn|jag|min|jeg|moje|mój|я|мой|моя|wrong\p{L}*|falsche\p{L}?|mauvais\p{L}*|equivocad\p{L}*|sbagliat\p{L}*|verkeerde?|niewłaściw\p{L}*|špatn\p{L}*|неправильн\p{L}*)(?!\p{L})|[?？]/u;

/** What virus scanners say; "Avast blocks your page" is a customer's. */
const SCANNER =
  /\b(?:avast|avg|kaspersky|norton|eset|bitdefender|mcafee|libra esva|mailscanner|sophos|g data|avira|clamav)\b/iu;
const SCANNED =
  /no virus found|(?:checked|scanned|tested) (?:for viruses )?by|(?:checked|scanned) for (?:viruses|malware)|virus-?free|virenfrei|(?:auf viren|von .{1,40}) (?:über)?geprüft|analizzato|analizado|comprobado|vérifié|absence de virus|gecontroleerd|sprawdzon|проверено/iu;

const ENVIRONMENT =
  /^\W{0,8}.{0,60}(?:environment.{0,30}(?:print|hard copy)|umwelt.{0,40}druck|druck.{0,60}umwelt|imprim.{0,60}(?:environnement|nature|planète|medio ?ambiente|meio ambiente)|(?:environnement|medio ?ambiente|meio ambiente).{0,60}imprim|ambiente.{0,60}stamp|stamp.{0,60}ambiente|milieu.{0,60}(?:print|afdruk)|miljö.{0,60}(?:skriv|print)|miljø.{0,60}(?:print|skriv)|środowisk.{0,60}druk|druk.{0,60}środowisk)/iu;

const LIST =
  /^\S{1,60} mailing list\b.{0,20} \S+@\S+|^(?:you(?:'re| are)?) (?:received|receiving) this (?:message|e-?mail|because)[^]{0,80}(?:subscri|group|member|list|thread)|^to unsubscribe (?:from this (?:group|list|topic|thread)|send an? (?:e-?mail|message))|^unsubscribe from this (?:group|list)|^reply to this e-?mail directly,? or (?:view|\[view)/iu;

/** `Virus-free. www.avast.com` */
const VIRUS_FREE =
  /^(?:virus-free|virenfrei|(?:garanti )?sans virus|libre de virus|privo di virus|virusvrij|bez wirusów|без вирусов)[.!]?(?: ?[<(]?(?:https?:|www\.)\S+)*$/iu;

const CONTACT = /@|https?:|www\.|\b(?:tel|fax|phone|telefon|tlf|mob)\b|\+?\d[\d ()/.-]{6,}/iu;

const COMPANY =
  /(?<!\p{L})(?:gmbh|ag|kg|se|ug|ltd|limited|inc|llc|llp|plc|corp|b\.?v|n\.?v|s\.?a|s\.?r\.?l|s\.?p\.?a|sarl|sas|a\/s|aps|oy|ab|sp\. z o|hrb|amtsgericht|geschäftsführ\p{L}*|sitz|registered|registration|company|vat|ust|siret|kvk|p\.? ?iva)(?!\p{L})/iu;

const speaksAsNotice = (text: string): boolean =>
  !COMPLAINS.test(text) && SAID_IN_NOTICE.filter((said) => said.test(text)).length >= 2;

const isNotice = (text: string): boolean => NOTICE.test(text) && speaksAsNotice(text);

/** "Virenfrei." is the shortest. */
const MIN_FOOTER = 8;

const isFooterText = (text: string): boolean => text.length >= MIN_FOOTER && readsAsFooter(text);

const readsAsFooter = (text: string): boolean =>
  isNotice(text) || VIRUS_FREE.test(text) || (text.length < 600 && !COMPLAINS.test(text) && isAppended(text));

const isAppended = (text: string): boolean =>
  (SCANNER.test(text) && SCANNED.test(text)) || ENVIRONMENT.test(text) || LIST.test(text);

interface Paragraph {
  readonly from: number;
  readonly text: string;
  readonly lines: number;
  /** Whether each of its lines tells of a company or how to reach it. */
  readonly isCompanys: boolean;
}

const MAX_FOOTER_LINES = 60;
const MAX_FOOTER_TEXT = 4_000;

/** The last paragraphs, the first of them first; a rule ends one as an empty line does. */
const lastParagraphs = (lines: readonly Line[], end: number): Paragraph[] => {
  const found: Paragraph[] = [];
  let to = end;
  for (let at = end - 1; at >= Math.max(0, end - MAX_FOOTER_LINES) - 1; at--) {
    const line = lines[at];
    const ends = line === undefined || line.isBlank || isRule(line);
    if (!ends) continue;
    if (to - at > 1) {
      const texts = lines
        .slice(at + 1, to)
        .map(({ raw, text }) => (raw.length > 500 ? raw.slice(0, 2_000) : text));
      found.unshift({
        from: at + 1,
        text: texts.join(" ").slice(0, MAX_FOOTER_TEXT),
        lines: to - at - 1,
        isCompanys: texts.every((text) => CONTACT.test(text) || COMPANY.test(text)),
      });
    }
    to = at;
  }
  return found;
};

/** A notice's further paragraphs, and a company's lines, stand below a footer or between two. */
const mayGoOn = ({ text, lines, isCompanys }: Paragraph): boolean =>
  speaksAsNotice(text) || (lines <= 4 && text.length <= 300 && isCompanys && CONTACT.test(text));

/** Where the footers begin that close these lines; their length where there are none. */
export const footerStart = (lines: readonly Line[]): number => {
  let start = lines.length;
  for (const paragraph of lastParagraphs(lines, lines.length).reverse()) {
    if (isFooterText(paragraph.text)) start = paragraph.from;
    else if (!mayGoOn(paragraph)) break;
  }
  return start;
};
