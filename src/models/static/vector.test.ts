import fc from "fast-check";
import { expect, test } from "vitest";
import { dot, normalise, takeOut } from "./vector.ts";

const vector = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 4, maxLength: 4 });

test("a normalised vector has length one, and the zero vector stays zero", () => {
  fc.assert(
    fc.property(vector, (values) => {
      const unit = normalise(Float32Array.from(values));
      expect(Math.sqrt(dot(unit, unit))).toBeCloseTo(values.some((value) => value !== 0) ? 1 : 0, 5);
    }),
  );
});

test("nothing is left along a direction that was taken out", () => {
  fc.assert(
    fc.property(vector, vector, (values, along) => {
      const direction = normalise(Float32Array.from(along));
      expect(dot(takeOut(Float32Array.from(values), [direction]), direction)).toBeCloseTo(0, 3);
    }),
  );
});

test("what stands at right angles to a direction is not touched", () => {
  expect([...takeOut(Float32Array.of(0, 3), [Float32Array.of(1, 0)])]).toEqual([0, 3]);
});
