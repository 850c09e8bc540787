/** Stage: a screened mail → what it wants. Rules and examples decide; a model, where there is one, adds its word. */
import { errorText, isUserError } from "../errors.ts";
import type { Generator } from "../generation/generator.ts";
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { Message } from "../mail/message.ts";
import { type Ask, findAsks } from "./asks.ts";
import { checkedReading, type Read } from "./checked-reading.ts";
import type { Classified, ScoredIntent } from "./classified.ts";
import { ENTITY_KINDS, type Entity, type EntityDeps, findEntities } from "./entities.ts";
import type { ModelTriageSettings } from "./model-triage.ts";
import { hasQuestionMark } from "./phrases.ts";
import { assessPriority, type Priority } from "./priority.ts";
import { type Sentiment, sentimentOf } from "./sentiment.ts";
import { shorten, summarise } from "./summary.ts";

export interface Triage {
  /** The likeliest; `question` or `other` where none fits. */
  readonly intent: string;
  /** All that fit, likeliest first; none: out of scope. */
  readonly intents: readonly ScoredIntent[];
  /** 0 to 1: how likely none of the intents fits. */
  readonly outOfScope: number;
  readonly priority: Priority;
  /** What raised the priority. */
  readonly urgency: readonly string[];
  readonly sentiment: Sentiment;
  /** ISO 639-1 of the new text; null where it cannot be told. */
  readonly language: string | null;
  readonly summary: string;
  readonly entities: readonly Entity[];
  readonly asks: readonly Ask[];
  /** Who said so: `rules`, or a model's id beside them. */
  readonly by: string;
  /** Why a model's word was not taken, in sentences. */
  readonly notes: readonly string[];
}

export interface TriageDeps {
  readonly lexicon: Lexicon;
  readonly classify: (text: string) => Promise<Classified>;
  /** The language of a text; the subject counts where the text alone does not tell. */
  readonly language: (text: string, subject: string) => Promise<string | null>;
  /** What the owner's numbers look like and what their products are called; left out: general forms alone. */
  readonly entities?: EntityDeps | undefined;
  /** The model that reads mails too; left out or null: none does. */
  readonly generator?: Generator | null | undefined;
  /** What it is asked with; left out or null: it is not asked. */
  readonly model?: ModelTriageSettings | null | undefined;
  /** Ends a model's call: the process shuts down. */
  readonly signal?: AbortSignal | undefined;
}

const NONE_OF_THEIR_OWN: EntityDeps = { patterns: [], products: [] };

/** What the mail wants, in what language, and how soon. */
export async function triage(
  message: Pick<Message, "newText" | "subject">,
  deps: TriageDeps,
): Promise<Triage> {
  const { newText, subject } = message;
  const language = await deps.language(newText, subject);
  const asks = findAsks(newText, subject, deps.lexicon, language);
  const { priority, reasons: urgency } = assessPriority(`${subject}\n${newText}`);
  const queries = asks.map(({ query }) => query);
  const { intents, outOfScope } = await deps.classify([subject, ...queries].join("\n"));
  const rules: Read = {
    ...{ intents, priority, urgency, language, asks },
    sentiment: sentimentOf(`${subject}\n${newText}`),
    summary: summarise(asks, subject, newText),
    entities: findEntities(`${subject}\n${newText}`, deps.entities ?? NONE_OF_THEIR_OWN),
  };
  const { read, by, notes } = await withModel(rules, message, deps);
  const fallback = read.asks.some(({ text }) => hasQuestionMark(text)) ? "question" : "other";
  return { intent: read.intents[0]?.name ?? fallback, outOfScope, ...read, by, notes };
}

const LONGEST_REASON = 300;

interface Reading {
  readonly read: Read;
  readonly by: string;
  readonly notes: readonly string[];
}

/** The rules' reading with the model's word; where the model fails, the rules' alone, and a note that says why. */
async function withModel(
  rules: Read,
  { newText, subject }: Pick<Message, "newText" | "subject">,
  { generator = null, model = null, entities, signal }: TriageDeps,
): Promise<Reading> {
  if (generator === null || model === null || newText.trim() === "")
    return { read: rules, by: "rules", notes: [] };
  try {
    // Loaded at the first mail that a model reads.
    const { modelTriage } = await import("./model-triage.ts");
    const said = await modelTriage({ newText, subject }, generator, model, signal);
    const kinds = [...ENTITY_KINDS, ...(entities?.patterns ?? []).map(({ name }) => name)];
    const read = checkedReading(rules, said, { newText, subject }, kinds);
    return { read, by: `rules, ${generator.id}`, notes: [] };
  } catch (error) {
    // A broken template of the owner's is told as what it is; whatever else a model does costs the mail its word only.
    if (signal?.aborted === true || isUserError(error)) throw error;
    const why = shorten(errorText(error), LONGEST_REASON);
    const note = `the model ${generator.id} could not be used for triage: ${why}`;
    return { read: rules, by: "rules", notes: [note] };
  }
}
