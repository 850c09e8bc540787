/** Figures over public sets, on parts of them small enough for every run. Bounds lie below what was measured by some points. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { corporaAvailable, corporaFolder } from "../../../fixtures/corpora.ts";
import { evaluateTriage, type TriageCase, triageFigures } from "../../eval/triage.ts";
import { type StaticEmbedder, staticEmbedder } from "../../models/static/embedder.ts";
import { trainIntents } from "../intents.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../../models/static/vectors-v1.bin", import.meta.url) });
});

const read = (name: string): string => readFileSync(new URL(`intent/${name}`, corporaFolder), "utf8");

type Pairs = Readonly<Record<string, readonly (readonly [string, string])[]>>;

const figuresOf = async (train: readonly TriageCase[], data: readonly TriageCase[]) => {
  const names = [...new Set(train.flatMap(({ intents }) => intents))];
  const described = names.map((name) => ({ name, description: "", examples: [] }));
  const learned = await trainIntents(described, train, embedder, new Set());
  const results = await evaluateTriage(data, {
    classify: (text) => learned.classify(text),
    progress: () => undefined,
  });
  return triageFigures(results);
};

/** The first `each` texts of every intent. */
function firstOf(cases: readonly TriageCase[], each: number): TriageCase[] {
  const seen = new Map<string, number>();
  return cases.filter(({ intents: [name = ""] }) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before < each;
  });
}

describe.skipIf(!corporaAvailable())("public sets (skipped where they are absent)", () => {
  test("150 intents of 5 examples, and what is about none of them", async () => {
    const sets = JSON.parse(read("clinc150/data_full.json")) as Pairs;
    const cases = (name: string): TriageCase[] =>
      (sets[name] ?? []).map(([text, intent]) => ({ text, intents: intent === "oos" ? [] : [intent] }));
    const data = [...firstOf(cases("val"), 4), ...cases("oos_val")];
    const figures = await figuresOf(firstOf(cases("train"), 5), data);
    expect(figures["accuracy"]?.value).toBeGreaterThan(0.72);
    expect(figures["out-of-scope AUROC"]?.value).toBeGreaterThan(0.82);
  }, 60_000);

  test("several intents in one text", async () => {
    const fold = (number: number): TriageCase[] =>
      (JSON.parse(read(`nlupp/hotels/fold${number}.json`)) as { text: string; intents?: string[] }[]).map(
        ({ text, intents = [] }) => ({ text, intents }),
      );
    const folds = Array.from({ length: 16 }, (_, i) => i);
    const figures = await figuresOf(folds.slice(0, 12).flatMap(fold), folds.slice(12).flatMap(fold));
    expect(figures["micro-F1"]?.value).toBeGreaterThan(0.74);
  }, 60_000);
});
