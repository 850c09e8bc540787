import { describe, expect, test } from "vitest";
import type { Passage } from "../../knowledge/passage.ts";
import type { Found } from "../../knowledge/search.ts";
import { answerability, answerOdds } from "./answerability.ts";
import { signalsOf } from "./signals.ts";

const passage = (id: string, question: string | null = null): Passage => ({
  ...{
    id,
    recordId: id,
    source: "kb",
    kind: "doc",
    url: null,
    tags: [],
    refs: [],
    language: "en",
    date: null,
  },
  ...{ question, title: id, text: "Something.", place: "line 1" },
});

interface Given {
  readonly scores?: readonly number[];
  readonly bm25?: readonly number[];
  readonly cosines?: readonly number[];
  readonly question?: string;
}

const matches = (scores: readonly number[]) => scores.map((score, i) => ({ id: `p${i}`, score }));

const found = ({
  scores = [0.5, 0.1],
  bm25 = [10, 4],
  cosines = [0.6, 0.5],
  question,
}: Given = {}): Found => ({
  passages: scores.map((score, i) => ({ passage: passage(`p${i}`, question ?? null), score })),
  grounds: {
    asked: ["lamp", "norway"],
    frequencies: {
      passages: 1000,
      of: new Map([
        ["lamp", 20],
        ["norway", 2],
      ]),
    },
    byWords: matches(bm25),
    byMeaning: matches(cosines),
  },
});

const odds = (ask: string, given: Given): number => {
  const all = found(given);
  return answerOdds(ask, all, all.passages);
};

describe("what was found answers the likelier", () => {
  const crowd = Array.from({ length: 20 }, () => 9);

  test("the more of the ask only the best passages have", () => {
    expect(odds("Norway?", { bm25: [10, ...crowd.slice(1).map(() => 3)] })).toBeGreaterThan(
      odds("Norway?", { bm25: crowd }),
    );
  });

  test("the further the nearest in meaning stands out, as for an ask in another language", () => {
    const near = { bm25: [], cosines: [0.8, 0.5, 0.4] };
    expect(odds("Norwegen?", near)).toBeGreaterThan(
      odds("Norwegen?", { bm25: [], cosines: [0.8, 0.79, 0.78] }),
    );
  });

  test("the further an entry of a FAQ lies before the next", () => {
    const question = "Do you ship?";
    expect(odds("Norway?", { question, scores: [0.5, 0.01] })).toBeGreaterThan(
      odds("Norway?", { question, scores: [0.5, 0.49] }),
    );
  });

  test("the better it fits", () => {
    for (const question of [undefined, "Do you ship?"])
      expect(
        odds("Norway?", { ...(question === undefined ? {} : { question }), scores: [0.9, 0.1] }),
      ).toBeGreaterThan(
        odds("Norway?", { ...(question === undefined ? {} : { question }), scores: [0.2, 0.1] }),
      );
  });
});

test("a document answers a question for a yes, a no or a price less often", () => {
  expect(odds("Is the lamp sold in Norway?", {})).toBeLessThan(odds("Where is the lamp sold in Norway?", {}));
  expect(odds("What does the lamp cost in Norway?", {})).toBeLessThan(
    odds("What is the lamp in Norway?", {}),
  );
});

test("where nothing was found nothing answers, whatever the mail asks besides", () => {
  const nothing = found({ scores: [], bm25: [], cosines: [] });
  expect(answerability([answerOdds("Norway?", nothing, []), 5])).toEqual([0, expect.closeTo(0.993, 2)]);
});

test("asks of one mail go half of the way together", () => {
  const [sure = 0, unsure = 0] = answerability([2, -2]);
  expect(sure).toBeCloseTo(1 / (1 + Math.exp(-1)));
  expect(unsure).toBeCloseTo(1 / (1 + Math.exp(1)));
  expect(answerability([])).toEqual([]);
});

test("every signal is a number, however little there is to go by", () => {
  const empty: Found = {
    passages: [],
    grounds: { asked: [], frequencies: { passages: 0, of: new Map() }, byWords: [], byMeaning: [] },
  };
  for (const value of Object.values(signalsOf("", empty, []))) expect(Number.isFinite(value)).toBe(true);
});

test("a second passage of the same record is no rival", () => {
  const { passages, ...rest } = found({ scores: [0.9, 0.8, 0.1] });
  const [first, second, third] = passages.map((one, i) =>
    i === 1 ? { ...one, passage: { ...one.passage, recordId: "p0" } } : one,
  );
  if (first === undefined || second === undefined || third === undefined) throw new Error("three were given");
  const alone = signalsOf("Norway?", { ...rest, passages: [first, third] }, [first]);
  expect(signalsOf("Norway?", { ...rest, passages: [first, second, third] }, [first]).lead).toBe(alone.lead);
});
