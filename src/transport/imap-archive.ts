/** The Sent folder of an IMAP account as an archive: its replies, and what they answer in the account's other folders. */
import type { ImapFlow } from "imapflow";
import { UserError } from "../errors.ts";
import {
  UnreadableMail,
  type ArchivedHeader,
  type ArchivedMail,
  type ArchiveProblem,
  type MailArchive,
} from "../mail/archive.ts";
import {
  connectImap,
  hangUp,
  imapError,
  imapText,
  isRefusal,
  openFolder,
  type ImapOptions,
} from "./imap-connect.ts";
import { fetchFrom, fetchStart } from "./imap-fetch-start.ts";
import { ImapLookup } from "./imap-lookup.ts";

/** As many UIDs as one command may name (see `imap-fetch`). */
const AT_ONCE = 500;

/** What tells whose mail it is, what it answers, and two mails without a Message-ID apart. */
const FIELDS = ["message-id", "from", "to", "subject", "date", "in-reply-to", "references"];

export interface ImapArchive extends MailArchive {
  /** Stable name for records, without a secret: `imap://user@host/Sent`. */
  readonly name: string;
  /** The same as long as the folder holds the same mails: UIDVALIDITY, the next UID, the count. */
  readonly fingerprint: string;
}

class ImapSentArchive implements ImapArchive {
  readonly name: string;
  private lookup: ImapLookup | null = null;

  constructor(
    private readonly client: ImapFlow,
    private readonly options: ImapOptions,
    private readonly folder: string,
    readonly fingerprint: string,
  ) {
    this.name = `imap://${options.user}@${options.host}/${folder}`;
  }

  place(position: number): string {
    return `UID ${position}`;
  }

  async *headers(): AsyncGenerator<ArchivedHeader | ArchiveProblem> {
    const uids = await this.asking(() => this.client.search({ all: true }, { uid: true }));
    if (!Array.isArray(uids))
      throw new UserError("The IMAP server refused to search the folder.", "Try again later.");
    uids.sort((one, other) => one - other);
    for (let start = 0; start < uids.length; start += AT_ONCE)
      yield* this.headersOf(uids.slice(start, start + AT_ONCE));
  }

  /** One bad mail may spoil the answer for all of them; each is then asked for by itself. */
  private async *headersOf(uids: readonly number[]): AsyncGenerator<ArchivedHeader | ArchiveProblem> {
    try {
      const told = await fetchFrom(this.client, uids, { headers: FIELDS });
      for (const { uid, headers } of told)
        if (Buffer.isBuffer(headers)) yield { position: uid, header: headers };
    } catch (error) {
      const [uid = 0, ...others] = uids;
      if (!isRefusal(error)) throw imapError(error, this.options);
      if (others.length === 0) yield { position: uid, problem: `could not be fetched: ${imapText(error)}` };
      else for (const each of uids) yield* this.headersOf([each]);
    }
  }

  async read(position: number, limit: number): Promise<ArchivedMail | null> {
    return this.asking(() => fetchStart(this.client, position, limit));
  }

  async find(messageId: string, limit: number): Promise<ArchivedMail | null> {
    this.lookup ??= new ImapLookup(this.options, this.folder);
    const { lookup } = this;
    return this.asking(() => lookup.find(messageId, limit));
  }

  async close(): Promise<void> {
    await Promise.all([hangUp(this.client), this.lookup?.close()]);
  }

  private async asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof UnreadableMail) throw error;
      if (isRefusal(error)) throw new UnreadableMail(imapText(error), { cause: error });
      throw imapError(error, this.options);
    }
  }
}

/** The folder of that name; for `Sent` the one that holds what was sent, whatever it is called there. */
const pathOf = async (
  client: ImapFlow,
  folder: string,
  { sentFolder, user, host }: ImapOptions,
): Promise<string> => {
  const folders = await client.list();
  const named = folders.find(({ path }) => path === folder);
  if (folder.toLowerCase() !== "sent") return folder;
  const sent = sentFolder ?? folders.find(({ specialUse }) => specialUse === "\\Sent")?.path ?? named?.path;
  if (sent !== undefined) return sent;
  throw new UserError(
    `The mailbox of ${user}@${host} has no Sent folder.`,
    `Name it as mailbox.sent_folder; the folders are: ${folders.map(({ path }) => path).join(", ")}`,
  );
};

/**
 * Opens a folder for reading only; `Sent` is the account's folder of sent mail. Whoever asked for it closes it.
 * Throws a `UserError` where the server does not play along or has no such folder.
 */
export const openImapArchive = async (options: ImapOptions, folder = "Sent"): Promise<ImapArchive> => {
  const client = await connectImap(options);
  try {
    const path = await pathOf(client, folder, options);
    const uidValidity = await openFolder(client, path, options);
    const { uidNext = 0, exists = 0 } = client.mailbox === false ? {} : client.mailbox;
    return new ImapSentArchive(client, options, path, `imap:${uidValidity}:${uidNext}:${exists}`);
  } catch (error) {
    await hangUp(client);
    throw imapError(error, options);
  }
};
