import { beforeEach, expect, test } from "vitest";
import { temporaryFolder } from "../../fixtures/databases/scenes.ts";
import { openStore, type Store } from "../store/store.ts";
import type { Embedder } from "./embedder.ts";
import type { IndexedRecord } from "./passage-index.ts";
import { realign, type RealignDeps } from "./realign.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore({ file: `${temporaryFolder()}/smb.sqlite` });
  return () => store.close();
});

/** Puts texts that begin alike together; says how many it was given. */
function embedderOf(id: string, dimension: number): Embedder & { readonly given: string[] } {
  const given: string[] = [];
  return {
    id,
    dimension,
    given,
    embed: (texts) => {
      given.push(...texts);
      return Promise.resolve(texts.map((text) => oneHot(text, dimension)));
    },
  };
}
const oneHot = (text: string, dimension: number): Float32Array => {
  const vector = new Float32Array(dimension);
  vector[(/\d+/.exec(text) ?? ["0"])[0].length % dimension] = 1;
  return vector;
};
const before = embedderOf("old@1", 4);

const record = (i: number, dimension: number): IndexedRecord => ({
  hash: String(i),
  record: {
    id: `r${i}`,
    kind: "doc",
    title: "t",
    url: null,
    tags: [],
    refs: [],
    language: "en",
    date: null,
    single: true,
  },
  pieces: [
    { question: null, title: "t", text: `text ${i}`, place: "line 1", vector: oneHot(String(i), dimension) },
  ],
});

async function known(count: number, source = "a", embedder: Embedder = before): Promise<void> {
  await store.passages.openVectors(embedder);
  const pass = await store.passages.beginSource({ name: source, root: source, hash: source }, embedder.id);
  const first = (await store.passages.counts()).passages;
  const put = Array.from({ length: count }, (_, i) => record(first + i, embedder.dimension));
  await pass.commit({ put, keep: [], at: null, complete: true });
  await pass.finish();
}

const run = (embedder: Embedder, more: Partial<RealignDeps> = {}) =>
  realign({
    index: store.passages,
    embedder,
    signal: new AbortController().signal,
    yieldTo: () => Promise.resolve(),
    ...more,
  });
const found = async (embedder: Embedder, limit = 5) => {
  const [vector] = await embedder.embed(["text 7"], "query");
  return store.passages.matchVector(vector ?? new Float32Array(), { limit });
};
const start = async (count: number) => {
  await known(count);
  await store.passages.acceptVectors(before.id);
};

test("the old vectors are searched until the last new one is there, then the new ones, and no search is without", async () => {
  await start(40);
  const next = embedderOf("new@1", 8);
  let serving: Embedder = before;
  let looks = 0;
  const result = await run(next, {
    yieldTo: async () => {
      looks++;
      expect(await store.passages.embedderId()).toBe(serving.id);
      expect((await found(serving)).length).toBe(5);
    },
    accepted: () => (serving = next),
  });
  expect(result).toEqual({ outcome: "aligned", embedded: 40 });
  expect(looks).toBe(4);
  expect(serving.id).toBe("new@1");
  expect(await store.passages.embedderId()).toBe("new@1");
  expect((await found(serving)).length).toBe(5);
});

test("a pause stands before every small batch, and progress is told", async () => {
  await start(50);
  const steps: string[] = [];
  await run(embedderOf("new@1", 8), {
    yieldTo: () => {
      steps.push("pause");
      return Promise.resolve();
    },
    progress: ({ embedded, passages }) => steps.push(`${embedded}/${passages}`),
  });
  expect(steps.join(" ")).toBe("pause 16/50 pause 32/50 pause 48/50 pause 50/50 pause");
});

test("cut off, it leaves the old vectors searched, and the next run embeds the rest alone", async () => {
  await start(50);
  const abort = new AbortController();
  const first = await run(embedderOf("new@1", 8), { signal: abort.signal, progress: () => abort.abort() });
  expect(first).toEqual({ outcome: "interrupted", embedded: 16 });
  expect(await store.passages.embedderId()).toBe("old@1");
  expect((await found(before)).length).toBe(5);
  const next = embedderOf("new@1", 8);
  expect(await run(next)).toEqual({ outcome: "aligned", embedded: 34 });
  expect(next.given).toHaveLength(34);
});

test("aborted before the change-over it does not change over", async () => {
  await start(10);
  const abort = new AbortController();
  let pauses = 0;
  const result = await run(embedderOf("new@1", 8), {
    signal: abort.signal,
    yieldTo: () => {
      if (++pauses === 2) abort.abort();
      return Promise.resolve();
    },
  });
  expect(result.outcome).toBe("interrupted");
  expect(await store.passages.embedderId()).toBe("old@1");
});

test("what is aligned already costs no embedding", async () => {
  await start(10);
  before.given.length = 0;
  expect(await run(before)).toEqual({ outcome: "aligned", embedded: 0 });
  expect(before.given).toEqual([]);
});

test("passages that come while it runs, and such that came with the old embedder at the last moment, get their vectors", async () => {
  await start(20);
  const next = embedderOf("new@1", 8);
  let pauses = 0;
  const result = await run(next, {
    yieldTo: async () => {
      pauses++;
      if (pauses === 1) await known(5, "b");
      // Before the change-over: the last look found nothing missing.
      if (pauses === 4) await known(3, "c");
    },
  });
  expect(result).toEqual({ outcome: "aligned", embedded: 28 });
  expect((await found(next, 50)).length).toBe(28);
});

test("another embedder that was accepted meanwhile is left in place", async () => {
  await start(10);
  const result = await run(embedderOf("new@1", 8), {
    progress: () => undefined,
    yieldTo: async () => {
      if ((await store.passages.embedderId()) === "other@1") return;
      const other = embedderOf("other@1", 2);
      expect((await run(other)).outcome).toBe("aligned");
    },
  });
  expect(result.outcome).toBe("overtaken");
  expect(await store.passages.embedderId()).toBe("other@1");
});

test("an empty index changes over at once, and a failing model changes nothing", async () => {
  expect(await run(embedderOf("new@1", 8))).toEqual({ outcome: "aligned", embedded: 0 });
  await known(5, "a", embedderOf("new@1", 8));
  const broken: Embedder = {
    id: "broken",
    dimension: 8,
    embed: () => Promise.reject(new Error("no memory")),
  };
  await expect(run(broken)).rejects.toThrow("no memory");
  expect(await store.passages.embedderId()).toBe("new@1");
});
