import { describe, expect, test } from "vitest";
import { heldClock } from "../../fixtures/clock.ts";
import { Output } from "./output.ts";
import { progressBar } from "./progress.ts";

function bar(isTTY = true) {
  const drawn: string[] = [];
  const stderr = { write: (text: string) => drawn.push(text.replace("\r\u001b[2K", "")), isTTY };
  const out = new Output({ stdout: { write: () => true }, stderr, json: false, color: false });
  const clock = heldClock();
  return { drawn, clock, bar: progressBar(out, "ingest", "records", clock) };
}

describe("a progress line", () => {
  test("shows bar, share, count, rate, time left and what is done now", () => {
    const { drawn, clock, bar: line } = bar();
    clock.pass(3_000);
    line.show({ done: 600, total: 2_400, items: 6, what: "faq.txt" });
    expect(drawn).toEqual([
      `ingest ${"█".repeat(6)}${"░".repeat(18)} · 25 % · 6 records · 2 records/s · 9 s left · faq.txt`,
    ]);
  });

  test("promises no time before anything is done, and divides nothing by nothing", () => {
    const { drawn, clock, bar: line } = bar();
    line.show({ done: 0, total: 10, what: "a" });
    clock.pass(100);
    line.show({ done: 0, total: 0, what: "b" });
    expect(drawn).toEqual([
      `ingest ${"░".repeat(24)} · 0 % · 0 records · a`,
      `ingest ${"░".repeat(24)} · 0 records · b`,
    ]);
  });

  test("is full where more is done than was foreseen", () => {
    const { drawn, clock, bar: line } = bar();
    clock.pass(1_000);
    line.show({ done: 12, total: 10, what: "a" });
    expect(drawn).toEqual([`ingest ${"█".repeat(24)} · 100 % · 12 records · 12 records/s · a`]);
  });

  test.each([
    [60, "60 s"],
    [600, "10 min"],
    [7_200, "2.0 h"],
  ])("says %i seconds as a person would", (seconds, said) => {
    const { drawn, clock, bar: line } = bar();
    clock.pass(seconds * 1_000);
    line.show({ done: 1, total: 2, what: "" });
    expect(drawn[0]).toContain(`${said} left`);
  });

  test("is drawn ten times a second at the most", () => {
    const { drawn, clock, bar: line } = bar();
    for (let i = 0; i < 1_000; i++) {
      line.show({ done: i, total: 1_000, what: "x" });
      clock.pass(1);
    }
    expect(drawn).toHaveLength(10);
  });

  test("stays on one line of a common terminal, and gives it no orders", () => {
    const { drawn, bar: line } = bar();
    line.show({ done: 1, total: 2, what: `\u001b[2J${"long ".repeat(100)}` });
    expect(drawn[0]?.length).toBeLessThanOrEqual(110);
    expect(drawn[0]).not.toContain("\u001b");
  });

  test("takes itself away at the end", () => {
    const { drawn, bar: line } = bar();
    line.show({ done: 1, total: 2, what: "x" });
    line.end();
    expect(drawn.at(-1)).toBe("");
  });
});

test("where no terminal is, a line comes every few seconds, and none for what is short", () => {
  const { drawn, clock, bar: line } = bar(false);
  for (let i = 0; i < 120; i++) {
    clock.pass(100);
    line.show({ done: i, total: 120, what: "a.csv" });
  }
  line.end();
  expect(drawn).toEqual([
    "ingest · 40 % · 49 records · 10 records/s · 8 s left · a.csv\n",
    "ingest · 82 % · 99 records · 10 records/s · 3 s left · a.csv\n",
  ]);
});
