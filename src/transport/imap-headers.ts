/** The headers of a folder's newest mails, over a connection of its own that marks nothing. */
import type { ImapFlow } from "imapflow";
import { UserError } from "../errors.ts";
import type { RecentHeaders } from "../mail/authentication/recent-headers.ts";
import { connectImap, hangUp, imapError, openFolder, type ImapOptions } from "./imap-connect.ts";

const newest = async (client: ImapFlow, limit: number): Promise<Buffer[]> => {
  // Another mail may come meanwhile: the count is that of the moment at which the folder was opened.
  const exists = client.mailbox === false ? 0 : client.mailbox.exists;
  if (exists === 0 || limit < 1) return [];
  const range = `${Math.max(1, exists - limit + 1)}:${exists}`;
  // BODY.PEEK[HEADER]: no flag changes, and the bodies stay where they are.
  const told = await client.fetchAll(range, { uid: true, headers: true });
  // imapflow answers with nothing, not with an error, once the connection is gone.
  if (!client.usable) throw new Error("it was closed while the headers were being read");
  return told
    .sort((one, other) => other.uid - one.uid)
    .flatMap(({ headers }) => (Buffer.isBuffer(headers) && headers.length > 0 ? [headers] : []));
};

class ImapHeaders implements RecentHeaders {
  constructor(private readonly options: ImapOptions) {}

  async recentHeaders(limit: number, signal: AbortSignal): Promise<readonly Uint8Array[]> {
    if (signal.aborted) return [];
    const client = await connectImap(this.options);
    const stop = (): void => {
      client.close();
    };
    signal.addEventListener("abort", stop, { once: true });
    try {
      await openFolder(client, this.options.folder, this.options);
      return await newest(client, limit);
    } catch (error) {
      if (isCalledOff(signal)) return [];
      throw error instanceof UserError ? error : imapError(error, this.options);
    } finally {
      signal.removeEventListener("abort", stop);
      await hangUp(client);
    }
  }
}

/** Asked anew, since it changes while the server answers. */
const isCalledOff = (signal: AbortSignal): boolean => signal.aborted;

/** The folder's newest headers. Connects at each question; a question that is called off has no headers. */
export const imapHeaders = (options: ImapOptions): RecentHeaders => new ImapHeaders(options);
