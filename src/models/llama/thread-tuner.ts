/**
 * How many threads evaluate a token: measured while tokens are made, since what is right changes with the machine's load.
 *
 * llama.cpp's threads wait for each other by spinning. With as many as there are cores, whatever else runs (Node's own
 * threads too) takes the core of one, and all wait for it: measured on two cores, two threads were 1.7 times as fast as one
 * while the machine was idle, and .15 times while two others computed. So each number is tried for some tokens, the
 * quickest is kept, and all are tried again when it slows down, and now and then.
 */
export class ThreadTuner {
  private readonly candidates: readonly number[];
  private chosen: number;
  /** Of the chosen number, when it was tried. */
  private expected: number;
  private recent: number[] = [];
  private sinceTrial = 0;
  private retryAfter = RETRY_AFTER;
  private trial: Trial | null = null;

  constructor(most: number, known: ThreadChoice | null = null) {
    this.candidates = candidatesOf(most);
    const remembered = known !== null && this.candidates.includes(known.threads) ? known : null;
    this.chosen = remembered?.threads ?? this.candidates[0] ?? 1;
    this.expected = remembered?.milliseconds ?? Infinity;
    if (remembered === null) this.begin();
  }

  /** For the next token. */
  get threads(): number {
    return this.trial?.threads ?? this.chosen;
  }

  /** For a prompt: a number under trial may be a bad one, and a prompt takes long. */
  get steady(): number {
    return this.chosen;
  }

  /** What to remember for the next start; null while nothing is measured. */
  get choice(): ThreadChoice | null {
    return Number.isFinite(this.expected) ? { threads: this.chosen, milliseconds: this.expected } : null;
  }

  /** A token was evaluated with `threads`. */
  took(milliseconds: number): void {
    if (this.candidates.length === 1) return;
    if (this.trial === null) this.watch(milliseconds);
    else {
      const won = this.trial.took(milliseconds);
      if (won === null) return;
      this.trial = null;
      this.retryAfter =
        won.threads === this.chosen ? Math.min(this.retryAfter * 2, RETRY_AFTER_MOST) : RETRY_AFTER;
      this.chosen = won.threads;
      this.expected = won.milliseconds;
    }
  }

  private watch(milliseconds: number): void {
    this.sinceTrial++;
    this.recent.push(milliseconds);
    if (this.recent.length > RECENT) this.recent.shift();
    const last = this.recent.slice(-FEW);
    const stalled = last.length === FEW && last.every((time) => time > this.expected * STALLED);
    const slow = this.recent.length === RECENT && median(this.recent) > this.expected * SLOWER;
    // With the fewest there is no core to give back: the machine is busy, and more would wait for it too.
    const fewest = this.chosen === Math.min(...this.candidates);
    if (fewest && slow) this.expected = median(this.recent);
    if (this.sinceTrial >= this.retryAfter || (!fewest && (slow || stalled))) this.begin();
  }

  private begin(): void {
    this.recent = [];
    this.sinceTrial = 0;
    if (this.candidates.length > 1) this.trial = new Trial(this.candidates);
  }
}

export interface ThreadChoice {
  readonly threads: number;
  /** A token took. */
  readonly milliseconds: number;
}

const RECENT = 16;
const SLOWER = 1.6;
/** Tokens, then the machine may have become quiet again; twice as many each time that it has not. */
const RETRY_AFTER = 512;
const RETRY_AFTER_MOST = 8192;
/** Tokens of one number in a row, and how many rows: load that comes and goes hits all. */
const VISIT = 3;
const VISITS = 2;
/** A token this much slower than the best number's ends its visits: a thread without a core takes seconds. */
const STALLED = 4;
/** Tokens in a row that stalled: the machine has become busy. */
const FEW = 3;

/** One core left to the others comes first: it is never very wrong. */
const candidatesOf = (most: number): readonly number[] => [
  ...new Set([most - 1, most, Math.ceil(most / 2)].map((threads) => Math.max(1, threads))),
];

class Trial {
  private readonly times: ReadonlyMap<number, number[]>;
  private visits: number[];
  private left = VISIT;

  constructor(candidates: readonly number[]) {
    this.times = new Map(candidates.map((threads) => [threads, []] as const));
    this.visits = Array.from({ length: VISITS }, () => candidates).flat();
  }

  get threads(): number {
    return this.visits[0] ?? 1;
  }

  /** The quickest, when all were tried. */
  took(milliseconds: number): ThreadChoice | null {
    const stalled = milliseconds > this.best().milliseconds * STALLED;
    this.times.get(this.threads)?.push(milliseconds);
    if (--this.left > 0 && !stalled) return null;
    const [threads, ...visits] = this.visits;
    this.left = VISIT;
    this.visits = stalled ? visits.filter((later) => later !== threads) : visits;
    return this.visits.length === 0 ? this.best() : null;
  }

  private best(): ThreadChoice {
    return [...this.times]
      .filter(([, times]) => times.length > 0)
      .map(([threads, times]) => ({ threads, milliseconds: median(times) }))
      .reduce((best, one) => (one.milliseconds < best.milliseconds ? one : best), {
        threads: this.threads,
        milliseconds: Infinity,
      });
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;
