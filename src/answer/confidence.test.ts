import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { confidenceOf, FEATURES, NO_SIGNALS, readSignals, type Signals, UNCALIBRATED } from "./confidence.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const count = fc.nat(9);
const flag = fc.constantFrom(0, 1);
const anySignals: fc.Arbitrary<Signals> = fc.record({
  ...{ answerability: share, margin: fc.double({ min: -9, max: 9, noNaN: true }), asks: count, open: count },
  ...{ unverified: share, errata: share, replies: share, modelled: flag, notes: count, translated: flag },
  ...{ intent: share, outOfScope: share, urgent: flag, negative: flag, unknownLanguage: flag },
  ...{ warnings: count, firstContact: flag, words: fc.nat(100_000), impediments: count },
});

describe("before the owner has decided anything", () => {
  test("what answers for sure and stands alone is likely sent, what hardly answers is not", () => {
    const clear = { ...NO_SIGNALS, answerability: 0.95, margin: 2.5 };
    expect(confidenceOf(clear)).toBeGreaterThan(0.8);
    expect(confidenceOf({ ...clear, margin: 0.1 })).toBeLessThan(confidenceOf(clear));
    expect(confidenceOf({ ...NO_SIGNALS, answerability: 0.1 })).toBeLessThan(0.15);
  });

  test.each([
    ["an open question", { asks: 2, open: 1 }],
    ["a sentence that did not check out", { unverified: 0.5 }],
    ["a warning", { warnings: 1 }],
    ["a note", { notes: 1 }],
    ["a high priority", { urgent: 1 }],
    ["a displeased sender", { negative: 1 }],
    ["an unknown language", { unknownLanguage: 1 }],
    ["a book of a mail", { words: 3_000 }],
  ] as const)("%s speaks against a draft", (_, worse) => {
    const plain = { ...NO_SIGNALS, answerability: 0.8, margin: 1, asks: 2 };
    expect(confidenceOf({ ...plain, ...worse })).toBeLessThan(confidenceOf(plain));
  });
});

test("confidence is a probability and rises with answerability, whatever else is known", () => {
  fc.assert(
    fc.property(anySignals, share, share, (signals, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const less = confidenceOf({ ...signals, answerability: low });
      const more = confidenceOf({ ...signals, answerability: high });
      expect(less).toBeGreaterThan(0);
      expect(more).toBeLessThan(1);
      expect(more).toBeGreaterThanOrEqual(less);
      if (low >= 0.01 && high <= 0.99 && high - low > 1e-6) expect(more).toBeGreaterThan(less);
    }),
  );
});

test("a calibration for fewer features than there are now says nothing of the new ones", () => {
  const older = { ...UNCALIBRATED, weights: UNCALIBRATED.weights.slice(0, 3) };
  fc.assert(
    fc.property(anySignals, (signals) => {
      expect(confidenceOf(signals, older)).toBe(confidenceOf(signals));
    }),
  );
});

describe("signals on record", () => {
  test("come back as they were", () => {
    fc.assert(
      fc.property(anySignals, (signals) => {
        expect(readSignals(JSON.parse(JSON.stringify(signals)) as Record<string, unknown>)).toEqual(
          // JSON knows no -0.
          JSON.parse(JSON.stringify(signals)),
        );
      }),
    );
  });

  test("of another version are read as far as they go", () => {
    const stored = { answerability: 0.4, margin: "much", open: null, aura: 7 };
    expect(readSignals(stored)).toEqual({ ...NO_SIGNALS, answerability: 0.4 });
  });
});

test("a feature that nothing is known of is 0", () => {
  for (const { of } of FEATURES) expect(of(NO_SIGNALS)).toBeCloseTo(0, 12);
});
