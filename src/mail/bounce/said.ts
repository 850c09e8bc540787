/** What servers say about mail that they do not take, by what they mean. */
import { phrases, type Phrases } from "../screen/phrases.ts";

export type Cause =
  | "mailbox-unknown"
  | "host-unknown"
  | "takes-no-mail"
  | "moved"
  | "mailbox-full"
  | "mailbox-disabled"
  | "too-big"
  | "unauthenticated"
  | "no-reverse-name"
  | "virus"
  | "spam"
  | "blocked"
  | "too-many"
  | "relay-refused"
  | "sender-refused"
  | "recipient-refuses"
  | "encryption"
  | "loop"
  | "expired"
  | "network"
  | "server-error"
  | "refused"
  | "unknown";

/** In order: the words of the first are rarely said of anything else. */
export const SAID: readonly (readonly [Cause, Phrases])[] = (
  [
    [
      "too-big",
      `message size exceeds | message too large | message too big | message is too large | message is too big | too large message
message … exceeds … size | message … exceeds maximum | mail size limit | message size limit | size limit exceeded
exceeds the maximum | exceeds fixed | message length exceeds | message larger than | message header size
mail data too big | max message size | maximum message size | message content exceeds | exceeded the size
size of this message | nachricht … zu gross | taille du message | tamano del mensaje | dimensione del messaggio
サイズ制限 | サイズが | 容量制限を超え | サイズを超え`,
    ],
    [
      "takes-no-mail",
      `domain does not accept mail | does not accept mail | does not accept email | null mx | nullmx | recipient address has null mx
no mail accepted | not accept any mail | host does not receive mail | service not available … not accepting mail`,
    ],
    [
      "no-reverse-name",
      `reverse dns | rdns | ptr record | no ptr | reverse lookup | cannot find your reverse hostname | ip name lookup failed
client host rejected: cannot find | no reverse | missing ptr | mismatches client ip`,
    ],
    [
      "unauthenticated",
      `dmarc | spf check | spf fail | spf: | spf validation | sender policy framework | sender id | dkim
unauthenticated email | unauthenticated mail | unauthenticated | not authenticated | authentication check
email … authentication requirement | fails authentication | purported responsible address | domain's authentication`,
    ],
    [
      "virus",
      `virus | infected | malware | illegal attachment | attachment … not allowed | attachment … blocked | banned file
prohibited attachment | attachment type | potentially executable | dangerous attachment | content blocked`,
    ],
    [
      "too-many",
      `frequency limited | rate limit | rate limited | too many connections | too many messages | too many recipients
too many mail | too many emails | too many concurrent | too many sessions | too many errors | throttl | exceeded the rate
sending rate | message rate | connection rate | connection limit | receiving mail at a rate | mail volume | excessive
too fast | too frequent | quota of messages | daily limit | hourly limit | daily sending quota | limit exceeded … per`,
    ],
    [
      "blocked",
      `blacklist | black list | blocklist | block list | denylist | dnsbl | rbl | spamhaus | spamcop | sorbs | barracudacentral
reputation | blocked ip | ip … blocked | ip … is blocked | your ip | ip address … block | blocked using | is listed
listed on | listed by | client host … blocked | client host rejected | banned | no access from mail server
open relay | insecure mail relay | connection rejected | connection refused by policy | access from … denied
not accepting mail from your | mail from … not accepted here | blocked by … policy | bad reputation | user complaints | my name was rejected
your server … blocked | dynamic ip | generic … hostname | part of their network is on our block list`,
    ],
    [
      "spam",
      `spam | ube | unsolicited | junk mail | content rejected | message content rejected | rejected by content | bulk mail
unwanted | phish | suspicious | looks like | message … rejected … content | policy reasons … content | high probability of
undesirable | uri … listed | contains … url`,
    ],
    [
      "mailbox-full",
      `mailbox full | mailbox is full | mailbox … is full | mailfolder is full | mailbox … full | inbox full | inbox is full
over quota | overquota | over the quota | quota exceed | quota violat | exceeded … quota | exceeds … quota | quota is full
out of quota | disk quota | exceed … storage | storage allocation | out of storage | storage limit | storage exceed
insufficient system storage | not enough storage | not enough space | not enough disk space | no space | too much mail data
mailbox size | mailbox has exceeded | user mailbox exceeds | mailbox exceeded | mail quota | mail box full | full mailbox
exceeded allowed | account … over its | too many messages in | postfach … voll | boite … pleine | boite aux lettres … plein
buzon … lleno | casella … piena | caixa … cheia | postvak … vol | skrzynka … pelna | переполнен
いっぱい | 満杯 | 容量を超え | 容量オーバー | 邮箱已满 | 邮箱空间 | 信箱已滿 | 용량 초과 | 용량을 초과`,
    ],
    [
      "mailbox-disabled",
      `account disabled | account is disabled | account … disabled | mailbox disabled | mailbox is disabled | mailbox … disabled
suspended | inactive | is frozen | mailbox frozen | deactivated | account … locked | account is locked | not active
no longer active | has been disabled | been blocked … account | account expired | mailbox … locked | user … disabled
account has been disabled | temporarily disabled | account … closed | dormant | expired account | on vacation hold`,
    ],
    [
      "moved",
      `has moved | user has moved | new address | no longer here; | please use … instead | address has changed | has changed to
user not local; please try`,
    ],
    [
      "relay-refused",
      `relaying denied | relay denied | relay access denied | relay not permitted | relaying not | not permitted to relay | relay
authentication required | authentication is required | must authenticate | smtp auth | not allowed to send
unable to relay | we do not relay | relaying prohibited | relaying mail to`,
    ],
    [
      "host-unknown",
      `host unknown | unknown host | host not found | host or domain name not found | domain not found | domain is not reachable | no such domain
domain does not exist | domain name … not found | domain … not exist | no such host | unknown domain | invalid domain
name service error | unrouteable mail domain | unroutable | no mx | mx record | mx found | nxdomain | dns error
non-existent domain | name server … domain | bad destination | couldn't find any host | illegal host | does not resolve
domain isn't in | is not a valid domain | remote domain doesn | dns failure | dns server failure | lookup failed
domain is not found | unable to look up | unknown mail domain | ドメインが見つかりません | домен не`,
    ],
    [
      "sender-refused",
      `sender address rejected | sender rejected | sender was rejected | sender denied | sender refused | sender address … refused | sender is not
mail from … rejected | badmailfrom | bad sender | invalid sender | sender … blocked | sender … not allowed | sender domain
from address | domain of sender | sender verify failed | sender unknown | address of sender | rejected … sender
unable to verify sender | sender … does not exist | sender address`,
    ],
    [
      "recipient-refuses",
      `refused due to recipient preferences | recipient preferences | delivery not authorized | not authorized to send
not allowed to send mail to | does not accept mail from | not accept messages from | only accepts | restricted
recipient … not accepting | filtered | filter | because of filtering | user refuses | refused by recipient | blocked by user
recipient's … rules | badrcptto | not permitted to send | message … refused by user | group you tried to contact
you may not have permission | whitelist | ドメイン指定 | 受信拒否`,
    ],
    [
      "mailbox-unknown",
      `user unknown | unknown user | unknown recipient | recipient unknown | no such user | no such recipient | no such mailbox
no such address | no such person | no such account | no such e-mail | no such local user | no mailbox here | no mailbox by
no user | not a known user | user not found | recipient not found | recipientnotfound | mailbox not found | account not found
address not found | not found by smtp | does not exist | doesn't exist | not exist | isn't exist | not existing | nonexistent
non-existent | unknown e-mail | unknown email | unknown address | unknown mailbox | unknown account | unknown local
address unknown | mailbox unknown | mailbox unavailable | mailbox … unavailable | mailbox not available | user … invalid
invalid user | invalid recipient | invalid mailbox | invalid address | invalid final delivery userid | not a valid mailbox
not a valid user | not a valid recipient | not a valid address | not valid | recipient name is not recognized | not recognized
not listed in | not our customer | not known | not known here | is not known | is unknown | unknown to
address rejected | recipient rejected | recipient address rejected | recipient … rejected | rejected … recipient
does not like recipient | bad address | bad recipient | no account | no valid recipient | user doesn't have
account that you tried to reach | couldn't be found | could not be found | wasn't found | can't be found | no longer valid
unrouteable address | undeliverable address | no longer works | no longer employed | this address no longer | not a user
no local mailbox | user is unknown | user account … unavailable | not in our | cannot be reached at
unbekannter empfanger | empfanger unbekannt | existiert nicht | adresse … unbekannt | utilisateur inconnu
destinataire inconnu | adresse inconnue | n'existe pas | usuario desconocido | no existe | utente sconosciuto | inesistente
non esiste | usuario inexistente | nao existe | onbekende gebruiker | bestaat niet | nie istnieje | neexistuje | не существует
не найден | адрес не | 宛先不明 | 見つかりません | 存在しません | 見つかりませんでした | 不明 | 用户不存在 | 不存在 | 查无此人 | 존재하지 않`,
    ],
    [
      "encryption",
      `starttls | tls required | tls is required | tls negotiation | must issue a starttls | certificate | encryption needed
encrypted connection`,
    ],
    [
      "loop",
      `too many hops | mail loop | mail loops back | loops back to myself | routing loop | hop count | forwarding loop
looping | message loop | too many received`,
    ],
    [
      "network",
      `connection timed out | connect timed out | timed out | connection refused | connection reset | connection lost
lost connection | connection dropped | network is unreachable | network unreachable | no route to host | host is down
deferred | unreachable | unable to connect | cannot connect | could not connect | couldn't connect | not responding
no answer | did not respond | server … down | connection closed | conversation with | connection died
sorry, i wasn't able to establish an smtp connection | establish a connection | greylist | graylist | temporarily unavailable`,
    ],
    [
      "server-error",
      `local error | system error | internal error | internal server error | i/o error | disk full | command died | mailer error
unable to contact ldap | ldap | unable to open | can't create | configuration error | local configuration | local problem
server error | service unavailable | unable to write | program … error | system not capable | unable to switch
temporary failure | database | syntax error | protocol error | x-unix | command not recognized | remote protocol error
malformed`,
    ],
    [
      "expired",
      `retry timeout exceeded | retry time not reached for any host after | in the queue too long | queue too long | expired
delivery time expired | message … too old | message has been in the queue | has not been collected | failed … attempts
not delivered within | gave up after | no longer be attempted | undelivered for | days old | has exceeded … queue
could not be delivered for | unable to deliver … days | delivery attempts … failed | max retry | retries exceeded`,
    ],
  ] as const
).map(([cause, list]): readonly [Cause, Phrases] => [cause, phrases(list)]);
