import { describe, expect, test } from "vitest";
import { type Answer, type AnswersCase, answersFigures, evaluateAnswers } from "./answers.ts";
import { renderAnswersReport } from "./answers-report.ts";

const said = (answerability: number, drafted: string | null, more: Partial<Answer> = {}): Answer => ({
  ...{
    answerability,
    confidence: answerability,
    claims: drafted === null ? [] : [true],
    asks: [drafted !== null],
  },
  sources: drafted === null ? null : [[drafted, `${drafted}#1`]],
  ...more,
});

/** Each query with what was said of it. */
const evaluate = async (rows: readonly (readonly [AnswersCase, Answer])[], set = "mails") => {
  const answers = new Map(rows);
  return evaluateAnswers(
    set,
    rows.map(([one]) => one),
    { answer: (one) => Promise.resolve(answers.get(one) ?? said(0, null)), progress: () => undefined },
  );
};

const valuesOf = async (...rows: readonly (readonly [AnswersCase, Answer])[]) =>
  Object.fromEntries(
    Object.entries(answersFigures(await evaluate(rows), [])).map(([name, { value }]) => [name, value]),
  );

const can = (query: string, ...relevant: string[]): AnswersCase => ({
  ...{ query, answerable: true },
  ...(relevant.length === 0 ? {} : { relevant }),
});
const cannot = (query: string): AnswersCase => ({ query, answerable: false });

describe("the figures of answering", () => {
  test("tell drafts for what can be answered from drafts for what cannot", async () => {
    expect(
      await valuesOf(
        [can("a"), said(0.9, "x")],
        [can("b"), said(0.2, null)],
        [cannot("c"), said(0.5, "x")],
        [cannot("d"), said(0.1, null)],
      ),
    ).toMatchObject({
      "answerable AUROC": 0.75,
      answered: 0.5,
      "wrongly answered": 0.5,
      "asks covered": 0.5,
    });
  });

  test("a draft is right by any name of a source that answers", async () => {
    const rows = [
      [can("a", "x#1"), said(0.9, "x")],
      [can("b", "y"), said(0.9, "x")],
      [can("c", "y"), said(0.1, null)],
    ] as const;
    expect(await valuesOf(...rows)).toMatchObject({ right: 0.5 });
    expect((await evaluate(rows)).map(({ right }) => right)).toEqual([true, false, null]);
  });

  test("nothing is said of sources where the data names none", async () => {
    expect(await valuesOf([can("a"), said(0.9, "x")])).not.toHaveProperty("right");
  });

  test("what is covered at 95 % precision are drafts that answer, from what answers", async () => {
    const right = Array.from({ length: 20 }, (_, i) => [can(`r${i}`, "x"), said(0.9, "x")] as const);
    const wrong = Array.from({ length: 20 }, (_, i) => [can(`w${i}`, "y"), said(0.5, "x")] as const);
    expect(await valuesOf(...right, ...wrong)).toMatchObject({ "coverage at 95 % precision": 0.5 });
  });

  test("sentences count by themselves, whatever draft they stand in", async () => {
    const claims = [true, true, false];
    expect(await valuesOf([can("a"), said(0.9, "x", { claims })], [can("b"), said(0.9, "x")])).toMatchObject({
      groundedness: 0.75,
    });
  });

  test("of several data sets each has its own", async () => {
    const results = [
      ...(await evaluate([[can("a"), said(0.9, "x")]], "one")),
      ...(await evaluate([[can("a"), said(0.1, null)]], "two")),
    ];
    expect(answersFigures(results, [])).toMatchObject({
      "one answered": { value: 1 },
      "two answered": { value: 0 },
    });
  });

  test("ratings of answers are held against what grounding says of them", () => {
    const passages = ["Lamps can be returned within 30 days."];
    const figures = answersFigures(
      [],
      [
        { answer: "Lamps can be returned within 30 days.", passages, faithful: true },
        { answer: "Our founder was born in Osaka in 1951.", passages, faithful: false },
      ],
    );
    expect(figures["faithful AUROC"]).toMatchObject({ value: 1, n: 2 });
  });
});

test("the page shows the surest mistakes, and lets no query speak for itself", async () => {
  const results = await evaluate([
    [cannot("<script>alert(1)</script>"), said(0.9, "x")],
    [can("a"), said(0.8, "x")],
  ]);
  const page = renderAnswersReport(["2 queries"], results, []);
  expect(page).toContain("Surest and wrong");
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page).not.toContain("<script");
});
