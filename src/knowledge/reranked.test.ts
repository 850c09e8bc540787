import { expect, test } from "vitest";
import type { Passage } from "./passage.ts";
import { reranked } from "./reranked.ts";

const hit = (id: string, score: number): { passage: Passage; score: number } => ({
  score,
  passage: {
    ...{ id, recordId: id, source: "kb", kind: "faq", url: null, tags: [], refs: [], language: "en" },
    ...{ question: id, title: id, text: id, place: "", date: null },
  },
});

const by = (score: (text: string) => number) => ({
  id: "test",
  score: (_query: string, texts: readonly string[]) => Promise.resolve(texts.map(score)),
});

const FOUND = [hit("a", 0.5), hit("b", 0.45), hit("c", 0.01)];

test("a_model_moves_what_it_likes_up_and_search_still_has_its_say", async () => {
  const ranked = await reranked(
    "q",
    FOUND,
    by((text) => (text.startsWith("a") ? 0 : 100)),
  );
  expect(ranked.map(({ passage }) => passage.id)).toEqual(["b", "a", "c"]);
  for (const { score } of ranked) expect(score).toBeLessThanOrEqual(1);
});

test("the_scale_of_its_scores_does_not_matter", async () => {
  const small = await reranked(
    "q",
    FOUND,
    by((text) => text.charCodeAt(0) / 1e6),
  );
  const large = await reranked(
    "q",
    FOUND,
    by((text) => text.charCodeAt(0) * 1e6),
  );
  expect(small.map(({ passage }) => passage.id)).toEqual(large.map(({ passage }) => passage.id));
});

test.each([
  ["fails", { id: "x", score: () => Promise.reject(new Error("out of memory")) }],
  ["gives too few scores", { id: "x", score: () => Promise.resolve([1]) }],
  ["gives what is no number", by(() => NaN)],
])("where it %s the order of the search stands", async (_, reranker) => {
  expect(await reranked("q", FOUND, reranker)).toEqual(FOUND);
});
