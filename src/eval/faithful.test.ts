import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { corporaAvailable, corporaFolder } from "../../fixtures/corpora.ts";
import { evaluateFaithful, type FaithfulRow } from "./faithful.ts";

const passages = ["Lamps have a warranty of two years. Keep the receipt: it is needed for a repair."];

describe("answers and their verdicts", () => {
  const rows: FaithfulRow[] = [
    { answer: "Lamps have a warranty of two years.", passages, faithful: true },
    { answer: "You need the receipt for a repair.", passages, faithful: true },
    { answer: "We deliver to your house on Sundays for nothing.", passages, faithful: false },
    { answer: "Every repair is done within 24 hours by our partner in Lyon.", passages, faithful: false },
  ];

  test("faithful ones score above the others", () => {
    const { scores, auroc } = evaluateFaithful(rows);
    expect(auroc.value).toBe(1);
    expect(auroc.n).toBe(4);
    for (const score of scores) expect(score).toBeGreaterThanOrEqual(0);
    for (const score of scores) expect(score).toBeLessThanOrEqual(1);
  });

  test("a rating is a verdict by its limit", () => {
    const rated = rows.map((row, i) => ({ ...row, faithful: 4 - i }));
    expect(evaluateFaithful(rated).auroc.value).toBe(1);
    expect(evaluateFaithful(rated, 3.5).auroc.value).toBeLessThanOrEqual(1);
    expect(evaluateFaithful(rated, 5).auroc.n).toBe(0);
  });

  test("to say that nothing is known, where nothing was found, is faithful", () => {
    const { scores } = evaluateFaithful([
      { answer: "I do not have any information about that.", passages: [], faithful: true },
      { answer: "The shop opens at eight on weekdays.", passages: [], faithful: false },
    ]);
    expect(scores[0]).toBeGreaterThan(0.9);
    expect(scores[1]).toBeLessThan(0.1);
  });
});

interface HumanRow {
  readonly response: string;
  readonly contexts: readonly string[];
  readonly question: readonly { readonly text: string }[];
  readonly faithfulness: readonly number[];
}

test.skipIf(!corporaAvailable())(
  "answers rated by people: AUROC .94 and more, wherever the line between faithful and not is drawn",
  () => {
    const file = new URL("support/mtrag/derived_human_eval.jsonl", corporaFolder);
    const rows = readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as HumanRow)
      .map(({ response, contexts, question, faithfulness }) => ({
        ...{ answer: response, passages: contexts, question: question.at(-1)?.text ?? "" },
        faithful: faithfulness.reduce((a, b) => a + b, 0) / faithfulness.length,
      }));
    // The share of words found, which this replaces, reaches .919 and .935.
    expect(evaluateFaithful(rows, 2).auroc.value).toBeGreaterThanOrEqual(0.95);
    expect(evaluateFaithful(rows).auroc.value).toBeGreaterThanOrEqual(0.96);
  },
);
