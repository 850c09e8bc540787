import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Calibration,
  confidenceOf,
  NO_SIGNALS,
  sigmoid,
  type Signals,
  UNCALIBRATED,
} from "../answer/confidence.ts";
import { calibrate, type Lesson } from "./calibrate.ts";

const now = new Date("2026-03-01T12:00:00Z");
const lesson = (signals: Partial<Signals>, right: boolean, decidedAt = now): Lesson => ({
  signals: { ...NO_SIGNALS, ...signals },
  right,
  decidedAt,
});

/** Mulberry32: the same numbers in each run. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

/** An owner's taste, in log odds. */
type Owner = (signals: Signals) => number;

const OWNERS: Readonly<Record<string, Owner>> = {
  "as the start has it": (signals) => Math.log(confidenceOf(signals) / (1 - confidenceOf(signals))),
  lenient: (signals) => 2 + Math.log(confidenceOf(signals) / (1 - confidenceOf(signals))),
  strict: (signals) => -2.5 + Math.log(confidenceOf(signals) / (1 - confidenceOf(signals))),
  "one who cares for short mails alone": ({ words }) => 2 - words / 60,
  "one who rewrites to strangers": ({ firstContact, margin }) => margin - 3 * firstContact,
  "one who decides by dice": () => 0.4,
};

const mail = (draw: () => number): Signals => ({
  ...NO_SIGNALS,
  answerability: draw(),
  margin: 3 * draw() ** 2,
  asks: 1 + Math.floor(2.5 * draw() ** 2),
  unverified: draw() < 0.1 ? draw() : 0,
  intent: 0.4 + 0.6 * draw(),
  outOfScope: 0.5 * draw(),
  negative: draw() < 0.2 ? 1 : 0,
  firstContact: draw() < 0.6 ? 1 : 0,
  words: Math.floor(10 + 200 * draw() ** 2),
});

function decisions(owner: Owner, count: number, seed: number): Lesson[] {
  const draw = random(seed);
  return Array.from({ length: count }, () => {
    const signals = mail(draw);
    return lesson(signals, draw() < sigmoid(owner(signals)));
  });
}

/** Expected calibration error, against what the owner would do: ten bins of equal width. */
function calibrationError(owner: Owner, calibration: Calibration): number {
  const draw = random(4711);
  const bins = Array.from({ length: 10 }, () => ({ count: 0, said: 0, true: 0 }));
  const count = 3_000;
  for (let i = 0; i < count; i++) {
    const signals = mail(draw);
    const said = confidenceOf(signals, calibration);
    const bin = bins[Math.min(9, Math.floor(said * 10))];
    if (bin === undefined) throw new Error(`confidence ${said}`);
    bin.count++;
    bin.said += said;
    bin.true += sigmoid(owner(signals));
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.true), 0) / count;
}

/** Mean over several runs of decisions. */
const errorAfter = (owner: Owner, count: number): number => {
  const seeds = [1, 2, 3, 4, 5];
  const errors = seeds.map((seed) => calibrationError(owner, calibrate(decisions(owner, count, seed), now)));
  return errors.reduce((a, b) => a + b) / seeds.length;
};

describe.each(Object.entries(OWNERS))("an owner: %s", (_, owner) => {
  const before = calibrationError(owner, UNCALIBRATED);

  test("a few decisions never make it much worse", () => {
    for (const count of [1, 2, 5, 10]) expect(errorAfter(owner, count)).toBeLessThan(before + 0.1);
  });

  test("many make it right", () => {
    const [fifty, many] = [errorAfter(owner, 50), errorAfter(owner, 600)];
    expect(fifty).toBeLessThan(Math.max(0.09, before));
    expect(many).toBeLessThan(0.05);
    expect(many).toBeLessThan(fifty + 0.01);
  });
});

describe("what could send a weight to infinity does not", () => {
  const numbers = ({ shift, scale, weights }: Calibration): number[] => [shift, scale, ...weights];

  test.each([
    ["one yes", [lesson({ answerability: 0.9 }, true)]],
    ["one no", [lesson({ answerability: 0.9 }, false)]],
    ["a thousand yes", Array.from({ length: 1000 }, () => lesson({ answerability: 0.9 }, true))],
    ["a thousand no", Array.from({ length: 1000 }, () => lesson({ answerability: 0.9 }, false))],
    [
      "what a line parts",
      Array.from({ length: 400 }, (_, i) => lesson({ answerability: i / 400 }, i >= 200)),
    ],
    [
      "what a line parts the wrong way",
      Array.from({ length: 400 }, (_, i) => lesson({ answerability: i / 400 }, i < 200)),
    ],
    [
      "contradictions",
      [true, false].flatMap((right) => Array(200).fill(lesson({ words: 1e9 }, right)) as Lesson[]),
    ],
  ] as const)("%s", (_, lessons) => {
    const calibration = calibrate(lessons, now);
    for (const number of numbers(calibration)) expect(Math.abs(number)).toBeLessThan(12);
    expect(calibration.scale).toBeGreaterThan(0);
  });

  test("any signals and verdicts leave a likelier answer the better one", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const signals = fc.record({ answerability: share, margin: fc.double({ noNaN: true }), words: fc.nat() });
    const lessons = fc.array(fc.tuple(signals, fc.boolean()), { maxLength: 30 });
    fc.assert(
      fc.property(lessons, share, share, (given, a, b) => {
        const calibration = calibrate(
          given.map(([some, right]) => lesson(some, right)),
          now,
        );
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const at = (answerability: number) => confidenceOf({ ...NO_SIGNALS, answerability }, calibration);
        expect(at(low)).toBeGreaterThanOrEqual(0);
        expect(at(high)).toBeGreaterThanOrEqual(at(low));
        expect(at(high)).toBeLessThanOrEqual(1);
        if (high > low + 0.05 && low > 0.01 && high < 0.99) expect(at(high)).toBeGreaterThan(at(low));
      }),
      { numRuns: 60 },
    );
  });
});

test("without decisions the start stands", () => {
  expect(calibrate([], now)).toBe(UNCALIBRATED);
});

test("each yes raises the confidence, each no lowers it", () => {
  const signals = { ...NO_SIGNALS, answerability: 0.7 };
  const after = (right: boolean, count: number) =>
    confidenceOf(signals, calibrate(Array<Lesson>(count).fill(lesson(signals, right)), now));
  const start = confidenceOf(signals);
  expect(after(true, 1)).toBeGreaterThan(start);
  expect(after(true, 20)).toBeGreaterThan(after(true, 5));
  expect(after(false, 1)).toBeLessThan(start);
  expect(after(false, 20)).toBeLessThan(after(false, 5));
});

test("an old decision counts less than a new one", () => {
  const yearsAgo = new Date("2022-03-01T12:00:00Z");
  const old = Array<Lesson>(20).fill(lesson({ answerability: 0.5 }, true, yearsAgo));
  const fresh = Array<Lesson>(20).fill(lesson({ answerability: 0.5 }, true));
  const signals = { ...NO_SIGNALS, answerability: 0.5 };
  expect(confidenceOf(signals, calibrate(old, now))).toBeLessThan(
    confidenceOf(signals, calibrate(fresh, now)),
  );
});
