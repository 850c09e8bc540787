/** Records on their way into the index: compared, embedded together, written a transaction at a time. */
import { hash as digest } from "node:crypto";
import type { Embedder, EmbedOptions } from "./embedder.ts";
import type { IndexedRecord, PassageIndex, Source, SourcePass } from "./passage-index.ts";
import type { Passage, Piece, SourceRecord } from "./passage.ts";

export interface RecordDeps {
  readonly index: PassageIndex;
  readonly embedder: Embedder;
  /** ISO 639-1 of a text, or null where it cannot be told. */
  readonly language: (text: string) => Promise<string | null>;
}

/** What changed, counted in records, and how many passages they hold. */
export interface RecordCounts {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  passages: number;
}

export type Change = "added" | "changed";

export interface BatchRequest extends RecordDeps {
  readonly pass: SourcePass;
  /** Compares and counts, writes nothing and embeds nothing. */
  readonly dryRun: boolean;
  readonly counts: RecordCounts;
  readonly onChange: (change: Change, record: SourceRecord) => void;
  /** A record whose id this source gave already: the first one counts. */
  readonly onTwice: (record: SourceRecord) => void;
  readonly signal?: AbortSignal;
}

/** Records per transaction: large enough that commits do not dominate, small enough to lose little to an interrupt. */
const BATCH = 1_024;
/** Passages that are embedded anew together: with a large model they are minutes, and what is not written yet is lost. */
const PAGE = 512;

/** Embeds whatever has no vector of this embedder yet, and has its vectors searched from then on. A cut-off run goes on. */
export async function alignVectors(
  { index, embedder, signal }: Pick<RecordDeps, "index" | "embedder"> & { readonly signal?: AbortSignal },
  progress: (embedded: number) => void = () => undefined,
): Promise<void> {
  if ((await index.embedderId()) === embedder.id) return;
  await index.openVectors(embedder);
  let embedded = 0;
  for await (const page of index.withoutVector(embedder.id, PAGE)) {
    const options = { progress: (done: number) => progress(embedded + done), ...(signal ? { signal } : {}) };
    await index.putVectors(embedder.id, await vectorsOf(page, embedder, options));
    progress((embedded += page.length));
  }
  await index.acceptVectors(embedder.id);
}

/** The vectors of stored passages, as `putVectors` takes them. */
export async function vectorsOf(
  passages: readonly Passage[],
  embedder: Embedder,
  options?: EmbedOptions,
): Promise<{ readonly id: string; readonly vector: Float32Array }[]> {
  const vectors = await embedder.embed(passages.map(embeddingText), "passage", options);
  return passages.flatMap(({ id }, i) => (vectors[i] ? [{ id, vector: vectors[i] }] : []));
}

/** Brings a source that is at hand whole in line with these records, in one pass. */
export async function takeRecords(
  source: Source,
  records: readonly SourceRecord[],
  deps: RecordDeps,
): Promise<RecordCounts> {
  const pass = await deps.index.beginSource(source, deps.embedder.id);
  const counts = { added: 0, changed: 0, unchanged: 0, removed: 0, passages: 0 };
  const ignored = (): void => undefined;
  const { index, embedder, language } = deps;
  const request = {
    index,
    embedder,
    language,
    pass,
    dryRun: false,
    counts,
    onChange: ignored,
    onTwice: ignored,
  };
  const batch = new RecordBatch(request);
  for (const record of records) await batch.add(record);
  await batch.flush();
  counts.removed = (await pass.finish()).removed;
  return counts;
}

interface Hashed {
  readonly record: SourceRecord;
  readonly hash: string;
}

/** Collects records, embeds the new and changed ones together and writes them in one transaction. */
export class RecordBatch {
  records = 0;
  /** Records that were on record before and still are. */
  stayed = 0;
  private waiting = new Map<string, SourceRecord>();
  private at: number | null = null;
  private complete = true;
  /** A dry run leaves no mark on the records, so it remembers what it has seen. */
  private readonly seen = new Set<string>();

  constructor(private readonly request: BatchRequest) {}

  /** Whether it was given nothing yet. */
  get isEmpty(): boolean {
    return this.records === 0 && this.waiting.size === 0;
  }

  /** `at` is how far the source is read, as `Loaded.at`. */
  async add(record: SourceRecord, at?: number): Promise<void> {
    if (this.waiting.has(record.id) || this.seen.has(record.id)) this.request.onTwice(record);
    else this.waiting.set(record.id, record);
    this.at = at ?? this.at;
    if (this.waiting.size >= BATCH) await this.flush();
  }

  /** Something in the source could not be read. */
  miss(): void {
    this.complete = false;
  }

  async flush(): Promise<void> {
    const { pass, dryRun } = this.request;
    const records = [...this.waiting.values()];
    const { at, complete } = this;
    this.waiting = new Map();
    const known = await pass.known(records.map(({ id }) => id));
    const fresh: Hashed[] = [];
    const keep: string[] = [];
    for (const record of records) {
      const stored = known.get(record.id);
      if (stored?.seen) this.request.onTwice(record);
      else if (this.count(record, stored?.hash, fresh)) keep.push(record.id);
    }
    if (dryRun || (records.length === 0 && complete)) return;
    await pass.commit({ put: await this.index(fresh), keep, at, complete });
    this.complete = true;
  }

  /** Counts a record; gives whether it is still there as it was, else it is fresh. */
  private count(record: SourceRecord, storedHash: string | undefined, fresh: Hashed[]): boolean {
    const { counts, dryRun, onChange } = this.request;
    const hash = recordHash(record);
    this.records++;
    counts.passages += record.pieces.length;
    if (dryRun) this.seen.add(record.id);
    if (storedHash !== undefined) this.stayed++;
    if (storedHash === hash) {
      counts.unchanged++;
      return true;
    }
    const change = storedHash === undefined ? "added" : "changed";
    counts[change]++;
    onChange(change, record);
    fresh.push({ record, hash });
    return false;
  }

  private async index(fresh: readonly Hashed[]): Promise<IndexedRecord[]> {
    if (fresh.length === 0) return [];
    const { embedder, language, signal } = this.request;
    const texts = fresh.flatMap(({ record }) => record.pieces.map(embeddingText));
    const vectors = await embedder.embed(texts, "passage", signal ? { signal } : {});
    const zero = new Float32Array(embedder.dimension);
    let next = 0;
    const indexed: IndexedRecord[] = [];
    for (const { record, hash } of fresh) {
      const { pieces, ...rest } = record;
      const said = record.language ?? (await language(pieces.map(plainText).join("\n")));
      indexed.push({
        record: { ...rest, language: said },
        hash,
        pieces: pieces.map((piece) => ({ ...piece, vector: vectors[next++] ?? zero })),
      });
    }
    return indexed;
  }
}

const plainText = (piece: Piece): string => `${piece.question ?? ""}\n${piece.text}`;

/** What an embedder is given of a passage: the question first, since questions are what it will be compared with. */
const embeddingText = ({ question, title, text }: Piece | Passage): string =>
  [question ?? title, text].join("\n");

const recordHash = (record: SourceRecord): string => digest("sha256", JSON.stringify(record));
