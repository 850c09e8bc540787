/** Progress on standard error: on a terminal one line that is drawn again, elsewhere a line every few seconds. */
import type { Clock } from "../clock.ts";
import { type Output, printable } from "./output.ts";

export interface Step {
  readonly done: number;
  /** 0 where it is not known. */
  readonly total: number;
  /** How many `items` of it were done, where those are counted otherwise than `done`. */
  readonly items?: number;
  /** What is being worked on. */
  readonly what: string;
}

export interface ProgressBar {
  show(step: Step): void;
  /** Takes the line away. */
  end(): void;
}

const WIDTH = 24;
/** Drawn at most ten times a second: a terminal is slow. */
const INTERVAL = 100;
/** Elsewhere, in a log of cron say, a line this often; what is shorter says nothing. */
const QUIET_INTERVAL = 5_000;

/** `unit` names the items: `records`. */
export function progressBar(out: Output, label: string, unit: string, clock: Clock): ProgressBar {
  const start = clock.now().getTime();
  let last = out.isTerminal ? -Infinity : start;
  return {
    show(step) {
      const now = clock.now().getTime();
      if (now - last < (out.isTerminal ? INTERVAL : QUIET_INTERVAL)) return;
      last = now;
      const figures = figuresOf(step, (now - start) / 1000, unit);
      if (out.isTerminal) out.progress(cut([`${label} ${barOf(step)}`, ...figures].join(" · ")));
      else out.note([label, ...figures].join(" · "));
    },
    end() {
      out.progress("");
    },
  };
}

/** A longer line would wrap, and leave its first half behind when it is drawn again. */
const COMMON_WIDTH = 110;

const cut = (text: string): string => printable(text).slice(0, COMMON_WIDTH);

// A total that was estimated may turn out too small.
const shareOf = ({ done, total }: Step): number => (done >= total ? 1 : done / total);

function barOf(step: Step): string {
  const filled = step.total === 0 ? 0 : Math.round(shareOf(step) * WIDTH);
  return "█".repeat(filled) + "░".repeat(WIDTH - filled);
}

function figuresOf(step: Step, seconds: number, unit: string): string[] {
  const { done, total, items = done, what } = step;
  const share = total === 0 ? [] : [`${Math.floor(shareOf(step) * 100)} %`];
  const rate = seconds > 0 && items > 0 ? [`${Math.round(items / seconds)} ${unit}/s`] : [];
  const left = done === 0 || done >= total ? [] : [`${duration((seconds / done) * (total - done))} left`];
  return [...share, `${items} ${unit}`, ...rate, ...left, what].filter((figure) => figure !== "");
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
