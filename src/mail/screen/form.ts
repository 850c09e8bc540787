import { isNobodys, isOwnAddress } from "../address.ts";
import type { Message } from "../message.ts";
import { type Evidence, isReplyOrForward } from "./evidence.ts";
import { phrases, saysAny } from "./phrases.ts";
import type { ScreenOptions } from "./signal.ts";

/**
 * Whether a web form sent it: from the shop's own or a no-reply address, with the one customer who filled it in as
 * Reply-To. That customer is the sender then.
 */
export const isForm = ({ replyTo }: Message, { ownAddresses }: ScreenOptions): boolean => {
  const [customer, ...others] = replyTo;
  return (
    customer !== undefined &&
    others.length === 0 &&
    !isOwnAddress(customer.address, ownAddresses) &&
    !isNobodys(customer.address)
  );
};

/** What form plugins write into the subject, in the languages that they come in. */
const FORM_SUBJECTS = phrases(`
contact form | form submission | form entry | new submission | new entry from | new message from your website
message from your website | message from your site | enquiry from your website | inquiry from your website
website enquiry | website inquiry | web form | webform | contact request | callback request
kontaktformular | kontaktanfrage | anfrage uber ihre website | nachricht uber ihre website | formularanfrage
formulaire de contact | message depuis votre site | formulario de contacto | mensaje desde tu web
modulo di contatto | messaggio dal sito | richiesta dal sito | formulario de contato | mensagem do site
contactformulier | bericht via de website | kontaktskjema | kontaktformulaer | yhteydenottolomake
formularz kontaktowy | wiadomosc ze strony | kontaktni formular | kontaktny formular | kapcsolati urlap
formular de contact | iletisim formu | форма обратной связи | сообщение с сайта | заявка с сайта
お問い合わせ | 联系表单 | 網站留言 | 网站留言 | 문의 양식
`);

const LABEL = (words: string): RegExp =>
  new RegExp(`^[ \\t*_]{0,4}(?:your |ihre? |votre |su |tu |uw |je )?(?:${words})[*_ \\t]{0,4}[:：]`, "imu");

const MAIL_LABEL = LABEL(
  "e-?mails?(?:[- ]?(?:address|adresse|adres))?|mail|correo(?: electr[oó]nico)?|courriel|adresse e-?mail|sähköposti|почта|メールアドレス|メール|邮箱|이메일",
);
const NAME_LABEL = LABEL(
  "(?:full |first |last |vor-?|nach)?name|naam|nom|pr[eé]nom|nombre|nome|navn|namn|nimi|imi[eę]|jm[eé]no|meno|n[eé]v|nume|имя|お名前|氏名|姓名|이름",
);
const TEXT_LABEL = LABEL(
  "message|comments?|enquiry|inquiry|question|nachricht|anliegen|frage|kommentar|mensaje|consulta|messaggio|richiesta|mensagem|bericht|vraag|meddelande|besked|melding|viesti|wiadomo[sś][cć]|tre[sś][cć]|zpr[aá]va|spr[aá]va|[uü]zenet|mesaj|сообщение|メッセージ|お問い合わせ内容|留言|내용",
);

/** Forms name their fields at once. */
const OPENING = 2_000;

/** The fields of a form line by line: whose mail address it is, and two at the least. A signature has no message in it. */
const hasFormFields = ({ message: { text } }: Evidence): boolean => {
  const opening = text.slice(0, OPENING);
  return TEXT_LABEL.test(opening) && (MAIL_LABEL.test(opening) || NAME_LABEL.test(opening));
};

/** Whether it reads as a form does that somebody filled in. Its words prove nothing: they make a mail doubtful. */
export const readsAsForm = (mail: Evidence): boolean =>
  !isReplyOrForward(mail) && (saysAny(mail.subject, FORM_SUBJECTS) || hasFormFields(mail));
