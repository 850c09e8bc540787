/** Keeps the codes of a space in step with its vectors, in the transaction that changes them. */
import type { Database } from "../database.ts";
import { blockOf, heldIn, setInBlock } from "./code-memory.ts";
import { CODE_VERSION } from "./code.ts";
import type { Coders } from "./coders.ts";
import { BLOCK, blockBytes } from "./scan.ts";
import { meanOf, setCenter, type Space, spaceOf, vectorsIn } from "./space.ts";

/** Single changes that gather before they are put into blocks: a block is then written once or twice, and never for one code. */
const MERGED = 1024;

/** So many changes at once, an ingest's, go into their blocks without gathering: a block weighs as much as some of them. */
const AT_ONCE = 128;

/** The center is taken once there are so many vectors, and once more: of codes made around it none is made a third time. */
const CENTERED_AT = [1024, 8192];

interface Change {
  readonly passage: number;
  readonly code: Uint8Array | null;
}

interface Noted {
  readonly loose: number;
  readonly vectors: number;
}

export class CodeWriter {
  constructor(
    private readonly db: Database,
    private readonly coders: Coders,
  ) {}

  /** Passages have these vectors from now on; `added`: how many more the space holds for it. */
  put(space: Space, vectors: readonly (readonly [number, Float32Array])[], added: number): void {
    const coder = this.coders.of(space);
    const codes = new Uint8Array(vectors.length * coder.width);
    const changes = vectors.map(([passage, vector], i): Change => {
      const code = codes.subarray(i * coder.width, (i + 1) * coder.width);
      code.set(coder.code(vector));
      return { passage, code };
    });
    this.note(space, changes, added);
  }

  /** Passages that had vectors have none any more. */
  remove(space: Space, passages: readonly number[]): void {
    this.note(
      space,
      passages.map((passage) => ({ passage, code: null })),
      -passages.length,
    );
  }

  private note(space: Space, changes: readonly Change[], added: number): void {
    if (changes.length === 0) return;
    const isMany = changes.length >= AT_ONCE;
    const loose = isMany ? 0 : changes.length;
    const noted = this.db.statement<[number, number, number], Noted>(noteSql).get(added, loose, space.number);
    if (!noted) return;
    const isUseless = space.code_version !== CODE_VERSION || !this.coders.isCenterWhole(space);
    if (isUseless || isOutgrown(space, noted)) this.rebuild(space);
    else if (isMany) this.merge(space, changes);
    else {
      this.gather(space, changes);
      if (noted.loose >= MERGED) this.merge(space, []);
    }
  }

  private gather(space: Space, changes: readonly Change[]): void {
    const put = this.db.statement(
      "insert or replace into vector_code (space, passage, code) values (?, ?, ?)",
    );
    for (const { passage, code } of changes) put.run(space.number, passage, code);
  }

  /** Puts the changes that have gathered, and then these, into their blocks. */
  private merge(space: Space, changes: readonly Change[]): void {
    const gathered = this.db
      .statement<[number], Change>("select passage, code from vector_code where space = ?")
      .all(space.number);
    const blocks = new Map<number, Uint8Array>();
    const { width } = this.coders.of(space);
    for (const { passage, code } of [...gathered, ...changes]) {
      const block = blockOf(passage);
      const bytes = blocks.get(block) ?? this.readBlock(space, block);
      blocks.set(block, bytes);
      setInBlock(bytes, passage % BLOCK, width, code);
    }
    for (const [block, bytes] of blocks) this.writeBlock(space, block, bytes);
    if (gathered.length > 0) this.forgetChanges(space);
    const agrees = this.db.statement<[number], number>(agreesSql).pluck().get(space.number) === 1;
    // Blocks are missing or damaged.
    if (!agrees) this.rebuild(space);
  }

  /** Makes all codes anew from the vectors, around their mean. */
  private rebuild(old: Space): void {
    setCenter(this.db, old, meanOf(this.db, old));
    this.db.statement("delete from vector_block where space = ?").run(old.number);
    this.forgetChanges(old);
    const space = spaceOf(this.db, old.embedder);
    if (!space) return;
    const coder = this.coders.of(space);
    let current: { readonly block: number; readonly bytes: Uint8Array } | null = null;
    for (const { passage, vector } of vectorsIn(this.db, space)) {
      if (current?.block !== blockOf(passage)) {
        if (current) this.writeBlock(space, current.block, current.bytes);
        current = { block: blockOf(passage), bytes: new Uint8Array(blockBytes(coder.width)) };
      }
      setInBlock(current.bytes, passage % BLOCK, coder.width, coder.code(vector));
    }
    if (current) this.writeBlock(space, current.block, current.bytes);
  }

  private readBlock(space: Space, block: number): Uint8Array {
    const bytes = new Uint8Array(blockBytes(this.coders.of(space).width));
    const stored = this.db
      .statement<[number, number], Buffer>("select codes from vector_block where space = ? and block = ?")
      .pluck()
      .get(space.number, block);
    if (stored?.length === bytes.length) bytes.set(stored);
    return bytes;
  }

  private writeBlock(space: Space, block: number, bytes: Uint8Array): void {
    this.db
      .statement(writeBlockSql)
      .run(space.number, block, heldIn(bytes), Buffer.from(bytes.buffer), space.number);
  }

  private forgetChanges({ number }: Space): void {
    this.db.statement("delete from vector_code where space = ?").run(number);
    this.db.statement("update vector_space set loose = 0 where number = ?").run(number);
  }
}

const isOutgrown = ({ centered }: Space, { vectors }: Noted): boolean =>
  CENTERED_AT.some((size) => centered < size && vectors >= size);

const noteSql = `
  update vector_space set revision = revision + 1, vectors = vectors + ?, loose = loose + ? where number = ?
  returning loose, vectors`;

const agreesSql = `
  select vectors = (select coalesce(sum(held), 0) from vector_block where space = number)
  from vector_space where number = ?`;

const writeBlockSql = `
  insert or replace into vector_block (space, block, held, codes, revision)
  select ?, ?, ?, ?, revision from vector_space where number = ?`;
