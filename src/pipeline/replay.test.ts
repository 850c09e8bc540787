import { expect, test } from "vitest";
import { ANSWERED, openDesk, question } from "../../fixtures/desk.ts";
import { messageIdentity } from "../mail/identity.ts";
import { advance, rehearse } from "./advance.ts";
import { compareRuns, recordedResult, rehearsedResult, type Result } from "./replay.ts";

const result: Result = {
  ...{ verdict: "human", intent: "refund", priority: "normal", language: "en", asks: ["Where?"] },
  ...{ sources: ["faq#1"], writer: "extractive-1", decision: "review", reasons: ["a person approves it"] },
  draft: "Hello,\n\nWithin 30 days.\n\nYour shop",
};

test("two runs that came out alike differ in nothing", () => {
  expect(compareRuns(result, { ...result })).toMatchObject({ changed: [], draftLines: [] });
});

test("what differs is named, and the draft is set side by side line by line", () => {
  const after = { ...result, sources: ["faq#2"], draft: "Hello,\n\nWithin 60 days.\n\nYour shop" };
  expect(compareRuns(result, after)).toMatchObject({
    changed: ["sources", "draft"],
    draftLines: [
      { mark: " ", text: "Hello," },
      { mark: " ", text: "" },
      { mark: "-", text: "Within 30 days." },
      { mark: "+", text: "Within 60 days." },
      { mark: " ", text: "" },
      { mark: " ", text: "Your shop" },
    ],
  });
});

test("a draft that is gone is all taken away", () => {
  const { draftLines } = compareRuns(result, { ...result, draft: null });
  expect(draftLines.map(({ mark }) => mark)).toEqual(["-", "-", "-", "-", "-"]);
});

test("a message on record comes out as it did, until the knowledge says something else", async () => {
  const desk = await openDesk();
  const raw = Buffer.from(question("delivery", ANSWERED));
  const id = messageIdentity(raw);
  const place = { folder: "INBOX", uidValidity: "1", uid: id };
  const { messages } = desk.store;
  await messages.receive({ id, mailbox: "m", place, arrivedAt: desk.clock.now(), raw, cursor: id });
  const record = await advance(id, desk.road);
  if (record === null) throw new Error("the message is gone");
  const recorded = recordedResult(record, Object.fromEntries(await messages.outcomes(id)));
  const again = async () => {
    const rehearsal = await rehearse(id, raw, desk.road, record.arrivedAt);
    return compareRuns(recorded, rehearsedResult(rehearsal)).changed;
  };
  expect(await again()).toEqual([]);
  Object.assign(desk.road.write, { signature: "Another shop" });
  expect(await again()).toEqual(["draft"]);
});
