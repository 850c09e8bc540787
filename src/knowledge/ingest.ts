/** Takes sources in: reads, compares with what is on record, embeds what is new, removes what is gone. */
import { errorText } from "../errors.ts";
import { gone } from "./gone.ts";
import type { Source, SourcePass } from "./passage-index.ts";
import type { Loaded } from "./passage.ts";
import {
  alignVectors,
  type Change,
  RecordBatch,
  type RecordCounts,
  type RecordDeps,
} from "./record-batch.ts";

/** One thing to read, as a listing of the owner's sources gives it: a file, a Maildir, a folder on a mail server. */
export interface SourceFile {
  /** Absolute path, or `imap:Sent`: the source's name on record. */
  readonly path: string;
  /** How ids and messages name it. */
  readonly name: string;
  /** The folder or file that the owner named. */
  readonly root: string;
}

export interface IngestProblem {
  readonly source: string;
  readonly message: string;
}

/** One record that an ingest adds, changes or removes, or a source that it removes whole. */
export interface Difference {
  readonly change: Change | "removed";
  readonly source: string;
  readonly id: string;
  readonly title: string;
}

/** What changed, counted in records; `passages` is how many passages these sources hold now. */
export interface IngestReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly passages: number;
  readonly errors: readonly IngestProblem[];
}

/** How far it is. Bytes are those of all sources; a source whose size is not known counts as none. */
export interface IngestProgress {
  readonly source: string;
  readonly bytes: number;
  readonly totalBytes: number;
  readonly records: number;
}

export interface IngestDeps extends RecordDeps {
  /** Reads one source from `Loaded.at` on; ends early with a problem where it cannot. */
  readonly load: (file: SourceFile, from: number) => AsyncIterable<Loaded>;
  /** What tells the source's content from another: SHA-256 of a file's bytes, hex. Rejects where it cannot be read. */
  readonly hash: (path: string) => Promise<string>;
  /**
   * For a source that only grew since it had the first hash and now has the second: the `Loaded.at` up to which all is as
   * it was. Null where that cannot be said; left out where no source can say it.
   */
  readonly grownFrom?: (path: string, before: string, now: string) => number | null;
  /** Bytes, for the progress; 0 where that is not known. */
  readonly size?: (path: string) => Promise<number>;
  readonly progress: (step: IngestProgress) => void;
  /** Told of each record that is added or changed, and of each source or record that is removed. */
  readonly onDifference?: (difference: Difference) => void;
  readonly signal: AbortSignal;
}

export interface IngestRequest {
  readonly files: readonly SourceFile[];
  /** The roots that were listed: a source on record under one of them that is not in `files` is gone. */
  readonly roots: readonly string[];
  /** Compares and counts, writes nothing. */
  readonly dryRun: boolean;
  /** False leaves the vectors on record as they are, for an embedder that only stands in for theirs. True where left out. */
  readonly align?: boolean;
  /** Where given: removes each source on record that is not there any more by this, wherever it was. */
  readonly isThere?: ((path: string) => Promise<boolean>) | undefined;
}

/** Brings the index in line with the files. Never throws for one bad file or record: it stands in `errors`. */
export async function ingest(request: IngestRequest, deps: IngestDeps): Promise<IngestReport> {
  const run = new Run(request, deps);
  return run.whole();
}

class Run {
  private readonly counts: RecordCounts = { added: 0, changed: 0, unchanged: 0, removed: 0, passages: 0 };
  private readonly errors: IngestProblem[] = [];
  private totalBytes = 0;
  private bytesBefore = 0;
  private records = 0;

  constructor(
    private readonly request: IngestRequest,
    private readonly deps: IngestDeps,
  ) {}

  async whole(): Promise<IngestReport> {
    const { request, deps, counts } = this;
    if (!request.dryRun && (request.align ?? true)) await this.align();
    // First what is gone: a renamed file's records find their ids free again.
    if (!deps.signal.aborted) await this.removeGone();
    const sizes = await Promise.all(request.files.map(async ({ path }) => (await deps.size?.(path)) ?? 0));
    this.totalBytes = sizes.reduce((sum, size) => sum + size, 0);
    for (const [i, file] of request.files.entries()) {
      if (deps.signal.aborted) break;
      this.tell(file, 0);
      await this.ingestFile(file);
      this.bytesBefore += sizes[i] ?? 0;
    }
    return { ...counts, errors: this.errors };
  }

  /** Gives up in the middle where the run is aborted: the next one goes on. */
  private async align(): Promise<void> {
    const { deps } = this;
    const source = "passages on record, for another model";
    try {
      await alignVectors(deps, (records) => deps.progress({ source, bytes: 0, totalBytes: 0, records }));
    } catch (error) {
      if (!deps.signal.aborted) throw error;
    }
  }

  private async ingestFile(file: SourceFile): Promise<void> {
    const { deps, counts, errors } = this;
    let source: Source;
    try {
      source = { name: file.path, root: file.root, hash: await deps.hash(file.path) };
    } catch (error) {
      errors.push({ source: file.name, message: `cannot be read: ${errorText(error)}` });
      return;
    }
    const known = await deps.index.source(file.path);
    if (known?.hash === source.hash) {
      counts.unchanged += known.records;
      counts.passages += known.passages;
      return;
    }
    const grownFrom = known === null ? null : deps.grownFrom?.(file.path, known.hash, source.hash);
    const pass = await deps.index.beginSource(source, deps.embedder.id, grownFrom ?? undefined);
    counts.unchanged += pass.before.records;
    counts.passages += pass.before.passages;
    const batch = this.batchFor(file, pass);
    const problems = await this.read(file, pass, batch);
    if (problems === null) return;
    errors.push(...problems);
    await this.end(file, pass, { known, complete: problems.length === 0, batch });
  }

  private batchFor(file: SourceFile, pass: SourcePass): RecordBatch {
    const { deps, counts, errors, request } = this;
    return new RecordBatch({
      ...deps,
      ...{ pass, counts, dryRun: request.dryRun },
      onChange: (change, { id, title }) => deps.onDifference?.({ change, source: file.name, id, title }),
      onTwice: ({ id }) =>
        errors.push({ source: file.name, message: `the id ${id} stands there twice; the first one counts` }),
    });
  }

  /** What could not be read; null where the run was aborted on the way. */
  private async read(
    file: SourceFile,
    pass: SourcePass,
    batch: RecordBatch,
  ): Promise<IngestProblem[] | null> {
    const problems: IngestProblem[] = [];
    for await (const loaded of this.deps.load(file, pass.from)) {
      if (this.deps.signal.aborted) return null;
      if ("problem" in loaded) {
        problems.push({ source: loaded.source, message: loaded.problem });
        batch.miss();
      } else await batch.add(loaded.record, loaded.at);
      this.records++;
      if (loaded.at !== undefined) this.tell(file, loaded.at);
    }
    return problems;
  }

  /** Ends the pass. A file that gave nothing but problems keeps what it gave before: a damaged file is no deletion. */
  private async end(
    file: SourceFile,
    pass: SourcePass,
    read: {
      /** What was on record of this source before. */
      known: { readonly records: number; readonly passages: number } | null;
      /** Whether every record could be read. */
      complete: boolean;
      batch: RecordBatch;
    },
  ): Promise<void> {
    const { counts, request, deps } = this;
    const { known, complete, batch } = read;
    const nothing = batch.isEmpty && pass.before.records === 0;
    if (nothing && !complete) {
      counts.passages += known?.passages ?? 0;
      return;
    }
    await batch.flush();
    let removed = 0;
    if (!request.dryRun) removed = (await pass.finish()).removed;
    else if (complete) removed = (known?.records ?? 0) - batch.stayed - pass.before.records;
    counts.removed += removed;
    if (removed > 0)
      deps.onDifference?.({ change: "removed", source: file.name, id: "", title: `${removed} records` });
  }

  private async removeGone(): Promise<void> {
    const { index, onDifference } = this.deps;
    for (const name of await gone(this.request, index)) {
      const held = (await index.source(name))?.records ?? 0;
      this.counts.removed += this.request.dryRun ? held : await index.removeSource(name);
      onDifference?.({ change: "removed", source: name, id: "", title: `${held} records` });
    }
  }

  private tell(file: SourceFile, at: number): void {
    const { bytesBefore, totalBytes, records } = this;
    this.deps.progress({ source: file.name, bytes: bytesBefore + at, totalBytes, records });
  }
}
