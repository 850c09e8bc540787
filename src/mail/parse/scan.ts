/** The parts of a mail, found in one pass over its bytes. */
import { lineEnd, nextLine } from "../bytes.ts";
import { splitHeader, type RawField } from "../raw.ts";
import { entityOf, isMail, type Entity } from "./entity.ts";

/** What reading one mail may cost, shared by all its parts. */
export interface Budget {
  /** Entities left. Ten thousand parts are read; millions of them are an attack. */
  parts: number;
  /** Bytes that encoded mails within the mail may be decoded to. */
  decoded: number;
  /** Multiparts whose boundary may be guessed, and encoded mails that may be opened: each is another pass. */
  passes: number;
}

export const newBudget = (): Budget => ({ parts: 20_000, decoded: 16 * 1024 * 1024, passes: 64 });

interface Open {
  readonly entity: Entity;
  readonly boundary: string;
  /** How many entities are open down to it, itself included. */
  readonly depth: number;
  closed: boolean;
}

/** RFC 2046 allows 70 characters; some programs write more. */
const MAX_BOUNDARY = 300;

const isLineEnd = (byte: number | undefined): boolean => byte === 10 || byte === 13;

/** Where the content before a boundary line ends: the line end above the line belongs to the boundary. */
const beforeLineEnd = (source: Buffer, at: number, start: number): number => {
  let end = at;
  if (end > start && source[end - 1] === 10) end--;
  else if (end > start && source[end - 1] === 13) return end - 1;
  while (end > start && at - end < 8 && source[end - 1] === 13) end--;
  return end;
};

/**
 * Finds the parts below an entity, and theirs. Boundaries of all the multiparts above are looked up at once, so that
 * neither depth nor number of parts makes it slower than its bytes.
 */
class Scan {
  readonly defects = new Set<string>();
  /** From the top down to the part that is read. */
  readonly #path: Entity[] = [];
  readonly #multiparts: Open[] = [];
  readonly #byBoundary = new Map<string, Open[]>();
  readonly #source: Buffer;
  readonly #end: number;
  readonly #budget: Budget;
  readonly #first = new Uint8Array(256);

  constructor(source: Buffer, end: number, budget: Budget) {
    this.#source = source;
    this.#end = end;
    this.#budget = budget;
  }

  /** Reads what is in an entity; `boundary` in place of the one that it declares. */
  run(top: Entity, boundary?: string): void {
    this.#enter(top, boundary);
    const source = this.#source;
    const end = this.#end;
    let at = (this.#path.at(-1) ?? top).start;
    let begins = true;
    while (at < end) {
      if (begins && source[at] === 45 && source[at + 1] === 45 && this.#first[source[at + 2] ?? 0] === 1) {
        const next = this.#boundaryLine(at);
        if (next < 0) break;
        if (next > at) {
          at = next;
          continue;
        }
      }
      begins = isLineEnd(source[at]);
      at++;
    }
    this.#leave(0, end);
  }

  /** Acts on the line at `at`, if it is a boundary; says where to go on, -1 where no more parts are read. */
  #boundaryLine(at: number): number {
    const found = this.#match(at);
    if (found === null) return at;
    const { open, closes } = found;
    const after = nextLine(this.#source, lineEnd(this.#source, at, this.#end), this.#end);
    this.#leave(open.depth, beforeLineEnd(this.#source, at, open.entity.start));
    if (open.entity.firstBoundary < 0) open.entity.firstBoundary = at;
    if (closes) {
      open.closed = true;
      open.entity.closedAt = after;
      return after;
    }
    if (open.closed) this.defects.add("parts below the last boundary");
    open.closed = false;
    open.entity.closedAt = -1;
    if (this.#budget.parts <= 0) {
      this.defects.add("more parts than are read; the rest is read as one text");
      this.#enter(below(open.entity, { fields: [], bodyStart: after }));
      return -1;
    }
    this.#enter(below(open.entity, this.#header(after)));
    return this.#path.at(-1)?.start ?? after;
  }

  #header(at: number): { fields: readonly RawField[]; bodyStart: number } {
    return splitHeader(this.#source, at, this.#end, (line) => this.#isBoundary(line));
  }

  #isBoundary(at: number): boolean {
    return this.#source[at] === 45 && this.#source[at + 1] === 45 && this.#match(at) !== null;
  }

  #match(at: number): { open: Open; closes: boolean } | null {
    const from = at + 2;
    if (this.#first[this.#source[from] ?? 0] !== 1) return null;
    const stop = lineEnd(this.#source, from, Math.min(this.#end, from + MAX_BOUNDARY + 64));
    const line = this.#source.toString("latin1", from, stop).trimEnd();
    const opens = this.#byBoundary.get(line);
    if (opens !== undefined) return pick(opens, false);
    const closes = line.endsWith("--") ? this.#byBoundary.get(line.slice(0, -2)) : undefined;
    return closes === undefined ? null : pick(closes, true);
  }

  /** Opens an entity, and the mail in it, if it is one, and so on. */
  #enter(top: Entity, boundary?: string): void {
    for (let entity: Entity | null = top, given = boundary; entity !== null; given = undefined) {
      this.#budget.parts--;
      this.#path.push(entity);
      const declared = given ?? entity.params.get("boundary")?.trimEnd() ?? "";
      if (declared !== "" && declared.length <= MAX_BOUNDARY) this.#open(entity, declared);
      entity = this.#mailIn(entity);
    }
  }

  #mailIn(entity: Entity): Entity | null {
    if (!isMail(entity.contentType) || entity.encoding !== "none" || this.#budget.parts <= 0) return null;
    const header = this.#header(entity.start);
    return header.fields.length === 0 ? null : below(entity, header);
  }

  #open(entity: Entity, boundary: string): void {
    const open = { entity, boundary, depth: this.#path.length, closed: false };
    this.#multiparts.push(open);
    const same = this.#byBoundary.get(boundary);
    if (same === undefined) this.#byBoundary.set(boundary, [open]);
    else same.push(open);
    this.#first[boundary.charCodeAt(0) & 255] = 1;
  }

  /** Ends all entities deeper than `depth`. */
  #leave(depth: number, end: number): void {
    while (this.#path.length > depth) {
      const entity = this.#path.pop();
      if (entity === undefined) return;
      entity.end = Math.max(entity.start, end);
      const open = this.#multiparts.at(-1);
      if (open?.entity !== entity) continue;
      this.#multiparts.pop();
      const same = this.#byBoundary.get(open.boundary);
      same?.pop();
      if (same?.length === 0) this.#byBoundary.delete(open.boundary);
      if (!open.closed && entity.firstBoundary >= 0) this.defects.add("multipart boundary never closed");
    }
  }
}

/** Of multiparts with one and the same boundary, the innermost that is not closed. */
const pick = (opens: readonly Open[], closes: boolean): { open: Open; closes: boolean } | null => {
  const open = opens.findLast(({ closed }) => !closed) ?? opens.at(-1);
  return open === undefined ? null : { open, closes };
};

/** A new entity at the end of its parent's parts. */
export const below = (
  parent: Entity,
  { fields, bodyStart }: { readonly fields: readonly RawField[]; readonly bodyStart: number },
  source = parent.source,
): Entity => {
  const entity = entityOf(fields, { source, start: bodyStart, parent });
  parent.children.push(entity);
  return entity;
};

/** Finds all that is in an entity, up to `end`; says what was wrong with it. */
export const scan = (top: Entity, end: number, budget: Budget, boundary?: string): readonly string[] => {
  const pass = new Scan(top.source, end, budget);
  pass.run(top, boundary);
  return [...pass.defects];
};
