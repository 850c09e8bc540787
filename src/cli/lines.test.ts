import { getEventListeners } from "node:events";
import { PassThrough, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { type LineReader, lineReader } from "./lines.ts";
import type { Shell } from "./shell.ts";

interface Terminal {
  readonly stdin: PassThrough;
  readonly shown: () => string;
  readonly abort: AbortController;
  readonly open: () => LineReader;
}

/** Standard input and error of a person (`isTTY`) or of a pipe. */
function terminal(isTTY: { stdin?: boolean; stderr?: boolean } = {}): Terminal {
  const stdin = Object.assign(new PassThrough(), { isTTY: isTTY.stdin, setRawMode: () => undefined });
  let text = "";
  const stderr = Object.assign(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        text += chunk.toString();
        done();
      },
    }),
    { isTTY: isTTY.stderr, columns: 80 },
  );
  const abort = new AbortController();
  const streams = { stdin, stderr } as unknown as Pick<Shell, "stdin" | "stderr">;
  return {
    stdin,
    shown: () => text,
    abort,
    open: () => lineReader({ ...streams, signal: abort.signal }),
  };
}

const listeners = (signal: AbortSignal): number => getEventListeners(signal, "abort").length;

describe("piped input", () => {
  test("that arrives all at once is given line by line, then null for ever", async () => {
    const { stdin, open } = terminal();
    const { ask } = open();
    stdin.end("one\ntwo\r\n\nlast without an end");
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await ask("? "));
    expect(answers).toEqual(["one", "two", "", "last without an end", null, null]);
  });

  test("that ended before the first question is not lost", async () => {
    const { stdin, open } = terminal();
    const { ask } = open();
    stdin.end("a\n");
    await new Promise((resolve) => stdin.once("close", resolve));
    expect([await ask("? "), await ask("? ")]).toEqual(["a", null]);
  });

  test("that comes late answers the question that waits", async () => {
    const { stdin, open } = terminal();
    const { ask } = open();
    const answer = ask("? ");
    stdin.write("sl");
    stdin.write("ow\n");
    expect(await answer).toBe("slow");
  });

  test("that ends answers the question that waits with null", async () => {
    const { stdin, open } = terminal();
    const answer = open().ask("? ");
    stdin.end();
    expect(await answer).toBeNull();
  });

  test("is not echoed, even where standard error is a terminal", async () => {
    const { stdin, open, shown } = terminal({ stderr: true });
    const { ask } = open();
    stdin.end("secret\n");
    await ask("? ");
    expect(shown()).toBe("? ");
  });
});

describe("the end", () => {
  test("an aborted signal answers with null, drops what was typed ahead, and listens no more", async () => {
    const { stdin, open, abort } = terminal();
    const { ask } = open();
    stdin.write("one\ntwo\n");
    expect(await ask("? ")).toBe("one");
    abort.abort();
    expect(await ask("? ")).toBeNull();
    expect(listeners(abort.signal)).toBe(0);
  });

  test("an aborted signal ends the question that waits", async () => {
    const { open, abort } = terminal();
    const answer = open().ask("? ");
    abort.abort();
    expect(await answer).toBeNull();
  });

  test("a signal that was aborted before leaves nothing to ask", async () => {
    const { open, abort, stdin } = terminal();
    abort.abort();
    expect(await open().ask("? ")).toBeNull();
    // Whoever listens keeps the process alive.
    expect(stdin.listenerCount("data")).toBe(0);
  });

  test("closing answers the question that waits, and leaves no listener behind", async () => {
    const { open, abort, stdin } = terminal();
    const { ask, close } = open();
    const answer = ask("? ");
    close();
    expect(await answer).toBeNull();
    expect(await ask("? ")).toBeNull();
    expect(listeners(abort.signal)).toBe(0);
    expect(stdin.listenerCount("data") + stdin.listenerCount("keypress")).toBe(0);
  });

  test("Ctrl-C at a terminal is an end, not an empty answer", async () => {
    const { stdin, open } = terminal({ stdin: true, stderr: true });
    const answer = open().ask("? ");
    stdin.write("\u0003");
    expect(await answer).toBeNull();
  });
});

describe("another program on the terminal", () => {
  test("has it for itself while it runs, and the questions go on afterwards", async () => {
    const { stdin, open } = terminal({ stdin: true, stderr: true });
    const { ask, pausedFor } = open();
    expect(
      await pausedFor(() => {
        expect(stdin.isPaused()).toBe(true);
        return Promise.resolve(7);
      }),
    ).toBe(7);
    const answer = ask("? ");
    stdin.write("a\r");
    expect(await answer).toBe("a");
  });

  test("that fails gives the terminal back too", async () => {
    const { stdin, open } = terminal({ stdin: true, stderr: true });
    const { ask, pausedFor } = open();
    await expect(pausedFor(() => Promise.reject(new Error("vi")))).rejects.toThrow("vi");
    const answer = ask("? ");
    stdin.write("a\r");
    expect(await answer).toBe("a");
  });

  test("an abort meanwhile ends the questions", async () => {
    const { open, abort } = terminal({ stdin: true, stderr: true });
    const { ask, pausedFor } = open();
    await pausedFor(() => {
      abort.abort();
      return Promise.resolve();
    });
    expect(await ask("? ")).toBeNull();
  });

  test("takes nothing away from a pipe: the lines stay for the questions", async () => {
    const { stdin, open } = terminal();
    const { ask, pausedFor } = open();
    stdin.end("e\na\n");
    expect(await ask("? ")).toBe("e");
    await pausedFor(() => Promise.resolve());
    expect(await ask("? ")).toBe("a");
  });
});

test("a prompt that quotes a mail gives the terminal no orders", async () => {
  const { stdin, open, shown } = terminal();
  stdin.end();
  await open().ask("Keep “\u001b[2Jhow long\u0007\u202e?” > ");
  expect(shown()).toBe("Keep “[2Jhow long?” > ");
});
