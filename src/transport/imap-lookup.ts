/** Finds mails by Message-ID in the folders of an account where customers' mail stands. */
import type { ImapFlow } from "imapflow";
import { headerEnd, type ArchivedMail } from "../mail/archive.ts";
import { comparableId, IdTable } from "../mail/id-table.ts";
import { connectImap, hangUp, openFolder, type ImapOptions } from "./imap-connect.ts";
import { fetchFrom, fetchStart } from "./imap-fetch-start.ts";
import { messageIdOf } from "./message-id.ts";

/** Up to so many are searched for one by one; for more it is quicker to ask for the ids of all mails once. */
const SEARCHED = 20;
const AT_ONCE = 500;

/** One folder, over a connection of its own: opening another folder each time would cost a round trip more. */
class LookupFolder {
  private asked = 0;
  private ids: IdTable | null = null;

  constructor(private readonly client: ImapFlow) {}

  async find(messageId: string, limit: number): Promise<ArchivedMail | null> {
    for (const uid of await this.candidates(messageId)) {
      const mail = await fetchStart(this.client, uid, limit);
      // SEARCH finds parts of a header (RFC 9051, 6.4.4), and two ids may have one hash.
      if (mail !== null && isNamed(mail.raw, messageId)) return mail;
    }
    return null;
  }

  close(): Promise<void> {
    return hangUp(this.client);
  }

  private async candidates(messageId: string): Promise<readonly number[]> {
    if (this.ids === null && this.asked++ < SEARCHED) {
      const found = await this.client.search({ header: { "Message-ID": messageId } }, { uid: true });
      if (Array.isArray(found)) return found;
    }
    this.ids ??= await this.readIds();
    const uid = this.ids.get(comparableId(messageId));
    return uid === null ? [] : [uid];
  }

  private async readIds(): Promise<IdTable> {
    const ids = new IdTable();
    const found = await this.client.search({ all: true }, { uid: true });
    const uids = Array.isArray(found) ? found : [];
    for (let start = 0; start < uids.length; start += AT_ONCE) {
      const told = await fetchFrom(this.client, uids.slice(start, start + AT_ONCE), {
        headers: ["message-id"],
      });
      for (const { uid, headers } of told) {
        const id = Buffer.isBuffer(headers) ? messageIdOf(headers) : null;
        if (id !== null) ids.add(comparableId(id), uid);
      }
    }
    return ids;
  }
}

const isNamed = (raw: Uint8Array, messageId: string): boolean => {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const id = messageIdOf(bytes.subarray(0, headerEnd(bytes, 0, bytes.length)));
  return id !== null && comparableId(id) === comparableId(messageId);
};

/** The folders of received mail, opened when first asked. */
export class ImapLookup {
  private folders: LookupFolder[] | null = null;

  /** @param except the folder whose replies are read. */
  constructor(
    private readonly options: ImapOptions,
    private readonly except: string,
  ) {}

  async find(messageId: string, limit: number): Promise<ArchivedMail | null> {
    this.folders ??= await this.open();
    for (const folder of this.folders) {
      const found = await folder.find(messageId, limit);
      if (found !== null) return found;
    }
    return null;
  }

  async close(): Promise<void> {
    await Promise.all((this.folders ?? []).map((folder) => folder.close()));
  }

  private async open(): Promise<LookupFolder[]> {
    const first = await connectImap(this.options);
    const opened = [first];
    try {
      const paths = await this.paths(first);
      for (const path of paths.slice(1)) {
        const client = await connectImap(this.options);
        opened.push(client);
        await openFolder(client, path, this.options);
      }
      const [path] = paths;
      if (path === undefined) {
        await hangUp(first);
        return [];
      }
      await openFolder(first, path, this.options);
      return opened.map((client) => new LookupFolder(client));
    } catch (error) {
      await Promise.all(opened.map(hangUp));
      throw error;
    }
  }

  /** Gmail's All Mail holds them all; elsewhere the mailbox that is watched, the INBOX and the archive (RFC 6154). */
  private async paths(client: ImapFlow): Promise<string[]> {
    const folders = await client.list();
    const marked = (use: string): string[] =>
      folders.filter(({ specialUse }) => specialUse === use).map(({ path }) => path);
    const all = marked("\\All");
    const paths = all.length > 0 ? all : [this.options.folder, "INBOX", ...marked("\\Archive")];
    return [...new Set(paths)].filter((path) => path !== this.except);
  }
}
