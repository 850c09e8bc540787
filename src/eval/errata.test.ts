import { beforeAll, describe, expect, test } from "vitest";
import { textHash } from "../knowledge/contradiction.ts";
import type { Erratum } from "../knowledge/erratum.ts";
import type { Contradiction } from "../knowledge/passage-index.ts";
import type { Passage } from "../knowledge/passage.ts";
import type { RankedPassage } from "../knowledge/search.ts";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import { type ErrataEvalRequest, type ErrataEvaluation, evaluateErrata } from "./errata.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
});

const passage = (id: string, text: string, kind = "faq"): Passage => ({
  ...{ id, recordId: id, source: "s", kind, url: null, tags: [], refs: [], language: "en", date: null },
  ...{ question: null, title: id, text, place: "" },
});

const ERRATUM: Erratum = {
  ...{ id: "e1", question: "How long?", answer: "Ten days.", language: "en", createdAt: new Date(0) },
  ...{ also: ["When?"], named: [], wrong: [] },
};
const OWN = passage("e1", "Ten days.", "erratum");
const WRONG = passage("faq", "It takes five days. It is free.");

const contradiction = (given: Partial<Contradiction> = {}): Contradiction => ({
  ...{ passageId: "faq", erratum: "e1", hash: textHash(WRONG), whole: false },
  sentences: ["It takes five days."],
  ...given,
});

/** What a search finds for each question, and what a draft would be chosen from. */
const evaluate = (
  ranking: Readonly<Record<string, readonly Passage[]>>,
  request: Partial<ErrataEvalRequest> = {},
  quoted: readonly Passage[] = [],
): Promise<ErrataEvaluation> => {
  const rank = (text: string): Promise<RankedPassage[]> =>
    Promise.resolve((ranking[text] ?? []).map((one, i) => ({ passage: one, score: 0.5 + i / 10 })));
  return evaluateErrata(
    { errata: [ERRATUM], contradictions: [contradiction()], elsewhere: [], ...request },
    {
      rank,
      retrieve: (text) =>
        Promise.resolve({
          ask: { text, query: text },
          candidates: quoted.map((one) => ({ passage: one, score: 0.5 })),
        }),
      passages: (ids) => Promise.resolve([WRONG].filter(({ id }) => ids.includes(id))),
      lexicon: embedder.words,
      progress: () => undefined,
    },
  );
};

const FIRST = { "How long?": [OWN, WRONG], "When?": [OWN] };

test("an erratum that stands first in every wording passes", async () => {
  const { figures, failures } = await evaluate(FIRST);
  expect(failures).toEqual([]);
  expect(figures).toMatchObject({ passed: { value: 1, n: 1 }, "passed also": { value: 1, n: 1 } });
  expect(figures).not.toHaveProperty("elsewhere");
});

test("a wording for which something else or nothing stands first fails, with what does", async () => {
  const { figures, failures } = await evaluate({ "How long?": [WRONG, OWN] });
  expect(failures).toMatchObject([
    { erratum: "e1", question: "How long?", why: "not first", found: { id: "faq" } },
    { erratum: "e1", question: "When?", why: "not first", found: null },
  ]);
  expect(figures["passed"]?.value).toBe(0);
});

describe("a contradicted sentence", () => {
  test("that would be quoted fails, line breaks aside", async () => {
    const { failures } = await evaluate(FIRST, {}, [{ ...WRONG, text: "It takes\nfive days." }]);
    expect(failures).toMatchObject([
      { why: "quoted", sentences: ["It takes five days."] },
      { why: "quoted" },
    ]);
  });

  test("is not missed because the rest of its passage is quoted", async () => {
    expect((await evaluate(FIRST, {}, [{ ...WRONG, text: "It is free." }])).failures).toEqual([]);
  });

  test("of a passage that says something else by now is not looked for", async () => {
    const old = { contradictions: [contradiction({ hash: "of long ago" })] };
    expect((await evaluate(FIRST, old, [WRONG])).failures).toEqual([]);
  });
});

describe("elsewhere", () => {
  const other = passage("warranty", "Two years.");
  const elsewhere = [{ question: "How long is the warranty?", recordId: "warranty" }];

  test("an erratum that stands before a likelier answer which it does not correct fails", async () => {
    const { figures, failures } = await evaluate(
      { ...FIRST, "How long is the warranty?": [OWN, other] },
      { elsewhere },
    );
    expect(failures).toMatchObject([{ erratum: "e1", why: "elsewhere" }]);
    expect(figures["elsewhere"]).toMatchObject({ value: 0, n: 1 });
  });

  test.each([
    ["the answer stands first", [other, OWN]],
    ["it corrects the answer", [OWN, WRONG]],
    ["the answer says the same", [OWN, passage("warranty", "Ten days.")]],
    ["the answer is not found at all", [OWN]],
  ])("where %s nothing fails", async (_, found) => {
    const recordId = found.find(({ kind }) => kind !== "erratum")?.recordId ?? "gone";
    const request = { elsewhere: [{ question: "q", recordId }] };
    expect((await evaluate({ ...FIRST, q: found }, request)).figures["elsewhere"]?.value).toBe(1);
  });
});
