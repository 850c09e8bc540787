/** A Maildir as a `Mailbox`: read, never touched. */
import { watch, type FSWatcher } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { errorText } from "../errors.ts";
import type { FetchedMail, FetchProblem, FetchRequest, Mailbox, Place } from "../mail/mailbox.ts";
import { checkMaildir, isMissing, listMaildir, type MaildirEntry } from "./maildir-files.ts";

interface Waiting extends MaildirEntry {
  readonly arrivedAt: Date;
}

class MaildirMailbox implements Mailbox {
  readonly name: string;
  /** The base names that the last fetch saw: anything else is news. */
  #seen: ReadonlySet<string> = new Set();

  constructor(private readonly root: string) {
    this.name = `maildir://${root}`;
  }

  /**
   * See `Mailbox`. The cursor is not needed to go on: mail may be copied in with an old date, so what is new is told by
   * `isKnown` alone. Throws a `UserError` where the folder is no Maildir.
   */
  async *fetch({
    since,
    isKnown,
    signal,
  }: FetchRequest): AsyncGenerator<FetchedMail | FetchProblem, void, undefined> {
    await checkMaildir(this.root);
    const entries = await listMaildir(this.root);
    this.#seen = new Set(entries.map(({ base }) => base));
    // File systems keep times in steps of up to two seconds.
    const from = Math.floor(since.getTime() / 2000) * 2000;

    const waiting: Waiting[] = [];
    for (const entry of entries) {
      if (signal.aborted) return;
      if (await isKnown(this.#place(entry))) continue;
      const dated = await this.#reach(entry, (path) => this.#date(path));
      if (dated && "problem" in dated) yield dated;
      else if (dated && dated.value.getTime() >= from) waiting.push({ ...entry, arrivedAt: dated.value });
    }
    waiting.sort((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime() || (a.base < b.base ? -1 : 1));

    for (const entry of waiting) {
      if (signal.aborted) return;
      const read = await this.#reach(entry, (path) => readFile(path));
      if (read && "problem" in read) yield read;
      else if (read)
        yield { place: this.#place(entry), arrivedAt: entry.arrivedAt, raw: read.value, cursor: entry.base };
    }
  }

  /** See `Mailbox`. Where the system cannot watch folders (network drives), it waits for the timeout. */
  async waitForChange(timeoutMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await checkMaildir(this.root);
    const watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    let stop = (): void => undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        stop = resolve;
        const look = (): void => {
          this.#hasNews().then((news) => {
            if (news) resolve();
          }, reject);
        };
        for (const part of ["new", "cur"]) watchers.push(...this.#watch(part, look));
        timer = setTimeout(resolve, timeoutMs);
        signal.addEventListener("abort", stop, { once: true });
        if (signal.aborted) resolve();
        // What came between the last fetch and the watching.
        look();
      });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      for (const watcher of watchers) watcher.close();
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #watch(part: string, look: () => void): FSWatcher[] {
    try {
      const watcher = watch(join(this.root, part), look);
      watcher.on("error", () => undefined);
      return [watcher];
    } catch {
      return [];
    }
  }

  async #hasNews(): Promise<boolean> {
    return (await listMaildir(this.root)).some(({ base }) => !this.#seen.has(base));
  }

  async #date(path: string): Promise<Date> {
    const about = await stat(path);
    if (!about.isFile()) throw new Error("it is no file");
    return about.mtime;
  }

  /** Tries a file at its new name where it was moved meanwhile; null where it is gone. */
  async #reach<T>(
    entry: MaildirEntry,
    read: (path: string) => Promise<T>,
  ): Promise<{ value: T } | FetchProblem | null> {
    try {
      return { value: await read(entry.path) };
    } catch (error) {
      const now = isMissing(error)
        ? (await listMaildir(this.root)).find(({ base }) => base === entry.base)
        : entry;
      if (!now) return null;
      if (now.path !== entry.path) return this.#reach(now, read);
      return { problem: `${entry.path} could not be read: ${errorText(error)}` };
    }
  }

  #place({ base }: MaildirEntry): Place {
    return { folder: this.root, uidValidity: "", uid: base };
  }
}

/** The Maildir at `path` as a `Mailbox`. */
export const maildirMailbox = ({ path }: { readonly path: string }): Mailbox => new MaildirMailbox(path);
