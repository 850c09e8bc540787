import { describe, expect, test } from "vitest";
import { z } from "zod";
import { scriptedGenerator } from "../../fixtures/scripted-generator.ts";
import { GenerationError } from "./generator.ts";
import { generateStructured } from "./structured.ts";

const schema = z.object({ answer: z.string(), list: z.array(z.int()) });

const REQUEST = {
  system: "s",
  user: "u",
  maxTokens: 10,
  temperature: 0,
  seed: 1,
  about: { purpose: "reply", prompt: "reply@0", passages: [] },
} as const;

const said = (text: string): Promise<unknown> =>
  generateStructured(
    schema,
    REQUEST,
    scriptedGenerator(() => text),
  );

const GOOD = { answer: 'a { brace } and a " quote', list: [1] };

test("the model is given the schema that its output is read by", async () => {
  const generator = scriptedGenerator(() => JSON.stringify(GOOD));
  expect(await generateStructured(schema, REQUEST, generator)).toEqual(GOOD);
  expect(generator.requests[0]?.schema).toMatchObject({ type: "object", required: ["answer", "list"] });
});

describe("an answer is read", () => {
  test.each([
    ["in a fence", (json: string) => `Sure!\n\`\`\`json\n${json}\n\`\`\`\nHope it helps.`],
    ["behind reasoning", (json: string) => `<think>{"answer": "no"}</think>${json}`],
    ["before another object", (json: string) => `${json}\n{"answer": 1}`],
    ["before braces", (json: string) => `${json} {so {it} is}}`],
  ])("%s", async (_, around) => {
    expect(await said(around(JSON.stringify(GOOD)))).toEqual(GOOD);
  });

  test("without what the schema does not name, a key of every object's among it", async () => {
    const text = '{"answer": "a", "list": [], "more": 1, "__proto__": {"answer": "b"}, "constructor": {}}';
    expect(await said(text)).toEqual({ answer: "a", list: [] });
  });
});

describe("malformed is", () => {
  test.each([
    ["nothing", ""],
    ["prose", "I cannot help with that."],
    ["half an object", '{"answer": "a", "list": [1'],
    ["braces", "{".repeat(100_000)],
    ["braces that close", "{".repeat(50_000) + "}".repeat(50_000)],
    ["another form", '{"answer": 1, "list": []}'],
    ["a list", '["a"]'],
    ["depth", `{"answer": "a", "list": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
    ["quotes", `{${'"'.repeat(100_000)}}`],
    ["escaped quotes", `{"${'\\"'.repeat(200_000)}}`],
    ["megabytes", `{"answer": "${"a".repeat(5_000_000)}", "list": []}`],
  ])("%s", async (_, text) => {
    const start = performance.now();
    await expect(said(text)).rejects.toMatchObject({ name: "GenerationError", failure: "malformed" });
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test("an output that the token budget cut, though it reads well", async () => {
    const usage = { promptTokens: null, cachedTokens: null, outputTokens: null, cost: null };
    const generator = scriptedGenerator(() => ({ text: JSON.stringify(GOOD), finish: "length", usage }));
    await expect(generateStructured(schema, REQUEST, generator)).rejects.toBeInstanceOf(GenerationError);
  });
});
