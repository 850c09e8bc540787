import type { Buffer } from "node:buffer";
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { writeGgufEmbedder } from "../../fixtures/models/gguf-bert.ts";
import { writeGgufChat } from "../../fixtures/models/gguf-chat.ts";
import { answer, breakAfter, hubServer, type HubServer } from "../../fixtures/models/hub-server.ts";
import { writeOnnxFolder } from "../../fixtures/models/onnx-folder.ts";
import type { GenerationRequest } from "../generation/generator.ts";
import type { ModelShelf } from "../knowledge/model-shelf.ts";
import { CATALOGUE, type CatalogueModel } from "./catalogue.ts";
import { checkModels } from "./check.ts";
import { readChoices } from "./choice.ts";
import type { LlamaOptions } from "./llama/generator.ts";
import { openWriter, withoutWriterNote } from "./open.ts";
import type { Machine } from "./pick.ts";
import { modelShelf } from "./shelf.ts";

const SCRIPT = "Refunds are paid within two weeks.";
const NAME = "qwen2.5-0.5b-instruct";
const catalogue = CATALOGUE.filter(({ name }) => name === NAME);
const [model] = catalogue;
if (!model) throw new Error(`${NAME} is not in the catalogue`);
const REPOSITORY = model.repository;
const FILE = model.files[0] ?? "";
const ADDRESS = `hf:${REPOSITORY}/${FILE}`;
const EMBEDDER = `hf:${REPOSITORY}/some/embedder.gguf`;
const LARGE: Machine = { memory: 64e9, cores: 16 };
const llama: LlamaOptions = {
  contextTokens: 1024,
  threads: 1,
  stateFolder: null,
  timeoutMilliseconds: 30_000,
};

let published: string;
let files: Record<string, Buffer>;
let home: string;
let hub: HubServer;
let shelf: ModelShelf;
beforeAll(async () => {
  published = await mkdtemp(join(tmpdir(), "smb-writers-"));
  const onnx = await writeOnnxFolder(join(published, "onnx"));
  const paths = {
    [FILE]: await writeGgufChat(join(published, "chat.gguf"), { script: SCRIPT }),
    "some/embedder.gguf": await writeGgufEmbedder(join(published, "embedder.gguf")),
    "config.json": join(onnx, "config.json"),
    "tokenizer.json": join(onnx, "tokenizer.json"),
    "tokenizer_config.json": join(onnx, "tokenizer_config.json"),
    "onnx/model.onnx": join(onnx, "onnx", "model.onnx"),
  };
  files = {};
  for (const [name, path] of Object.entries(paths)) files[name] = await readFile(path);
});
afterAll(() => rm(published, { recursive: true, force: true }));
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "smb-writer-shelf-"));
  hub = await hubServer(REPOSITORY, files);
  shelf = shelfOn(LARGE);
});
afterEach(async () => {
  await hub.close();
  await rm(home, { recursive: true, force: true });
});

const choices = () => join(home, "models.json");
const models = () => join(home, "models");
const shelfOn = (machine: Machine, known: readonly CatalogueModel[] = catalogue): ModelShelf =>
  modelShelf({
    models: models(),
    choices: choices(),
    env: { HF_ENDPOINT: hub.url },
    clock: {
      now: () => new Date(),
      sleep: (milliseconds, signal) =>
        milliseconds < 60_000
          ? Promise.resolve()
          : new Promise((resolve) => signal.addEventListener("abort", () => resolve())),
    },
    catalogue: known,
    machine,
  });
const quiet = { progress: () => undefined, signal: new AbortController().signal };
const listed = async (name: string, verify = false) =>
  (await shelf.list({ verify })).find((row) => row.name === name);
const open = async () =>
  openWriter((await readChoices(choices())).writer, { models: models(), catalogue, llama });
const asked: GenerationRequest = {
  system: "You answer.",
  user: "When do I get my money back?",
  schema: null,
  maxTokens: 64,
  temperature: 0,
  seed: 1,
  about: { purpose: "reply", prompt: "reply@0", passages: [] },
};

test("a writer is listed with what it needs, picked for the machine, pulled, tried, used and put out of use", async () => {
  expect(await listed(NAME)).toMatchObject({
    role: "writer",
    installed: false,
    license: "Apache-2.0",
    memory: model.writer?.memory,
    terms: null,
  });
  const pulled = await shelf.pull("writer", quiet);
  expect(pulled).toMatchObject({ name: NAME, reason: expect.stringMatching(/64\.0 GB of memory/) as string });
  expect((await shelf.pull("auto", quiet)).fetched).toBe(0);
  const used = await shelf.use(NAME);
  expect(used).toMatchObject({ name: NAME, role: "writer", dimension: null });
  expect(used.id).toMatch(/^qwen2\.5-0\.5b-instruct@[0-9a-f]{12}$/);
  expect(await listed(NAME)).toMatchObject({ installed: true, inUse: true, problem: null });
  await expect(shelf.remove(NAME)).rejects.toMatchObject({
    message: `${NAME} is in use`,
    next: expect.stringMatching(/no-writer/) as string,
  });
  expect(await shelf.use("no-writer")).toMatchObject({ role: "writer", id: null });
  expect((await readChoices(choices())).writer).toBeNull();
  expect((await shelf.remove(NAME)).bytes).toBe(files[FILE]?.length);
  expect(await readdir(models())).toEqual([]);
});

test("a machine that is too small for all of them downloads none", async () => {
  await expect(shelfOn({ memory: 1e9, cores: 4 }).pull("writer", quiet)).rejects.toThrow(
    /no writer of the catalogue fits/,
  );
  expect(hub.requests).toEqual([]);
});

test("the chosen writer is opened without being loaded, and writes when it is asked", async () => {
  expect(await open()).toEqual({ model: null, note: null });
  await shelf.pull(NAME, quiet);
  const { id } = await shelf.use(NAME);
  const opened = await open();
  expect(opened.note).toBeNull();
  expect(opened.model?.id).toBe(id);
  expect((await opened.model?.generate(asked))?.text).toBe(SCRIPT);
  await opened.model?.close?.();
});

test("a writer whose file is gone or cut off is done without, with a note and a warning of doctor's", async () => {
  await shelf.pull(NAME, quiet);
  await shelf.use(NAME);
  const file = join(models(), NAME, FILE);
  await truncate(file, 1000);
  const { model: none, note } = await open();
  expect(none).toBeNull();
  expect(note).toMatch(/has 1000 bytes instead of .*smb models pull qwen.*no-writer.*word for word/);
  const warned = async () => (await checkModels(choices(), { models: models(), catalogue })).at(-1);
  expect(await warned()).toMatchObject({
    name: "writer",
    finding: { warn: expect.stringMatching(/1000 bytes/) as string },
  });
  await rm(join(models(), NAME), { recursive: true });
  expect(await warned()).toMatchObject({
    finding: { warn: expect.stringMatching(/not downloaded/) as string },
  });
});

test("doctor loads the writer and times it", async () => {
  await shelf.pull(NAME, quiet);
  await shelf.use(NAME);
  let now = 0;
  const checks = await checkModels(choices(), { models: models(), catalogue }, () => (now += 1000));
  expect(checks.at(-1)).toEqual({
    name: "writer",
    finding: expect.stringMatching(
      /^qwen2\.5-0\.5b-instruct@[0-9a-f]{12}, \d+(?:\.\d)? tokens a second$/,
    ) as string,
  });
});

test("a file of choices from before there were writers is read, and one with a writer is kept by other choices", async () => {
  await writeFile(choices(), JSON.stringify({ version: 1, embedder: null, reranker: null }));
  expect(await readChoices(choices())).toEqual({
    embedder: null,
    reranker: null,
    previousEmbedder: null,
    writer: null,
  });
  await shelf.pull(ADDRESS, quiet);
  await shelf.use(ADDRESS);
  const { writer } = await readChoices(choices());
  await shelf.use("static");
  await shelf.use("no-reranker");
  expect((await readChoices(choices())).writer).toEqual(writer);
});

test("a file of the owner's is told from an embedder by its header, and tried before it is used", async () => {
  const chat = join(home, "mine.gguf");
  await writeGgufChat(chat, { script: SCRIPT });
  expect(await shelf.use(chat)).toMatchObject({ name: "mine.gguf", role: "writer" });
  const embedder = await writeGgufEmbedder(join(home, "vectors.gguf"));
  expect(await shelf.use(embedder)).toMatchObject({ role: "embedder", dimension: 32 });
  expect(await listed("mine.gguf")).toMatchObject({ role: "writer", inUse: true, source: chat });
  await truncate(chat, (await stat(chat)).size - 100_000);
  await expect(shelf.use(chat)).rejects.toThrow(/cannot be used/);
  expect((await open()).note).toMatch(/is another than when it was put to use.*smb models use .*mine\.gguf/);
  await rm(chat);
  expect((await open()).note).toMatch(/is gone/);
});

test("an address is pulled, used for what it is, listed, verified and removed", async () => {
  await expect(shelf.use(ADDRESS)).rejects.toMatchObject({
    message: expect.stringMatching(/it is not downloaded/) as string,
    next: expect.stringContaining(`smb models pull ${ADDRESS}`) as string,
  });
  expect(await shelf.pull(ADDRESS, quiet)).toMatchObject({ name: ADDRESS, reason: null });
  await shelf.pull(EMBEDDER, quiet);
  expect(await listed(ADDRESS)).toMatchObject({ role: "writer", installed: true, inUse: false });
  expect(await listed(EMBEDDER)).toMatchObject({ role: "embedder", installed: true, inUse: false });
  expect(await shelf.use(ADDRESS)).toMatchObject({ name: ADDRESS, role: "writer" });
  expect(await shelf.use(EMBEDDER)).toMatchObject({ name: EMBEDDER, role: "embedder" });
  expect(await listed(ADDRESS, true)).toMatchObject({ inUse: true, problem: null });
  expect((await shelf.list({ verify: false })).filter(({ name }) => name === ADDRESS)).toHaveLength(1);
  await expect(shelf.remove(EMBEDDER)).rejects.toThrow(/is in use/);
  await shelf.use("static");
  await shelf.remove(EMBEDDER);
  expect(await listed(EMBEDDER)).toBeUndefined();
  expect((await (await open()).model?.generate(asked))?.text).toBe(SCRIPT);
});

test("an address of a repository brings the files of a model in ONNX format, and those alone", async () => {
  const address = `hf:${REPOSITORY}`;
  await shelf.pull(address, quiet);
  const [folder = ""] = await readdir(models());
  expect((await readdir(join(models(), folder))).sort()).toEqual([
    "config.json",
    "manifest.json",
    "onnx",
    "tokenizer.json",
    "tokenizer_config.json",
  ]);
  expect(await shelf.use(address)).toMatchObject({ name: address, role: "embedder", dimension: 32 });
});

test("a download from an address goes on where it broke, and wrong bytes are not kept", async () => {
  hub.misbehave.push(breakAfter(100_000), breakAfter(50_000));
  await shelf.pull(ADDRESS, quiet);
  expect(await listed(ADDRESS, true)).toMatchObject({ installed: true, problem: null });
  expect(hub.requests.slice(1).every(({ range }) => /^bytes=[1-9]/.test(range ?? ""))).toBe(true);
  const wrong = answer(200, {}, "x".repeat(files["some/embedder.gguf"]?.length ?? 0));
  hub.misbehave.push(wrong, wrong);
  await expect(shelf.pull(EMBEDDER, quiet)).rejects.toThrow(/checksum differs/);
  await expect(shelf.use(EMBEDDER)).rejects.toThrow(/not downloaded/);
});

test("an address that leads astray, or to what the repository has not, is refused before anything is written", async () => {
  for (const address of [`hf:${REPOSITORY}/../../../etc/x.gguf`, "hf:..", `hf:${REPOSITORY}/run.py`]) {
    await expect(shelf.pull(address, quiet)).rejects.toThrow(/is no/);
    await expect(shelf.use(address)).rejects.toThrow(/is no/);
    await expect(shelf.remove(address)).rejects.toThrow(/is no/);
  }
  await expect(shelf.pull(`hf:${REPOSITORY}/other.gguf`, quiet)).rejects.toThrow(/has no other\.gguf/);
  await expect(readdir(models())).rejects.toThrow();
});

test("a publisher who wants an account is told as such", async () => {
  hub.misbehave.push(answer(401));
  await expect(shelf.pull(ADDRESS, quiet)).rejects.toMatchObject({
    message: expect.stringMatching(/refuses .*\(401\)/) as string,
    next: expect.stringMatching(/terms accepted.*smb models use \.\/FILE\.gguf/) as string,
  });
});

test("without a writer, one line says what is done instead and how to get one", () => {
  expect(withoutWriterNote()).toMatch(/word for word.*smb models pull writer/);
  expect(withoutWriterNote()).not.toContain("\n");
});
