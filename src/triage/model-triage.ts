/** A language model's reading of a mail: what it says is checked against the mail before any of it counts. */
import { z } from "zod";
import { fence } from "../generation/fence.ts";
import type { Generator } from "../generation/generator.ts";
import type { Prompt, PromptTemplates } from "../generation/prompt.ts";
import { generateStructured } from "../generation/structured.ts";
import { SUMMARY_LENGTH } from "./summary.ts";

/** An intent as a model is told of it. */
interface NamedIntent {
  readonly name: string;
  /** One sentence; empty where the name says it all. */
  readonly description: string;
}

export interface ModelTriageSettings {
  readonly prompts: PromptTemplates;
  readonly generation: {
    readonly temperature: number;
    readonly maxTokens: number;
    readonly seed: number;
  };
  readonly intents: readonly NamedIntent[];
  /** The owner's name, as customers know it. */
  readonly owner: string;
  /** Names of the owner's products. */
  readonly products: readonly string[];
}

/** What the model said, of the right form; none of it is checked against the mail yet. */
type ModelReading = z.output<ReturnType<typeof formOf>>;

const INTENTS = 3;
const ASKS = 15;
const ENTITIES = 30;

const PRIORITIES = ["normal", "high"] as const;
const SENTIMENTS = ["negative", "neutral", "positive"] as const;

/** Words of a choice in any case; what is not among them is left out, rather than the whole reading with it. */
const chosen = <Word extends string>(words: readonly [Word, ...Word[]]) => {
  const known = new Map(words.map((word) => [word.toLowerCase(), word]));
  const recognise = (said: unknown): unknown =>
    typeof said === "string" ? (known.get(said.trim().toLowerCase()) ?? said) : said;
  return {
    recognise,
    one: z.preprocess(recognise, z.enum(words)),
    isKnown: (said: unknown) => words.includes(said as Word),
  };
};

/** The form that the model fills in; names of intents are the owner's alone. */
function formOf(intents: readonly string[]) {
  const [first = "other", ...others] = intents;
  const intent = chosen<string>([first, ...others]);
  return z.object({
    intents: z.preprocess(
      (said) => (Array.isArray(said) ? said.map(intent.recognise).filter(intent.isKnown) : said),
      // Told to models that can be held to it; a longer list of another one is cut, not refused.
      z.array(z.enum([first, ...others])).meta({ maxItems: INTENTS }),
    ),
    priority: chosen(PRIORITIES).one,
    sentiment: chosen(SENTIMENTS).one,
    language: z.string(),
    summary: z.string(),
    asks: z.array(z.string()).meta({ maxItems: ASKS }),
    entities: z.array(z.object({ kind: z.string(), text: z.string() })).meta({ maxItems: ENTITIES }),
  });
}

/** Estimated low, for languages whose words are cut into many tokens: what does not fit is refused. */
const CHARACTERS_A_TOKEN = 3;

/** More of a mail than this tells no more of what it wants. */
const LONGEST_MAIL = 8_000;

export interface ModelTriage {
  readonly reading: ModelReading;
  /** What the model was told; none of it belongs into a summary. */
  readonly instructions: string;
}

/**
 * Asks the model once.
 *
 * @throws {GenerationError} where it gives nothing that can be used; what `signal` was aborted with where it was.
 */
export async function modelTriage(
  mail: { readonly subject: string; readonly newText: string },
  generator: Generator,
  settings: ModelTriageSettings,
  signal?: AbortSignal,
): Promise<ModelTriage> {
  const { generation, intents } = settings;
  const { id, system, user } = await promptFor(mail, generator, settings);
  const request = {
    ...{ system, user, ...generation, signal },
    about: { purpose: "triage", prompt: id, passages: [] },
  } as const;
  const form = formOf(intents.map(({ name }) => name));
  return { reading: await generateStructured(form, request, generator), instructions: system };
}

async function promptFor(
  { subject, newText }: { readonly subject: string; readonly newText: string },
  { contextTokens }: Generator,
  { prompts, generation, intents, owner, products }: ModelTriageSettings,
): Promise<Prompt> {
  const values = {
    ...{ owner, intents, products, priorities: PRIORITIES, sentiments: SENTIMENTS },
    limits: { intents: INTENTS, asks: ASKS, summary: SUMMARY_LENGTH },
  };
  const render = (longest: number): Promise<Prompt> =>
    prompts.render("triage", {
      ...values,
      mail: fence(`Subject: ${subject}\n\n${newText}`, "e-mail", longest),
    });
  const room = CHARACTERS_A_TOKEN * (contextTokens - generation.maxTokens);
  const prompt = await render(LONGEST_MAIL);
  const over = prompt.system.length + prompt.user.length - room;
  // Each line of a fenced text bears a mark, which counts too.
  return over <= 0 ? prompt : render(Math.max(SHORTEST_MAIL, LONGEST_MAIL - over * 2));
}

const SHORTEST_MAIL = 500;
