/** Deterministic checks of each claim against the passages it names and the mail it answers. */
import { words } from "../knowledge/words.ts";
import type { Claim } from "./draft.ts";
import { facts, factValues } from "./facts.ts";

export interface UncheckedClaim {
  readonly text: string;
  readonly support: readonly string[];
}

export interface Evidence {
  /** Passage id → all that the passage says. */
  readonly passages: ReadonlyMap<string, string>;
  /** The customer's own words: a fact that they named may be repeated to them. */
  readonly mail: string;
}

/**
 * Least share of a claim's words that must stand in its support. On answers rated by people this share separates
 * faithful from unfaithful ones at AUROC .93 (DESIGN: decisions); quoted sentences reach 1.
 */
const WORDS_FOUND_AT_LEAST = 0.7;

/** The claims with their verdicts; a claim without a flag is verified. */
export const ground = (claims: readonly UncheckedClaim[], evidence: Evidence): Claim[] =>
  claims.map((claim) => {
    const flags = flagsOf(claim, evidence);
    return { text: claim.text, support: claim.support, verified: flags.length === 0, flags };
  });

function flagsOf(claim: UncheckedClaim, evidence: Evidence): string[] {
  if (claim.support.length === 0) return ["names no source"];
  const unknown = claim.support.filter((id) => !evidence.passages.has(id));
  if (unknown.length > 0) return [`names an unknown source: ${unknown.join(", ")}`];
  const said = claim.support.map((id) => evidence.passages.get(id) ?? "").join("\n");
  const known = new Set([...factValues(said), ...factValues(evidence.mail)]);
  const flags = facts(claim.text)
    .filter(({ value }) => !known.has(value))
    .map(({ kind, text }) => `${kind} ${text} stands in no source`);
  const share = shareFound(claim.text, said);
  if (share < WORDS_FOUND_AT_LEAST)
    flags.push(`only ${Math.round(share * 100)} % of its words stand in its source`);
  return flags;
}

function shareFound(claim: string, said: string): number {
  const own = words(claim);
  if (own.length === 0) return 1;
  const there = new Set(words(said));
  return own.filter((word) => there.has(word)).length / own.length;
}
