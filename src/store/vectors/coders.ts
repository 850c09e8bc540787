/** The coder of a space, made again only where the space wants another one. */
import type { Database } from "../database.ts";
import { Coder } from "./code.ts";
import { centerOf, type Space } from "./space.ts";

interface Made {
  readonly space: Space;
  readonly coder: Coder;
  readonly isCenterWhole: boolean;
}

export class Coders {
  private last: Made | null = null;

  constructor(private readonly db: Database) {}

  of(space: Space): Coder {
    return this.made(space).coder;
  }

  /** Whether the center that the space's codes were made around is still there: without it they tell nothing. */
  isCenterWhole(space: Space): boolean {
    return this.made(space).isCenterWhole;
  }

  private made(space: Space): Made {
    if (this.last && isCodedAlike(this.last.space, space)) return this.last;
    const { dimension, seed } = space;
    const center = space.center === null ? null : centerOf(this.db, space);
    const coder = new Coder({ dimension, seed, center });
    return (this.last = { space, coder, isCenterWhole: center !== null || space.center === null });
  }
}

/** By the center's hash: a revision may come to stand for another center after a rollback. */
const isCodedAlike = (a: Space, b: Space): boolean =>
  a.number === b.number && a.dimension === b.dimension && a.seed === b.seed && a.center === b.center;
