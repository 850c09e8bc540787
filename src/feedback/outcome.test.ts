import { describe, expect, test } from "vitest";
import { editDistance } from "./edit-distance.ts";
import { wasRight } from "./outcome.ts";

const DRAFT = `Hello,

You can return an unused item within 30 days. We refund the price within a week. The label is in the parcel, and the
post office takes it without a charge. Please do not write on the box, since we use it again for the next customer.

Kind regards,
Shop`;

const edited = (final: string) =>
  wasRight({ verdict: "edited", editDistance: editDistance(DRAFT, final), draft: DRAFT, final });

describe("a draft was right", () => {
  const plain = { editDistance: null, draft: null, final: null };
  test.each([
    ["approved", true],
    ["rejected", false],
    ["wrong", false],
    ["written", null],
    ["automatic", null],
  ] as const)("after %s: %s", (verdict, outcome) => {
    expect(wasRight({ ...plain, verdict })).toBe(outcome);
  });

  test("where a typo or the greeting was mended", () => {
    expect(edited(DRAFT.replace("Hello,", "Hello Ada,"))).toBe(true);
    expect(edited(DRAFT.replace("without a charge", "without charge"))).toBe(true);
  });
});

describe("a draft was wrong", () => {
  test.each([
    ["a number changed", DRAFT.replace("30 days", "14 days")],
    ["a number was added", DRAFT.replace("within a week", "within a week (EUR 5)")],
    ["a negation went", DRAFT.replace("do not write", "do write")],
    ["a link was added", DRAFT.replace("Kind regards", "See https://shop.example/returns\n\nKind regards")],
    [
      "a sentence was added",
      DRAFT.replace("Kind regards", "Your parcel is at our desk already.\n\nKind regards"),
    ],
    ["all was written anew", "Hello, please call us."],
  ])("where %s", (_, final) => {
    expect(edited(final)).toBe(false);
  });

  test("where nothing tells how much was edited", () => {
    expect(wasRight({ verdict: "edited", editDistance: null, draft: null, final: null })).toBe(false);
  });
});
