/** The record of each call of a model: what went in, what came out, what it cost. */
import { createHash } from "node:crypto";
import { errorText } from "../errors.ts";
import {
  type CallSubject,
  type GenerationFailure,
  type Generation,
  type GenerationRequest,
  type Generator,
  isGenerationError,
  type Usage,
} from "./generator.ts";

export interface ModelCall extends CallSubject {
  /** `Generator.id`. */
  readonly model: string;
  readonly parameters: {
    readonly temperature: number;
    readonly seed: number;
    readonly maxTokens: number;
    /** Whether the output was held to a schema. */
    readonly schema: boolean;
  };
  /** SHA-256 of system and user text, hex: the same input is the same call. */
  readonly inputHash: string;
  readonly startedAt: Date;
  readonly milliseconds: number;
  /** Null where the call failed. */
  readonly output: string | null;
  readonly finish: Generation["finish"] | null;
  readonly usage: Usage | null;
  /** Null where it did not fail. */
  readonly failure: { readonly kind: GenerationFailure | "aborted"; readonly message: string } | null;
}

/** An output of megabytes is on record as its beginning. */
const LONGEST_OUTPUT = 100_000;

/** The same generator, each call of which is handed to `record`, failed ones too. */
export const recorded = (
  generator: Generator,
  now: () => Date,
  record: (call: ModelCall) => void,
): Generator => ({
  id: generator.id,
  contextTokens: generator.contextTokens,
  async generate(request) {
    const startedAt = now();
    const ended = (rest: Pick<ModelCall, "output" | "finish" | "usage" | "failure">): void => {
      const milliseconds = now().getTime() - startedAt.getTime();
      record({ ...known(generator.id, request), startedAt, milliseconds, ...rest });
    };
    try {
      const generation = await generator.generate(request);
      const { text, finish, usage } = generation;
      ended({ output: text.slice(0, LONGEST_OUTPUT), finish, usage, failure: null });
      return generation;
    } catch (error) {
      ended({ output: null, finish: null, usage: null, failure: failureOf(error) });
      throw error;
    }
  },
});

const known = (model: string, { system, user, schema, about, ...rest }: GenerationRequest) => ({
  model,
  ...about,
  parameters: {
    temperature: rest.temperature,
    seed: rest.seed,
    maxTokens: rest.maxTokens,
    schema: schema !== null,
  },
  inputHash: createHash("sha256")
    .update(JSON.stringify([system, user]))
    .digest("hex"),
});

const failureOf = (error: unknown): NonNullable<ModelCall["failure"]> => ({
  kind: isGenerationError(error) ? error.failure : "aborted",
  message: errorText(error),
});
