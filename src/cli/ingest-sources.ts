/** What `smb ingest` was asked to read → sources with what opens each: files, a folder of the account, standard input. */
import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { App } from "../app.ts";
import { ExitCode, UserError } from "../errors.ts";
import type { IngestDeps, IngestProblem, SourceFile } from "../knowledge/ingest.ts";
import { parseColumnMap } from "../knowledge/loaders/columns.ts";
import { loadArchive } from "../knowledge/loaders/conversations/load-archive.ts";
import { hashFile, listSources } from "../knowledge/loaders/files.ts";
import type { LoadOptions } from "../knowledge/loaders/formats.ts";
import { loadFile } from "../knowledge/loaders/index.ts";
import { spool, type Spooled, STDIN_NAME } from "../knowledge/loaders/stdin.ts";
import type { MailArchive } from "../mail/archive.ts";
import type { Shell } from "./shell.ts";

export interface SourceRequest {
  /** As the owner named them; `-` is standard input. */
  readonly named: readonly string[];
  /** `--map`. */
  readonly map?: string | undefined;
  /** `--own`. */
  readonly own?: readonly string[] | undefined;
  readonly note: (text: string) => void;
}

type Opened = MailArchive & { readonly name: string; readonly fingerprint: string };

const ACCOUNT = "imap:";

export class IngestSources {
  readonly files: readonly SourceFile[];
  readonly roots: readonly string[];
  readonly problems: readonly IngestProblem[];
  readonly skipped: number;
  private readonly archives = new Map<string, Opened>();

  private constructor(
    private readonly app: App,
    private readonly options: Omit<LoadOptions, "from">,
    listing: Awaited<ReturnType<typeof listSources>>,
    private readonly spooled: Spooled | null,
  ) {
    this.files =
      spooled === null
        ? listing.files
        : [...listing.files, { path: STDIN_NAME, name: STDIN_NAME, root: STDIN_NAME }];
    ({ roots: this.roots, problems: this.problems, skipped: this.skipped } = listing);
  }

  static async of(request: SourceRequest, app: App, shell: Shell): Promise<IngestSources> {
    const { named, map, own = [], note } = request;
    const columns = map === undefined ? new Map<never, never>() : parseColumnMap(map);
    const ownAddresses = [...app.ownAddresses, ...own].map((address) => address.toLowerCase());
    const listing = await listSources(
      named.filter((name) => name !== "-"),
      shell.cwd,
    );
    const spooled = named.includes("-") ? await readStdin(shell, columns) : null;
    return new IngestSources(app, { columns, ownAddresses, note }, listing, spooled);
  }

  /** How each source is told from another content, measured and read. */
  get reading(): Pick<IngestDeps, "hash" | "size" | "load" | "grownFrom"> {
    return {
      grownFrom: (path, before, now) => (path.startsWith(ACCOUNT) ? grownFolder(before, now) : null),
      hash: (path) => this.hash(path),
      size: async (path) => (await stat(this.fileOf(path)).catch(() => null))?.size ?? 0,
      load: (file, from) => this.load(file, from),
    };
  }

  async close(): Promise<void> {
    await this.spooled?.remove();
    for (const archive of this.archives.values()) await archive.close();
  }

  /** Other columns or other own addresses make other records of the same bytes. */
  private async hash(path: string): Promise<string> {
    const { columns, ownAddresses } = this.options;
    // In the open, so that a folder which only grew is told from one that changed.
    if (path.startsWith(ACCOUNT))
      return `${(await this.archive(path)).fingerprint}:${this.readAs("", ownAddresses)}`;
    const plain = await hashFile(this.fileOf(path));
    if (columns.size > 0) return this.readAs(plain, [...columns].flat());
    return (await isMail(path)) ? this.readAs(plain, ownAddresses) : plain;
  }

  private readAs(hash: string, how: readonly string[]): string {
    return createHash("sha256")
      .update(JSON.stringify([hash, ...how]))
      .digest("hex");
  }

  private async *load({ path, name }: SourceFile, from: number): ReturnType<IngestDeps["load"]> {
    if (!path.startsWith(ACCOUNT)) {
      yield* loadFile(this.fileOf(path), name, { ...this.options, from });
      return;
    }
    const archive = await this.archive(path);
    this.archives.delete(path);
    yield* loadArchive(archive, archive.name, { ...this.options, from });
  }

  private fileOf(path: string): string {
    return path === STDIN_NAME && this.spooled !== null ? this.spooled.path : path;
  }

  private async archive(path: string): Promise<Opened> {
    const known = this.archives.get(path);
    if (known) return known;
    const archive = await this.app.archive(path.slice(ACCOUNT.length));
    this.archives.set(path, archive);
    return archive;
  }
}

async function readStdin(shell: Shell, columns: LoadOptions["columns"]): Promise<Spooled> {
  if (shell.stdin.isTTY)
    throw new UserError(
      "- reads from standard input, and nothing is piped in",
      "cat faq.txt | smb ingest -",
      ExitCode.usage,
    );
  return spool(shell.stdin, tmpdir(), columns);
}

/** `imap:UIDVALIDITY:next UID:count:…`, as the archive's fingerprint gives it. */
const FOLDER = /^imap:(\d+):(\d+):(\d+):(.*)$/;

/**
 * The UID from which on a folder has new mail, and nothing else is other than before: as many mails more as UIDs were given
 * out. Null where one was deleted, or the folder is another.
 */
export function grownFolder(before: string, now: string): number | null {
  const [old, next] = [FOLDER.exec(before), FOLDER.exec(now)];
  if (!old || !next || old[1] !== next[1] || old[4] !== next[4]) return null;
  const given = Number(next[2]) - Number(old[2]);
  return Number(next[3]) - Number(old[3]) === given ? Number(old[2]) : null;
}

/** Mail is read with the owner's addresses in mind; whatever else is a folder or has these names is mail. */
const isMail = async (path: string): Promise<boolean> =>
  /\.(?:eml|mbox|mbx)$/i.test(path) ||
  !/\.\w+$/.test(path) ||
  ((await stat(path).catch(() => null))?.isDirectory() ?? false);

/**
 * Whether a source on record is still there. Only what is known to be gone is not: a folder that may not be read is, and so
 * are standard input and the account, which `--prune` says nothing about.
 */
export async function isThere(path: string): Promise<boolean> {
  if (path === STDIN_NAME || path.startsWith(ACCOUNT)) return true;
  try {
    await stat(path);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ENOENT");
  }
}
