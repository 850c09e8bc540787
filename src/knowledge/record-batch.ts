/** Records on their way into the index: compared, embedded together, written a transaction at a time. */
import { createHash } from "node:crypto";
import type { Embedder } from "./embedder.ts";
import type { IndexedRecord, PassageIndex, SourcePass } from "./passage-index.ts";
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

/** Records per transaction: large enough that commits do not dominate, small enough to lose little to an interrupt. */
const BATCH = 256;

/**
 * Embeds every stored passage anew where the vectors on record are another embedder's. Cut off half-way it starts over
 * the next time; until then search goes by words.
 */
export async function alignVectors({ index, embedder }: RecordDeps): Promise<void> {
  if ((await index.embedderId()) === embedder.id) return;
  await index.resetVectors(embedder.dimension);
  for await (const page of index.pages(BATCH)) {
    const vectors = await embedder.embed(page.map(embeddingText), "passage");
    await index.putVectors(page.flatMap(({ id }, i) => (vectors[i] ? [{ id, vector: vectors[i] }] : [])));
  }
  await index.acceptVectors(embedder.id);
}

/** Collects records, embeds the new and changed ones together and writes them in one transaction. */
export class RecordBatch {
  records = 0;
  /** Records that were on record before and still are. */
  stayed = 0;
  private readonly seen = new Set<string>();
  private fresh: { record: SourceRecord; hash: string }[] = [];
  private kept: string[] = [];

  constructor(
    private readonly pass: SourcePass,
    private readonly dryRun: boolean,
    private readonly counts: RecordCounts,
    private readonly deps: RecordDeps,
  ) {}

  /** Gives false, and takes nothing, where this source gave a record of that id already. */
  async add(record: SourceRecord): Promise<boolean> {
    if (this.seen.has(record.id)) return false;
    this.seen.add(record.id);
    const hash = recordHash(record);
    const stored = await this.pass.hashOf(record.id);
    this.records++;
    this.counts.passages += record.pieces.length;
    if (stored !== null) this.stayed++;
    this.counts[stored === null ? "added" : stored === hash ? "unchanged" : "changed"]++;
    if (stored === hash) this.kept.push(record.id);
    else this.fresh.push({ record, hash });
    if (this.fresh.length + this.kept.length >= BATCH) await this.flush();
    return true;
  }

  async flush(): Promise<void> {
    const { fresh, kept } = this;
    this.fresh = [];
    this.kept = [];
    if (this.dryRun) return;
    if (kept.length > 0) await this.pass.keep(kept);
    if (fresh.length > 0) await this.pass.put(await this.index(fresh));
  }

  private async index(fresh: readonly { record: SourceRecord; hash: string }[]): Promise<IndexedRecord[]> {
    const texts = fresh.flatMap(({ record }) => record.pieces.map(embeddingText));
    const vectors = await this.deps.embedder.embed(texts, "passage");
    const zero = new Float32Array(this.deps.embedder.dimension);
    let next = 0;
    const indexed: IndexedRecord[] = [];
    for (const { record, hash } of fresh) {
      const { pieces, ...rest } = record;
      const language = record.language ?? (await this.deps.language(pieces.map(plainText).join("\n")));
      indexed.push({
        record: { ...rest, language },
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

const recordHash = (record: SourceRecord): string =>
  createHash("sha256").update(JSON.stringify(record)).digest("hex");
