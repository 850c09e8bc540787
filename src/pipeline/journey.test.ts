import { expect, test } from "vitest";
import { parseMessage } from "../mail/parse.ts";
import { type Journey, outcomeOf } from "./journey.ts";

test("an outcome that a stage left is given as it is", async () => {
  const raw = Buffer.from("From: a@b.org\r\n\r\nHi");
  const message = await parseMessage(raw);
  const gate = { decision: "hold" as const, reasons: ["no draft"] };
  const arrivedAt = new Date("2026-03-01T12:00:00Z");
  const journey: Journey = { id: "m", raw, message, arrivedAt, outcomes: { gate, retrieve: [] } };
  expect(outcomeOf(journey, "gate")).toBe(gate);
  // Nothing found is an outcome too.
  expect(outcomeOf(journey, "retrieve")).toEqual([]);
  expect(() => outcomeOf(journey, "write")).toThrow("message m has no outcome of the stage write");
});
