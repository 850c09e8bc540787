import { expect, test } from "vitest";
import { Remembered } from "./remembered.ts";

test("a value is made once, and again when the knowledge has changed or it was forgotten", () => {
  const remembered = new Remembered<number>(4);
  let made = 0;
  const value = (): number => remembered.of("lamp", () => ++made);
  remembered.asOf(1);
  expect([value(), value()]).toEqual([1, 1]);
  remembered.asOf(1);
  expect(value()).toBe(1);
  remembered.asOf(2);
  expect(value()).toBe(2);
  remembered.forget();
  expect(value()).toBe(3);
});

test("no more values are held than was said", () => {
  const remembered = new Remembered<string>(2);
  for (const key of ["a", "b", "c"]) remembered.set(key, key);
  expect(["a", "b", "c"].filter((key) => remembered.get(key) !== undefined)).toEqual(["c"]);
});
