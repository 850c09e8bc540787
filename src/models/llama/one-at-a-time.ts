/** Work that has to wait for work of its kind. */
import { untilAborted } from "../until-aborted.ts";

export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs `work` when all that came before is done. Aborted before its turn, it is never begun. */
  async run<T>(signal: AbortSignal | null, work: () => Promise<T>): Promise<T> {
    const turn = this.last;
    const done = turn.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    this.last = done.catch(() => undefined);
    return untilAborted(done, signal ?? undefined);
  }
}
