import { expect, test } from "vitest";
import { at, mail, stage } from "../../fixtures/databases/rows.ts";
import { temporaryStore } from "../../fixtures/databases/scenes.ts";
import type { ModelCall } from "../generation/model-call.ts";

const call = (fields: Partial<ModelCall> = {}): ModelCall => ({
  ...{ model: "tiny@1", purpose: "reply", prompt: "reply@1a2b3c4d", passages: ["faq#1"], inputHash: "ab" },
  parameters: { temperature: 0, seed: 1, maxTokens: 9, schema: true },
  ...{ startedAt: at(2), milliseconds: 12.5, output: "{}", finish: "stop", failure: null },
  usage: { promptTokens: 5, cachedTokens: 3, outputTokens: 1, cost: null },
  ...fields,
});

test("what models were asked and said stands with the stage that asked, in its order", async () => {
  const { messages } = await temporaryStore();
  const failed = call({
    ...{ output: null, finish: null, usage: null },
    failure: { kind: "timeout", message: "180 s" },
  });
  await messages.receive(mail("m"));
  const { run } = stage("m");
  await messages.commit(stage("m", { run: { ...run, calls: [failed, call()] } }));
  await messages.commit(stage("m", { from: "screened", to: "triaged", run: { ...run, stage: "triage" } }));
  const runs = await messages.runs("m");
  expect(runs.map(({ calls }) => calls)).toEqual([[failed, call()], []]);
});

test("what is older than it is to be kept is forgotten, and nothing else", async () => {
  const { messages } = await temporaryStore();
  await messages.receive(mail("m"));
  const calls = [call({ startedAt: at(1) }), call({ startedAt: at(2) })];
  await messages.commit(stage("m", { run: { ...stage("m").run, calls } }));
  expect(await messages.forgetCalls(at(2))).toBe(1);
  expect(await messages.forgetCalls(at(2))).toBe(0);
  const [run] = await messages.runs("m");
  expect(run).toMatchObject({ stage: "screen", calls: [{ startedAt: at(2) }] });
});

test("a stage that is not committed leaves no call on record", async () => {
  const { messages } = await temporaryStore();
  await messages.receive(mail("m"));
  const commit = stage("m", { from: "drafted", run: { ...stage("m").run, calls: [call()] } });
  expect(await messages.commit(commit)).toBeNull();
  expect(await messages.forgetCalls(at(9))).toBe(0);
});
