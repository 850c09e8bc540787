/** Ends a request by its time, or when its own signal is aborted. */
import type { Clock } from "../../clock.ts";
import type { GenerationError } from "../../generation/generator.ts";

export class Deadline {
  private readonly abort = new AbortController();
  private readonly timer = new AbortController();
  private end = Infinity;
  private readonly interrupt = () => this.abort.abort(this.given?.reason);

  constructor(
    private readonly clock: Clock,
    private readonly milliseconds: number,
    private readonly late: () => GenerationError,
    private readonly given: AbortSignal | undefined,
  ) {
    // Not AbortSignal.any: in Node 20 each leaves something behind at a signal that lives as long as the process.
    given?.addEventListener("abort", this.interrupt);
    if (given?.aborted) this.interrupt();
  }

  /** Aborted with the error of being late, or with the reason of the signal that was given. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** Milliseconds. */
  get remaining(): number {
    return this.end - this.clock.now().getTime();
  }

  /** Begins to count, where it has not begun. */
  start(): void {
    if (this.end !== Infinity) return;
    this.end = this.clock.now().getTime() + this.milliseconds;
    void this.clock.sleep(this.milliseconds, this.timer.signal).then(() => {
      if (!this.timer.signal.aborted) this.abort.abort(this.late());
    });
  }

  lift(): void {
    this.timer.abort();
    this.given?.removeEventListener("abort", this.interrupt);
  }
}
