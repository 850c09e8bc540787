import { expect, test } from "vitest";
import { scriptedGenerator } from "../../fixtures/scripted-generator.ts";
import { GenerationError, type GenerationRequest, type Generator } from "./generator.ts";
import { type ModelCall, recorded } from "./model-call.ts";

const request: GenerationRequest = {
  ...{ system: "Be brief.", user: "Hello", schema: null, maxTokens: 9, temperature: 0, seed: 7 },
  about: { purpose: "reply", prompt: "reply@1a2b3c4d", passages: ["faq#1"] },
};

/** A generator whose calls are gathered, on a clock that moves 5 ms a look. */
const gathering = (generator: Generator) => {
  const calls: ModelCall[] = [];
  let looks = 0;
  const now = () => new Date(5 * looks++);
  return { calls, generator: recorded(generator, now, (call) => calls.push(call)) };
};

test("a call is on record with what went in, what came out and how long it took", async () => {
  const usage = { promptTokens: 12, cachedTokens: 8, outputTokens: 3, cost: 0.01 };
  const inner = scriptedGenerator(() => ({ text: "Hi.", finish: "stop", usage }));
  const { calls, generator } = gathering(inner);
  expect(await generator.generate(request)).toEqual({ text: "Hi.", finish: "stop", usage });
  expect(calls).toEqual([
    {
      ...request.about,
      model: inner.id,
      parameters: { temperature: 0, seed: 7, maxTokens: 9, schema: false },
      inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      ...{ startedAt: new Date(0), milliseconds: 5, output: "Hi.", finish: "stop", usage, failure: null },
    },
  ]);
});

test("one that failed is on record too, and its error goes on", async () => {
  const { calls, generator } = gathering(scriptedGenerator(() => new GenerationError("timeout", "180 s")));
  await expect(generator.generate(request)).rejects.toThrow("180 s");
  expect(calls).toMatchObject([
    { output: null, usage: null, failure: { kind: "timeout", message: "180 s" } },
  ]);
});

test("one that was broken off says so", async () => {
  const { calls, generator } = gathering(scriptedGenerator(() => "never"));
  const signal = AbortSignal.abort(new Error("the process ends"));
  await expect(generator.generate({ ...request, signal })).rejects.toThrow("the process ends");
  expect(calls).toMatchObject([{ failure: { kind: "aborted", message: "the process ends" } }]);
});

test("the same words in and out of system and user are two inputs", async () => {
  const { calls, generator } = gathering(scriptedGenerator(() => ""));
  await generator.generate({ ...request, system: "a", user: "bc" });
  await generator.generate({ ...request, system: "ab", user: "c" });
  expect(calls[0]?.inputHash).not.toBe(calls[1]?.inputHash);
});

test("of megabytes the beginning is kept", async () => {
  const { calls, generator } = gathering(scriptedGenerator(() => "x".repeat(3_000_000)));
  expect((await generator.generate(request)).text).toHaveLength(3_000_000);
  expect(calls[0]?.output).toHaveLength(100_000);
});
