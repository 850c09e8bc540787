import { describe, expect, test } from "vitest";
import { heldClock } from "../../fixtures/clock.ts";
import { Output } from "./output.ts";
import { progressBar } from "./progress.ts";

function bar(isTTY = true) {
  const drawn: string[] = [];
  const stderr = { write: (text: string) => drawn.push(text.replace("\r\u001b[2K", "")), isTTY };
  const out = new Output({ stdout: { write: () => true }, stderr, json: false, color: false });
  const clock = heldClock();
  return { drawn, clock, bar: progressBar(out, "ingest", clock) };
}

describe("a progress line", () => {
  test("shows bar, count, time left and what is done now", () => {
    const { drawn, clock, bar: line } = bar();
    clock.pass(3_000);
    line.show(6, 24, "faq.txt");
    expect(drawn).toEqual([`ingest ${"█".repeat(6)}${"░".repeat(18)} 6/24 · 9 s left · faq.txt`]);
  });

  test("promises no time before anything is done, and divides nothing by nothing", () => {
    const { drawn, clock, bar: line } = bar();
    line.show(0, 10, "a");
    clock.pass(100);
    line.show(0, 0, "b");
    expect(drawn).toEqual([`ingest ${"░".repeat(24)} 0/10 · a`, `ingest ${"█".repeat(24)} 0/0 · b`]);
  });

  test("is full where more is done than was foreseen", () => {
    const { drawn, clock, bar: line } = bar();
    clock.pass(1_000);
    line.show(12, 10, "a");
    expect(drawn).toEqual([`ingest ${"█".repeat(24)} 12/10 · 0 s left · a`]);
  });

  test("is drawn ten times a second at the most", () => {
    const { drawn, clock, bar: line } = bar();
    for (let i = 0; i < 1_000; i++) {
      line.show(i, 1_000, "x");
      clock.pass(1);
    }
    expect(drawn).toHaveLength(10);
  });

  test("stays on one line of a common terminal, and gives it no orders", () => {
    const { drawn, bar: line } = bar();
    line.show(1, 2, `\u001b[2J${"long ".repeat(100)}`);
    expect(drawn[0]?.length).toBeLessThanOrEqual(110);
    expect(drawn[0]).not.toContain("\u001b");
  });

  test("says nothing where no terminal is", () => {
    const { drawn, bar: line } = bar(false);
    line.show(1, 2, "x");
    expect(drawn).toEqual([]);
  });
});
