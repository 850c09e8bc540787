/** Puts the tuner's number of threads to use, token by token, and remembers it for the next start. */
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import type { Llama } from "node-llama-cpp";
import { z } from "zod";
import { writeJson } from "../files.ts";
import { ThreadTuner } from "./thread-tuner.ts";

/** Not measured: a token waits for its weights to be read, and a few cores take all that memory gives. */
const MOST_THREADS = 16;

const choiceSchema = z.object({
  cores: z.number(),
  threads: z.number().int().positive(),
  milliseconds: z.number().positive(),
});

export interface PaceOptions {
  /** As configured; null to measure it. */
  readonly threads: number | null;
  /** Where what was measured is kept; null for nowhere. */
  readonly record: string | null;
  readonly now: () => number;
}

export class ThreadPace {
  private llama: Llama | null = null;
  private started: number | null = null;
  private saved: number | null = null;

  private constructor(
    private readonly options: PaceOptions,
    private readonly tuner: ThreadTuner | null,
    /** What the context has to allow for. */
    readonly most: number,
    private readonly cores: number,
  ) {}

  static async open(options: PaceOptions): Promise<ThreadPace> {
    const cores = availableParallelism();
    const most = options.threads ?? Math.min(cores, MOST_THREADS);
    if (options.threads !== null) return new ThreadPace(options, null, most, cores);
    const known = options.record === null ? null : await readChoice(options.record);
    const tuner = new ThreadTuner(most, known?.cores === cores ? known : null);
    return new ThreadPace(options, tuner, most, cores);
  }

  /** On a graphics card the processor's threads wait for it, and none is worth measuring. */
  attach(llama: Llama): void {
    if (llama.gpu === false) this.llama = llama;
  }

  forPrompt(): void {
    this.started = null;
    if (this.tuner !== null) this.use(this.tuner.steady);
  }

  /** A token is there and the next one is begun. */
  next(): void {
    if (this.tuner === null || this.llama === null) return;
    const now = this.options.now();
    if (this.started !== null) this.tuner.took(now - this.started);
    this.started = now;
    this.use(this.tuner.threads);
  }

  async save(): Promise<void> {
    const choice = this.tuner?.choice ?? null;
    const { record } = this.options;
    if (record === null || choice === null || choice.threads === this.saved) return;
    await writeJson(record, { cores: this.cores, ...choice }).catch(() => undefined);
    this.saved = choice.threads;
  }

  private use(threads: number): void {
    if (this.llama !== null && this.llama.maxThreads !== threads) this.llama.maxThreads = threads;
  }
}

async function readChoice(record: string) {
  try {
    return choiceSchema.parse(JSON.parse(await readFile(record, "utf8")));
  } catch {
    return null;
  }
}
