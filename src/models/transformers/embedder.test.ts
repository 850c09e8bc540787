import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type OnnxFolder, TINY, writeOnnxFolder } from "../../../fixtures/models/onnx-folder.ts";
import type { Embedder } from "../../knowledge/embedder.ts";
import type { ModelDescription } from "../description.ts";
import { onnxEmbedder } from "./embedder.ts";
import { loadOnnx, threadsFor } from "./runtime.ts";

let scratch: string;
let folders = 0;
const opened: Embedder[] = [];
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "smb-onnx-"));
});
afterEach(async () => {
  for (const embedder of opened.splice(0)) await embedder.close?.();
  vi.unstubAllGlobals();
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const write = (options: OnnxFolder = {}) => writeOnnxFolder(join(scratch, String(folders++)), options);

async function open(path: string, more: Partial<ModelDescription> = {}): Promise<Embedder> {
  const embedder = await onnxEmbedder({
    name: "tiny",
    role: "embedder",
    format: "onnx",
    path,
    revision: "abc",
    prompts: { query: "", passage: "" },
    pooling: "mean",
    maxTokens: null,
    ...more,
  });
  opened.push(embedder);
  return embedder;
}

const one = async (embedder: Embedder, text: string, role: "query" | "passage" = "query") => {
  const [vector] = await embedder.embed([text], role);
  if (!vector) throw new Error("no vector came back");
  return vector;
};
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

test("texts that share words lie nearer to each other than texts that do not", async () => {
  const embedder = await open(await write());
  expect(embedder.dimension).toBe(TINY.hidden);
  const [question, answer, other] = await embedder.embed(
    ["how do i return my parcel", "do i return my parcel to the", "change the password of an account"],
    "passage",
  );
  if (!question || !answer || !other) throw new Error("a vector is missing");
  expect(dot(question, question)).toBeCloseTo(1, 5);
  expect(dot(question, answer)).toBeGreaterThan(dot(question, other) + 0.3);
});

test("a text has the same vector alone and among longer ones: padding does not count, and the order stays", async () => {
  const embedder = await open(await write({ meaning: "random" }));
  const texts = ["refund", "how do i return an order to you and how long is the delivery", "password reset"];
  const together = await embedder.embed(texts, "passage");
  for (const [i, text] of texts.entries()) {
    const alone = await one(embedder, text);
    expect(dot(alone, together[i] ?? new Float32Array())).toBeCloseTo(1, 5);
  }
});

test("hundreds of texts of all lengths, in many batches, come back in their order", async () => {
  const embedder = await open(await write({ meaning: "random" }));
  const texts = Array.from({ length: 300 }, (_, i) => `order ${i} `.repeat(1 + ((i * 7) % 19)));
  const done: number[] = [];
  const together = await embedder.embed(texts, "passage", { progress: (count) => done.push(count) });
  expect(done.length).toBeGreaterThan(3);
  expect(done.at(-1)).toBe(300);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  for (const i of [0, 1, 150, 299])
    expect(dot(await one(embedder, texts[i] ?? ""), together[i] ?? new Float32Array())).toBeCloseTo(1, 5);
});

test("each pooling gives another vector, and [CLS] of a model whose tokens do not mix is the same for every text", async () => {
  const random = await write({ meaning: "random" });
  const vectors = await Promise.all(
    (["mean", "cls", "last"] as const).map(async (pooling) =>
      one(await open(random, { pooling }), "return my order"),
    ),
  );
  expect(new Set(vectors.map((vector) => vector.join())).size).toBe(3);
  const unmixed = await open(await write(), { pooling: "cls" });
  expect(await one(unmixed, "refund")).toEqual(await one(unmixed, "password"));
});

test("the prompt of each role is read before the text", async () => {
  const path = await write();
  const plain = await open(path);
  const prompted = await open(path, { prompts: { query: "query: ", passage: "passage: " } });
  expect(await one(prompted, "refund")).toEqual(await one(plain, "query: refund"));
  expect(await one(prompted, "refund", "passage")).toEqual(await one(plain, "passage: refund", "passage"));
});

test("vectors of another file, other prompts or another pooling bear another id", async () => {
  const path = await write();
  const ids = await Promise.all(
    [{}, { revision: "abd" }, { prompts: { query: "q: ", passage: "" } }, { pooling: "cls" as const }].map(
      async (more) => (await open(path, more)).id,
    ),
  );
  expect(new Set(ids).size).toBe(4);
  expect(ids[0]).toMatch(/^tiny@abc\+[0-9a-f]{8}$/);
  expect((await open(path)).id).toBe(ids[0]);
});

test("a text with nothing in it has the zero vector, whatever the prompt", async () => {
  const embedder = await open(await write(), { prompts: { query: "query: ", passage: "passage: " } });
  for (const vector of await embedder.embed(["", " \n", "?!"], "passage"))
    expect(vector.every((x) => x === 0)).toBe(true);
  expect(await embedder.embed([], "passage")).toEqual([]);
});

test("a text beyond the maximum is cut, and keeps the special tokens at its end", async () => {
  const folder = await write();
  const { tokens, close } = await loadOnnx({ path: folder, role: "embedder", maxTokens: null });
  const [cls, ...rest] = tokens.single("refund").ids;
  const long = tokens.single("refund ".repeat(500)).ids;
  expect(tokens.maxTokens).toBe(TINY.maxTokens);
  expect(long).toHaveLength(TINY.maxTokens);
  expect([long[0], long.at(-1)]).toEqual([cls, rest.at(-1)]);
  await close();
});

test("a text of megabytes takes no longer than one of the maximum", async () => {
  const embedder = await open(await write());
  const before = process.cpuUsage();
  expect(
    dot(await one(embedder, "return my order ".repeat(500_000)), await one(embedder, "return my order")),
  ).toBeGreaterThan(0.9);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(2);
});

test("int8 weights are preferred to fp32, and give nearly the same vectors", async () => {
  const path = await write({ meaning: "random", words: ["refund"] });
  const exact = await one(await open(path), "refund my order");
  await writeOnnxFolder(path, { meaning: "random", words: ["refund"], precision: "int8" });
  const quantised = await one(await open(path), "refund my order");
  expect(quantised).not.toEqual(exact);
  expect(dot(exact, quantised)).toBeGreaterThan(0.99);
});

test("a model whose file stands beside its configuration is loaded too", async () => {
  const path = await write({ file: "../model.onnx" });
  expect(await one(await open(path), "refund")).toHaveLength(TINY.hidden);
});

test("nothing is asked of the network", async () => {
  vi.stubGlobal("fetch", () => {
    throw new Error("the network was asked");
  });
  const embedder = await open(await write());
  expect(await one(embedder, "refund")).toHaveLength(TINY.hidden);
});

test("aborted, it stops with the signal's reason", async () => {
  const embedder = await open(await write());
  const abort = new AbortController();
  const texts = Array.from({ length: 500 }, (_, i) => `order ${i} `.repeat(20));
  const running = embedder.embed(texts, "passage", {
    signal: abort.signal,
    progress: () => abort.abort(new Error("enough")),
  });
  await expect(running).rejects.toThrow("enough");
});

test("a folder without a model, with a broken one and with one of another kind are told apart", async () => {
  await expect(open(join(scratch, "nowhere"))).rejects.toThrow(/holds no ONNX model/);
  const broken = await write();
  await writeFile(join(broken, "onnx", "model.onnx"), "not a model");
  await expect(open(broken)).rejects.toThrow(/cannot be loaded/);
  const untold = await write();
  await rm(join(untold, "tokenizer.json"));
  await expect(open(untold)).rejects.toThrow(/cannot be loaded: .*tokenizer\.json/);
  await expect(open(await write({ role: "reranker" }))).rejects.toThrow(
    /gives no embedding: its outputs are logits/,
  );
});

test("a model reads what its positions allow where its tokenizer names no limit; RoBERTa's are two fewer", async () => {
  const folder = await write();
  const change = async (file: string, more: object) => {
    const text = await readFile(join(folder, file), "utf8");
    await writeFile(join(folder, file), JSON.stringify({ ...(JSON.parse(text) as object), ...more }));
  };
  const limit = async (maxTokens: number | null = null) => {
    const { tokens, close } = await loadOnnx({ path: folder, role: "embedder", maxTokens });
    await close();
    return tokens.maxTokens;
  };
  await change("tokenizer_config.json", { model_max_length: 1e30 });
  expect(await limit()).toBe(TINY.maxTokens);
  expect(await limit(20)).toBe(20);
  await change("config.json", { model_type: "xlm-roberta" });
  expect(await limit()).toBe(TINY.maxTokens - 2);
});

test.each([
  [1, 1],
  [2, 2],
  [4, 4],
  [6, 4],
  [12, 6],
  [64, 8],
])("a machine of %d processors gets %d threads", (processors, threads) => {
  expect(threadsFor(processors)).toBe(threads);
});
