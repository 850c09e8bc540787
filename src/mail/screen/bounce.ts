import type { Message } from "../message.ts";
import { has, hasNullReturnPath, matches, senderName, type Signal } from "./signal.ts";

const DAEMON =
  /(?:^|[<"\s])(?:mailer-?daemon|mail-?daemon|postmaster|mdaemon|mail[-_.]?delivery|mail[-_.]?system|bounces?|bounce-handler|delivery-?status|smtp-?daemon|microsoftexchange[0-9a-f]{32})(?:$|[-_+.=>"\s])/;

const DAEMON_NAME =
  /^(?:mail(?:er)?[ -]delivery|mailer-daemon|mail delivery (?:sub)?system|system administrator|systemadministrator|postmaster|internet mail delivery|delivery subsystem|mail administrator|mail router)/i;

/** A mail server speaks, not a person. */
const fromDaemon = (message: Message): boolean =>
  DAEMON.test(senderName(message)) || DAEMON_NAME.test(message.from?.name ?? "");

const BOUNCE_SUBJECT =
  /undeliver|non[- ]?deliver|delivery (?:status notification|failure|has failed|report|delayed|incomplete|problem)|failure notice|returned mail|returning message|mail (?:delivery )?(?:failed|failure|error|system error)|message (?:delivery|could not|not delivered|undeliverable)|could not (?:be delivered|send)|rejected mail|warning: .*(?:not sent|delayed)|unzustellbar|nicht zugestellt|non remis|échec de (?:la )?remise|no se puede entregar|no entregado|devuelto|mancato recapito|impossibile recapitare|onbestelbaar|не доставлен|недоставлен|mensagem não entregue|não foi possível entregar|returned to sender|abuse report|feedback report|complaint/i;

/** Hotmail's feedback loop is older than RFC 5965 and says what it is in these words alone. */
const COMPLAINT_SUBJECT = /^complaint about message from \d+\.\d+\.\d+\.\d+$/i;

/** RFC 3464's fields at the start of a line: a delivery status, whatever the MIME around it says. */
const hasDeliveryStatus = ({ text }: Message): boolean =>
  /^(?:final|original)-recipient:\s*rfc822\s*;/im.test(text) &&
  /^(?:action|status|reporting-mta|diagnostic-code):/im.test(text);

const hasFeedbackFields = ({ text }: Message): boolean =>
  /^feedback-type:/im.test(text) && /^user-agent:/im.test(text) && /^version:/im.test(text);

const isReport = (message: Message): boolean => matches(message, "content-type", /^\s*multipart\/report/i);

const reports = (message: Message, type: string): boolean =>
  isReport(message) && matches(message, "content-type", new RegExp(`report-type\\s*=\\s*"?${type}`, "i"));

/** A server's word that a mail was not delivered, or a provider's that somebody complained (RFC 3464, 5965). */
export const bounceSignals: readonly Signal[] = [
  {
    verdict: "bounce",
    name: "delivery status report (RFC 3464)",
    test: (message) => reports(message, "delivery-status"),
  },
  {
    verdict: "bounce",
    name: "feedback report (RFC 5965)",
    test: (message) => reports(message, "feedback-report"),
  },
  {
    verdict: "bounce",
    name: "X-Failed-Recipients header",
    test: (message) => has(message, "x-failed-recipients"),
  },
  {
    verdict: "bounce",
    name: "null return path, sent by a mail daemon",
    test: (message) => hasNullReturnPath(message) && fromDaemon(message),
  },
  { verdict: "bounce", name: "sent by a mail daemon", test: fromDaemon },
  {
    verdict: "bounce",
    name: "null return path, subject of a bounce",
    test: (message) => hasNullReturnPath(message) && BOUNCE_SUBJECT.test(message.subject),
  },
  {
    verdict: "bounce",
    name: "delivery status in the text",
    test: (message) =>
      hasDeliveryStatus(message) &&
      (hasNullReturnPath(message) || isReport(message) || BOUNCE_SUBJECT.test(message.subject)),
  },
  { verdict: "bounce", name: "feedback report in the text", test: hasFeedbackFields },
  {
    verdict: "bounce",
    name: "subject of a feedback loop",
    test: ({ subject }) => COMPLAINT_SUBJECT.test(subject),
  },
];
