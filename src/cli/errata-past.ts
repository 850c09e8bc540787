/** Replies on record that an erratum may have changed: those that were sent, and those that wait. */
import type { PastReply } from "../knowledge/errata-effect.ts";
import type { Outcomes } from "../pipeline/journey.ts";
import type { MessageStore } from "../pipeline/message-store.ts";
import type { State } from "../pipeline/state.ts";

/** As many of the latest messages are looked through. */
const LATEST = 1_000;

const WITH_REPLY: readonly State[] = ["hold", "review", "queued", "sent", "failed", "uncertain"];

export async function pastReplies(messages: Pick<MessageStore, "list" | "outcomes">): Promise<PastReply[]> {
  const found: PastReply[] = [];
  for (const { id } of await messages.list({ states: WITH_REPLY, limit: LATEST })) {
    const { triage, write } = outcomesOf(await messages.outcomes(id));
    if (!write?.draft) continue;
    const { text, claims } = write.draft;
    found.push({
      id,
      text,
      asked: (triage?.asks ?? []).map((ask) => ask.text),
      quotes: [...new Set(claims.flatMap(({ support }) => support))],
    });
  }
  return found;
}

/** What the stages left on record. A stage that failed left its error instead, which has none of what is asked for here. */
const outcomesOf = (
  outcomes: ReadonlyMap<string, unknown>,
): Pick<Outcomes, "triage" | "retrieve" | "write"> => Object.fromEntries(outcomes);

/** The draft of a message as an erratum sees it; null where it has none. */
export async function draftOf(
  id: string,
  messages: Pick<MessageStore, "outcomes">,
): Promise<DraftOnRecord | null> {
  const { triage, retrieve = [], write } = outcomesOf(await messages.outcomes(id));
  if (!write?.draft) return null;
  return {
    claims: write.draft.claims.map(({ text, support }) => ({
      text,
      // The question whose candidates hold the passage that the claim names.
      question:
        retrieve.find(({ candidates }) => candidates.some(({ passage }) => support.includes(passage.id)))?.ask
          .text ??
        triage?.asks[0]?.text ??
        "",
    })),
  };
}

export interface DraftOnRecord {
  readonly claims: readonly { readonly text: string; readonly question: string }[];
}
