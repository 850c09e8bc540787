import { describe, expect, test } from "vitest";
import { contradict, newerFirst } from "./disagreement.ts";
import type { RankedPassage } from "./rank.ts";

const hit = (id: string, text: string, date: string | null, score: number, kind = "faq"): RankedPassage => ({
  score,
  passage: {
    ...{ id, recordId: id, source: "kb", kind, url: null, tags: [], refs: [], language: "en" },
    ...{ question: "Can I return a lamp?", title: "T", text, place: "", date },
  },
});

const OLD = hit("old", "You can return lamps within 30 days of delivery.", "2023-01-01", 0.8);
const NEW = hit("new", "You can return lamps within 14 days of delivery.", "2025-01-01", 0.7);

test("the_newer_of_two_that_disagree_stands_first_and_says_so", () => {
  const [first, second] = newerFirst([OLD, NEW]);
  expect(first).toMatchObject({ passage: { id: "new" }, score: 0.8, disagreesWith: ["old"] });
  expect(second).toEqual(OLD);
});

test("the_newer_that_stands_first_already_says_so_too", () => {
  expect(newerFirst([{ ...NEW, score: 0.9 }, OLD])[0]?.disagreesWith).toEqual(["old"]);
});

test("hits_of_far_lower_scores_are_about_something_else", () => {
  const ranked = [OLD, { ...NEW, score: 0.1 }];
  expect(newerFirst(ranked)).toEqual(ranked);
});

describe("two passages disagree", () => {
  const texts = (a: string, b: string): boolean =>
    contradict(hit("a", a, "2023-01-01", 1).passage, hit("b", b, "2025-01-01", 1).passage);

  test.each([
    [
      "You can pay the lamp by invoice in our shop.",
      "You can not pay the lamp by invoice in our shop.",
      true,
    ],
    ["The warranty of every lamp is 2 years.", "The warranty of every lamp is 3 years.", true],
    ["The warranty of every lamp is 2 years.", "The warranty of lamps is 2 years for every lamp.", false],
    ["The warranty of every lamp is 2 years.", "Parcels arrive within 3 working days.", false],
    ["Lamps: 2.", "Lamps: 3.", false],
  ])("where much the same text says another number or turns round: %j, %j: %s", (a, b, expected) => {
    expect(texts(a, b)).toBe(expected);
  });

  test("not where one has no date, or is an erratum", () => {
    expect(contradict(OLD.passage, { ...NEW.passage, date: null })).toBe(false);
    expect(contradict(OLD.passage, { ...NEW.passage, kind: "erratum" })).toBe(false);
  });
});
