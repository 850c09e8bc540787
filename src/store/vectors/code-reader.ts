/** The codes of the space that is searched, kept in memory and in step with the database. */
import type { Database } from "../database.ts";
import { CodeMemory } from "./code-memory.ts";
import { CODE_VERSION } from "./code.ts";
import type { Coders } from "./coders.ts";
import { blockBytes, type Scanner, scanner } from "./scan.ts";
import { type Space, vectorsIn } from "./space.ts";

interface Loaded {
  readonly space: Space;
  readonly codes: CodeMemory;
}

export class CodeReader {
  private loaded: Loaded | null = null;
  private scanner: Scanner | null = null;

  constructor(
    private readonly db: Database,
    private readonly coders: Coders,
    private readonly newScanner: () => Scanner = scanner,
  ) {}

  /** Inside a transaction of the caller's: the passages nearest to a vector as far as codes tell, the likeliest first. */
  nearest(space: Space, vector: Float32Array, want: number, allowed?: readonly number[]): number[] {
    const { codes } = this.inStep(space);
    return codes.nearest(this.coders.of(space).query(vector), want, allowed);
  }

  private inStep(space: Space): Loaded {
    const { loaded } = this;
    const isSame = loaded?.space.number === space.number && loaded.space.rebuilt === space.rebuilt;
    if (loaded && isSame && loaded.space.revision === space.revision) return loaded;
    const codes = (isSame ? this.updated(space, loaded) : null) ?? this.stored(space) ?? this.made(space);
    return (this.loaded = { space, codes });
  }

  /** What is in memory with the changes since. */
  private updated(space: Space, { space: { revision }, codes }: Loaded): CodeMemory | null {
    return this.read(space, revision, codes) && codes.held() === space.vectors ? codes : null;
  }

  /** What the database holds; null where that is not all, or of another version. */
  private stored(space: Space): CodeMemory | null {
    if (space.code_version !== CODE_VERSION || !this.coders.isCenterWhole(space)) return null;
    const codes = this.empty(space);
    return this.read(space, -1, codes) && codes.held() === space.vectors ? codes : null;
  }

  /** Codes made from the vectors, where the stored ones are of no use: the next change of the space stores such ones. */
  private made(space: Space): CodeMemory {
    const codes = this.empty(space);
    const coder = this.coders.of(space);
    for (const { passage, vector } of vectorsIn(this.db, space)) codes.set(passage, coder.code(vector));
    return codes;
  }

  /** Reads the blocks written after a revision, and the changes that are in none yet; gives whether all had a place. */
  private read(space: Space, after: number, codes: CodeMemory): boolean {
    const count = this.db
      .statement<[number, number], number>(
        "select count(*) from vector_block where space = ? and revision > ?",
      )
      .pluck()
      .get(space.number, after);
    if (after < 0) codes.reserve(count ?? 0);
    // One statement for all: SQLite then puts each blob together where the last one was.
    const blocks = this.db
      .statement<[number, number], { block: number; codes: Buffer }>(
        "select block, codes from vector_block where space = ? and revision > ? order by block",
      )
      .iterate(space.number, after);
    for (const { block, codes: bytes } of blocks)
      if (bytes.length !== blockBytes(codes.width) || !codes.putBlock(block, bytes)) return false;
    const changes = this.db
      .statement<[number], { passage: number; code: Buffer | null }>(
        "select passage, code from vector_code where space = ? order by passage",
      )
      .all(space.number);
    return changes.every(
      ({ passage, code }) => (code?.length ?? codes.width) === codes.width && codes.set(passage, code),
    );
  }

  private empty(space: Space): CodeMemory {
    this.scanner ??= this.newScanner();
    return new CodeMemory(this.coders.of(space).width, this.scanner);
  }
}
