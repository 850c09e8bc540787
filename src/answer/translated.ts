/** A claim in another language than its sources: of what `ground` checks, as much as holds across languages. */
import { valuesFound, valuesIn } from "./canaries.ts";
import { facts } from "./facts.ts";
import { Known } from "./grounding/known.ts";

/** What of the claim's hard facts and names its sources do not bear out. Its words and their sense a person has to read. */
export function translationFlags(claim: string, said: string, foreign: ReadonlySet<string>): string[] {
  const known = new Known(said);
  const unborne = facts(claim)
    .filter((fact) => !known.bears(fact))
    .map(({ kind, text }) => `${kind} ${text} stands in no source`);
  if (foreign.size === 0) return unborne;
  const own = new Set(valuesIn(said));
  const others = valuesFound(claim).filter(({ value }) => foreign.has(value) && !own.has(value));
  return [...unborne, ...others.map(({ text }) => `${text} is known from another customer's mail only`)];
}
