/** Takes sources in: reads, compares with what is on record, embeds what is new, removes what is gone. */
import { errorText } from "../errors.ts";
import type { Source, SourcePass } from "./passage-index.ts";
import type { Loaded } from "./passage.ts";
import { alignVectors, RecordBatch, type RecordCounts, type RecordDeps } from "./record-batch.ts";

/** One file to read, as a listing of the owner's sources gives it. */
export interface SourceFile {
  /** Absolute path: the source's name on record. */
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

/** What changed, counted in records; `passages` is how many passages these sources hold now. */
export interface IngestReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly passages: number;
  readonly errors: readonly IngestProblem[];
}

export interface IngestDeps extends RecordDeps {
  /** Reads one file; ends early with a problem where it cannot. */
  readonly load: (file: SourceFile) => AsyncIterable<Loaded>;
  /** SHA-256 of a file's bytes, hex. Rejects where it cannot be read. */
  readonly hash: (path: string) => Promise<string>;
  readonly progress: (file: SourceFile, done: number, total: number) => void;
  readonly signal: AbortSignal;
}

export interface IngestRequest {
  readonly files: readonly SourceFile[];
  /** The roots that were listed: a source on record under one of them that is not in `files` is gone. */
  readonly roots: readonly string[];
  /** Compares and counts, writes nothing. */
  readonly dryRun: boolean;
}

/** Brings the index in line with the files. Never throws for one bad file or record: it stands in `errors`. */
export async function ingest(request: IngestRequest, deps: IngestDeps): Promise<IngestReport> {
  const counts: RecordCounts = { added: 0, changed: 0, unchanged: 0, removed: 0, passages: 0 };
  const errors: IngestProblem[] = [];
  if (!request.dryRun) await alignVectors(deps);
  // First what is gone: a renamed file's records find their ids free again.
  if (!deps.signal.aborted) counts.removed += await removeGone(request, deps);
  for (const [i, file] of request.files.entries()) {
    if (deps.signal.aborted) break;
    deps.progress(file, i, request.files.length);
    await ingestFile(file, request.dryRun, counts, errors, deps);
  }
  return { ...counts, errors };
}

async function ingestFile(
  file: SourceFile,
  dryRun: boolean,
  counts: RecordCounts,
  errors: IngestProblem[],
  deps: IngestDeps,
): Promise<void> {
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
  const problems: IngestProblem[] = [];
  const pass = await deps.index.beginSource(source);
  const batch = new RecordBatch(pass, dryRun, counts, deps);
  for await (const loaded of deps.load(file)) {
    if (deps.signal.aborted) return;
    if ("problem" in loaded) problems.push({ source: loaded.source, message: loaded.problem });
    else if (!(await batch.add(loaded.record)))
      errors.push({
        source: file.name,
        message: `the id ${loaded.record.id} stands there twice; the first one counts`,
      });
  }
  await batch.flush();
  errors.push(...problems);
  await endPass(pass, { known, complete: problems.length === 0, batch, dryRun, counts });
}

/** Ends the pass. A file that gave nothing but problems keeps what it gave before: a damaged file is no deletion. */
async function endPass(
  pass: SourcePass,
  end: {
    /** What was on record of this source before. */
    known: { readonly records: number; readonly passages: number } | null;
    /** Whether every record could be read. */
    complete: boolean;
    batch: RecordBatch;
    dryRun: boolean;
    counts: RecordCounts;
  },
): Promise<void> {
  const { known, complete, batch, dryRun, counts } = end;
  if (batch.records === 0 && !complete) counts.passages += known?.passages ?? 0;
  else if (!dryRun) counts.removed += (await pass.finish({ complete })).removed;
  else if (complete) counts.removed += (known?.records ?? 0) - batch.stayed;
}

async function removeGone({ files, roots, dryRun }: IngestRequest, { index }: IngestDeps): Promise<number> {
  const here = new Set(files.map(({ path }) => path));
  // Roots may lie in each other: a source under two of them is gone once.
  const gone = new Set<string>();
  for (const root of roots)
    for (const { name } of await index.sourcesUnder(root)) if (!here.has(name)) gone.add(name);
  let removed = 0;
  for (const name of gone)
    removed += dryRun ? ((await index.source(name))?.records ?? 0) : await index.removeSource(name);
  return removed;
}
