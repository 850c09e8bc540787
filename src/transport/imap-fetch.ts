/** Reading single mails out of an open folder, one at a time and without marking them. */
import type { FetchMessageObject, FetchQueryObject, ImapFlow, SearchObject } from "imapflow";
import { UserError } from "../errors.ts";
import { imapDetails, isRefusal } from "./imap-connect.ts";

const DAY_MS = 86_400_000;
// A command line has to stay short for old servers (RFC 7162, section 4: 8192 octets): 500 UIDs fit.
const CHUNK = 500;

export interface Arrival {
  readonly uid: number;
  /** INTERNALDATE; null where the server would not tell. */
  readonly arrivedAt: Date | null;
}

/** The server has the mail and does not hand it over. */
export class NoContent extends Error {}

/** imapflow answers with nothing, not with an error, once the connection is gone: that is no empty folder. */
const stillOpen = (client: ImapFlow): void => {
  if (!client.usable || !client.mailbox) throw new Error("it was closed while the folder was being read");
};

const search = async (client: ImapFlow, query: SearchObject): Promise<number[]> => {
  const found = await client.search(query, { uid: true });
  stillOpen(client);
  // imapflow says false where the server refused: taken for "nothing there" it would lose mail.
  if (!Array.isArray(found))
    throw new UserError("The IMAP server refused to search the folder.", "Try again later.");
  return found;
};

const fetchAll = async (
  client: ImapFlow,
  uids: string,
  query: FetchQueryObject,
): Promise<FetchMessageObject[]> => {
  const told = await client.fetchAll(uids, query, { uid: true });
  stillOpen(client);
  // Another session's change of a flag may be told in between: it has no INTERNALDATE.
  return told.filter(({ internalDate }) => internalDate !== undefined);
};

/** UIDs above `uid`, ascending. `n:*` names the newest mail even where its UID is below n, hence the filter. */
export const uidsAbove = async (client: ImapFlow, uid: number): Promise<number[]> =>
  (await search(client, { uid: `${uid + 1}:*` })).filter((found) => found > uid);

/**
 * UIDs that may have arrived since `since`, ascending. SEARCH knows days in the server's time zone only (RFC 9051,
 * 6.4.4), so it is asked from the day before; and imapflow counts back from now, so never from the future.
 */
export const uidsSince = (client: ImapFlow, since: Date, now: Date): Promise<number[]> =>
  search(client, { since: new Date(Math.min(since.getTime(), now.getTime()) - DAY_MS) });

const dateOf = ({ internalDate }: FetchMessageObject): Date | null =>
  internalDate instanceof Date ? internalDate : null;

const datesOf = async (client: ImapFlow, uids: readonly number[]): Promise<Map<number, Date | null>> => {
  try {
    const told = await fetchAll(client, uids.join(","), { uid: true, internalDate: true });
    return new Map(told.map((message) => [message.uid, dateOf(message)]));
  } catch (error) {
    // One bad mail may spoil the answer for all of them; each is then asked for by itself.
    if (isRefusal(error)) return new Map();
    throw error;
  }
};

/** When these mails arrived, ascending by UID. */
export const arrivalsOf = async (client: ImapFlow, uids: readonly number[]): Promise<Arrival[]> => {
  const arrivals: Arrival[] = [];
  for (let start = 0; start < uids.length; start += CHUNK) {
    const chunk = uids.slice(start, start + CHUNK);
    const dates = await datesOf(client, chunk);
    for (const uid of chunk) arrivals.push({ uid, arrivedAt: dates.get(uid) ?? null });
  }
  return arrivals.sort((a, b) => a.uid - b.uid);
};

/** The header blocks of these mails (BODY.PEEK[HEADER]), ascending by UID; those that are gone are left out. */
export const headersOf = async (client: ImapFlow, uids: readonly number[]): Promise<Uint8Array[]> => {
  if (uids.length === 0) return [];
  const told = await fetchAll(client, uids.join(","), { uid: true, internalDate: true, headers: true });
  return told
    .sort((a, b) => a.uid - b.uid)
    .flatMap(({ headers }) => (Buffer.isBuffer(headers) ? [headers] : []));
};

export interface FetchedBody {
  readonly raw: Uint8Array;
  readonly arrivedAt: Date | null;
}

const answerTo = async (client: ImapFlow, uid: number): Promise<FetchMessageObject | undefined> => {
  try {
    const told = await fetchAll(client, String(uid), {
      uid: true,
      internalDate: true,
      size: true,
      source: true,
    });
    return told.find((message) => message.uid === uid);
  } catch (error) {
    // RFC 5530: another client has removed it meanwhile.
    if (imapDetails(error).serverResponseCode === "EXPUNGEISSUED") return undefined;
    throw error;
  }
};

/**
 * The mail's bytes (BODY.PEEK[]), or null where it is gone.
 * Throws `NoContent` where the server has the mail and answers without the bytes, and imapflow's own errors.
 */
export const fetchBody = async (client: ImapFlow, uid: number): Promise<FetchedBody | null> => {
  const message = await answerTo(client, uid);
  if (message && Buffer.isBuffer(message.source)) return { raw: message.source, arrivedAt: dateOf(message) };
  // Nothing, or NIL (Dovecot's answer for a mail removed meanwhile), is no proof: imapflow leaves out what it cannot read.
  if ((await search(client, { uid: String(uid) })).length === 0) return null;
  throw new NoContent("no content came");
};
