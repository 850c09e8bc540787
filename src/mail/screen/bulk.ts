import { domainOf, isNobodys, isOwnAddress, sameAddress } from "../address.ts";
import type { Message } from "../message.ts";
import { isForm } from "./form.ts";
import { hasFeedbackId, isCampaign, isNotification } from "./campaign.ts";
import {
  type Evidence,
  hasAny,
  localPart,
  matches,
  senderLocalMatches,
  senderNameMatches,
} from "./evidence.ts";
import { originalAuthors } from "./original.ts";
import { isNoReply, isNoReplyName } from "../no-reply.ts";
import type { Signal } from "./signal.ts";

const bulk = (name: string, test: Signal["test"]): Signal => ({ verdict: "bulk", name, test });

const header = (name: string, shown: string): Signal => bulk(`${shown} header`, (mail) => hasAny(mail, name));

const fromForm = ({ message, options }: Evidence): boolean => isForm(message, options);

const fromNobody = ({ message: { from }, senders }: Evidence): boolean =>
  from === null
    ? senders.some(({ address }) => isNoReply(localPart(address)))
    : isNoReply(localPart(from.address.toLowerCase()));

/** Sent to many: answering would reach a list, or nobody. */
export const bulkSignals: readonly Signal[] = [
  header("list-id", "List-Id"),
  header("list-unsubscribe", "List-Unsubscribe"),
  header("list-post", "List-Post"),
  bulk("Feedback-ID header", (mail) => hasFeedbackId(mail) && !fromForm(mail)),
  header("x-mailman-version", "X-Mailman-Version"),
  header("mailing-list", "Mailing-List"),
  header("x-mailing-list", "X-Mailing-List"),
  bulk("field of a list server", (mail) =>
    hasAny(
      mail,
      "x-beenthere",
      "x-ml-name",
      "x-mlserver",
      "x-ml-count",
      "x-listserver",
      "x-google-group-id",
      "list-help",
      "list-subscribe",
    ),
  ),
  bulk("Precedence: bulk, list or junk", (mail) => matches(mail, "precedence", /^\s*(?:bulk|list|junk)\b/i)),
  bulk("field of a newsletter program", isCampaign),
  bulk("field of a notification", isNotification),
  bulk("no-reply sender", (mail) => fromNobody(mail) && !fromForm(mail)),
  bulk(
    "display name that asks for no reply",
    (mail) => mail.senders.some(({ name }) => isNoReplyName(name)) && !fromForm(mail),
  ),
];

const NOTIFIER =
  /^(?:notifications?|notify|notifier|automated|automailer|auto-?mailer|robot|ticketsystem|tickets?|system-?message)(?:$|[-_+.])/;
const NOTIFIER_NAME =
  /(?:^|[^\p{L}])(?:ticket(?:ing)? ?system|ticket-system|help ?desk system|notification (?:service|system)|automated (?:mail|message|notification)|auto ?mailer|system notification)(?:$|[^\p{L}])/u;

/** What may be a notification that says so to nobody but its reader. */
export const likelyBulkSignals: readonly Signal[] = [
  bulk(
    "nobody reads its Reply-To",
    ({ message: { replyTo } }) => replyTo.length > 0 && replyTo.every(({ address }) => isNobodys(address)),
  ),
  bulk(
    "sent by a notifier",
    (mail) =>
      (senderLocalMatches(mail, NOTIFIER) || senderNameMatches(mail, NOTIFIER_NAME)) && !fromForm(mail),
  ),
];

/** The last two labels of a domain: near enough to whom it belongs. */
const ownerOf = (address: string): string => domainOf(address).split(".").slice(-2).join(".");

/** A group that puts its own address into From names its author there, too: that is no form. */
const isAuthors = (message: Message): boolean =>
  message.replyTo.some(({ address }) =>
    originalAuthors(message).some((author) => sameAddress(author, address)),
  );

const isOurForm = ({ message, options }: Evidence): boolean =>
  message.from !== null &&
  isOwnAddress(message.from.address, options.ownAddresses) &&
  isForm(message, options) &&
  !isAuthors(message);

/** A form service writes from its own address, with a stranger to it as Reply-To. */
const isServiceForm = (mail: Evidence): boolean => {
  const { from, replyTo } = mail.message;
  return (
    from !== null &&
    fromNobody(mail) &&
    fromForm(mail) &&
    replyTo.every(({ address }) => ownerOf(address) !== ownerOf(from.address)) &&
    !hasAny(mail, "list-unsubscribe", "list-id")
  );
};

const isMarkedAutomatic = (mail: Evidence): boolean =>
  matches(mail, "auto-submitted", /^\s*auto-generated/i) ||
  matches(mail, "precedence", /^\s*(?:bulk|list|junk)\b/i) ||
  hasAny(mail, "list-unsubscribe", "feedback-id");

/** A form that marks its mails as a machine's: the words are a customer's, but a machine asks not to be answered. */
export const formSignals: readonly Signal[] = [
  {
    verdict: "human",
    disposition: "person",
    name: "a web form whose mails are marked as automatic",
    test: (mail) => (isOurForm(mail) || isServiceForm(mail)) && isMarkedAutomatic(mail),
  },
];
