/** Reading the beginnings of mails out of an open folder, without marking them. */
import type { FetchMessageObject, FetchQueryObject, ImapFlow } from "imapflow";
import { UnreadableMail, type ArchivedMail } from "../mail/archive.ts";

/** Fetches from the open folder. imapflow answers with nothing, not with an error, once the connection is gone. */
export const fetchFrom = async (
  client: ImapFlow,
  uids: readonly number[],
  query: FetchQueryObject,
): Promise<FetchMessageObject[]> => {
  const told = await client.fetchAll(uids.join(","), { ...query, uid: true, size: true }, { uid: true });
  if (!client.usable || !client.mailbox) throw new Error("it was closed while the folder was being read");
  // Another session's change of a flag may be told in between: it has no size.
  return told.filter(({ size }) => size !== undefined).sort((one, other) => one.uid - other.uid);
};

/** The mail's first `limit` bytes (BODY.PEEK[]<0.limit>); null where it is gone. */
export const fetchStart = async (
  client: ImapFlow,
  uid: number,
  limit: number,
): Promise<ArchivedMail | null> => {
  const told = await fetchFrom(client, [uid], { source: { maxLength: limit } });
  const mail = told.find((each) => each.uid === uid);
  if (mail === undefined) return null;
  if (!Buffer.isBuffer(mail.source)) throw new UnreadableMail("the server has it and gives no content");
  return { raw: mail.source, whole: (mail.size ?? Infinity) <= limit };
};
