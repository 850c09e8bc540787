import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { TINY, writeOnnxFolder } from "../../../fixtures/models/onnx-folder.ts";
import type { Reranker } from "../../knowledge/reranker.ts";
import { onnxReranker } from "./reranker.ts";
import { loadOnnx } from "./runtime.ts";

let scratch: string;
const opened: Reranker[] = [];
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "smb-rerank-"));
  await writeOnnxFolder(join(scratch, "reranker"), { role: "reranker" });
  await writeOnnxFolder(join(scratch, "embedder"));
});
afterEach(async () => {
  for (const reranker of opened.splice(0)) await reranker.close?.();
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

async function open(folder: string): Promise<Reranker> {
  const reranker = await onnxReranker({
    name: "tiny",
    role: "reranker",
    format: "onnx",
    path: join(scratch, folder),
    revision: "abc",
    prompts: { query: "", passage: "" },
    pooling: "mean",
    maxTokens: null,
  });
  opened.push(reranker);
  return reranker;
}

test("the text that has the query's words scores highest, wherever it stands", async () => {
  const reranker = await open("reranker");
  const texts = ["change the password", "return of the parcel and refund", "delivery of an order"];
  const scores = await reranker.score("refund of a parcel", texts);
  expect(scores).toHaveLength(3);
  expect(Math.max(...scores)).toBe(scores[1]);
  const turned = await reranker.score("refund of a parcel", [...texts].reverse());
  for (const [i, score] of [...turned].reverse().entries()) expect(score).toBeCloseTo(scores[i] ?? NaN, 5);
});

test("a text scores the same among others and alone", async () => {
  const reranker = await open("reranker");
  const texts = Array.from({ length: 90 }, (_, i) => `refund of order ${i} `.repeat(1 + (i % 9)));
  const together = await reranker.score("refund of a parcel", texts);
  for (const i of [0, 40, 89])
    expect((await reranker.score("refund of a parcel", texts.slice(i, i + 1)))[0]).toBeCloseTo(
      together[i] ?? NaN,
      5,
    );
});

test("the order of query and text counts for which segment each is", async () => {
  const { tokens, close } = await loadOnnx({
    path: join(scratch, "reranker"),
    role: "reranker",
    maxTokens: null,
  });
  const { ids, types } = tokens.pair("refund", "return parcel");
  expect(types).toEqual([0, 0, 0, 1, 1, 1]);
  expect(ids).toHaveLength(6);
  await close();
});

test("a long query leaves half of the room to the text, and a long text is cut at its end", async () => {
  const { tokens, close } = await loadOnnx({
    path: join(scratch, "reranker"),
    role: "reranker",
    maxTokens: null,
  });
  const separator = tokens.single("").ids.at(-1);
  for (const [query, text] of [
    ["refund ".repeat(300), "parcel ".repeat(300)],
    ["refund", "parcel ".repeat(300)],
  ] as const) {
    const { ids, types } = tokens.pair(query, text);
    expect(ids).toHaveLength(TINY.maxTokens);
    expect(types).toHaveLength(TINY.maxTokens);
    expect(ids.at(-1)).toBe(separator);
    expect(types?.filter((type) => type === 1).length).toBeGreaterThanOrEqual(TINY.maxTokens / 2 - 1);
  }
  await close();
});

test("no texts get no scores; an embedder is no reranker", async () => {
  expect(await (await open("reranker")).score("refund", [])).toEqual([]);
  await expect(open("embedder")).rejects.toThrow(/does not score pairs/);
});
