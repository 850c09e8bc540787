/** Port: a language model that continues a prompt. Adapters: `models/llama/generator`, `models/openai/generator`. */

/** What JSON the output has to be: JSON Schema, as zod writes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface GenerationRequest {
  /** The same for many mails, word for word: it is evaluated once, and kept. */
  readonly system: string;
  readonly user: string;
  /** The output is held to it where the model can be; whoever asks checks it all the same. Null for free text. */
  readonly schema: JsonSchema | null;
  /** Of the output; reasoning counts too. */
  readonly maxTokens: number;
  /** 0 takes the likeliest token each time. */
  readonly temperature: number;
  readonly seed: number;
  /** What the call is for, for the record of it. */
  readonly about: CallSubject;
  /** Ends the call: the process shuts down. */
  readonly signal?: AbortSignal | undefined;
}

export interface CallSubject {
  readonly purpose: "triage" | "reply";
  /** Name and hash of the prompt template, `reply@1a2b3c4d`. */
  readonly prompt: string;
  /** Ids of the passages that it shows. */
  readonly passages: readonly string[];
}

export interface Usage {
  /** Of the whole prompt; null where the server does not say. */
  readonly promptTokens: number | null;
  /** Of those, how many needed no evaluation. */
  readonly cachedTokens: number | null;
  readonly outputTokens: number | null;
  /** In the currency of the configured prices; null where there are none. */
  readonly cost: number | null;
}

export interface Generation {
  /** Without the model's reasoning. */
  readonly text: string;
  /** `length`: the token budget ended it. */
  readonly finish: "stop" | "length";
  readonly usage: Usage;
}

/** Why a model gave nothing that can be used. None of these stops a mail. */
export type GenerationFailure =
  /** The prompt does not fit its context. */
  | "too long"
  | "refused"
  | "timeout"
  /** The server cannot be reached or asks to wait, the file cannot be loaded. */
  | "unavailable"
  /** It died, or ran out of memory. */
  | "crashed"
  /** Its output is not what was asked for. */
  | "malformed";

export class GenerationError extends Error {
  override readonly name = "GenerationError";
  constructor(
    readonly failure: GenerationFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** By its name too: the bundle that starts and the parts that it loads each carry a copy of the class. */
export const isGenerationError = (error: unknown): error is GenerationError =>
  error instanceof GenerationError || (error instanceof Error && error.name === "GenerationError");

export interface Generator {
  /** Names the model and its content, `qwen2.5-1.5b-instruct@1a2b3c4d5e6f`; known before it is loaded. */
  readonly id: string;
  /** How many tokens prompt and output may have together. */
  readonly contextTokens: number;
  /**
   * Continues the prompt. Loads the model where it is not loaded. One call at a time runs; others wait for it.
   *
   * @throws {GenerationError} where it gives nothing; what `signal` was aborted with where it was.
   */
  generate(request: GenerationRequest): Promise<Generation>;
  /** Frees what was loaded. */
  close?(): Promise<void>;
}
