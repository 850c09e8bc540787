import { expect, test } from "vitest";
import { ANSWERED, openDesk, question } from "../../fixtures/desk.ts";
import type { Written } from "../answer/write.ts";
import { rehearse } from "./advance.ts";
import { gateStage } from "./gating.ts";
import { outcomeOf } from "./journey.ts";

test("a message that an older smb left before the gate goes on", async () => {
  const desk = await openDesk();
  const { journey } = await rehearse("m", Buffer.from(question("delivery", ANSWERED)), desk.road);
  const { notes, answerability, ...written } = outcomeOf(journey, "write");
  expect(notes).toEqual([]);
  const write = { ...written, confidence: answerability } as unknown as Written;
  const before = { ...journey, outcomes: { ...journey.outcomes, write } };
  expect(await gateStage.run(before, desk.road)).toMatchObject({ to: "review" });
});
