import { describe, expect, test } from "vitest";
import { Output, printable } from "./output.ts";

const recorder = (options: { json?: boolean; color?: boolean; isTTY?: boolean } = {}) => {
  const written = { out: "", err: "" };
  const output = new Output({
    stdout: { write: (text) => (written.out += text) },
    stderr: { write: (text) => (written.err += text), isTTY: options.isTTY ?? false },
    json: options.json ?? false,
    color: options.color ?? false,
  });
  return { output, written };
};

describe("what goes where", () => {
  test("standard output carries data only", () => {
    const { output, written } = recorder();
    output.note("a note");
    output.progress("half");
    expect(written).toEqual({ out: "", err: "a note\n" });
    output.data({ a: 1 }, () => "text");
    expect(written.out).toBe("text\n");
  });

  test("with --json the text is never made", () => {
    const { output, written } = recorder({ json: true });
    output.item({ a: 1 }, () => {
      throw new Error("made");
    });
    expect(written.out).toBe('{"a":1}\n');
  });

  test("progress is for terminals", () => {
    const { output, written } = recorder({ isTTY: true });
    output.progress("half");
    expect(written.err).toContain("half");
  });
});

describe("text from mails on a terminal", () => {
  const hostile = "before\u001b[8mhidden\u001b[0m\u001b]0;title\u0007 \u202eright-to-left\u009b31m\r\nafter";

  test("escape sequences lose their power", () => {
    expect(printable(hostile)).toBe("before[8mhidden[0m]0;title right-to-left31m\nafter");
  });

  test("our own styles survive where colour is on, and vanish where it is off", () => {
    const styled = recorder({ color: true });
    styled.output.data(null, () => styled.output.style("bold", "ready"));
    expect(styled.written.out).toBe("\u001b[1mready\u001b[22m\n");
    const plain = recorder();
    plain.output.data(null, () => plain.output.style("bold", "ready"));
    expect(plain.written.out).toBe("ready\n");
  });

  test("a styled text cannot smuggle an escape sequence out", () => {
    const { output, written } = recorder({ color: true });
    output.data(null, () => output.style("bold", hostile));
    expect(written.out.replaceAll("\u001b[1m", "").replaceAll("\u001b[22m", "")).not.toContain("\u001b");
  });
});
