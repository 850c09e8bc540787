import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sayStanding, standingOf, windowOf } from "./evidence.ts";

const right = (count: number): boolean[] => Array<boolean>(count).fill(true);
const standing = (...parts: readonly (number | "wrong")[]) =>
  standingOf(
    parts.flatMap((part) => (part === "wrong" ? [false] : right(part))),
    0.02,
  );

describe("an intent of which at most 2 % may be wrong", () => {
  test.each([
    [[148], false, 1],
    [[149], true, 0],
    [[149, "wrong"], false, 86],
    [["wrong", 234], false, 1],
    [["wrong", 235], true, 0],
    [[100, "wrong", 100, "wrong", 110], false, 1],
    [[100, "wrong", 100, "wrong", 111], true, 0],
    [[], false, 149],
  ] as const)("after %j is proven: %s, and needs %i more", (parts, isProven, moreRight) => {
    expect(standing(...parts)).toMatchObject({ isProven, moreRight });
  });

  test("is stopped at once by an error, however many were right before", () => {
    expect(standing(5_000, "wrong")).toMatchObject({ isProven: false, moreRight: 2 });
    expect(standing(5_000, "wrong", 2).isProven).toBe(true);
  });

  test("is stopped for longer by errors that come close together", () => {
    expect(standing(5_000, "wrong", 5, "wrong", 5).isProven).toBe(false);
    expect(standing(5_000, "wrong", 100, "wrong", 5).isProven).toBe(true);
  });

  test("has no credit from long ago", () => {
    const { decisions, right: counted } = standing(5_000, "wrong", 10);
    expect({ decisions, counted }).toEqual({ decisions: windowOf(0.02), counted: windowOf(0.02) - 1 });
  });
});

test("the number of right ones that are lacking is the least that proves it", () => {
  const outcomes = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)), {
    maxLength: 80,
  });
  const maxError = fc.constantFrom(0.05, 0.1, 0.3);
  fc.assert(
    fc.property(outcomes, maxError, (given, most) => {
      const { moreRight } = standingOf(given, most);
      const after = (more: number) => standingOf([...given, ...right(more)], most);
      expect(after(moreRight)).toMatchObject({ isProven: true, moreRight: 0 });
      if (moreRight > 0) expect(after(moreRight - 1).isProven).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test("an error never makes an intent stand better, wherever it comes", () => {
  const outcomes = fc.array(fc.boolean(), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(outcomes, fc.nat(), (given, place) => {
      const worse = given.map((each, i) => (i === place % given.length ? false : each));
      const [before, after] = [standingOf(given, 0.1), standingOf(worse, 0.1)];
      expect(after.atMostWrong).toBeGreaterThanOrEqual(before.atMostWrong);
      expect(Number(after.isProven)).toBeLessThanOrEqual(Number(before.isProven));
    }),
  );
});

test("an intent that is too bad seldom passes, and one that is good does", () => {
  let seed = 3;
  const draw = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const passes = (rate: number): number => {
    let passed = 0;
    for (let run = 0; run < 60; run++) {
      const outcomes: boolean[] = [];
      for (let i = 0; i < 120; i++) {
        outcomes.push(draw() >= rate);
        if (i >= 28 && standingOf(outcomes, 0.1).isProven) {
          passed++;
          break;
        }
      }
    }
    return passed / 60;
  };
  expect(passes(0.2)).toBeLessThan(0.05);
  expect(passes(0.01)).toBeGreaterThan(0.9);
});

test("says what was seen, what that proves, and what is lacking; a bound is never rounded down", () => {
  expect(sayStanding(standing(41))).toBe(
    "41 of 41 right, at most 7.1 % wrong with 95 % confidence; 2 % is wanted: 108 more",
  );
  expect(sayStanding(standing(149))).toBe("149 of 149 right, at most 2.0 % wrong with 95 % confidence");
  expect(sayStanding(standing())).toBe("nothing decided yet; 2 % wrong at most is wanted: 149 right ones");
});
