import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeGgufEmbedder } from "../../../fixtures/models/gguf-bert.ts";
import type { Embedder } from "../../knowledge/embedder.ts";
import type { ModelDescription } from "../description.ts";
import { ggufEmbedder } from "./embedder.ts";

let folder: string;
let embedder: Embedder;
const describe = (more: Partial<ModelDescription> = {}): ModelDescription => ({
  name: "tiny",
  role: "embedder",
  format: "gguf",
  path: join(folder, "tiny.gguf"),
  revision: "abc",
  prompts: { query: "", passage: "" },
  pooling: "mean",
  maxTokens: null,
  ...more,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-gguf-"));
  await writeGgufEmbedder(join(folder, "tiny.gguf"));
  embedder = await ggufEmbedder(describe());
});
afterAll(async () => {
  await embedder.close?.();
  await rm(folder, { recursive: true, force: true });
});

const dot = (a: Float32Array | undefined, b: Float32Array | undefined) =>
  a && b ? a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0) : NaN;

test("texts that share words lie nearer to each other than texts that do not, all of length one", async () => {
  const [question, answer, other] = await embedder.embed(
    ["return my parcel", "return of the parcel", "change password"],
    "passage",
  );
  expect(question).toHaveLength(embedder.dimension);
  expect(dot(question, question)).toBeCloseTo(1, 5);
  expect(dot(question, answer)).toBeGreaterThan(dot(question, other) + 0.3);
});

test("a text with nothing in it has the zero vector, and one beyond the maximum is cut", async () => {
  const [empty, long, short] = await embedder.embed([" ?!", "refund ".repeat(100_000), "refund"], "passage");
  expect(empty?.every((x) => x === 0)).toBe(true);
  expect(dot(long, short)).toBeGreaterThan(0.99);
});

test("the prompt of each role is read before the text, and changes the id", async () => {
  const prompted = await ggufEmbedder(describe({ prompts: { query: "order ", passage: "" } }));
  const [query] = await prompted.embed(["refund"], "query");
  const [plain] = await embedder.embed(["order refund"], "query");
  expect(query).toEqual(plain);
  expect(prompted.id).not.toBe(embedder.id);
  await prompted.close?.();
});

test("aborted, it stops between two texts", async () => {
  const abort = new AbortController();
  const running = embedder.embed(["refund", "parcel", "order"], "passage", {
    signal: abort.signal,
    progress: () => abort.abort(new Error("enough")),
  });
  await expect(running).rejects.toThrow("enough");
});

test("a file that is no model, one that is cut off and one that is missing are refused with their path", async () => {
  const at = (name: string) => describe({ path: join(folder, name) });
  await writeFile(join(folder, "other.gguf"), "GGUF and then nothing");
  await expect(ggufEmbedder(at("other.gguf"))).rejects.toThrow(/other\.gguf is no GGUF file/);
  const whole = await readFile(join(folder, "tiny.gguf"));
  await writeFile(join(folder, "cut.gguf"), whole.subarray(0, whole.length - 1000));
  await expect(ggufEmbedder(at("cut.gguf"))).rejects.toThrow(/cut\.gguf cannot be loaded/);
  await expect(ggufEmbedder(at("none.gguf"))).rejects.toThrow(/none\.gguf cannot be read/);
});
