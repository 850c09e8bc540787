import { beforeAll, describe, expect, test } from "vitest";
import { temporaryStore } from "../../fixtures/databases/scenes.ts";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import { type Corrected, quotable, remaining } from "./corrections.ts";
import { addErratum, type ErrataDeps, indexErrata } from "./errata.ts";
import type { Contradiction } from "./passage-index.ts";
import type { SourceRecord } from "./passage.ts";
import { takeRecords } from "./record-batch.ts";
import { rank } from "./search.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
});

const at = new Date("2026-05-01");

const faq = (id: string, question: string, text: string, kind = "faq"): SourceRecord => ({
  ...{ id, kind, title: question, url: null, tags: [], refs: [], language: "en", date: null, single: true },
  pieces: [{ question, title: question, text, place: "" }],
});

const doc = (id: string, title: string, text: string): SourceRecord => ({
  ...faq(id, "", ""),
  ...{ kind: "doc", title, pieces: [{ question: null, title, text, place: "" }] },
});

const SHIPPING =
  "Delivery to Spain takes three days. Delivery to Portugal takes five days. Customs duty is ours.";

const KNOWLEDGE = [
  faq("portugal", "How long does delivery to Portugal take?", "Five days."),
  faq("spain", "How long does delivery to Spain take?", "Three days."),
  faq("warranty", "How long is the warranty?", "Two years."),
  faq("returns", "Can I return a lamp?", "Within 30 days."),
];

async function ingest(records: readonly SourceRecord[], deps: ErrataDeps): Promise<void> {
  await takeRecords({ name: "kb", root: "kb", hash: "h" }, records, deps);
}

async function knowing(records: readonly SourceRecord[]): Promise<ErrataDeps> {
  const { passages: index, errata } = await temporaryStore();
  const language = () => Promise.resolve("en");
  const deps = { index, embedder, lexicon: embedder.words, errata, language };
  // Opens the vectors.
  await indexErrata(deps);
  await ingest(records, deps);
  return deps;
}

const find = async (text: string, deps: ErrataDeps, filter: { kind?: string } = {}): Promise<Corrected[]> =>
  rank({ text, limit: 10, ...filter }, deps);

const ids = (found: readonly Corrected[]): string[] => found.map(({ passage }) => passage.id);

const PORTUGAL = {
  question: "How long does delivery to Portugal take?",
  answer: "Ten working days, because of the strike.",
  at,
};

describe("an erratum", () => {
  test("stands before what it corrects and not before what is likelier", async () => {
    const deps = await knowing(KNOWLEDGE);
    const { id } = await addErratum(PORTUGAL, deps);
    expect(ids(await find("How long would a delivery to Portugal take me?", deps))[0]).toBe(id);
    for (const { id: own, title } of KNOWLEDGE.slice(1)) expect(ids(await find(title, deps))[0]).toBe(own);
  });

  test("is as likely as what it stands before", async () => {
    const deps = await knowing(KNOWLEDGE);
    await addErratum(PORTUGAL, deps);
    const scores = (await find("delivery to Portugal", deps)).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  test("is found by a wording that only the corrected passage has in common with the query", async () => {
    const deps = await knowing([
      ...KNOWLEDGE,
      faq("porto", "When is my parcel from Lisbon's depot here?", "Soon."),
    ]);
    const asked = "when is a parcel from the Lisbon depot here";
    const { hash } = await named("porto", deps);
    const { id } = await addErratum({ ...PORTUGAL, named: [{ passageId: "porto", hash }] }, deps);
    expect(ids(await find(asked, deps)).slice(0, 2)).toEqual([id, "porto"]);
  });

  test("leaves a filter as it is", async () => {
    const deps = await knowing(KNOWLEDGE);
    await addErratum(PORTUGAL, deps);
    const found = await find(PORTUGAL.question, deps, { kind: "faq" });
    expect(new Set(found.map(({ passage }) => passage.kind))).toEqual(new Set(["faq"]));
    expect(found[0]?.contradictedBy).toHaveLength(1);
  });
});

async function named(id: string, deps: ErrataDeps): Promise<{ hash: string }> {
  const { textHash } = await import("./contradiction.ts");
  const [passage] = await deps.index.passages([id]);
  if (passage === undefined) throw new Error(`${id} is not on record`);
  return { hash: textHash(passage) };
}

describe("an erratum about a part of a long text", () => {
  const other = doc("tours", "Guided tours", "Tours of the workshop start at noon.");

  test("stands first for questions about that part, and not for questions about the rest", async () => {
    const deps = await knowing([doc("shipping", "Shipping", SHIPPING), other]);
    const { id } = await addErratum(PORTUGAL, deps);
    expect(ids(await find("How many days does delivery to Portugal take?", deps)).slice(0, 2)).toEqual([
      id,
      "shipping",
    ]);
    expect(ids(await find("Who pays customs duty?", deps))[0]).toBe("shipping");
    expect(ids(await find("How many days does delivery to Spain take?", deps))[0]).toBe("shipping");
  });

  test("keeps the sentence from being quoted, and no other", async () => {
    const deps = await knowing([doc("shipping", "Shipping", SHIPPING), other]);
    await addErratum(PORTUGAL, deps);
    const hit = (await find("customs duty and delivery", deps)).find(
      ({ passage }) => passage.id === "shipping",
    );
    expect(hit?.passage.text).toBe(SHIPPING);
    expect(hit && quotable(hit)?.passage.text).toBe(
      "Delivery to Spain takes three days.  Customs duty is ours.",
    );
  });
});

describe("a passage that is read again", () => {
  test("and says something else is judged anew", async () => {
    const deps = await knowing(KNOWLEDGE);
    await addErratum(PORTUGAL, deps);
    const mended = faq("portugal", PORTUGAL.question, "Ten working days, because of the strike.");
    await ingest([mended, ...KNOWLEDGE.slice(1)], deps);
    await indexErrata(deps);
    expect(await deps.errata.contradictions()).toEqual([]);
    expect((await find(PORTUGAL.question, deps)).flatMap((hit) => hit.contradictedBy ?? [])).toEqual([]);
  });

  test("and still says what is wrong, under another id, is not quoted even before it is judged", async () => {
    const deps = await knowing(KNOWLEDGE);
    await addErratum(PORTUGAL, deps);
    await ingest([faq("renamed", PORTUGAL.question, "Five days, as ever."), ...KNOWLEDGE.slice(1)], deps);
    const hit = (await find(PORTUGAL.question, deps)).find(({ passage }) => passage.id === "renamed");
    expect(hit).toBeDefined();
    expect(hit && quotable(hit)).toBeNull();
  });
});

describe("what is left of a text", () => {
  const without = (...sentences: string[]): Contradiction => ({
    ...{ passageId: "p", erratum: "e", hash: "", whole: false },
    sentences,
  });

  test("holds neither the sentence nor the line that it leaves empty, wherever its lines break", () => {
    expect(remaining("One.\n- Two and\n  a half.\nThree.", [without("Two and a half.")])).toBe(
      "One.\nThree.",
    );
  });

  test("is nothing where every sentence is contradicted", () => {
    expect(remaining("One. (Two?)", [without("One."), without("(Two?)")])).toBe("");
  });

  test("takes the sentence's own signs for what they are", () => {
    expect(remaining("Costs $5 (net) [now]. Yes.", [without("Costs $5 (net) [now].")])).toBe("Yes.");
  });
});
