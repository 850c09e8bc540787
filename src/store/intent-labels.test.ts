import { expect, test } from "vitest";
import { at, mail } from "../../fixtures/databases/rows.ts";
import { temporaryStore } from "../../fixtures/databases/scenes.ts";

test("what is said of a mail later stands in place of what was said before", async () => {
  const { messages, intentLabels } = await temporaryStore();
  for (const id of ["m1", "m2"]) await messages.receive(mail(id));
  await intentLabels.put({ messageId: "m1", intents: ["refund", "refund", "bug"], labelledAt: at(1) });
  await intentLabels.put({ messageId: "m2", intents: [], labelledAt: at(2) });
  await intentLabels.put({ messageId: "m1", intents: ["billing"], labelledAt: at(3) });
  expect(await intentLabels.latest(10)).toEqual([
    { messageId: "m1", intents: ["billing"], labelledAt: at(3) },
    { messageId: "m2", intents: [], labelledAt: at(2) },
  ]);
  expect(await intentLabels.latest(1)).toHaveLength(1);
});

test("the version grows with every word, where the clock stands still or goes back too", async () => {
  const { messages, intentLabels } = await temporaryStore();
  await messages.receive(mail("m1"));
  const seen = [await intentLabels.version()];
  for (const minute of [5, 5, 1]) {
    await intentLabels.put({ messageId: "m1", intents: ["refund"], labelledAt: at(minute) });
    seen.push(await intentLabels.version());
  }
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
});
