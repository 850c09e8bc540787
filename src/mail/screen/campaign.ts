/** What senders of newsletters and of notifications leave in a header. */
import { type Evidence, hasAny, matches, values } from "./evidence.ts";

/** Fields of programs that write to many: Mailchimp, Brevo, Klaviyo, HubSpot, Marketo, Salesforce, Emarsys and others. */
const CAMPAIGN_FIELDS = [
  "list-unsubscribe-post",
  "x-campaign",
  "x-campaignid",
  "x-campaign-id",
  "x-campaign-name",
  "x-newsletter",
  "x-newsletter-id",
  "x-mailing-id",
  "x-mailingid",
  "x-mc-user",
  "x-csa-complaints",
  "x-mailin-campaign",
  "x-mailin-campaignid",
  "x-mailchimp-campaign",
  "x-klaviyo-message-id",
  "x-kmail-account",
  "x-hs-cid",
  "x-hubspot-campaign",
  "x-marketoid",
  "x-sfmc-stack",
  "x-emarsys-identify",
  "x-emarsys-environment",
  "x-rpcampaign",
  "x-cmail-campaign",
  "x-cm-campaign",
  "x-mjmailinglist",
  "x-mj-campaign",
  "x-sendy-campaign",
  "x-sib-id",
  "x-listmember",
  "x-subscriber-id",
  "x-subscription",
  "x-unsubscribe",
  "x-unsubscribe-web",
  "x-unsubscribe-email",
  "x-list-unsubscribe",
  "x-bulk",
  "x-bulkmail",
  "x-mass-mail",
  "x-batch",
  "x-elq-campaign",
  "x-acymailing",
  "x-maillist-id",
  "x-iterable-campaign",
  "x-braze-campaign",
  "x-convertkit-broadcast",
  "x-substack-post",
];

/**
 * How the fields of programs begin that tell what somebody did on their site. Shops, market places and form services are
 * not among them: what they hand on is often a customer's question.
 */
const NOTIFICATION_FIELD =
  /^x-(?:github|gitlab|gitea|bitbucket|jira|atlassian|confluence|bugzilla|trac|redmine|phabricator|gerrit|launchpad|sentry|pagerduty|opsgenie|nagios|zabbix|jenkins|travis|circleci|discourse|linkedin|facebook|twitter|pinterest|youtube|quora|medium|meetup|nextdoor|slack|asana|trello|notion|basecamp|mantis|roundup|debbugs|debian-pr)(?:-|$)/;

/** Amazon writes this field into every mail that it carries, a person's too; its own fields stand empty then. */
const hasFeedbackId = (mail: Evidence): boolean =>
  values(mail.message, "feedback-id").some((value) => !/^\s*:.*AmazonSES\s*$/i.test(value));

export const isCampaign = (mail: Evidence): boolean =>
  hasAny(mail, ...CAMPAIGN_FIELDS) ||
  matches(mail, "x-mailer", /mailchimp|phplist|sendinblue|newsletter|cleverreach|inxmail|mailjet|campaign/i);

export const isNotification = ({ message }: Evidence): boolean =>
  [...message.headers.keys()].some((name) => NOTIFICATION_FIELD.test(name));

/** Whether the mail was made by a program for many readers, or told by one what happened somewhere. */
export const isMassMail = (mail: Evidence): boolean =>
  isCampaign(mail) || isNotification(mail) || hasFeedbackId(mail);

export { hasFeedbackId };
