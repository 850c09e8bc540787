import { beforeAll, describe, expect, test } from "vitest";
import { temporaryStore } from "../../../fixtures/databases/scenes.ts";
import { type StaticEmbedder, staticEmbedder } from "../../models/static/embedder.ts";
import type { LearnedStore } from "../learned.ts";
import type { SourceRecord } from "../passage.ts";
import { alignVectors, takeRecords } from "../record-batch.ts";
import { rank, type SearchDeps } from "../search.ts";
import { PRIOR } from "../fusion.ts";
import { readEntry, toRecord } from "../loaders/entry.ts";
import { weigh } from "../rank.ts";
import { associate } from "./association.ts";
import { learnedReader, learnedVersion, readLearned } from "./knowledge.ts";
import { askAgain, learnFrom } from "./learn.ts";
import { pairsOf } from "./pairs.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../../models/static/vectors-v1.bin", import.meta.url) });
});

const record = (
  id: string,
  fields: Partial<SourceRecord>,
  question: string | null,
  text: string,
): SourceRecord => ({
  ...{ id, kind: "doc", title: id, url: null, tags: [], refs: [], language: "en", date: null, single: true },
  ...fields,
  pieces: [{ question, title: fields.title ?? id, text, place: "" }],
});

const reply = (id: string, question: string, text: string, refs: string[] = []): SourceRecord =>
  record(id, { kind: "reply", title: "Mail", refs }, question, text);

const ARTICLES: readonly SourceRecord[] = [
  record(
    "profiles",
    { title: "Keep several profiles", url: "https://help.example/kb/profiles" },
    null,
    "Each profile has settings of its own.",
  ),
  record(
    "cache",
    { title: "Empty the store", url: "https://help.example/kb/cache" },
    null,
    "Stored files are removed here.",
  ),
  record("sync", { title: "Sign in on two machines", tags: ["account"] }, null, "Your data follow you."),
];

const REPLIES: readonly SourceRecord[] = [
  ...[
    "every page looks broken since today",
    "pages look garbled and old",
    "the page is broken, images are missing",
    "a shop's page still looks old after their update",
  ].map((question, i) => reply(`c${i}`, question, "Please try what that article says.", ["cache"])),
  ...[
    "two people share this computer",
    "my wife wants bookmarks of her own",
    "separate bookmarks for work on one computer",
  ].map((question, i) =>
    reply(`p${i}`, question, "You can have both.", ["https://help.example/kb/profiles"]),
  ),
  ...["bookmarks on my phone too", "same bookmarks on laptop and phone"].map((question, i) =>
    reply(`s${i}`, question, "Your data follow you.", ["sync"]),
  ),
];

/** Enough of them that the weights are fitted. */
const MORE: readonly SourceRecord[] = Array.from({ length: 20 }, (_, i) =>
  reply(
    `n${i}`,
    `${i % 2 === 0 ? "pages look old" : "bookmarks for two people"} on machine ${"abcdefghijklmnopqrst".charAt(i)}x`,
    "Please try that.",
    [i % 2 === 0 ? "cache" : "profiles"],
  ),
);

/** `mails` are a source of their own. */
async function searchIn(
  records: readonly SourceRecord[],
  mails: readonly SourceRecord[] = [],
): Promise<SearchDeps & { store: LearnedStore; learn: () => Promise<unknown> }> {
  const { passages: index, learned: store } = await temporaryStore();
  const deps = { index, embedder, language: () => Promise.resolve(null) };
  await alignVectors(deps);
  for (const [name, own] of [
    ["kb", records],
    ["mails", mails],
  ] as const) {
    await takeRecords({ name, root: name, hash: "h" }, own, deps);
  }
  const lexicon = embedder.words;
  return {
    ...{ index, embedder, lexicon, store },
    learned: () => readLearned(store),
    learn: () => learnFrom({ index, embedder, lexicon, learned: store, now: () => performance.now() }),
  };
}

const ids = async (text: string, deps: SearchDeps, kind?: string): Promise<string[]> =>
  (await rank({ text, by: "source", limit: 5, kind }, deps)).map(({ passage }) => passage.id);

describe("past answers", () => {
  test("find an article that shares no word with the query, with and without a filter on its kind", async () => {
    const deps = await searchIn([...ARTICLES, ...REPLIES]);
    await deps.learn();
    expect((await ids("this page looks broken and garbled", deps))[0]).toBe("cache");
    expect((await ids("this page looks broken and garbled", deps, "doc"))[0]).toBe("cache");
  });

  test("are no sources of their own where they speak for a record, and are passages all the same", async () => {
    const deps = await searchIn([...ARTICLES, ...REPLIES]);
    await deps.learn();
    const sources = await ids("two people share this computer", deps);
    expect(sources[0]).toBe("profiles");
    expect(sources.filter((id) => /^[cps]\d$/.test(id))).toEqual([]);
    const passages = await rank({ text: "two people share this computer", limit: 20 }, deps);
    expect(passages.map(({ passage }) => passage.id)).toEqual(expect.arrayContaining(["p0", "profiles"]));
  });

  test("are evidence for a record whose answer they repeat word for word", async () => {
    const repeating = ["how many weeks can I give it back", "is it too late for sending it back"].map(
      (question, i) => reply(`w${i}`, question, "Within four weeks, in the box that it came in!"),
    );
    const answer = record(
      "returns",
      { kind: "faq", title: "Policy 7" },
      null,
      "Within four weeks, in the box that it came in.",
    );
    const deps = await searchIn([...ARTICLES, ...REPLIES, answer, ...repeating]);
    await deps.learn();
    const [first, ...others] = await ids("too late to give it back?", deps);
    expect(first).toBe("returns");
    expect(others).not.toContain("w0");
  });

  test("never bring what a filter leaves out", async () => {
    const deps = await searchIn([...ARTICLES, ...REPLIES]);
    await deps.learn();
    const found = await rank({ text: "this page looks broken", tag: "account", limit: 10 }, deps);
    expect(found.map(({ passage }) => passage.recordId).filter((id) => id !== "sync")).toEqual([]);
    expect(await rank({ text: "this page looks broken", language: "de", limit: 10 }, deps)).toEqual([]);
    expect(await rank({ text: "this page looks broken", since: "2020", limit: 10 }, deps)).toEqual([]);
  });

  test("give scores between 0 and 1, the same each time", async () => {
    const deps = await searchIn([...ARTICLES, ...REPLIES]);
    await deps.learn();
    const once = await rank({ text: "bookmarks on two machines", limit: 20 }, deps);
    for (const { score } of once) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
    expect(await rank({ text: "bookmarks on two machines", limit: 20 }, deps)).toEqual(once);
  });
});

describe("a past answer names its article", () => {
  /** As `smb ingest` reads a line of NDJSON. */
  const asEntry = (id: string, question: string, answer: string, refs: string[]): SourceRecord => {
    const read = readEntry({ id, kind: "reply", question, answer, refs, language: "en" });
    const made = "problem" in read ? null : toRecord(read.entry, "", "line 1");
    if (made === null) throw new Error("no record");
    return made;
  };
  const mails = (answer: string, refs: string[]): SourceRecord[] =>
    REPLIES.slice(4, 7).map(({ pieces: [piece] }, i) =>
      asEntry(`m${i}`, piece?.question ?? "", answer, refs),
    );
  const others = REPLIES.filter(({ id }) => !id.startsWith("p"));

  test.each([
    [
      "by a link in its text alone",
      mails("All is told on https://www.help.example/kb/profiles/ and it takes a minute.", []),
    ],
    [
      "by a link in its refs alone",
      mails("Please read what is told there.", ["http://help.example/kb/profiles"]),
    ],
    ["by the id that it has in another source", mails("Please read what is told there.", ["profiles"])],
  ])("%s", async (_, own) => {
    const deps = await searchIn([...ARTICLES, ...others], own);
    expect(await deps.learn()).toMatchObject({ pairs: others.length + own.length });
    const sources = await ids("my wife and I share one machine, separate bookmarks?", deps);
    expect(sources[0]).toBe("profiles");
    expect(sources.filter((id) => own.some((mail) => mail.id === id))).toEqual([]);
  });
});

describe("what is learned", () => {
  test("is the same however long it takes", async () => {
    const deps = await searchIn([...ARTICLES, ...REPLIES, ...MORE]);
    const learnIn = async (milliseconds: number): Promise<unknown> => {
      let clock = 0;
      const { learned: store } = await temporaryStore();
      await learnFrom({ ...deps, learned: store, now: () => (clock += milliseconds) });
      return readLearned(store);
    };
    expect(await learnIn(1_000)).toEqual(await learnIn(0));
  });

  test("is learned once for a state of the knowledge", async () => {
    const deps = await searchIn([...ARTICLES, ...REPLIES]);
    expect(await deps.learn()).toMatchObject({ pairs: 9 });
    expect(await learnedVersion(deps.store)).toBe(await deps.index.knowledgeVersion());
    expect(await deps.learn()).toBeNull();
  });

  test("is nothing where there are too few pairs, and then search goes without", async () => {
    const deps = await searchIn([...ARTICLES, ...REPLIES.slice(0, 2)]);
    expect(await deps.learn()).toBeNull();
    expect(await readLearned(deps.store)).toBeNull();
    expect((await ids("several profiles", deps))[0]).toBe("profiles");
  });

  test("is read again after the knowledge has changed and was learned anew", async () => {
    const deps = await searchIn([...ARTICLES, ...REPLIES]);
    const read = learnedReader(deps.store, deps.index);
    expect(await read()).toBeNull();
    await deps.learn();
    for (let i = 0; i < 101; i++) await read();
    expect((await read())?.association.records).toContain("cache");
  });
});

test("a past question that is asked again finds neither its own reply nor one to the very same question", async () => {
  const twin = reply("c9", "every page looks broken since today", "Please try this one.", ["cache"]);
  const deps = await searchIn([...ARTICLES, ...REPLIES, twin]);
  const { pairs, sameAnswer } = await pairsOf(deps.index, 100, () => false);
  const learned = { association: associate(pairs), weights: PRIOR, sameAnswer };
  const pair = pairs.findIndex(({ recordId }) => recordId === "c0");
  const { ranked } = await weigh(
    { text: "every page looks broken since today", without: { pair, recordId: "c0" } },
    { ...deps, learned: () => Promise.resolve(learned) },
  );
  const found = ranked.map(({ passage }) => passage.id);
  expect(found).not.toContain("c0");
  expect(found).not.toContain("c9");
  expect(found).toContain("cache");
  expect(await askAgain(pairs, learned, { ...deps, now: () => 0 })).toHaveLength(pairs.length);
});
