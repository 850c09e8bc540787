/** An archive of mails → a record for each reply that the owner sent. */
import { errorText } from "../../../errors.ts";
import { UnreadableMail, type ArchivedMail, type MailArchive } from "../../../mail/archive.ts";
import { comparableId } from "../../../mail/id-table.ts";
import type { Message } from "../../../mail/message.ts";
import { parseMessage } from "../../../mail/parse.ts";
import type { Loaded } from "../../passage.ts";
import type { LoadOptions } from "../loader.ts";
import { readHeaderFields } from "./header-fields.ts";
import { MailIndex } from "./mail-index.ts";
import { inferOwner } from "./owner.ts";
import { pairReply, type Unpaired } from "./pair.ts";
import { replyRecord } from "./reply-record.ts";

export type ConversationOptions = Pick<LoadOptions, "from" | "ownAddresses"> & {
  /** Told what is no problem, and worth knowing: whose address was inferred, how many sent mails answer nothing here. */
  readonly note?: (text: string) => void;
};

/** The text of a mail stands in its beginning; what follows are attachments. */
const FIRST_READ = 128 * 1024;
/** Where no text was found there, it may stand behind a large attachment. */
const MAX_READ = 16 * 1024 * 1024;

const count = (number: number, one: string, many: string): string =>
  number === 1 ? `one ${one}` : `${number.toLocaleString("en")} ${many}`;

/** The mail, of which no more is read than has its text; null where it is gone. */
const readMail = async (read: (limit: number) => Promise<ArchivedMail | null>): Promise<Message | null> => {
  const first = await read(FIRST_READ);
  if (first === null) return null;
  const message = await parseMessage(first.raw);
  if (first.whole || message.text.trim() !== "") return message;
  const more = await read(MAX_READ);
  return more === null ? null : parseMessage(more.raw);
};

class Reading {
  private readonly index: MailIndex;
  private own: readonly string[];
  private found = 0;
  private readonly unpaired = new Map<Unpaired, number>();

  constructor(
    private readonly archive: MailArchive,
    private readonly name: string,
    private readonly options: ConversationOptions,
  ) {
    this.own = options.ownAddresses;
    this.index = new MailIndex(this.own);
  }

  async *run(): AsyncGenerator<Loaded> {
    yield* this.readHeaders();
    const refused = this.nothingToRead();
    if (refused !== null) {
      yield { problem: refused, source: this.name };
      return;
    }
    for (const position of this.index.sent(this.options.from, this.own[0])) {
      const loaded = await this.load(position);
      if (loaded !== null) yield { ...loaded, at: position + 1 };
    }
    yield* this.conclude();
  }

  private async *readHeaders(): AsyncGenerator<Loaded> {
    for await (const mail of this.archive.headers()) {
      const { position } = mail;
      if ("problem" in mail) {
        yield { problem: mail.problem, source: this.placed(position) };
        continue;
      }
      const fields = readHeaderFields(mail.header);
      if (fields.isHeader) this.index.add({ position, ...fields });
    }
  }

  /** Why there is nothing to go on with; null where there is. Whose replies count is known after it. */
  private nothingToRead(): string | null {
    const mails = this.index.size;
    if (mails === 0) return "holds no mail";
    if (this.own.length > 0) return null;
    const inferred = inferOwner(this.index.writers, mails);
    if (inferred === null)
      return "nobody's address stands out as the owner's; set owner.address in smb.config.yaml, so that your replies can be told from your customers' mail";
    this.own = [inferred.address];
    this.options.note?.(
      `${this.name}: took ${inferred.address} for your address, since ${inferred.reason}; set owner.address and owner.aliases in smb.config.yaml if that is wrong`,
    );
    return null;
  }

  private async load(position: number): Promise<Loaded | null> {
    try {
      const reply = await readMail((limit) => this.archive.read(position, limit));
      if (reply === null) return null;
      const pairing = await pairReply(reply, this.own, (id) => this.find(id));
      if ("unpaired" in pairing) return this.leave(pairing.unpaired);
      const record = await replyRecord(reply, pairing.asked, {
        place: this.archive.place(position),
        ownAddresses: this.own,
      });
      if (record === null) return this.leave("empty");
      this.found++;
      return { record };
    } catch (error) {
      if (!(error instanceof UnreadableMail)) throw error;
      return { problem: `cannot be read: ${errorText(error)}`, source: this.placed(position) };
    }
  }

  private leave(reason: Unpaired): null {
    this.unpaired.set(reason, (this.unpaired.get(reason) ?? 0) + 1);
    return null;
  }

  private async find(messageId: string): Promise<Message | null> {
    const { archive } = this;
    const position = this.index.find(comparableId(messageId));
    if (position === null)
      return archive.find === undefined
        ? null
        : readMail(async (limit) => (await archive.find?.(messageId, limit)) ?? null);
    const message = await readMail((limit) => archive.read(position, limit));
    // Two ids may have one hash, and a mail may have been moved meanwhile.
    return message !== null && comparableId(message.messageId ?? "") === comparableId(messageId)
      ? message
      : null;
  }

  /** A source that gave nothing says why; one that gave something says what it left out, to whom it may concern. */
  private *conclude(): Generator<Loaded> {
    const left = (reason: Unpaired): number => this.unpaired.get(reason) ?? 0;
    const told = [
      left("new") === 0
        ? ""
        : `${count(left("new"), "sent mail answers", "sent mails answer")} nothing that is here`,
      left("follow-up") === 0 ? "" : `${count(left("follow-up"), "goes on", "go on")} from your own mail`,
      left("machine") === 0 ? "" : `${count(left("machine"), "is", "are")} to or from a machine or a list`,
      left("forward") === 0 ? "" : count(left("forward"), "is a forward", "are forwards"),
      left("empty") === 0 ? "" : `${count(left("empty"), "says", "say")} nothing but thanks`,
      left("draft") === 0 ? "" : count(left("draft"), "is a draft", "are drafts"),
      left("own") === 0 ? "" : `${count(left("own"), "is", "are")} to yourself`,
    ].filter((each) => each !== "");
    const { name } = this;
    if (this.found > 0 || this.options.from > 0) {
      if (told.length > 0) this.options.note?.(`${name}: ${told.join(", ")}`);
    } else if (told.length > 0)
      yield { problem: `holds no reply to learn from: ${told.join(", ")}`, source: name };
    else {
      const none =
        this.index.size === 1
          ? "its one mail is not"
          : `none of its ${this.index.size.toLocaleString("en")} mails is`;
      const next = "give what you sent, and name your other addresses as owner.aliases in smb.config.yaml";
      yield { problem: `${none} from ${this.own.join(" or ")}; ${next}`, source: name };
    }
  }

  private placed(position: number): string {
    return `${this.name} ${this.archive.place(position)}`;
  }
}

/**
 * The records of an archive: for each reply of the owner's the question that it answers and what he said, what is
 * private masked. Goes through the headers first, then through the replies from `options.from` on, in their order.
 */
export async function* loadArchive(
  archive: MailArchive,
  name: string,
  options: ConversationOptions,
): AsyncGenerator<Loaded> {
  try {
    yield* new Reading(archive, name, options).run();
  } finally {
    await archive.close();
  }
}
