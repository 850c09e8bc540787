/** What a mail asks that the knowledge does not answer, and who asked it before. */
import { ASKED_WITHIN_DAYS, type NewOpenAsk, sayMissing, timesAsked, topicOf } from "../feedback/missing.ts";
import { type Journey, outcomeOf } from "./journey.ts";
import type { RoadDeps } from "./stage.ts";

const DAY = 24 * 3_600_000;

/** The open questions of a mail for which the knowledge has no passage; one that it answers in another language is none. */
export async function missingIn(
  journey: Journey,
  { gating, search: { lexicon } }: Pick<RoadDeps, "gating" | "search">,
): Promise<NewOpenAsk[]> {
  const { open } = outcomeOf(journey, "write");
  const unanswered = open.filter(({ reason }) => !reason.startsWith(KNOWN_ELSEWHERE)).map(({ ask }) => ask);
  if (unanswered.length === 0) return [];
  const vectors = await gating.embedder.embed(unanswered, "query");
  return unanswered.map((ask, i) => ({ topic: topicOf(ask, lexicon), vector: toldBy(vectors[i]) }));
}

/** How `choose` begins where there is a passage, in another language. */
const KNOWN_ELSEWHERE = "the knowledge answers this in ";

/** A text of which the embedder has no word gives zero, which is like nothing. */
const toldBy = (vector: Float32Array | undefined): Float32Array | null =>
  vector?.some((x) => x !== 0) ? vector : null;

export async function sayAllMissing(
  missing: readonly NewOpenAsk[],
  { id }: Journey,
  { gating, clock }: Pick<RoadDeps, "gating" | "clock">,
): Promise<string[]> {
  if (missing.length === 0) return [];
  const asked = await gating.openAsks.since(new Date(clock.now().getTime() - ASKED_WITHIN_DAYS * DAY));
  return missing.map((ask) => sayMissing(ask.topic, 1 + timesAsked(ask, asked, id)));
}
