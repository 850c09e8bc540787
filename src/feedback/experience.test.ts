import { expect, test } from "vitest";
import { heldClock } from "../../fixtures/clock.ts";
import { NO_SIGNALS, UNCALIBRATED } from "../answer/confidence.ts";
import type { DecidedDraft, DecisionLog } from "./decisions.ts";
import { experienceOf } from "./experience.ts";

const DAY = 24 * 3_600_000;
const clock = heldClock();

const decided = (number: number, fields: Partial<DecidedDraft> = {}): DecidedDraft => ({
  ...{ number, draftId: String(number), intent: "refund", writer: "w", confidence: 0.9, isHeld: false },
  ...{ signals: { ...NO_SIGNALS, answerability: 0.8 }, decidedAt: clock.now() },
  ...{ verdict: "approved", editDistance: 0, draft: null, final: null },
  ...fields,
});

/** Gives what is put in, and counts how often it is asked. */
function logOf(decisions: DecidedDraft[]): DecisionLog & { reads: number } {
  return {
    reads: 0,
    newest: () => Promise.resolve(decisions.at(-1)?.number ?? 0),
    decidedAfter(number) {
      this.reads++;
      return Promise.resolve(decisions.filter((each) => each.number > number));
    },
  };
}

const standingAfter = async (...decisions: DecidedDraft[]) =>
  (await experienceOf(logOf(decisions), clock)()).standing("refund", "w", 0.1);

test("each decision is read once, and what is new is taken in", async () => {
  const decisions = [decided(1), decided(2)];
  const log = logOf(decisions);
  const experience = experienceOf(log, clock);
  const first = await experience();
  expect(await experience()).toBe(first);
  expect(log.reads).toBe(1);
  decisions.push(decided(3, { verdict: "rejected" }));
  const second = await experience();
  expect(second.standing("refund", "w", 0.1)).toMatchObject({ right: 2, wrong: 1 });
  expect(second.calibration.shift).toBeLessThan(first.calibration.shift);
});

test("asked twice at once it takes nothing in twice", async () => {
  const experience = experienceOf(logOf([decided(1)]), clock);
  const [a, b] = await Promise.all([experience(), experience()]);
  expect(a).toBe(b);
  expect(a.standing("refund", "w", 0.1).decisions).toBe(1);
});

test("without decisions nothing is known", async () => {
  const { calibration, newest, counted } = await experienceOf(logOf([]), clock)();
  expect({ calibration, newest, counted }).toEqual({ calibration: UNCALIBRATED, newest: 0, counted: [] });
});

test("a reply that is called wrong later was never right", async () => {
  const wrong = decided(3, { draftId: "1", verdict: "wrong" });
  expect(await standingAfter(decided(1), decided(2), wrong)).toMatchObject({
    right: 1,
    wrong: 1,
    decisions: 2,
  });
});

test("what went out by itself counts only where it was wrong", async () => {
  const automatic = decided(2, { verdict: "automatic" });
  expect(await standingAfter(decided(1), automatic)).toMatchObject({ right: 1, decisions: 1 });
  const wrong = decided(3, { draftId: "2", verdict: "wrong" });
  expect(await standingAfter(decided(1), automatic, wrong)).toMatchObject({ wrong: 1, decisions: 2 });
});

test.each([
  ["one that was held", { isHeld: true }],
  ["one that a person had to see", { signals: { ...NO_SIGNALS, impediments: 1 } }],
  ["one that was not sure enough", { confidence: 0.79 }],
  ["one of another intent", { intent: "billing" }],
  ["one of no intent", { intent: null }],
  ["one of another writer", { writer: "a model" }],
  ["one of more than a year ago", { decidedAt: new Date(clock.now().getTime() - 366 * DAY) }],
])("no evidence: %s", async (_, fields) => {
  expect(await standingAfter(decided(1), decided(2, fields))).toMatchObject({ decisions: 1 });
});
