/** A folder on an IMAP server as a `Mailbox`: read by UID, opened read-only, told of news by IDLE. */
import type { ImapFlow } from "imapflow";
import { UserError } from "../errors.ts";
import type { FetchedMail, FetchProblem, FetchRequest, Mailbox, Place } from "../mail/mailbox.ts";
import {
  connectImap,
  hangUp,
  imapError,
  imapText,
  isRefusal,
  openFolder,
  type ImapOptions,
} from "./imap-connect.ts";
import { MAX_MISSED, readCursor, writeCursor, type ImapCursor } from "./imap-cursor.ts";
import {
  arrivalsOf,
  fetchBody,
  NoContent,
  uidsAbove,
  uidsSince,
  type Arrival,
  type FetchedBody,
} from "./imap-fetch.ts";

/** The folder is open, and how far it has been read. */
interface Reading {
  readonly client: ImapFlow;
  readonly uidValidity: string;
  readonly previous: ImapCursor | null;
  /** UIDs that are still to be tried again once this reading has passed over them. */
  readonly missed: Set<number>;
}

class ImapMailbox implements Mailbox {
  readonly name: string;
  #client: ImapFlow | null = null;
  /** Whether the server told of a new mail since the last search. */
  #news = false;

  constructor(private readonly options: ImapOptions) {
    this.name = `imap://${options.user}@${options.host}/${options.folder}`;
  }

  /** See `Mailbox`. Connects where there is no connection. Throws a `UserError` where the server does not play along. */
  async *fetch(request: FetchRequest): AsyncGenerator<FetchedMail | FetchProblem, void, undefined> {
    try {
      yield* this.#read(request);
    } catch (error) {
      // Closing the connection is how a reading that was called off gets stopped.
      if (!request.signal.aborted) throw error;
    }
  }

  async *#read({ cursor, since, isKnown, signal }: FetchRequest): AsyncGenerator<FetchedMail | FetchProblem> {
    const reading = await this.#begin(cursor);
    const { uidValidity, missed } = reading;
    const from = Math.floor(since.getTime() / 1000) * 1000;
    let highest = reading.previous?.uid ?? 0;

    for (const { uid, arrivedAt } of await this.#arrivals(reading, since)) {
      if (signal.aborted) return;
      const place: Place = { folder: this.options.folder, uidValidity, uid: String(uid) };
      const tooOld = (date: Date | null): boolean => date !== null && date.getTime() < from;
      const body = tooOld(arrivedAt) || (await isKnown(place)) ? null : await this.#body(reading, uid);
      if (body instanceof UserError) {
        yield { problem: body.message };
        if (missed.add(uid).size >= MAX_MISSED) return;
        continue;
      }
      missed.delete(uid);
      if (body === null || tooOld(body.arrivedAt)) continue;
      highest = Math.max(highest, uid);
      yield {
        place,
        arrivedAt: body.arrivedAt ?? arrivedAt ?? this.#now(),
        raw: body.raw,
        cursor: writeCursor({ uidValidity, uid: highest, missed: [...missed] }),
      };
    }
  }

  /** See `Mailbox`. Without IDLE on the server imapflow asks every two minutes. */
  async waitForChange(timeoutMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    if (this.#client === null)
      await this.#ask(async (client) => openFolder(client, this.options.folder, this.options));
    const client = this.#client;
    if (!client?.usable) throw this.#lost();
    if (this.#news) return;
    await new Promise<void>((resolve, reject) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const settle = (outcome: () => void) => (): void => {
        clearTimeout(timer);
        client.off("exists", onNews).off("close", onClose);
        signal.removeEventListener("abort", onNews);
        outcome();
      };
      const onNews = settle(resolve);
      const onClose = settle(() => {
        reject(this.#lost());
      });
      const timer = setTimeout(onNews, timeoutMs);
      client.on("exists", onNews).on("close", onClose);
      signal.addEventListener("abort", onNews, { once: true });
      // It ends with the next command; a server that refuses IDLE leaves us with the timeout.
      client.idle().catch(() => undefined);
    });
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    if (client) await hangUp(client);
  }

  /** Opens the folder anew, since only that tells a changed UIDVALIDITY. */
  async #begin(cursor: string | null): Promise<Reading> {
    return this.#ask(async (client) => {
      this.#news = false;
      const uidValidity = await openFolder(client, this.options.folder, this.options);
      const previous = readCursor(cursor, uidValidity);
      return { client, uidValidity, previous, missed: new Set(previous?.missed) };
    });
  }

  async #arrivals({ client, previous, missed }: Reading, since: Date): Promise<Arrival[]> {
    try {
      const fresh = previous
        ? await uidsAbove(client, previous.uid)
        : await uidsSince(client, since, this.#now());
      return await arrivalsOf(client, [...missed, ...fresh]);
    } catch (error) {
      throw imapError(error, this.options);
    }
  }

  /** The mail; null where it is gone; a `UserError` where the server has it and will not give it. */
  async #body({ client }: Reading, uid: number): Promise<FetchedBody | UserError | null> {
    try {
      return await fetchBody(client, uid);
    } catch (error) {
      if (!client.usable || !(isRefusal(error) || error instanceof NoContent))
        throw imapError(error, this.options);
      const { folder, host } = this.options;
      return new UserError(
        `Mail UID ${uid} in ${folder} on ${host} could not be fetched: ${imapText(error)}`,
      );
    }
  }

  async #ask<T>(question: (client: ImapFlow) => Promise<T>): Promise<T> {
    try {
      return await question(await this.#connected());
    } catch (error) {
      throw imapError(error, this.options);
    }
  }

  async #connected(): Promise<ImapFlow> {
    if (this.#client?.usable) return this.#client;
    const client = await connectImap(this.options);
    client.on("exists", ({ count, prevCount }) => {
      if (count > prevCount) this.#news = true;
    });
    this.#client = client;
    return client;
  }

  #lost(): UserError {
    return new UserError(
      `The connection to ${this.options.host}:${this.options.port} was lost.`,
      "It is opened again at the next look.",
    );
  }

  #now(): Date {
    return this.options.clock?.now() ?? new Date();
  }
}

/** The folder as a `Mailbox`. Connects at the first `fetch`, and again at the next one where the connection was lost. */
export const imapMailbox = (options: ImapOptions): Mailbox => new ImapMailbox(options);
