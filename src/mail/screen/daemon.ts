/** Addresses and names of mail servers. */
import { type Evidence, localPart, senderLocalMatches, senderNameMatches, values } from "./evidence.ts";

/** Nobody's but a mail server's. Exchange's own is `MicrosoftExchange` with a key. */
const DAEMON =
  /^"?(?:(?:[a-z0-9]{1,20}[-_.+])?(?:mailer[-_. ]?d(?:ae|ea|e)mons?|mail[-_.]?daemon|mail[-_.]?delivery(?:[-_.](?:system|subsystem|service|agent))?)|mdaemon|mail[-_.]?system|mail[-_.]?router|double-?bounce|delivery[-_.]?(?:status|notification|failure|subsystem|report)s?|undeliver(?:ed|able)|non-?delivery|returned-?mail|smtp[-_.]?(?:daemon|agent|gateway)|dsn|ndr|maildeliverysystem|microsoftexchange[0-9a-f]{20,})(?:$|[-_+.="])/;

/** In From alone: Mailman's Sender is `talk-bounces@` for what people write. */
const BOUNCES = /^(?:bounces?|bounce[-_.]?(?:handler|notification|noreply)s?)(?:$|[-_+.=])/;

const DAEMON_NAME =
  /(?:^|[^\p{L}])(?:mail(?:er)?[ -]delivery (?:sub)?system|mail delivery service|mail(?:er)?[ -]?daemon|internet mail delivery|delivery (?:sub)?system|courier mail server|mail delivery(?: agent)?$|mail transfer agent|interscan (?:mss|notification)|mail router$)/u;

/** Such an address or name may be a person's too, if seldom: the mail has to say more. */
const ADMINISTRATOR =
  /^(?:post[-_.]?master\d*|mail[-_.]?admin(?:istrator)?|mailmaster|hostmaster|sysadmin|mailgate(?:way)?|smtp|mta|antispam|antivirus|content-?filter|spamfilter|quarantine|mailserver|no-?reply|do-?not-?reply)(?:$|[-_+.])/;

const ADMINISTRATOR_NAME =
  /(?:^|[^\p{L}])(?:post ?master|system ?administrator|administrateur systeme|administrador del sistema|amministratore di sistema|administrador do sistema|systeembeheerder|systemadministrator|mail ?administrator|mail ?server|mail ?gateway|mail ?system|microsoft (?:outlook|exchange)|content-?filter|mail ?marshal|messagelabs|mimecast|proofpoint|barracuda|symantec|mail ?filter|system attendant)(?:$|[^\p{L}])/u;

/** A mail server speaks, not a person. */
export const fromDaemon = (mail: Evidence): boolean =>
  senderLocalMatches(mail, DAEMON) ||
  senderNameMatches(mail, DAEMON_NAME) ||
  BOUNCES.test(localPart(mail.message.from?.address.toLowerCase() ?? ""));

/** Whether the sender may be a mail server: a postmaster, an administrator, a gateway. */
export const fromAdministrator = (mail: Evidence): boolean =>
  senderLocalMatches(mail, ADMINISTRATOR) || senderNameMatches(mail, ADMINISTRATOR_NAME);

export const fromPostmaster = (mail: Evidence): boolean =>
  senderLocalMatches(mail, /^post[-_.]?master\d*(?:$|[-_+.])/);

/** Postfix and others write the null return path as the daemon's address; some as the postmaster's. */
export const hasDaemonReturnPath = ({ message }: Evidence): boolean =>
  values(message, "return-path").some((value) =>
    /^(?:mailer[-_]?daemon|post[-_]?master|double-?bounce)$/i.test(
      localPart(value.slice(0, 500).replace(/[<>\s"]/g, "")),
    ),
  );
