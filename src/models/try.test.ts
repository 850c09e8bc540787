import { expect, test } from "vitest";
import { scriptedGenerator } from "../../fixtures/scripted-generator.ts";
import { type Generation, GenerationError } from "../generation/generator.ts";
import { tryWriter } from "./try.ts";

const said = (text: string, outputTokens: number | null): Generation => ({
  text,
  finish: "length",
  usage: { promptTokens: null, cachedTokens: null, outputTokens, cost: null },
});
/** Two seconds go by between any two looks at it. */
const clock = () => {
  let now = 0;
  return () => (now += 2000);
};

test("a writer's speed is that of a second call, when it is loaded and the prompt is read", async () => {
  const generator = scriptedGenerator(({ maxTokens }) => said("Soon.", maxTokens));
  expect(await tryWriter(generator, clock())).toBe(12);
  expect(generator.requests.map(({ maxTokens }) => maxTokens)).toEqual([4, 24]);
});

test("a model that is still thinking writes, and one that says next to nothing has no speed", async () => {
  expect(
    await tryWriter(
      scriptedGenerator(() => said("", 24)),
      clock(),
    ),
  ).toBe(12);
  expect(
    await tryWriter(
      scriptedGenerator(() => said("Yes.", 2)),
      clock(),
    ),
  ).toBeNull();
  expect(
    await tryWriter(
      scriptedGenerator(() => said("Yes.", null)),
      clock(),
    ),
  ).toBeNull();
});

test("a model that writes nothing, or fails, is told with what to do", async () => {
  const silent = scriptedGenerator(() => said("", 0));
  await expect(tryWriter(silent, clock())).rejects.toMatchObject({
    name: "UserError",
    message: expect.stringMatching(/writes nothing/) as string,
    next: expect.stringMatching(/smb models list/) as string,
  });
  const dead = scriptedGenerator(() => new GenerationError("crashed", "it died"));
  await expect(tryWriter(dead, clock())).rejects.toThrow(/scripted@0 cannot be used: it died/);
});
