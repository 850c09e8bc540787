/** What becomes of the model in memory over many calls, and behind one that crashed. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { writeGgufChat } from "../../../fixtures/models/gguf-chat.ts";
import type { Generation, Generator } from "../../generation/generator.ts";
import { llamaGenerator } from "./generator.ts";

let folder: string;
let model: string;
const open: Generator[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-loaded-"));
  model = await writeGgufChat(join(folder, "tiny.gguf"), { script: null });
});
afterEach(async () => {
  for (const generator of open.splice(0)) await generator.close?.();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function generatorOf(path: string, threads: number | null = 1): Generator {
  const generator = llamaGenerator(
    { name: "tiny", path, revision: "0123456789abcdef" },
    { contextTokens: 1024, threads, stateFolder: join(folder, "state"), timeoutMilliseconds: 20_000 },
  );
  open.push(generator);
  return generator;
}

const ask = (generator: Generator, user: string, maxTokens: number): Promise<Generation> =>
  generator.generate({
    system: "You answer the mail of customers with what the passages say. ".repeat(8),
    user,
    schema: null,
    maxTokens,
    temperature: 0,
    seed: 1,
    about: { purpose: "reply", prompt: "reply@test", passages: [] },
  });

/** The generator's own context, which nothing but a crash takes away from it. */
async function contextOf(generator: Generator): Promise<{ dispose(): Promise<void> }> {
  const loaded = (await Reflect.get(generator, "loading")) as { model: object };
  return Reflect.get(loaded.model, "context") as { dispose(): Promise<void> };
}

test("a call whose context breaks has crashed; those that wait are answered by a model that is loaded anew", async () => {
  const generator = generatorOf(model);
  const { text } = await ask(generator, "first", 12);
  const context = await contextOf(generator);
  const running = ask(generator, "second", 800);
  const waiting = ask(generator, "first", 12);
  const crashed = expect(running).rejects.toMatchObject({ name: "GenerationError", failure: "crashed" });
  await sleep(30);
  await context.dispose();
  await crashed;
  expect((await waiting).text).toBe(text);
  expect(await contextOf(generator)).not.toBe(context);
});

test("a context that broke between two calls costs one of them", async () => {
  const generator = generatorOf(model);
  const { text } = await ask(generator, "first", 12);
  await (await contextOf(generator)).dispose();
  await expect(ask(generator, "first", 12)).rejects.toMatchObject({ failure: "crashed" });
  expect((await ask(generator, "first", 12)).text).toBe(text);
});

test("a model that is cut off, wherever it is, is unavailable, and answers once it is whole", async () => {
  const whole = await readFile(model);
  const path = join(folder, "cut.gguf");
  const header = whole.indexOf("token_embd.weight");
  for (const length of [header - 200, header + 300, header + 4000, whole.length / 2, whole.length - 1]) {
    await writeFile(path, whole.subarray(0, length));
    await expect(ask(generatorOf(path), "first", 1), `${length} bytes`).rejects.toMatchObject({
      failure: "unavailable",
    });
  }
  await writeFile(path, whole);
  expect((await ask(generatorOf(path), "first", 1)).usage.outputTokens).toBe(1);
});

test("many mails are answered by one model, and memory does not grow with them", async () => {
  const generator = generatorOf(model);
  for (let mail = 0; mail < 20; mail++) await ask(generator, `mail ${mail}`, 16);
  const context = await contextOf(generator);
  const before = process.memoryUsage.rss();
  for (let mail = 0; mail < 60; mail++) await ask(generator, `mail ${mail}`, 16);
  expect(await contextOf(generator)).toBe(context);
  // The model itself takes 2 MB and its context as much: a second one, or a leak of a prompt's size, would show.
  expect(process.memoryUsage.rss() - before).toBeLessThan(MOST_GROWTH);
});

/** Of the collector's, between two of its runs. */
const MOST_GROWTH = 24e6;

test("a model that has nothing to do takes no time of any core", async () => {
  const generator = generatorOf(model, 2);
  await ask(generator, "first", 2);
  await sleep(200);
  const [used, loop] = [process.cpuUsage(), performance.eventLoopUtilization()];
  await sleep(1500);
  const { user, system } = process.cpuUsage(used);
  // A thread that waits by spinning takes 1,500 ms.
  expect((user + system) / 1000).toBeLessThan(400);
  expect(performance.eventLoopUtilization(loop).utilization).toBeLessThan(0.2);
});
