/** What is searched when the owner changes the model: the old vectors until the new ones stand, and never a mixture. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { heldClock } from "../fixtures/clock.ts";
import { temporaryFolder } from "../fixtures/databases/scenes.ts";
import { writeOnnxFolder } from "../fixtures/models/onnx-folder.ts";
import { knowledgeParts, type KnowledgeParts } from "./app-knowledge.ts";
import type { SourceRecord } from "./knowledge/passage.ts";
import { realign } from "./knowledge/realign.ts";
import { takeRecords } from "./knowledge/record-batch.ts";
import { rank } from "./knowledge/search.ts";
import { modelShelf } from "./models/shelf.ts";
import { openStore } from "./store/store.ts";

const faq = (id: string, question: string, text: string): SourceRecord => ({
  ...{ id, kind: "faq", title: question, url: null, tags: [], refs: [], language: "en", date: null },
  single: true,
  pieces: [{ question, title: question, text, place: "" }],
});

/** A home that knows two answers, and a model of the owner's own. */
async function scene() {
  const folder = temporaryFolder();
  const store = await openStore({ file: join(folder, "smb.sqlite") });
  const paths = { models: join(folder, "models"), modelChoices: join(folder, "models.json") };
  const own = await writeOnnxFolder(join(folder, "mine"), {});
  const shelf = modelShelf({
    models: paths.models,
    choices: paths.modelChoices,
    clock: heldClock(),
    env: {},
  });
  const parts = () => knowledgeParts(store, paths);
  const { search } = await parts();
  const records = [
    faq("lamp", "Can I return a lamp?", "Within 30 days."),
    faq("bench", "How heavy is the bench?", "It weighs 20 kg."),
  ];
  const deps = { ...search, language: () => Promise.resolve("en") };
  await takeRecords({ name: "kb", root: "kb", hash: "h" }, records, deps);
  return { store, own, shelf, parts };
}

const first = async ({ search }: KnowledgeParts): Promise<string | undefined> =>
  (await rank({ text: "return a lamp", limit: 1 }, search))[0]?.passage.id;

const align = ({ search, chosen, switchToChosen }: KnowledgeParts, signal = new AbortController().signal) =>
  realign({
    ...{ index: search.index, embedder: chosen, accepted: switchToChosen, signal },
    yieldTo: () => Promise.resolve(),
  });

test("a chosen model is searched once all its vectors stand, and the default until then", async () => {
  const { store, own, shelf, parts } = await scene();
  await shelf.use(own);
  const changed = await parts();
  expect([changed.chosen.id === changed.builtIn.id, changed.isStandIn, changed.notes]).toEqual([
    false,
    false,
    [],
  ]);
  expect(changed.search.embedder.id).toBe(changed.builtIn.id);
  expect(await first(changed)).toBe("lamp");
  expect(await align(changed)).toMatchObject({ outcome: "aligned", embedded: 2 });
  expect(changed.search.embedder.id).toBe(changed.chosen.id);
  expect(await store.passages.embedderId()).toBe(changed.chosen.id);
  expect(await first(changed)).toBe("lamp");
  await changed.close();
  const next = await parts();
  expect(next.search.embedder.id).toBe(changed.chosen.id);
  await next.close();
  await store.close();
});

test("a model whose files are gone keeps its vectors, and words find what they say meanwhile", async () => {
  const { store, own, shelf, parts } = await scene();
  await shelf.use(own);
  const changed = await parts();
  await align(changed);
  await changed.close();
  await rm(own, { recursive: true });
  const without = await parts();
  expect([without.isStandIn, without.notes.length]).toEqual([true, 1]);
  expect(await first(without)).toBe("lamp");
  expect(await store.passages.embedderId()).toBe(changed.chosen.id);
  await without.close();
  await store.close();
});

test("back at the default, its vectors are made on the spot", async () => {
  const { store, own, shelf, parts } = await scene();
  await shelf.use(own);
  const changed = await parts();
  await align(changed);
  await changed.close();
  await shelf.use("static");
  const back = await parts();
  expect(back.search.embedder.id).toBe(back.builtIn.id);
  expect(await store.passages.embedderId()).toBe(back.builtIn.id);
  expect(await first(back)).toBe("lamp");
  await back.close();
  await store.close();
});
