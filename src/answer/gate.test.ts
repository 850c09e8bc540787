import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gate, type GateInput, type Limits } from "./gate.ts";

const limits: Limits = { repliesPerSenderPerDay: 3, repliesPerThread: 4, repliesPerHour: 5 };
const claim = { text: "We ship today.", support: ["a"], verified: true, flags: [] };
const written = {
  draft: { text: "Hello,\n\nWe ship today.", claims: [claim] },
  open: [],
  sources: [],
  answerability: 0.9,
  writer: "w",
  notes: [],
};
const replies = { toAddressToday: 0, inThread: 0, thisHour: 0 };
const nothing = {
  ...{ written, replies, noRecipient: null, loopSigns: [], missing: [], confidence: 0.9, impediments: [] },
  permission: null,
} satisfies GateInput;
const decide = (fields: Partial<GateInput> = {}) => gate({ ...nothing, ...fields }, limits);

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
  expect(decide({ replies: { ...replies, [name]: limit } })).toMatchObject({
    decision: "hold",
    reasons: [reason],
  });
  expect(decide({ replies: { ...replies, [name]: limit + 7 } }).decision).toBe("hold");
});

test("one reply is one reply", () => {
  const one = { ...limits, repliesPerThread: 1 };
  const { reasons } = gate({ ...nothing, replies: { ...replies, inThread: 1 } }, one);
  expect(reasons).toEqual(["1 reply in this thread reaches the limit of 1"]);
});

test("limits that were not set hold nothing", () => {
  const none = { repliesPerSenderPerDay: Infinity, repliesPerThread: Infinity, repliesPerHour: Infinity };
  const many = { toAddressToday: 1e6, inThread: 1e6, thisHour: 1e6 };
  expect(gate({ ...nothing, replies: many }, none).decision).toBe("review");
});

test("a limit of zero holds everything", () => {
  expect(gate(nothing, { ...limits, repliesPerHour: 0 }).decision).toBe("hold");
});

test("an unverified claim holds, with its sentence and every flag", () => {
  const bad = {
    text: "It costs 5 €.",
    support: ["a"],
    verified: false,
    flags: ["amount 5 € stands in no source", "x"],
  };
  const draft = { text: "…", claims: [claim, bad] };
  expect(decide({ written: { ...written, draft } })).toMatchObject({
    decision: "hold",
    reasons: ["“It costs 5 €.”: amount 5 € stands in no source, x"],
  });
});

test("an open ask holds although others are answered", () => {
  const open = [{ ask: "And Norway?", reason: "the knowledge has no answer to this" }];
  expect(decide({ written: { ...written, open } })).toMatchObject({
    decision: "hold",
    reasons: ["the knowledge has no answer to this: “And Norway?”"],
  });
});

test("a mail that nobody can be answered holds with that reason", () => {
  expect(decide({ noRecipient: "the mail names nobody to answer" })).toMatchObject({
    decision: "hold",
    reasons: ["the mail names nobody to answer"],
  });
});

test("no draft and nothing open holds, and says why", () => {
  const { decision, reasons } = decide({ written: { ...written, draft: null, answerability: 0 } });
  expect(decision).toBe("hold");
  expect(reasons).toEqual(["the mail asks nothing that could be looked up"]);
});

test("a draft that says nothing holds", () => {
  expect(decide({ written: { ...written, draft: { text: "Hello,", claims: [] } } })).toMatchObject({
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

describe("what the owner lets go out by itself", () => {
  const proven = { isProven: true, told: "refund: 149 of 149 right" };

  test("does where nothing speaks against it, with the proof as its reason", () => {
    expect(decide({ permission: proven })).toEqual({
      decision: "auto",
      reasons: ["refund: 149 of 149 right"],
      confidence: 0.9,
    });
  });

  test("does not without their word, and nothing is said of it", () => {
    expect(decide({ permission: null, impediments: ["something is attached to it"] }).reasons).toHaveLength(
      1,
    );
  });

  test.each([
    [{ impediments: ["something is attached to it"] }, "not sent by itself: something is attached to it"],
    [{ confidence: 0.799 }, "not sent by itself: the confidence is 0.79, and 0.8 is wanted"],
    [{ permission: { isProven: false, told: "refund: 41 of 41" } }, "not sent by itself: refund: 41 of 41"],
  ])("is left to a person where something speaks against it: %j", (fields, reason) => {
    const { decision, reasons } = decide({ permission: proven, ...fields });
    expect(decision).toBe("review");
    expect(reasons).toContain(reason);
    expect(reasons).toHaveLength(2);
  });
});

test("what is missing is told where a question is open, and only then", () => {
  const missing = ["no passage about “refunds in the EU”; 7 mails in 30 days asked"];
  const open = [{ ask: "Do you refund in the EU?", reason: "no answer" }];
  expect(decide({ written: { ...written, open }, missing }).reasons).toEqual([
    "no answer: “Do you refund in the EU?”",
    ...missing,
  ]);
});

test("nothing goes out by itself that a single thing speaks against, and every decision has a reason", () => {
  const input = fc.record({
    replies: fc.record({ toAddressToday: fc.nat(3), inThread: fc.nat(4), thisHour: fc.nat(5) }),
    noRecipient: fc.option(fc.constant("nobody"), { freq: 1 }),
    loopSigns: fc.array(fc.constant("it came 4 s after a reply of ours"), { maxLength: 1 }),
    missing: fc.constant([]),
    confidence: fc.double({ min: 0.6, max: 1, noNaN: true }),
    impediments: fc.array(fc.constant("it is addressed to a machine"), { maxLength: 1 }),
    permission: fc.option(fc.record({ isProven: fc.boolean(), told: fc.constant("refund") })),
    written: fc.record({
      draft: fc.option(
        fc.record({
          text: fc.string(),
          claims: fc.array(
            fc.record({
              text: fc.string(),
              support: fc.constant(["a"]),
              verified: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
              flags: fc.constant(["f"]),
            }),
            { maxLength: 3 },
          ),
        }),
      ),
      open: fc.array(fc.record({ ask: fc.string(), reason: fc.constant("r") }), { maxLength: 1 }),
      sources: fc.constant([]),
      answerability: fc.double({ min: 0, max: 1 }),
      notes: fc.constant([]),
      writer: fc.constant("w"),
    }),
  });
  let sent = 0;
  fc.assert(
    fc.property(input, (given) => {
      const { decision, reasons, confidence } = gate(given, limits);
      expect(reasons.length).toBeGreaterThan(0);
      expect(confidence).toBe(given.confidence);
      const { draft, open } = given.written;
      const isClean =
        draft !== null &&
        draft.claims.length > 0 &&
        draft.claims.every(({ verified }) => verified) &&
        open.length === 0 &&
        given.noRecipient === null &&
        given.loopSigns.length === 0 &&
        given.replies.toAddressToday < limits.repliesPerSenderPerDay &&
        given.replies.inThread < limits.repliesPerThread &&
        given.replies.thisHour < limits.repliesPerHour;
      const isAllowed =
        given.permission?.isProven === true && given.impediments.length === 0 && given.confidence >= 0.8;
      expect(decision).toBe(isClean ? (isAllowed ? "auto" : "review") : "hold");
      if (decision === "auto") sent++;
    }),
    { numRuns: 3_000, seed: 5 },
  );
  expect(sent).toBeGreaterThan(3);
});

test("an open question is named without what is private in it", () => {
  const ask = "Did you get my transfer from DE89 3704 0044 0532 0130 00?";
  const { reasons } = decide({ written: { ...written, open: [{ ask, reason: "no answer" }] } });
  expect(reasons).toEqual(["no answer: “Did you get my transfer from [iban]?”"]);
});
