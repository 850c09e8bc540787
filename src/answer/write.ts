/** Stage: findings → a draft that says only what the owner's knowledge says, and what stays open. */
import { type Generator, isGenerationError } from "../generation/generator.ts";
import type { PromptTemplates } from "../generation/prompt.ts";
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { RankedPassage } from "../knowledge/search.ts";
import type { Address } from "../mail/message.ts";
import { valuesIn } from "./canaries.ts";
import { checkedClaims, type CheckedParagraph, checkedQuotes } from "./checked.ts";
import { choose, type Choice } from "./choose.ts";
import type { Draft } from "./draft.ts";
import { EXTRACTIVE_WRITER, extractiveWriter } from "./extract.ts";
import type { GroundRules } from "./ground.ts";
import { greeting, letter } from "./letter.ts";
import { type GenerationSettings, modelWriter } from "./model-writer.ts";
import type { Finding } from "./retrieve.ts";
import type { PastReplies } from "./tone.ts";
import type { PlacedChoice, Proposal, WriterInput } from "./writer.ts";

export interface WriteInput {
  readonly findings: readonly Finding[];
  readonly from: Pick<Address, "name"> | null;
  readonly subject: string;
  readonly newText: string;
  /** The mail's language; null where it could not be told. */
  readonly language: string | null;
  /** The thread that the reply belongs to. */
  readonly threadId: string;
}

export interface WriteDeps {
  readonly lexicon: Lexicon;
  readonly signature: string;
  /** The owner's language: assumed where a mail's own cannot be told. */
  readonly ownerLanguage: string;
  readonly rules: GroundRules;
  /** Null: the extractive writer alone. */
  readonly generator: Generator | null;
  /** Null: none can be asked for a reply. */
  readonly prompts: PromptTemplates | null;
  readonly generation: GenerationSettings;
  /** The owner's name, as customers know it. */
  readonly owner: string;
  /** For their tone; null: a model is shown none. */
  readonly pastReplies: PastReplies | null;
  /** Those of these values that mails of other threads gave, and this thread's did not. */
  readonly valuesElsewhere: (values: readonly string[], threadId: string) => Promise<readonly string[]>;
  /** Ends a model's call: the process shuts down. */
  readonly signal?: AbortSignal | undefined;
}

export interface OpenAsk {
  readonly ask: string;
  readonly reason: string;
}

export interface Written {
  readonly draft: Draft | null;
  readonly open: readonly OpenAsk[];
  /** The passages that the draft rests on. */
  readonly sources: readonly RankedPassage[];
  /** How likely the passages answer, by the ask that they answer least, 0 to 1. */
  readonly answerability: number;
  readonly writer: string;
  /** Why a model's words were not taken, in sentences. */
  readonly notes: readonly string[];
}

/**
 * Each ask is answered by what a model says of the passages found, as far as they bear it out; else with the owner's own
 * sentences; else it stays open with the reason. A model that fails costs the mail its words, never its reply.
 */
export async function write(input: WriteInput, deps: WriteDeps): Promise<Written> {
  const language = input.language ?? deps.ownerLanguage;
  const choices = input.findings.map((finding) => choose(finding, language));
  const asks = choices.map((choice, place): PlacedChoice => ({ ...choice, place }));
  const job = { asks, subject: input.subject, newText: input.newText, language };
  const { proposal, notes } = await byModel(job, deps);
  const quotes = await extractiveWriter(deps.lexicon).propose(job);
  const checking = {
    mail: `${input.subject}\n${input.newText}`,
    language,
    rules: deps.rules,
    foreign: await foreignIn([proposal, quotes], input.threadId, deps),
    lexicon: deps.lexicon,
  };
  const said = proposal === null ? NOTHING_SAID : checkedClaims(proposal, checking);
  const answered = new Set(said.paragraphs.flatMap((paragraph) => paragraph.asks));
  // A quotation is chosen and cut for the asks that it stands for.
  const left = { ...job, asks: asks.filter(({ place }) => !answered.has(place)) };
  const standIns = checkedQuotes(await extractiveWriter(deps.lexicon).propose(left), checking);
  const paragraphs = [...said.paragraphs, ...standIns.paragraphs].sort((a, b) => firstOf(a) - firstOf(b));
  const isModels = said.paragraphs.length > 0;
  return {
    draft: paragraphs.length === 0 ? null : draftOf(paragraphs, language, input, deps),
    open: openOf(asks, paragraphs),
    sources: restingOn(paragraphs, [...(proposal?.sources ?? []), ...quotes.sources]),
    answerability: leastOf(choices),
    writer: proposal !== null && isModels ? proposal.writer : EXTRACTIVE_WRITER,
    notes: [
      ...notes,
      ...(proposal?.notes ?? []),
      ...said.notes,
      ...standInNotes(proposal, standIns.paragraphs),
    ],
  };
}

/** What a model proposes; null where there is none, or where it failed: the notes say how. */
async function byModel(
  job: WriterInput,
  { generator, prompts, generation: settings, owner, pastReplies, signal }: WriteDeps,
): Promise<{ readonly proposal: Proposal | null; readonly notes: readonly string[] }> {
  const asks = job.asks.filter(({ able }) => able.length > 0);
  if (generator === null || prompts === null || asks.length === 0) return { proposal: null, notes: [] };
  const writer = modelWriter({ generator, prompts, settings, owner, pastReplies, signal });
  try {
    return { proposal: await writer.propose({ ...job, asks }), notes: [] };
  } catch (error) {
    if (signal?.aborted === true || !isGenerationError(error)) throw error;
    return { proposal: null, notes: [`The model wrote no reply (${error.failure}): ${error.message}.`] };
  }
}

const NOTHING_SAID = { paragraphs: [], notes: [] };

/** Said where a model was asked and an ask is answered without it. */
const standInNotes = (proposal: Proposal | null, paragraphs: readonly CheckedParagraph[]): string[] =>
  proposal === null || paragraphs.length === 0
    ? []
    : ["What the model did not answer is answered with your own sentences."];

async function foreignIn(
  proposals: readonly (Proposal | null)[],
  threadId: string,
  { valuesElsewhere }: WriteDeps,
): Promise<ReadonlySet<string>> {
  const claims = proposals.flatMap((one) => one?.paragraphs ?? []).flatMap((paragraph) => paragraph.claims);
  const values = new Set(claims.flatMap(({ text }) => valuesIn(text)));
  return new Set(await valuesElsewhere([...values], threadId));
}

const firstOf = ({ asks }: CheckedParagraph): number => Math.min(...asks);

function draftOf(
  paragraphs: readonly CheckedParagraph[],
  language: string,
  { from }: WriteInput,
  { signature }: WriteDeps,
): Draft {
  const texts = paragraphs.map(
    ({ lines, claims }) => lines?.join("\n") ?? claims.map(({ text }) => text).join(" "),
  );
  const text = letter({ greeting: greeting(from, language), paragraphs: texts, signature });
  return { text, claims: paragraphs.flatMap(({ claims }) => claims) };
}

/** The asks that no paragraph answers. */
function openOf(asks: readonly PlacedChoice[], paragraphs: readonly CheckedParagraph[]): OpenAsk[] {
  const answered = new Set(paragraphs.flatMap((paragraph) => paragraph.asks));
  return asks
    .filter(({ place }) => !answered.has(place))
    .map(({ ask, reason }) => ({ ask: shortened(ask.text), reason: reason ?? "" }));
}

/** The passages that the paragraphs rest on, in their order. */
function restingOn(
  paragraphs: readonly CheckedParagraph[],
  sources: readonly RankedPassage[],
): RankedPassage[] {
  const ids = new Set(paragraphs.flatMap(({ claims }) => claims).flatMap(({ support }) => support));
  return [...ids].flatMap((id) => sources.find(({ passage }) => passage.id === id) ?? []);
}

const leastOf = (choices: readonly Choice[]): number =>
  choices.length === 0 ? 0 : Math.min(...choices.map(({ answerability }) => answerability));

/** An ask as a reason names it; a mail of a thousand questions has one that is a book. */
const shortened = (text: string): string =>
  text.length <= LONGEST_ASK ? text : `${text.slice(0, LONGEST_ASK)}…`;

const LONGEST_ASK = 300;
