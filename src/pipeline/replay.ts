/** The road of a message once more, in memory, beside what is on record of it: what would come out differently now? */
import { structuredPatch } from "diff";
import type { MessageRecord } from "./message-store.ts";
import type { Rehearsal } from "./advance.ts";
import type { Outcomes } from "./journey.ts";

/** What two runs are compared by. */
export interface Result {
  readonly verdict: string | null;
  readonly intent: string | null;
  readonly priority: string | null;
  readonly language: string | null;
  readonly asks: readonly string[];
  /** Ids of the passages that the draft rests on. */
  readonly sources: readonly string[];
  readonly writer: string | null;
  readonly decision: string | null;
  readonly reasons: readonly string[];
  readonly draft: string | null;
}

/** One line of the draft: as it was (`-`), as it is now (`+`), or in both. */
export interface DraftLine {
  readonly mark: "-" | "+" | " ";
  readonly text: string;
}

export interface Comparison {
  readonly before: Result;
  readonly after: Result;
  /** The names of what differs, in the order of `Result`. */
  readonly changed: readonly (keyof Result)[];
  /** Empty where the draft is the same. */
  readonly draftLines: readonly DraftLine[];
}

export const compareRuns = (before: Result, after: Result): Comparison => {
  const names = Object.keys(before) as (keyof Result)[];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return {
    ...{ before, after, changed },
    draftLines: changed.includes("draft") ? draftLines(before.draft ?? "", after.draft ?? "") : [],
  };
};

/** All lines: a reply is short, and read as a whole. */
function draftLines(before: string, after: string): DraftLine[] {
  const ended = (text: string): string => (text === "" ? "" : `${text.trimEnd()}\n`);
  const { hunks } = structuredPatch("", "", ended(before), ended(after), "", "", { context: 10_000 });
  return hunks.flatMap(({ lines }) =>
    lines.map((line) => ({ mark: line.charAt(0) as DraftLine["mark"], text: line.slice(1) })),
  );
}

/** What is on record of a message's last run. */
export const recordedResult = ({ reasons }: Pick<MessageRecord, "reasons">, outcomes: Outcomes): Result =>
  resultOf(outcomes, { reasons: outcomes.gate?.reasons ?? reasons });

export const rehearsedResult = ({ journey, result }: Rehearsal): Result =>
  resultOf(journey.outcomes, { reasons: result.reasons });

/** Outcomes of an older smb may lack what came later. */
function resultOf(outcomes: Outcomes, { reasons }: Pick<Result, "reasons">): Result {
  const { screen, gate } = outcomes;
  return {
    verdict: screen?.verdict ?? null,
    ...read(outcomes.triage),
    ...written(outcomes.write),
    decision: gate?.decision ?? null,
    reasons,
  };
}

const read = (triage: Outcomes["triage"]): Pick<Result, "intent" | "priority" | "language" | "asks"> => {
  if (triage === undefined) return { intent: null, priority: null, language: null, asks: [] };
  const { intent, priority, language, asks } = triage;
  return { intent, priority, language, asks: asks.map(({ text }) => text) };
};

const written = (write: Outcomes["write"]): Pick<Result, "sources" | "writer" | "draft"> => {
  if (write === undefined) return { sources: [], writer: null, draft: null };
  const { sources, writer, draft } = write;
  return { sources: sources.map(({ passage }) => passage.id), writer, draft: draft?.text ?? null };
};
