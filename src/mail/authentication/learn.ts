/** Under which name the owner's own server writes its verdicts, learned from the mail that it took in. */
import { headerMap } from "../parse/fields.ts";
import { splitRaw } from "../raw.ts";
import { domainOf } from "../address.ts";
import type { OwnServer } from "../authentication.ts";
import type { RecentHeaders } from "./recent-headers.ts";
import { authenticationResults, isOfServer, type AuthenticationResults } from "./results.ts";

/** Fewer mails teach nothing. */
const MIN_MAILS = 5;
/** The server writes its header on every mail; a stranger who writes it himself sends no such part of the mail. */
const MIN_SHARE = 0.8;
/** Nor do so many different domains write for him. */
const MIN_SENDERS = 3;
/** A method that is missing on more mails is one that a stranger can slip in. */
const MIN_METHOD = 0.95;
/** How many mails are looked at. */
const SAMPLE = 100;

/** `methods` are those that it reports on all but few mails: `spf`, `dkim`, `dmarc`, `arc` … */
export interface LearnedServer extends OwnServer {
  /** Share (0 to 1) of the mails whose topmost verdict is under this name. */
  readonly share: number;
  /** How many mails were looked at. */
  readonly of: number;
  /** Whether the hosts that took the mail in are of the same domain; else it may be a forwarder's name, or a forger's. */
  readonly receivedBySame: boolean;
}

type Headers = ReadonlyMap<string, readonly string[]>;

interface Seen {
  readonly sender: string;
  /** Null where no trace line tells. */
  readonly receivedBy: string | null;
  /** From the topmost on, as long as one server speaks. */
  readonly verdicts: readonly AuthenticationResults[];
}

/** Addresses of private networks (RFC 1918, 4193), 2002:a…: among them as 6to4, which Gmail's inner hosts go by. */
const PRIVATE_HOST =
  /^\[?(?:ipv6:)?(?:localhost(?:\.localdomain)?$|(?:10|127)(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|::1\]?$|f[cd][\da-f]{2}:|2002:a[\da-f]{2}:)/;

/** Handed from one host of the own side to the next: LMTP never crosses the Internet (RFC 2033, 5). */
const isInnerHop = (line: string, by: string): boolean =>
  PRIVATE_HOST.test(by) || /\swith\s+lmtps?a?\b/i.test(line);

/**
 * The host that took the mail in: the one of the topmost trace line (RFC 5321, 4.4), hops within the own side aside. The
 * lines below it came with the mail, and say what their writer likes.
 */
const receivedBy = (headers: Headers): string | null => {
  for (const value of headers.get("received") ?? []) {
    // What the sender called himself stands in a comment, in many a server's lines.
    const line = value
      .slice(0, 2000)
      .replace(/\([^()]*\)/g, " ")
      .replace(/\([^()]*\)/g, " ");
    const by = /(?:^|\s)by\s+([^\s;()]{1,255})/i.exec(line)?.[1]?.toLowerCase() ?? "";
    if (!isInnerHop(line, by)) return by === "" ? null : by;
  }
  return null;
};

const look = (headers: Headers): Seen => ({
  sender: domainOf((headers.get("from")?.[0] ?? "").replace(/[>\s]+$/, "")),
  receivedBy: receivedBy(headers),
  verdicts: (headers.get("authentication-results") ?? []).flatMap(
    (value) => authenticationResults(value) ?? [],
  ),
});

const parentOf = (host: string): string => host.slice(host.indexOf(".") + 1);

/** The names that could be meant: each topmost one, and `*.` with what stands behind its first label. */
const candidatesOf = (seen: readonly Seen[]): string[] => {
  const names = new Set(seen.flatMap(({ verdicts }) => verdicts[0]?.authservId.toLowerCase() ?? []));
  const families = new Set([...names].map(parentOf).filter((parent) => parent.includes(".")));
  // A single name first: it says more than the family.
  return [...names, ...[...families].map((family) => `*.${family}`)];
};

const speaksFor =
  (authservId: string) =>
  ({ verdicts }: Seen): boolean =>
    isOfServer(verdicts[0]?.authservId ?? "", authservId);

const methodsOf = (mails: readonly Seen[], authservId: string): string[] => {
  const counts = new Map<string, number>();
  for (const { verdicts } of mails) {
    const end = verdicts.findIndex((header) => !isOfServer(header.authservId, authservId));
    const own = end < 0 ? verdicts : verdicts.slice(0, end);
    for (const method of new Set(own.flatMap(({ results }) => results.map((result) => result.method))))
      counts.set(method, (counts.get(method) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= MIN_METHOD * mails.length).map(([method]) => method);
};

/**
 * The name of the topmost verdict, where it is the same on at least 80 % of the mails, on five at the least, and those
 * come from three domains at the least; null otherwise. A server adds its header on top of what the sender wrote, so
 * whoever forges one has to send four mails of five to teach us his.
 * @param mails header fields of recent mails by lower-case name, spam left out if possible.
 */
export const learnAuthservId = (mails: readonly Headers[]): LearnedServer | null => {
  const seen = mails.map(look);
  const best = candidatesOf(seen)
    .map((authservId) => ({ authservId, under: seen.filter(speaksFor(authservId)) }))
    .find(
      ({ under }) =>
        under.length >= MIN_MAILS &&
        under.length >= MIN_SHARE * seen.length &&
        new Set(under.map(({ sender }) => sender)).size >= MIN_SENDERS,
    );
  if (best === undefined) return null;
  const { authservId, under } = best;
  const domain = authservId.startsWith("*.") ? authservId.slice(2) : authservId;
  const isSame = (host: string | null): boolean =>
    host !== null &&
    (host === domain ||
      host.endsWith(`.${domain}`) ||
      (parentOf(domain).includes(".") && host.endsWith(`.${parentOf(domain)}`)));
  return {
    authservId,
    methods: methodsOf(under, authservId),
    share: under.length / seen.length,
    of: seen.length,
    receivedBySame: under.filter((mail) => isSame(mail.receivedBy)).length >= MIN_SHARE * under.length,
  };
};

/** Asks the mailbox for recent mail and learns from it: for set-up. Throws a `UserError` where it cannot be asked. */
export const learnFromMailbox = async (
  mailbox: RecentHeaders,
  signal: AbortSignal,
): Promise<LearnedServer | null> =>
  learnAuthservId(
    (await mailbox.recentHeaders(SAMPLE, signal)).map((raw) => headerMap(splitRaw(raw).fields)),
  );
