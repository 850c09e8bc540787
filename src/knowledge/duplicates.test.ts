import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutDuplicates } from "./duplicates.ts";
import type { Passage } from "./passage.ts";
import type { RankedPassage } from "./rank.ts";

const hit = (id: string, text: string, fields: Partial<Passage> = {}, score = 0.5): RankedPassage => ({
  score,
  passage: {
    ...{ id, recordId: id, source: "kb", kind: "reply", url: null, tags: [], refs: [], language: "en" },
    ...{ question: null, title: "T", text, place: "", date: null },
    ...fields,
  },
});

const ALL = { most: 10, isFree: () => false };
const TEXT =
  "You can send the lamp back to us within 30 days, in its own box, and we pay the way back if it was broken when it came.";

test("of_two_that_say_the_same_one_is_left_and_names_the_other", () => {
  const left = withoutDuplicates(
    [hit("a", TEXT), hit("b", TEXT.toUpperCase()), hit("c", "Something else.")],
    ALL,
  );
  expect(left.map(({ passage }) => passage.id)).toEqual(["a", "c"]);
  expect(left[0]?.sameAs).toEqual(["b"]);
});

test("the_newer_stands_for_the_older_and_an_answer_for_a_past_mail", () => {
  const newer = withoutDuplicates(
    [hit("old", TEXT, { date: "2024-01-01" }), hit("new", TEXT, { date: "2025-01-01" })],
    ALL,
  );
  expect(newer.map(({ passage }) => passage.id)).toEqual(["new"]);
  const better = withoutDuplicates(
    [hit("mail", TEXT, { date: "2025-01-01" }), hit("faq", TEXT, { kind: "faq" })],
    ALL,
  );
  expect(better.map(({ passage }) => passage.id)).toEqual(["faq"]);
});

test("texts_that_differ_in_a_number_are_not_the_same", () => {
  const left = withoutDuplicates([hit("a", TEXT), hit("b", TEXT.replace("30", "14"))], ALL);
  expect(left).toHaveLength(2);
});

test("texts_of_two_languages_are_not_the_same", () => {
  expect(withoutDuplicates([hit("a", "Hotel"), hit("b", "Hotel", { language: "de" })], ALL)).toHaveLength(2);
});

test("what_is_free_stays_whatever_says_the_same", () => {
  const left = withoutDuplicates([hit("a", TEXT), hit("b", TEXT)], { most: 10, isFree: () => true });
  expect(left).toHaveLength(2);
});

test("no_text_stands_twice_and_none_is_lost_without_being_named", () => {
  const texts = fc.array(fc.constantFrom("one lamp", "two lamps", "a bench", TEXT, `${TEXT} `), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(texts, (all) => {
      const ranked = all.map((text, i) => hit(`p${i}`, text));
      const left = withoutDuplicates(ranked, { most: 100, isFree: () => false });
      const said = left.map(({ passage }) => passage.text.trim());
      expect(new Set(said).size).toBe(said.length);
      const named = left.flatMap(({ passage, sameAs = [] }) => [passage.id, ...sameAs]);
      expect(named.sort()).toEqual(ranked.map(({ passage }) => passage.id).sort());
    }),
  );
});
