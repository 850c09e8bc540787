/** A progress line on a terminal's standard error: bar, share, rate, time left. Silent elsewhere. */
import type { Clock } from "../clock.ts";
import type { Output } from "./output.ts";

export interface ProgressBar {
  show(done: number, total: number, what: string): void;
}

const WIDTH = 24;
/** Drawn at most ten times a second: a terminal is slow. */
const INTERVAL = 100;

export function progressBar(out: Output, label: string, clock: Clock): ProgressBar {
  const start = clock.now().getTime();
  let last = -Infinity;
  return {
    show(done, total, what) {
      const now = clock.now().getTime();
      if (now - last < INTERVAL) return;
      last = now;
      // A total that was estimated may turn out too small.
      const share = done >= total ? 1 : done / total;
      const filled = Math.round(share * WIDTH);
      const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
      const seconds = (now - start) / 1000;
      const left = done === 0 ? "" : ` · ${Math.ceil((seconds / done) * Math.max(0, total - done))} s left`;
      out.progress(`${label} ${bar} ${done}/${total}${left} · ${what}`.slice(0, 110));
    },
  };
}
