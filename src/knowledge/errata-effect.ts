/** What an erratum would do, told before it is saved. */
import { agrees, asksSame } from "./contradiction.ts";
import { contradictedBy, supersededBy } from "./errata-links.ts";
import type { Erratum } from "./erratum.ts";
import type { Contradiction } from "./passage-index.ts";
import type { Passage } from "./passage.ts";
import type { RankedPassage, SearchDeps } from "./rank.ts";
import { sentences } from "./words.ts";

/** A reply that was given, or waits to be. */
export interface PastReply {
  /** Id of a passage, or of a message. */
  readonly id: string;
  /** What was asked, each question by itself. */
  readonly asked: readonly string[];
  readonly text: string;
  /** Ids of the passages that it quotes. */
  readonly quotes: readonly string[];
}

export interface ErratumEffect {
  readonly corrects: readonly { readonly passage: Passage; readonly contradiction: Contradiction }[];
  /** Passages that may answer the same question: a person may name them as corrected. */
  readonly near: readonly RankedPassage[];
  /** Ids of the errata in whose place it stands. */
  readonly supersedes: readonly string[];
  /** Replies that would have said something else. */
  readonly wouldChange: readonly PastReply[];
}

/** Past replies among the passages are found by themselves; `replies` are others, such as drafts. Writes nothing. */
export async function effectOf(
  erratum: Erratum,
  { others, replies }: { readonly others: readonly Erratum[]; readonly replies: readonly PastReply[] },
  deps: SearchDeps,
): Promise<ErratumEffect> {
  const { contradictions, near } = await contradictedBy(erratum, deps);
  const byId = new Map(
    (await deps.index.passages(contradictions.map(({ passageId }) => passageId))).map((passage) => [
      passage.id,
      passage,
    ]),
  );
  const corrects = contradictions.flatMap((contradiction) => {
    const passage = byId.get(contradiction.passageId);
    return passage === undefined ? [] : [{ passage, contradiction }];
  });
  const all = [...others.filter(({ id }) => id !== erratum.id), erratum];
  return {
    corrects,
    near,
    supersedes: [...supersededBy(all, deps.lexicon)].filter(([, by]) => by === erratum.id).map(([id]) => id),
    wouldChange: [
      ...corrects
        .filter(({ passage }) => passage.kind === "reply")
        .map(({ passage }) => toPastReply(passage)),
      ...replies.filter((reply) => isChanged(reply, erratum, contradictions, deps)),
    ],
  };
}

const toPastReply = ({ id, question, text }: Passage): PastReply => ({
  ...{ id, text, quotes: [] },
  asked: sentences(question ?? ""),
});

/** Whether a reply answers the erratum's question, or says what the erratum contradicts, and does not say what it says. */
function isChanged(
  { asked, text, quotes }: PastReply,
  erratum: Erratum,
  contradictions: readonly Contradiction[],
  { lexicon }: Pick<SearchDeps, "lexicon">,
): boolean {
  if (agrees(text, erratum, lexicon)) return false;
  return (
    asked.some((question) => asksSame(erratum, question, lexicon)) ||
    contradictions.some(
      ({ passageId, sentences: wrong }) =>
        quotes.includes(passageId) && wrong.some((sentence) => text.includes(sentence)),
    )
  );
}
