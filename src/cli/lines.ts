/** Lines from the person, one at a time; lines that arrive early wait. */
import { createInterface, type Interface } from "node:readline";
import { printable } from "./output.ts";
import type { Shell } from "./shell.ts";

export interface LineReader {
  /** The next line; null at the end of the input and after Ctrl-C. */
  readonly ask: (prompt: string) => Promise<string | null>;
  /** Leaves the terminal to another program while `work` runs. */
  readonly pausedFor: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => void;
}

type Ends = Pick<Shell, "stdin" | "stderr" | "signal">;

/** Reads standard input; prompts go to standard error, since standard output carries data only. */
export const lineReader = (ends: Ends): LineReader => new Lines(ends);

class Lines implements LineReader {
  private readonly early: string[] = [];
  private waiting: ((line: string | null) => void) | null = null;
  private input: Interface | null = null;
  private ended = false;

  constructor(private readonly ends: Ends) {
    const { signal } = ends;
    if (signal.aborted) this.ended = true;
    else signal.addEventListener("abort", this.close);
    this.open();
  }

  readonly ask = (prompt: string): Promise<string | null> => {
    this.show(printable(prompt));
    const line = this.early.shift();
    if (line !== undefined) return Promise.resolve(line);
    if (this.ended) return Promise.resolve(null);
    return new Promise((resolve) => (this.waiting = resolve));
  };

  readonly pausedFor = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!this.ends.stdin.isTTY) return work();
    this.detach();
    try {
      return await work();
    } finally {
      this.open();
    }
  };

  /** What was typed ahead is not wanted any more either. */
  readonly close = (): void => {
    this.early.length = 0;
    this.end();
  };

  /** A prompt may quote a mail, so it comes here in printable form. */
  private show(prompt: string): void {
    if (this.input === null || !this.ends.stdin.isTTY) {
      this.ends.stderr.write(prompt);
      return;
    }
    // What was typed before the question was on the screen is no answer to it.
    this.early.length = 0;
    // readline draws the line anew at each correction and has to know what stands before it.
    this.input.setPrompt(prompt);
    this.input.prompt();
  }

  private open(): void {
    if (this.ended) return;
    const { stdin, stderr } = this.ends;
    // Left out, readline would go by its output: piped lines would be echoed on a terminal.
    const terminal = stdin.isTTY ? true : false;
    const reader = createInterface({ input: stdin, output: stderr, terminal });
    reader.on("line", (line) => (this.waiting === null ? this.early.push(line) : this.give(line)));
    reader.on("SIGINT", this.close);
    reader.on("close", () => {
      if (this.input === reader) this.end();
    });
    this.input = reader;
  }

  private end(): void {
    this.ended = true;
    this.ends.signal.removeEventListener("abort", this.close);
    this.detach();
    this.give(null);
  }

  private detach(): void {
    const reader = this.input;
    this.input = null;
    reader?.close();
  }

  private give(line: string | null): void {
    const receiver = this.waiting;
    this.waiting = null;
    receiver?.(line);
  }
}
