/** Lines from the person, one at a time; lines that arrive early wait. */
import { createInterface, type Interface } from "node:readline";
import type { Shell } from "./shell.ts";

export interface LineReader {
  /** The next line; null at the end of the input and after Ctrl-C. */
  readonly ask: (prompt: string) => Promise<string | null>;
  /** Leaves the terminal to another program while `work` runs. */
  readonly pausedFor: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => void;
}

/** Reads standard input; prompts go to standard error, since standard output carries data only. */
export function lineReader({
  stdin,
  stderr,
  signal,
}: Pick<Shell, "stdin" | "stderr" | "signal">): LineReader {
  const early: string[] = [];
  let waiting: ((line: string | null) => void) | null = null;
  let ended = false;
  let input: Interface | null = null;

  const give = (line: string | null) => {
    const receiver = waiting;
    waiting = null;
    receiver?.(line);
  };
  const open = () => {
    const reader = createInterface({ input: stdin, output: stderr, terminal: stdin.isTTY });
    reader.on("line", (line) => (waiting === null ? early.push(line) : give(line)));
    reader.on("SIGINT", () => reader.close());
    reader.on("close", () => {
      if (input !== reader) return;
      ended = true;
      give(null);
    });
    input = reader;
  };
  const close = () => {
    const reader = input;
    input = null;
    reader?.close();
  };
  signal.addEventListener("abort", () => input?.close(), { once: true });
  open();
  return {
    ask: (prompt) => {
      stderr.write(prompt);
      const line = early.shift();
      if (line !== undefined) return Promise.resolve(line);
      if (ended) return Promise.resolve(null);
      return new Promise((resolve) => (waiting = resolve));
    },
    pausedFor: async (work) => {
      if (!stdin.isTTY) return work();
      close();
      try {
        return await work();
      } finally {
        open();
      }
    },
    close,
  };
}
