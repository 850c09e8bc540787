import { expect, test } from "vitest";
import { unflow } from "./flowed.ts";

const FLOWED = new Map([["format", "Flowed"]]);

test("flowed lines of one depth are joined, others are not", () => {
  expect(unflow("one \ntwo\n> three \n> four\n>> five \nsix", FLOWED)).toBe(
    "one two\n> three four\n>> five \nsix",
  );
});

test("stuffed blanks are taken out and the signature's delimiter stands alone", () => {
  expect(unflow(" From me \n-- \nAnna", FLOWED)).toBe("From me \n-- \nAnna");
});

test("with delsp the joining blank goes", () => {
  expect(unflow("日本 \n語", new Map([...FLOWED, ["delsp", "yes"]]))).toBe("日本語");
});

test("text that is not flowed is left alone", () => {
  expect(unflow("one \ntwo", new Map())).toBe("one \ntwo");
});
