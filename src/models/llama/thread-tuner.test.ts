import { expect, test } from "vitest";
import { ThreadTuner } from "./thread-tuner.ts";

/** Lets the tuner make tokens on a machine where a number of threads takes so many milliseconds. */
function make(tuner: ThreadTuner, tokens: number, machine: (threads: number) => number): number {
  let all = 0;
  for (let i = 0; i < tokens; i++) {
    const took = machine(tuner.threads);
    all += took;
    tuner.took(took);
  }
  return all;
}
const idle = (threads: number) => 60 / threads;
/** One core is another's: whoever wants all waits for it. */
const busy = (threads: number) => (threads >= 4 ? 2000 : 60 / threads);

test("on a quiet machine all cores are used", () => {
  const tuner = new ThreadTuner(4);
  make(tuner, 40, idle);
  expect(tuner.threads).toBe(4);
  expect(tuner.choice).toEqual({ threads: 4, milliseconds: 15 });
});

test("on a busy one a core is left, and finding out costs one slow token", () => {
  const tuner = new ThreadTuner(4);
  expect(make(tuner, 40, busy)).toBeLessThan(2000 + 39 * 30 + 1);
  expect(tuner.threads).toBe(3);
});

test("when the machine becomes busy it is tried again, and again when it has become quiet", () => {
  const tuner = new ThreadTuner(4);
  make(tuner, 40, idle);
  make(tuner, 40, busy);
  expect(tuner.threads).toBe(3);
  make(tuner, 700, idle);
  expect(tuner.threads).toBe(4);
});

test("once all cores are too many, three slow tokens show it and a fourth proves it", () => {
  const tuner = new ThreadTuner(4);
  make(tuner, 40, idle);
  expect(make(tuner, 40, busy)).toBeLessThan(4 * 2000 + 36 * 30 + 1);
});

test("on a machine that stays busy the trials become rare", () => {
  const tuner = new ThreadTuner(4);
  let slow = 0;
  make(tuner, 16_000, (threads) => {
    if (threads === 4) slow++;
    return busy(threads);
  });
  expect(slow).toBeLessThanOrEqual(6);
});

test("with a single thread a slower machine is no reason to try more", () => {
  const tuner = new ThreadTuner(2, { threads: 1, milliseconds: 30 });
  const tried = new Set<number>();
  make(tuner, 400, (threads) => {
    tried.add(threads);
    return 90;
  });
  expect([...tried]).toEqual([1]);
});

test("what is remembered is used from the first token on, for a prompt too", () => {
  const tuner = new ThreadTuner(4, { threads: 2, milliseconds: 30 });
  expect([tuner.threads, tuner.steady]).toEqual([2, 2]);
  make(tuner, 40, idle);
  expect(tuner.threads).toBe(2);
});

test("what is remembered of a machine with more cores is not used", () => {
  expect(new ThreadTuner(2, { threads: 8, milliseconds: 5 }).steady).toBe(1);
});

test("a machine with one core has nothing to try", () => {
  const tuner = new ThreadTuner(1);
  make(tuner, 1000, () => 5);
  expect(tuner.threads).toBe(1);
  expect(tuner.choice).toBeNull();
});
