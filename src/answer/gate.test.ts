import fc from "fast-check";
import { expect, test } from "vitest";
import { gate, type GateInput, type Limits } from "./gate.ts";

const limits: Limits = { repliesPerSenderPerDay: 3, repliesPerThread: 4, repliesPerHour: 5 };
const claim = { text: "We ship today.", support: ["a"], verified: true, flags: [] };
const written = {
  draft: { text: "Hello,\n\nWe ship today.", claims: [claim] },
  open: [],
  sources: [],
  confidence: 0.9,
  writer: "w",
};
const replies = { toAddressToday: 0, inThread: 0, thisHour: 0 };
const decide = (fields: Partial<GateInput> = {}) =>
  gate({ written, replies, noRecipient: null, loopSigns: [], ...fields }, limits);

test("a draft that answers everything and checks out goes to a person, with the reason", () => {
  const { decision, reasons } = decide();
  expect(decision).toBe("review");
  expect(reasons).toEqual([
    "every question that was found has an answer in the knowledge; a person approves it",
  ]);
});

test.each([
  ["toAddressToday", 3, "3 replies to this sender within a day reach the limit of 3"],
  ["inThread", 4, "4 replies in this thread reach the limit of 4"],
  ["thisHour", 5, "5 replies within an hour reach the limit of 5"],
] as const)("the cap %s holds from its limit on", (name, limit, reason) => {
  expect(decide({ replies: { ...replies, [name]: limit - 1 } }).decision).toBe("review");
  expect(decide({ replies: { ...replies, [name]: limit } })).toEqual({ decision: "hold", reasons: [reason] });
  expect(decide({ replies: { ...replies, [name]: limit + 7 } }).decision).toBe("hold");
});

test("one reply is one reply", () => {
  const one = { ...limits, repliesPerThread: 1 };
  const { reasons } = gate(
    { written, replies: { ...replies, inThread: 1 }, noRecipient: null, loopSigns: [] },
    one,
  );
  expect(reasons).toEqual(["1 reply in this thread reaches the limit of 1"]);
});

test("limits that were not set hold nothing", () => {
  const none = { repliesPerSenderPerDay: Infinity, repliesPerThread: Infinity, repliesPerHour: Infinity };
  const many = { toAddressToday: 1e6, inThread: 1e6, thisHour: 1e6 };
  expect(gate({ written, replies: many, noRecipient: null, loopSigns: [] }, none).decision).toBe("review");
});

test("a limit of zero holds everything", () => {
  expect(
    gate({ written, replies, noRecipient: null, loopSigns: [] }, { ...limits, repliesPerHour: 0 }).decision,
  ).toBe("hold");
});

test("an unverified claim holds, with its sentence and every flag", () => {
  const bad = {
    text: "It costs 5 €.",
    support: ["a"],
    verified: false,
    flags: ["amount 5 € stands in no source", "x"],
  };
  const draft = { text: "…", claims: [claim, bad] };
  expect(decide({ written: { ...written, draft } })).toEqual({
    decision: "hold",
    reasons: ["“It costs 5 €.”: amount 5 € stands in no source, x"],
  });
});

test("an open ask holds although others are answered", () => {
  const open = [{ ask: "And Norway?", reason: "the knowledge has no answer to this" }];
  expect(decide({ written: { ...written, open } })).toEqual({
    decision: "hold",
    reasons: ["the knowledge has no answer to this: “And Norway?”"],
  });
});

test("a mail that nobody can be answered holds with that reason", () => {
  expect(decide({ noRecipient: "the mail names nobody to answer" })).toEqual({
    decision: "hold",
    reasons: ["the mail names nobody to answer"],
  });
});

test("no draft and nothing open holds, and says why", () => {
  const { decision, reasons } = decide({ written: { ...written, draft: null, confidence: 0 } });
  expect(decision).toBe("hold");
  expect(reasons).toEqual(["the mail asks nothing that could be looked up"]);
});

test("a draft that says nothing holds", () => {
  expect(decide({ written: { ...written, draft: { text: "Hello,", claims: [] } } })).toEqual({
    decision: "hold",
    reasons: ["the draft says nothing"],
  });
});

test("every reason to hold is given, not the first alone", () => {
  const { reasons } = decide({
    written: {
      ...written,
      open: [{ ask: "a?", reason: "r" }],
      draft: { text: "", claims: [{ ...claim, verified: false }] },
    },
    replies: { toAddressToday: 9, inThread: 9, thisHour: 9 },
    noRecipient: "nobody",
    loopSigns: ["it came 4 s after a reply of ours"],
  });
  expect(reasons).toHaveLength(7);
});

test("nothing is ever sent by itself, and every decision has a reason", () => {
  const input = fc.record({
    replies: fc.record({ toAddressToday: fc.nat(9), inThread: fc.nat(9), thisHour: fc.nat(9) }),
    noRecipient: fc.option(fc.constant("nobody")),
    loopSigns: fc.array(fc.constant("it came 4 s after a reply of ours"), { maxLength: 1 }),
    written: fc.record({
      draft: fc.option(
        fc.record({
          text: fc.string(),
          claims: fc.array(
            fc.record({
              text: fc.string(),
              support: fc.constant(["a"]),
              verified: fc.boolean(),
              flags: fc.constant(["f"]),
            }),
          ),
        }),
      ),
      open: fc.array(fc.record({ ask: fc.string(), reason: fc.constant("r") }), { maxLength: 2 }),
      sources: fc.constant([]),
      confidence: fc.double({ min: 0, max: 1 }),
      writer: fc.constant("w"),
    }),
  });
  fc.assert(
    fc.property(input, (given) => {
      const { decision, reasons } = gate(given, limits);
      expect(decision).not.toBe("auto");
      expect(reasons.length).toBeGreaterThan(0);
      const { draft, open } = given.written;
      const clean =
        draft !== null && draft.claims.length > 0 && draft.claims.every(({ verified }) => verified);
      if (decision === "review")
        expect(clean && open.length === 0 && given.noRecipient === null && given.loopSigns.length === 0).toBe(
          true,
        );
    }),
  );
});

test("an open question is named without what is private in it", () => {
  const ask = "Did you get my transfer from DE89 3704 0044 0532 0130 00?";
  const { reasons } = decide({ written: { ...written, open: [{ ask, reason: "no answer" }] } });
  expect(reasons).toEqual(["no answer: “Did you get my transfer from [iban]?”"]);
});
