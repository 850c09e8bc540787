import type { Buffer } from "node:buffer";
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { writeGgufEmbedder } from "../../fixtures/models/gguf-bert.ts";
import { hubServer, type HubServer } from "../../fixtures/models/hub-server.ts";
import { type OnnxFolder, writeOnnxFolder } from "../../fixtures/models/onnx-folder.ts";
import type { Embedder } from "../knowledge/embedder.ts";
import type { ModelShelf } from "../knowledge/model-shelf.ts";
import { CATALOGUE, type CatalogueModel } from "./catalogue.ts";
import { checkModels } from "./check.ts";
import { readChoices } from "./choice.ts";
import { type Opened, openEmbedder, openReranker } from "./open.ts";
import { modelShelf } from "./shelf.ts";

const known = (name: string, more: Partial<CatalogueModel>): CatalogueModel => {
  const model = CATALOGUE.find((one) => one.name === name);
  if (!model) throw new Error(`${name} is not in the catalogue`);
  return { ...model, ...more };
};
const embedderModel = known("multilingual-e5-small", { maxTokens: 64 });
const rerankerModel = known("ms-marco-MiniLM-L-6-v2", { maxTokens: 64 });
const catalogue = [embedderModel, rerankerModel];

/** Stands for the embedded default, whose own tests are elsewhere. */
const fallback: Embedder = {
  id: "default",
  dimension: 1,
  embed: (texts) => Promise.resolve(texts.map(() => Float32Array.of(1))),
};

let published: string;
let home: string;
let embedders: HubServer;
let rerankers: HubServer;
let shelf: ModelShelf;
beforeAll(async () => {
  published = await mkdtemp(join(tmpdir(), "smb-published-"));
  embedders = await serve(embedderModel, { precision: "int8" });
  rerankers = await serve(rerankerModel, { role: "reranker", precision: "int8" });
});
afterAll(async () => {
  await embedders.close();
  await rerankers.close();
  await rm(published, { recursive: true, force: true });
});
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "smb-shelf-"));
  shelf = shelfAt(embedders);
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function serve({ name, repository, files }: CatalogueModel, options: OnnxFolder): Promise<HubServer> {
  const folder = await writeOnnxFolder(join(published, name), options);
  const contents = await Promise.all(
    files.map(async (path) => [path, await readFile(join(folder, path))] as const),
  );
  return hubServer(repository, Object.fromEntries<Buffer>(contents));
}

const choices = () => join(home, "models.json");
const models = () => join(home, "models");
const shelfAt = ({ url }: HubServer): ModelShelf =>
  modelShelf({
    models: models(),
    choices: choices(),
    env: { HF_ENDPOINT: url },
    clock: {
      now: () => new Date(0),
      sleep: (_, signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve())),
    },
    catalogue,
  });
const quiet = { progress: () => undefined, signal: new AbortController().signal };
const listed = async (name: string, verify = false) =>
  (await shelf.list({ verify })).find((model) => model.name === name);
const open = async (): Promise<Opened<Embedder>> =>
  openEmbedder((await readChoices(choices())).embedder, fallback, { models: models(), catalogue });

test("a model is listed, pulled, put to use, opened as its publisher wants it, and found again at the next start", async () => {
  expect(await listed("multilingual-e5-small")).toMatchObject({
    installed: false,
    inUse: false,
    dimension: 384,
    license: "MIT",
  });
  await shelf.pull("Multilingual-E5-small", quiet);
  const used = await shelf.use("multilingual-e5-small");
  expect(await listed("multilingual-e5-small")).toMatchObject({
    installed: true,
    inUse: true,
    problem: null,
  });
  const { model, note } = await open();
  expect(note).toBeNull();
  expect(model.id).toBe(used.id);
  expect(model.id).toMatch(/^multilingual-e5-small@[0-9a-f]{12}\+[0-9a-f]{8}$/);
  const [query] = await model.embed(["refund"], "query");
  const [passage] = await model.embed(["refund"], "passage");
  expect(query).not.toEqual(passage);
  await model.close?.();
});

test("nothing chosen opens the embedded default and no reranker", async () => {
  expect(await open()).toEqual({ model: fallback, note: null });
  expect(await openReranker(null, { models: models() })).toEqual({ model: null, note: null });
});

test("what is not downloaded is not put to use, and what is in use is not removed", async () => {
  await expect(shelf.use("multilingual-e5-small")).rejects.toThrow(/it is not downloaded/);
  await expect(shelf.remove("multilingual-e5-small")).rejects.toThrow(/is not downloaded/);
  await shelf.pull("multilingual-e5-small", quiet);
  await shelf.use("multilingual-e5-small");
  await expect(shelf.remove("multilingual-e5-small")).rejects.toThrow(/is in use/);
  await shelf.use("static");
  expect((await shelf.remove("multilingual-e5-small")).bytes).toBeGreaterThan(10_000);
  expect(await readdir(models())).toEqual([]);
  expect((await open()).model).toBe(fallback);
});

test("a model in use whose files are gone or cut leaves the service to the default, with a note; doctor warns", async () => {
  await shelf.pull("multilingual-e5-small", quiet);
  await shelf.use("multilingual-e5-small");
  const weights = join(models(), "multilingual-e5-small", "onnx", "model_quantized.onnx");
  await truncate(weights, 1000);
  const opened = await open();
  expect(opened.model).toBe(fallback);
  expect(opened.note).toMatch(
    /has 1000 bytes instead of .*smb models pull multilingual-e5-small.*search does without it/,
  );
  expect((await listed("multilingual-e5-small"))?.problem).toMatch(/1000 bytes/);
  const checks = await checkModels(choices(), { models: models(), catalogue });
  expect(checks.find(({ name }) => name === "embedder")?.finding).toHaveProperty("warn");
  await shelf.pull("multilingual-e5-small", quiet);
  expect((await open()).note).toBeNull();
});

test("a changed byte is found by list --verify, and not by its size", async () => {
  await shelf.pull("multilingual-e5-small", quiet);
  const file = join(models(), "multilingual-e5-small", "tokenizer.json");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("refund", "refunD"));
  expect((await listed("multilingual-e5-small"))?.problem).toBeNull();
  expect((await listed("multilingual-e5-small", true))?.problem).toBe(
    "tokenizer.json is not what was downloaded",
  );
});

test("a reranker is used beside the embedder, and put out of use by itself", async () => {
  shelf = shelfAt(rerankers);
  await shelf.pull("ms-marco-MiniLM-L-6-v2", quiet);
  const used = await shelf.use("ms-marco-MiniLM-L-6-v2");
  expect(used).toMatchObject({ role: "reranker", dimension: null });
  const opened = await openReranker((await readChoices(choices())).reranker, { models: models(), catalogue });
  const scores = await opened.model?.score("refund of a parcel", ["password", "refund of the parcel"]);
  expect(scores?.[1]).toBeGreaterThan(scores?.[0] ?? NaN);
  await opened.model?.close?.();
  expect((await readChoices(choices())).embedder).toBeNull();
  await shelf.use("no-reranker");
  expect((await readChoices(choices())).reranker).toBeNull();
});

test("a folder of the owner's is used with the prompts and the pooling that its files name", async () => {
  const folder = await writeOnnxFolder(join(home, "mine"), { meaning: "random" });
  const plain = await shelf.use(folder);
  await writeFile(
    join(folder, "config_sentence_transformers.json"),
    JSON.stringify({ prompts: { query: "ask: ", document: "text: " } }),
  );
  const said = await shelf.use(folder);
  expect(said.id).not.toBe(plain.id);
  expect((await readChoices(choices())).embedder).toMatchObject({
    prompts: { query: "ask: ", passage: "text: " },
  });
  await shelf.use(folder, { queryPrefix: "", pooling: "cls" });
  expect((await readChoices(choices())).embedder).toMatchObject({
    prompts: { query: "", passage: "text: " },
    pooling: "cls",
  });
  await expect(shelf.use(folder, { pooling: "max" })).rejects.toThrow(/no pooling/);
  expect(await listed("mine")).toMatchObject({ inUse: true, source: folder, problem: null });
});

test("a folder named for a model of the catalogue is read as that model is", async () => {
  const folder = await writeOnnxFolder(join(home, "bge-small-en-v1.5"), { meaning: "random" });
  await shelf.use(folder);
  expect((await readChoices(choices())).embedder).toMatchObject({ pooling: "cls", prompts: { passage: "" } });
});

test("other weights in a folder in use are another model: the default searches until it is chosen anew", async () => {
  const folder = await writeOnnxFolder(join(home, "mine"), { meaning: "random" });
  const before = await shelf.use(folder);
  await writeOnnxFolder(folder, { meaning: "random", words: ["refund"] });
  const { model, note } = await open();
  expect(model).toBe(fallback);
  expect(note).toMatch(/is another than when it was put to use/);
  expect((await shelf.use(folder)).id).not.toBe(before.id);
  await rm(folder, { recursive: true });
  expect((await open()).note).toMatch(/search does without it/);
});

test("the embedder of before is remembered, for searches until the new one's vectors are there", async () => {
  const [one, two] = [await writeOnnxFolder(join(home, "one")), await writeOnnxFolder(join(home, "two"))];
  const first = await shelf.use(one);
  await shelf.use(two);
  await shelf.use(two);
  const { previousEmbedder } = await readChoices(choices());
  const { model } = await openEmbedder(previousEmbedder, fallback, { models: models() });
  expect(model.id).toBe(first.id);
  await model.close?.();
  await shelf.use("static");
  expect((await readChoices(choices())).previousEmbedder).toMatchObject({ path: two });
});

test("a GGUF file is used through llama.cpp", async () => {
  const file = await writeGgufEmbedder(join(home, "tiny.gguf"));
  const used = await shelf.use(file);
  expect(used).toMatchObject({ name: "tiny.gguf", role: "embedder", dimension: 32 });
  const { model } = await open();
  expect(model.id).toBe(used.id);
  await model.close?.();
});

test("what is no model is refused before anything is written", async () => {
  await writeFile(join(home, "notes.txt"), "no model");
  const useless = await writeOnnxFolder(join(home, "useless"));
  // Without the words' vectors every text has the same one.
  await expect(shelf.use(useless, { pooling: "cls" })).rejects.toThrow(/no useful vectors/);
  await expect(shelf.use(join(home, "notes.txt"))).rejects.toThrow(/is no model/);
  await expect(shelf.use(join(home, "nothing"))).rejects.toThrow(/there is no/);
  await expect(shelf.use(published)).rejects.toThrow(/no config\.json/);
  await expect(shelf.use("unheard-of")).rejects.toThrow(/not in the catalogue/);
  await expect(stat(choices())).rejects.toThrow();
});

test("a file of choices that cannot be read is told, with what to do", async () => {
  for (const text of ["", "{}", '{"version":1,"embedder":{"kind":"other"},"reranker":null}']) {
    await writeFile(choices(), text);
    await expect(readChoices(choices())).rejects.toThrow(
      /models\.json, which says what models are in use, cannot be read/,
    );
  }
  const [check] = await checkModels(choices(), { models: models(), catalogue });
  expect(check?.finding).toHaveProperty("warn");
});

test("doctor says what is in use, and that the runtime loads", async () => {
  const checks = await checkModels(choices(), { models: models(), catalogue });
  expect(checks).toEqual([
    { name: "onnx runtime", finding: "onnxruntime-node loads" },
    { name: "gguf runtime", finding: expect.stringMatching(/^node-llama-cpp loads \(.+\)$/) as string },
    { name: "embedder", finding: "the embedded default (no download)" },
    { name: "reranker", finding: "none (`smb models list` has some)" },
    {
      name: "writer",
      finding:
        "none: replies quote your own sentences word for word; `smb models pull writer` brings a model that writes",
    },
  ]);
});
