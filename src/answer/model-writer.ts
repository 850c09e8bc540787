/** A language model as writer: it says what numbered passages say, claim by claim; all else is the code's. */
import { z } from "zod";
import { fence, oneLine } from "../generation/fence.ts";
import { GenerationError, type Generator } from "../generation/generator.ts";
import type { Prompt, PromptTemplates } from "../generation/prompt.ts";
import { generateStructured } from "../generation/structured.ts";
import type { RankedPassage } from "../knowledge/search.ts";
import { claimSentences, LONGEST_CLAIM } from "./claim-text.ts";
import { weaker } from "./extract.ts";
import type { UncheckedClaim } from "./ground.ts";
import type { PastReplies } from "./tone.ts";
import type { PlacedChoice, Proposal, Writer, WriterInput } from "./writer.ts";

export interface GenerationSettings {
  readonly temperature: number;
  readonly maxTokens: number;
  readonly seed: number;
}

export interface ModelWriterDeps {
  readonly generator: Generator;
  readonly prompts: PromptTemplates;
  readonly settings: GenerationSettings;
  /** The owner's name, as customers know it. */
  readonly owner: string;
  /** Null: the model is shown none. */
  readonly pastReplies: PastReplies | null;
  readonly signal?: AbortSignal | undefined;
}

/** More says less; and a model that repeats itself ends somewhere. */
const CLAIMS_AN_ASK = 8;
const PAST_REPLIES = 3;

/** Extra keys are let be: models that cannot be held to a schema add some. */
const answer = z.object({
  answers: z.array(
    z.object({
      ask: z.int(),
      claims: z
        .array(z.object({ text: z.string(), passages: z.array(z.int()) }))
        .meta({ maxItems: CLAIMS_AN_ASK }),
    }),
  ),
});

type Answers = z.output<typeof answer>["answers"];

/**
 * Asks the model once for all asks together. `propose` rejects with a {@link GenerationError} where it gives nothing that
 * can be used, with what the signal was aborted with where it was.
 */
export const modelWriter = (deps: ModelWriterDeps): Writer => ({
  async propose(input) {
    const { generator, settings, signal } = deps;
    const { prompt, passages } = await promptFor(input, deps);
    const { id, ...texts } = prompt;
    const about = {
      purpose: "reply",
      prompt: id,
      passages: passages.map(({ passage }) => passage.id),
    } as const;
    const request = { ...texts, ...settings, about, signal };
    const { answers } = await generateStructured(answer, request, generator);
    return {
      ...proposalOf(answers, passages, input),
      writer: `${generator.id} ${id}`,
      instructions: prompt.system,
    };
  },
});

interface Asked {
  readonly prompt: Prompt;
  /** In the order of their numbers, from 1. */
  readonly passages: readonly RankedPassage[];
}

async function promptFor(input: WriterInput, deps: ModelWriterDeps): Promise<Asked> {
  const { generator, settings, prompts, owner } = deps;
  const room = CHARACTERS_A_TOKEN * (generator.contextTokens - settings.maxTokens);
  const mail = fence(
    `Subject: ${input.subject}\n\n${input.newText}`,
    "e-mail",
    Math.floor(room * MAILS_SHARE),
  );
  const asks = input.asks.map(({ ask }, i) => `${i + 1}. “${oneLine(ask.text, LONGEST_ASK)}”`);
  const past = await deps.pastReplies?.(input.newText, PAST_REPLIES);
  const values = {
    owner,
    limits: { claims: CLAIMS_AN_ASK, characters: LONGEST_CLAIM },
    language: languageName(input.language),
    past_replies: (past ?? []).map((text) => fence(text, "past reply", LONGEST_PAST)),
    mail,
    asks,
  };
  const render = (passages: readonly RankedPassage[]): Promise<Prompt> =>
    prompts.render("reply", { ...values, passages: passages.map(fenced) });
  const bare = await render([]);
  const left = room - bare.system.length - bare.user.length;
  const passages = fitting(byTurns(input.asks), left);
  if (passages.length === 0) throw new GenerationError("too long", "no passage fits the model's context");
  return { prompt: await render(passages), passages };
}

/** Estimated low, for languages whose words are cut into many tokens: what does not fit is refused. */
const CHARACTERS_A_TOKEN = 3;

/** Of the room for a prompt; the passages matter more. */
const MAILS_SHARE = 0.25;

const LONGEST_ASK = 300;
const LONGEST_PAST = 600;

/** Of one passage: about what `chunk` makes, with its heading. */
const LONGEST_PASSAGE = 2_000;

const fenced = ({ passage: { question, title, text } }: RankedPassage, i: number): string =>
  fence(`${question ?? title}\n${text}`, `passage ${i + 1}`, LONGEST_PASSAGE);

/** The best passage of each ask, then each one's second, and so on; each once, as sure as for the ask it answers least. */
function byTurns(asks: readonly PlacedChoice[]): RankedPassage[] {
  const found = new Map<string, RankedPassage>();
  for (let turn = 0; turn < PASSAGES_AN_ASK; turn++)
    for (const choice of asks) {
      const ranked = readable(choice)[turn];
      if (ranked === undefined) continue;
      const { id } = ranked.passage;
      found.set(id, weaker(found.get(id) ?? ranked, ranked));
    }
  return [...found.values()].slice(0, PASSAGES);
}

const PASSAGES_AN_ASK = 4;
const PASSAGES = 12;

/** Where a correction comes first, what it corrects may be what the next passage says. */
const readable = ({ able }: PlacedChoice): readonly RankedPassage[] =>
  able[0]?.passage.kind === "erratum" ? able.filter(({ passage }) => passage.kind === "erratum") : able;

/** As many of them, in their order, as so many characters hold. */
function fitting(passages: readonly RankedPassage[], characters: number): RankedPassage[] {
  let left = characters;
  return passages.filter((ranked, i) => {
    const { length } = fenced(ranked, i);
    const fits = length + 2 <= left;
    if (fits) left -= length + 2;
    return fits;
  });
}

/** The language's English name, for the model to write in. */
const languageName = (code: string): string =>
  new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;

/** What the model said, by ask. Numbers that it was not shown name nothing. */
function proposalOf(
  answers: Answers,
  passages: readonly RankedPassage[],
  { asks, language }: WriterInput,
): Pick<Proposal, "paragraphs" | "sources" | "notes"> {
  const notes = new Set<string>();
  const paragraphs = asks.flatMap(({ place }, i) => {
    const own = answers.filter(({ ask }) => ask === i + 1).flatMap(({ claims }) => claims);
    const claims = own.slice(0, CLAIMS_AN_ASK).flatMap((claim) => read(claim, passages, language, notes));
    return claims.length === 0 ? [] : [{ asks: [place], claims, lines: null }];
  });
  return { paragraphs, sources: passages, notes: [...notes] };
}

/** The sentences of one claim, each with the passages it names; none, and a note, where it cannot be said. */
function read(
  { text, passages: numbers }: Answers[number]["claims"][number],
  passages: readonly RankedPassage[],
  language: string,
  notes: Set<string>,
): UncheckedClaim[] {
  const named = [...new Set(numbers)].map((number) => passages[number - 1]?.passage.id);
  const support = named.filter((id) => id !== undefined);
  const found = claimSentences(text, language);
  if (found === null) notes.add("A sentence of the model was left out: it is no plain text.");
  else if (support.length === 0 || support.length < named.length)
    notes.add("A sentence of the model was left out: it names no passage that the model was shown.");
  else return found.slice(0, CLAIMS_AN_ASK).map((sentence) => ({ text: sentence, support }));
  return [];
}
