import { expect, test } from "vitest";
import { cpuSince } from "../../../fixtures/cpu.ts";
import { beginsWithAny, fold, indexOfAny, phrases, saysAny } from "./phrases.ts";

test("letter case, accents, apostrophes, blanks and emphasis do not matter", () => {
  expect(fold("  *N’a  pas\u00a0PU Être* remis\n")).toBe("n'a pas pu etre remis");
  expect(saysAny(fold("Ваше сообщение НЕ доставлено"), phrases("сообщение не доставлено"))).toBe(true);
});

test("a gap holds a few words and no more", () => {
  const list = phrases("i am … out of the office");
  expect(saysAny("i am on monday and tuesday out of the office", list)).toBe(true);
  expect(saysAny(`i am ${"very ".repeat(40)}out of the office`, list)).toBe(false);
  expect(saysAny(`i am ill. ${"Then ".repeat(40)} i am out of the office`, list)).toBe(true);
});

test("a phrase begins with a word of its own, except where the script has no blanks", () => {
  expect(saysAny("wi am out", phrases("i am out"))).toBe(false);
  expect(saysAny("in: i am out", phrases("i am out"))).toBe(true);
  expect(saysAny("现在自动回复", phrases("自动回复"))).toBe(true);
  expect(saysAny("这是退信", phrases("退信"))).toBe(true);
});

test("the first place of any phrase is found", () => {
  expect(indexOfAny("one two three", phrases("three | two"))).toBe(4);
  expect(indexOfAny("one", phrases("two"))).toBe(-1);
});

test("hostile repetition costs linear time", () => {
  const start = process.cpuUsage();
  saysAny("i am ".repeat(20_000), phrases("i am … out of the office"));
  expect(cpuSince(start)).toBeLessThan(1_000);
});

test("a phrase may be asked for at the very beginning", () => {
  expect(beginsWithAny("auto: re: order", phrases("auto:"))).toBe(true);
  expect(beginsWithAny("re: auto: order", phrases("auto:"))).toBe(false);
});

test("a last word may be cut short", () => {
  expect(saysAny("undeliverable mail", phrases("undeliver"))).toBe(true);
});
