/** How soon a person should look: by what no desk lets wait, in the words of two dozen languages. */
import { isDenied } from "./denial.ts";
import { overlaps, type PhraseSet, plainWords } from "./phrase-set.ts";
import { isCourtesy } from "./phrases.ts";
import { ANGER, HARMLESS, LEGAL, OUTAGE, SAFETY, UNSPACED, URGENT } from "./phrases/urgency.ts";
import { portions } from "./reading.ts";
import { sentimentOf } from "./sentiment.ts";

export type Priority = "high" | "normal";

interface Kind {
  readonly reason: string;
  readonly phrases: PhraseSet;
  readonly unspaced: RegExp;
  /** How many words before it may deny it. 0: none may, since it is a denial itself ("not reachable"). */
  readonly deniedWithin: number;
}

/** In the order of their weight. */
const KINDS: readonly Kind[] = [
  { reason: "legal threat", phrases: LEGAL, unspaced: UNSPACED.legal, deniedWithin: 2 },
  { reason: "safety", phrases: SAFETY, unspaced: UNSPACED.safety, deniedWithin: 3 },
  { reason: "outage", phrases: OUTAGE, unspaced: UNSPACED.outage, deniedWithin: 0 },
  { reason: "anger", phrases: ANGER, unspaced: UNSPACED.anger, deniedWithin: 3 },
  { reason: "urgent", phrases: URGENT, unspaced: UNSPACED.urgent, deniedWithin: 3 },
];

/** The priority and the reasons that raised it. */
export function assessPriority(text: string): { priority: Priority; reasons: string[] } {
  const { head, tail } = portions(text);
  const read = `${head}\n${tail}`;
  const clauses = read
    .split(CLAUSE_END)
    .map(plainWords)
    .filter((words) => words.length > 0);
  const harmless = clauses.map((words) => HARMLESS.findAll(words));
  const isRaised = ({ phrases, unspaced, deniedWithin }: Kind): boolean =>
    unspaced.test(read) ||
    clauses.some((words, i) =>
      phrases
        .findAll(words)
        .some(
          (found) =>
            !(harmless[i] ?? []).some((other) => overlaps(found, other)) &&
            !(deniedWithin > 0 && isDenied(words, found, deniedWithin)),
        ),
    );
  const reasons = KINDS.filter((kind) => isRaised(kind) || (kind.reason === "anger" && isShouted(read))).map(
    ({ reason }) => reason,
  );
  return { priority: reasons.length > 0 ? "high" : "normal", reasons };
}

/** A denial reaches no further: "It does not work, urgent!" */
const CLAUSE_END = /[.!?…;:,()\n]+(?=\s|$)|\s[-–—]\s|\n/u;

/** Three marks in a row, or several words in a row that are all capitals. */
const SHOUTED =
  /!{3,}|！{3,}|(?:(?<![\p{L}\p{N}-])\p{Lu}{2,}(?![\p{L}\p{N}-])[\s,]+){3,}\p{Lu}{4,}(?![\p{L}\p{N}-])/u;

/** Out of anger: joy and thanks are shouted too. */
const isShouted = (text: string): boolean =>
  text
    .split("\n")
    .some((line) => SHOUTED.test(line) && sentimentOf(line) !== "positive" && !isCourtesy(line));
