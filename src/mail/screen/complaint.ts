import { type Evidence, hasAny, matches, senderLocalMatches } from "./evidence.ts";
import { phrases, saysAny } from "./phrases.ts";
import type { Signal } from "./signal.ts";

/** The fields that RFC 5965, 3.1 demands, at the start of a line. */
const hasFeedbackFields = ({ fields }: Evidence): boolean =>
  /^[ \t]{0,8}feedback-type:/im.test(fields) && /^[ \t]{0,8}(?:user-agent|version):/im.test(fields);

/** Hotmail's feedback loop is older than RFC 5965 and says what it is in these words alone; Amazon's kept them. */
const SUBJECT = /^(?:fw:\s*)?complaint about message from \d+\.\d+\.\d+\.\d+$/;

const OPENINGS = phrases(`
report for an email message received from | report for an e-mail message received from | this is an email abuse report | this is an e-mail abuse report | this is a … email abuse report
this is an abuse report for an email message | this is a spam report for | this is a feedback report for
this is an automated feedback report | this message was identified as spam by
a recipient of your message has marked it as spam
`);

const SUBJECTS = phrases(`
email feedback report | abuse report | spam report | feedback loop report | feedback report
complaint about message
`);

const carriesMail = ({ message }: Evidence): boolean =>
  message.attachments.some(({ contentType }) => contentType === "message/rfc822") ||
  message.reports.some(
    ({ contentType }) => contentType === "message/rfc822" || contentType === "text/rfc822-headers",
  );

const complaint = (name: string, test: Signal["test"]): Signal => ({ verdict: "complaint", name, test });

/** A provider's word that a recipient called a mail spam. */
export const complaintSignals: readonly Signal[] = [
  complaint(
    "feedback report (RFC 5965)",
    (mail) =>
      matches(mail, "content-type", /report-type\s*=\s*"?feedback-report/i) ||
      mail.message.reports.some(({ contentType }) => contentType === "message/feedback-report"),
  ),
  complaint("feedback report in the text", hasFeedbackFields),
  complaint("subject of a feedback loop", ({ subject }) => SUBJECT.test(subject)),
  complaint(
    "sent by a feedback loop",
    (mail) =>
      senderLocalMatches(mail, /^(?:fbl|jmrp|scomp|arf|feedback-?loop|abuse-?report)s?(?:$|[-_+.])/) &&
      (carriesMail(mail) || saysAny(mail.subject, SUBJECTS)),
  ),
  complaint("words of a feedback loop", ({ opening }) => saysAny(opening.slice(0, 300), OPENINGS)),
  complaint(
    "field of Microsoft's feedback loop",
    (mail) => hasAny(mail, "x-hmxmroriginalrecipient") || /^x-hmxmroriginalrecipient:/im.test(mail.fields),
  ),
  complaint("notification of Amazon SES", ({ fields }) =>
    /"(?:notificationType|eventType)\\?"\s*:\s*\\?"Complaint\\?"/.test(fields),
  ),
];
