import { expect, test } from "vitest";
import { associate, associated, type PastPair } from "./association.ts";

const PAIRS: readonly PastPair[] = [
  { question: "Where is my parcel? It did not arrive.", records: ["delivery"] },
  { question: "The parcel has not come yet, how long does delivery take?", records: ["delivery"] },
  { question: "My package is late", records: ["delivery"] },
  { question: "I want my money back for the lamp", records: ["refund"] },
  { question: "How do I get a refund for a broken lamp?", records: ["refund", "warranty"] },
  { question: "Please pay the money back", records: ["refund"] },
];

const best = (
  question: string,
  take: "profile" | "expected",
  without: number | null = null,
): string | undefined =>
  [...associated(associate(PAIRS), question, without)].sort(([, a], [, b]) => b[take] - a[take])[0]?.[0];

test("a_question_like_past_ones_is_associated_with_what_answered_them", () => {
  for (const take of ["profile", "expected"] as const) {
    expect(best("the parcel is not here", take)).toBe("delivery");
    expect(best("refund the money for my lamp", take)).toBe("refund");
  }
});

test("a_typing_error_leaves_most_of_a_word", () => {
  expect(best("parcl did not arive", "profile")).toBe("delivery");
});

test("leaving_a_pair_out_is_the_same_as_never_having_learned_it_up_to_the_weights_of_its_words", () => {
  const without = associated(associate(PAIRS), PAIRS[4]?.question ?? "", 4);
  // Nothing else was ever answered with the warranty.
  expect(without.get("warranty")).toBeUndefined();
  const whole = associated(associate(PAIRS), PAIRS[4]?.question ?? "");
  expect(without.get("refund")?.profile).toBeLessThan(whole.get("refund")?.profile ?? 0);
  expect(without.get("refund")?.expected).toBeLessThan(whole.get("refund")?.expected ?? 0);
});

test("profiles_are_cosines_and_the_same_each_time", () => {
  const found = associated(associate(PAIRS), "Where is my parcel? It did not arrive.");
  for (const { profile } of found.values()) {
    expect(profile).toBeGreaterThanOrEqual(0);
    expect(profile).toBeLessThanOrEqual(1.0001);
  }
  expect(associated(associate(PAIRS), "Where is my parcel? It did not arrive.")).toEqual(found);
});

test("a_text_that_shares_nothing_is_like_nothing", () => {
  for (const { profile, expected } of associated(associate(PAIRS), "12345 !").values())
    expect([profile, expected]).toEqual([0, 0]);
});
