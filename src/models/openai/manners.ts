/** What a server takes: the protocol is spoken in dialects, and a part that is refused is left out from then on. */
import type { GenerationRequest, JsonSchema } from "../../generation/generator.ts";
import type { Complaint } from "./errors.ts";

/** How the output is held to a schema, from the firmest way to none. */
const FORMATS = ["strict schema", "schema", "json", "none"] as const;

export interface Manners {
  readonly format: (typeof FORMATS)[number];
  /** OpenAI's newer models know the second alone, most other servers the first. */
  readonly limit: "max_tokens" | "max_completion_tokens";
  /** Reasoning models may refuse a temperature. */
  readonly temperature: boolean;
  readonly seed: boolean;
  /** Asks a stream to end with what was used. */
  readonly streamUsage: boolean;
  readonly stream: boolean;
  /** Whether the chat template has a place for a system message. */
  readonly system: boolean;
}

export const FIRST_MANNERS: Manners = {
  format: "strict schema",
  limit: "max_tokens",
  temperature: true,
  seed: true,
  streamUsage: true,
  stream: true,
  system: true,
};

/** The body of a request. */
export function bodyOf(model: string, request: GenerationRequest, manners: Manners): Record<string, unknown> {
  const { format, limit, stream } = manners;
  const isShown = request.schema !== null && (format === "json" || format === "none");
  const system = isShown ? `${request.system}\n\n${shown(request.schema)}` : request.system;
  return {
    model,
    messages: manners.system
      ? [
          { role: "system", content: system },
          { role: "user", content: request.user },
        ]
      : [{ role: "user", content: `${system}\n\n${request.user}` }],
    stream,
    ...(stream && manners.streamUsage ? { stream_options: { include_usage: true } } : {}),
    [limit]: request.maxTokens,
    ...(manners.temperature ? { temperature: request.temperature } : {}),
    ...(manners.seed ? { seed: request.seed } : {}),
    ...(request.schema === null ? {} : formatOf(request.schema, request.about.purpose, format)),
  };
}

function formatOf(schema: JsonSchema, name: string, format: Manners["format"]): Record<string, unknown> {
  if (format === "none") return {};
  if (format === "json") return { response_format: { type: "json_object" } };
  // The dialect's name is for validators; some servers refuse what they do not know.
  const { $schema: _, ...plain } = schema;
  const strict = format === "strict schema";
  return { response_format: { type: "json_schema", json_schema: { name, strict, schema: plain } } };
}

/** Where the server does not hold the model to the schema, the model is told it. OpenAI wants the word JSON there. */
const shown = (schema: JsonSchema): string =>
  `Answer with one JSON object alone, of this JSON Schema: ${JSON.stringify(schema)}`;

/** Which statuses may mean that a part of the request is not known: ik_llama.cpp answers 500, FastAPI 422. */
const MAY_MEAN_A_PART = [400, 404, 405, 415, 422, 500, 501];
const FORMAT = /response_format|json_schema|json_object|grammar|structured.?outputs?|guided/iu;
const NO_SYSTEM =
  /system (?:role|message|prompt|instruction)s?\b.{0,40}\bnot\b|(?:no|unsupported).{0,20}system role/iu;

interface Part {
  /** How an error names it. */
  readonly named: RegExp;
  readonly isUsed: (manners: Manners, request: GenerationRequest) => boolean;
  readonly without: (manners: Manners) => Partial<Manners>;
}

/** What can go, in the order in which an error's words are looked through. */
const PARTS: readonly Part[] = [
  {
    named: /max_tokens/u,
    isUsed: ({ limit }) => limit === "max_tokens",
    without: () => ({ limit: "max_completion_tokens" }),
  },
  {
    named: /temperature/u,
    isUsed: ({ temperature }) => temperature,
    without: () => ({ temperature: false }),
  },
  { named: /\bseed\b/u, isUsed: ({ seed }) => seed, without: () => ({ seed: false }) },
  {
    named: /stream_options|include_usage/u,
    isUsed: ({ stream, streamUsage }) => stream && streamUsage,
    without: () => ({ streamUsage: false }),
  },
  {
    named: FORMAT,
    isUsed: ({ format }, { schema }) => schema !== null && format !== "none",
    without: ({ format }) => ({ format: FORMATS[FORMATS.indexOf(format) + 1] ?? "none" }),
  },
  { named: NO_SYSTEM, isUsed: ({ system }) => system, without: () => ({ system: false }) },
  { named: /\bstream(?:ing)?\b/u, isUsed: ({ stream }) => stream, without: () => ({ stream: false }) },
];

/** Manners without the part of the request that the server complains of; null where it complains of none that can go. */
export function steppedDown(
  manners: Manners,
  request: GenerationRequest,
  { status, param, text }: Complaint,
): Manners | null {
  if (!MAY_MEAN_A_PART.includes(status)) return null;
  const using = PARTS.filter(({ isUsed }) => isUsed(manners, request));
  const part = using.find(({ named }) => named.test(param)) ?? using.find(({ named }) => named.test(text));
  return part === undefined ? null : { ...manners, ...part.without(manners) };
}
