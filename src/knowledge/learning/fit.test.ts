import { expect, test } from "vitest";
import { type Evidence, fused, PRIOR } from "../fusion.ts";
import { type Example, fit, quality } from "./fit.ts";

const NOTHING: Evidence = { own: 0, words: 0, profile: 0, expected: 0, vote: 0 };

/** Pseudo-random, 0 to 1. */
const noise = (seed: number): number => {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x);
};

/** Only the vote tells which candidate is right; all else is noise. */
const byVote = (count: number): Example[] =>
  Array.from({ length: count }, (_, q) => ({
    candidates: Array.from({ length: 8 }, (_, c) => ({
      right: c === q % 8,
      evidence: {
        ...NOTHING,
        own: noise(q * 31 + c),
        words: noise(q * 17 + c * 3),
        profile: noise(q * 13 + c * 7),
        vote: c === q % 8 ? 0.8 : noise(q * 11 + c) * 0.7,
      },
    })),
  }));

test("weights_are_fitted_to_what_tells_the_right_answer_and_are_no_worse_than_the_prior", () => {
  const weights = fit(byVote(100));
  expect(quality(byVote(60), weights.of)).toBeGreaterThan(quality(byVote(60), PRIOR.of));
  expect(weights.of.vote).toBeGreaterThan(weights.of.profile);
});

test("without_an_example_the_prior_stands", () => {
  expect(fit([]).of).toEqual(PRIOR.of);
});

test("scores_are_probabilities_as_high_as_answers_are_right", () => {
  const examples = byVote(200);
  const weights = fit(examples);
  const scores = examples.flatMap(({ candidates }) =>
    candidates.map(({ evidence }) => fused(evidence, weights)),
  );
  for (const score of scores) {
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThan(1);
  }
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  expect(mean).toBeGreaterThan(0.08);
  expect(mean).toBeLessThan(0.18);
});

test("scores_are_probabilities_however_far_from_the_priors_the_evidence_lies", () => {
  for (const factor of [0.1, 1.3]) {
    const examples = byVote(100).map(({ candidates }) => ({
      candidates: candidates.map(({ right, evidence: { own, words, profile, expected, vote } }) => ({
        right,
        evidence: { own, words: words * factor, profile: profile * factor, expected, vote: vote * factor },
      })),
    }));
    const weights = fit(examples);
    const scores = examples.flatMap(({ candidates }) =>
      candidates.map(({ evidence }) => fused(evidence, weights)),
    );
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    expect(mean).toBeGreaterThan(0.08);
    expect(mean).toBeLessThan(0.18);
  }
});

test("a_gain_that_may_be_chance_leaves_the_prior_as_it_is", () => {
  // Two questions of forty are answered better by the words alone; a third is answered worse.
  const one = (right: Partial<Evidence>, wrong: Partial<Evidence>): Example => ({
    candidates: [
      { right: true, evidence: { ...NOTHING, ...right } },
      { right: false, evidence: { ...NOTHING, ...wrong } },
    ],
  });
  const examples = [
    ...Array.from({ length: 37 }, () => one({ profile: 1, words: 1 }, { profile: 0.2, words: 0.2 })),
    ...Array.from({ length: 2 }, () => one({ words: 1 }, { profile: 0.9 })),
    one({ profile: 0.9 }, { words: 1 }),
  ];
  const { of } = fit(examples);
  expect(of.words / of.profile).toBeCloseTo(PRIOR.of.words / PRIOR.of.profile, 6);
});

test("the_same_examples_give_the_same_weights", () => {
  expect(fit(byVote(40))).toEqual(fit(byVote(40)));
});
