/** The Sent folder of an IMAP account. Each question has a connection of its own, so that IDLE is not disturbed. */
import type { ImapFlow } from "imapflow";
import { UserError } from "../errors.ts";
import type { FiledMails, SentFolder, SentLog } from "../mail/mailbox.ts";
import { readCursor, writeCursor } from "./imap-cursor.ts";
import { headersOf, uidsAbove, uidsSince } from "./imap-fetch.ts";
import { connectImap, hangUp, imapError, openFolder, type ImapOptions } from "./imap-connect.ts";

/** As many UIDs as one command may name (see `imap-fetch`). */
const AT_ONCE = 500;

class ImapSentFolder implements SentFolder, SentLog {
  constructor(private readonly options: ImapOptions) {}

  get name(): string {
    const { user, host, sentFolder } = this.options;
    return `imap://${user}@${host}/${sentFolder ?? "(sent)"}`;
  }

  async filed(cursor: string | null, since: Date): Promise<FiledMails> {
    return this.#connected(async (client) => {
      const uidValidity = await openFolder(client, await this.#path(client), this.options);
      const known = readCursor(cursor, uidValidity);
      const now = this.options.clock?.now() ?? new Date();
      const uids = known === null ? await uidsSince(client, since, now) : await uidsAbove(client, known.uid);
      const next = uids.slice(0, AT_ONCE);
      return {
        headers: await headersOf(client, next),
        cursor: writeCursor({ uidValidity, uid: next.at(-1) ?? known?.uid ?? 0, missed: [] }),
      };
    });
  }

  async has(messageId: string): Promise<boolean> {
    return this.#connected(async (client) => {
      await openFolder(client, await this.#path(client), this.options);
      const found = await client.search({ header: { "Message-ID": messageId } }, { uid: true });
      // imapflow says false where the server refused: that is no proof of absence.
      if (!Array.isArray(found))
        throw new UserError(
          `${this.options.host} could not search its Sent folder for ${messageId}.`,
          "Try again later.",
        );
      return found.length > 0;
    });
  }

  async append(raw: Uint8Array, sentAt: Date): Promise<void> {
    await this.#connected(async (client) => {
      await client.append(await this.#path(client), Buffer.from(raw), ["\\Seen"], sentAt);
    });
  }

  async keepsOwnCopies(): Promise<boolean> {
    return this.#connected((client) => Promise.resolve(client.capabilities.has("X-GM-EXT-1")));
  }

  /** The configured folder; else the one marked \Sent (RFC 6154); else imapflow's match by name, in many languages. */
  async #path(client: ImapFlow): Promise<string> {
    const { sentFolder, user, host } = this.options;
    if (sentFolder !== null) return sentFolder;
    const sent = (await client.list()).find((folder) => folder.specialUse === "\\Sent");
    if (sent) return sent.path;
    throw new UserError(
      `The mailbox of ${user}@${host} has no Sent folder.`,
      "Name it as the account's sent folder.",
    );
  }

  async #connected<T>(ask: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = await connectImap(this.options);
    try {
      return await ask(client);
    } catch (error) {
      throw imapError(error, this.options);
    } finally {
      await hangUp(client);
    }
  }
}

/** The account's Sent folder. Its methods throw a `UserError` where the server cannot be asked or has none. */
export const imapSent = (options: ImapOptions): SentFolder & SentLog => new ImapSentFolder(options);
