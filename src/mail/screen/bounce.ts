import { fromAdministrator, fromDaemon, fromPostmaster, hasDaemonReturnPath } from "./daemon.ts";
import { FAILURES, RETURN_SUBJECTS, RETURNS } from "./bounce-words.ts";
import {
  asks,
  countWords,
  type Evidence,
  hasAny,
  hasNullReturnPath,
  isForward,
  isReplyOrForward,
  matches,
} from "./evidence.ts";
import { beginsWithAny, indexOfAny, saysAny } from "./phrases.ts";
import type { Signal } from "./signal.ts";

const reportedAs = (mail: Evidence, type: RegExp): boolean =>
  matches(mail, "content-type", /^\s*(?:multipart|message)\//i) && matches(mail, "content-type", type);

/** RFC 3464's fields at the start of a line: a delivery status, whatever the MIME around it says. */
const hasDeliveryStatus = ({ fields }: Evidence): boolean =>
  /^[> \t]{0,8}(?:final|original)-recipient:[ \t]*(?:rfc822|x400|unknown|local|system)?[ \t]*;?[ \t]*\S/im.test(
    fields,
  ) && /^[> \t]{0,8}(?:action|status|reporting-mta|diagnostic-code):/im.test(fields);

/** What stands before anything that a server wrote. */
const ownWords = ({ own }: Evidence): string => {
  const at = indexOfAny(own, RETURNS);
  return at < 0 ? own : own.slice(0, at);
};

/** Fewer words than this before what was returned are no request of a customer's: a name, "FYI". */
const REQUEST = 3;

/** How far into the text a server's first words may begin: after a greeting, a logo, a heading. */
const AT_ONCE = 300;

/** A customer tells of himself before he shows what came back. */
const FIRST_PERSON =
  /(?:^|[^\p{L}])(?:i|i'm|i've|my|me|we|our|us|ich|mein\p{L}*|mir|wir|unser\p{L}*|je|j'ai|ma|mes|nous|notre|yo|mi|mis|me|nosotros|io|mio|mia|ho|noi|eu|meu|minha|nos|ik|mijn|wij|we|jag|mitt|vi|jeg|olen|minun|moj\p{L}*|mam|jsem|muj|я|мой|моё|мое|мои|мне|меня|мы|нам|benim|εγω|μου)(?:$|[^\p{L}])|私|我|저는|제가/u;

/** Whether these words could be a customer's about what he got. */
const isTold = (text: string): boolean => FIRST_PERSON.test(text.replace(/https?:\S+/g, " ")) || asks(text);

/** A bounce names an address; the customer whose parcel was not delivered has no need to. */
const namesAddress = ({ opening }: Evidence): boolean => /[^\s@]@[^\s@]/.test(opening);

/** Where a server's words begin, if at once; -1 where they do not. */
const returnsAt = ({ opening }: Evidence): number => {
  const at = indexOfAny(opening.slice(0, AT_ONCE + 100), RETURNS);
  return at <= AT_ONCE ? at : -1;
};

const opensLikeBounce = (mail: Evidence): boolean => {
  const at = returnsAt(mail);
  return at >= 0 && !isTold(mail.opening.slice(0, Math.min(at, mail.own.length)));
};

/** A line of an SMTP dialogue, or a reply code with its enhanced code (RFC 3463): `550 5.1.1`. */
const holdsSmtp = ({ own, opening, newText }: Evidence): boolean =>
  /(?:<<<|>>>) ?(?:rcpt to:|[45]\d\d[ -])|(?:^|[^\d.])[45]\d\d[- ]#?[45]\.\d{1,3}\.\d{1,3}(?:$|[^\d.])/.test(
    opening,
  ) &&
  !isTold(own) &&
  !asks(newText);

const holdsBounce = (mail: Evidence): boolean =>
  hasDeliveryStatus(mail) || saysAny(mail.opening, RETURNS) || saysAny(mail.subject, FAILURES);

const hasBounceSubject = ({ subject }: Evidence): boolean => saysAny(subject, FAILURES);

/** Fields that only programs write which return mail: Exim, Exchange, indimail, ActiveHunter, Google, Mimecast. */
const RETURN_FIELDS = [
  "x-failed-recipients",
  "x-failed-recipient",
  "x-bounced-address",
  "x-ms-exchange-message-is-ndr",
  "x-ms-exchange-ndr",
  "x-ahmailid",
  "x-dsn-reason",
  "x-dsn-mailfrom",
  "x-mimecast-bounce",
  "x-bounce-reason",
];

const bounce = (name: string, test: Signal["test"]): Signal => ({ verdict: "bounce", name, test });

/** A server's word that a mail was not delivered, or not yet (RFC 3464 and the many that are no such report). */
export const bounceSignals: readonly Signal[] = [
  bounce(
    "delivery status report (RFC 3464)",
    (mail) =>
      reportedAs(mail, /report-type\s*=\s*"?delivery-status/i) ||
      matches(mail, "content-type", /^\s*message\/(?:global-)?delivery-status/i) ||
      (matches(mail, "content-type", /^\s*multipart\/report/i) && hasDeliveryStatus(mail)),
  ),
  bounce("field of a returned mail", (mail) => hasAny(mail, ...RETURN_FIELDS)),
  bounce("sent by a mail daemon", fromDaemon),
  bounce("handed in as a bounce", (mail) => matches(mail, "received", /\binvoked for bounce\b/)),
  bounce(
    "null return path, words of a bounce",
    (mail) =>
      (hasNullReturnPath(mail) || hasDaemonReturnPath(mail)) && (holdsBounce(mail) || fromPostmaster(mail)),
  ),
  bounce(
    "sent by a mail administrator, words of a bounce",
    (mail) =>
      fromAdministrator(mail) && !isReplyOrForward(mail) && (hasDeliveryStatus(mail) || returnsAt(mail) >= 0),
  ),
  bounce(
    "sent by a postmaster, subject of a bounce",
    (mail) => fromPostmaster(mail) && !isReplyOrForward(mail) && hasBounceSubject(mail),
  ),
  bounce(
    "delivery status in the text, subject of a bounce",
    (mail) =>
      hasDeliveryStatus(mail) && !isReplyOrForward(mail) && hasBounceSubject(mail) && !isTold(ownWords(mail)),
  ),
  bounce("notification of Amazon SES", ({ fields }) =>
    /"(?:notificationType|eventType)\\?"\s*:\s*\\?"Bounce\\?"/.test(fields),
  ),
];

/** What may be a bounce, or a person who shows us one. */
export const likelyBounceSignals: readonly Signal[] = [
  bounce("sent by a postmaster", fromPostmaster),
  bounce(
    "begins with the words of a bounce",
    (mail) => opensLikeBounce(mail) && namesAddress(mail) && !isReplyOrForward(mail),
  ),
  bounce(
    "subject of a bounce",
    (mail) => beginsWithAny(mail.subject, RETURN_SUBJECTS) && namesAddress(mail) && !isTold(ownWords(mail)),
  ),
  bounce(
    "replies of an SMTP server in the text",
    (mail) => holdsSmtp(mail) && !isReplyOrForward(mail) && !isForward(mail),
  ),
  bounce(
    "nothing but a returned mail handed on",
    (mail) =>
      isForward(mail) &&
      countWords(ownWords(mail)) < REQUEST &&
      (hasDeliveryStatus(mail) || saysAny(mail.opening, RETURNS)),
  ),
  bounce(
    "delivery status in the text",
    (mail) => hasDeliveryStatus(mail) && !isReplyOrForward(mail) && !isForward(mail) && !asks(ownWords(mail)),
  ),
];
