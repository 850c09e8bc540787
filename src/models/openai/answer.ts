/** Reads an answer, whole or as a stream of events, within bounds of bytes. */
import { createParser } from "eventsource-parser";
import { z } from "zod";
import { GenerationError } from "../../generation/generator.ts";
import { type Complaint, complaintInside, Passing } from "./errors.ts";

export interface Answer {
  readonly text: string;
  readonly refusal: string;
  /** As the server calls it; null where it does not say. */
  readonly finish: string | null;
  readonly promptTokens: number | null;
  readonly cachedTokens: number | null;
  readonly outputTokens: number | null;
}

/** An event of a stream carries one token in 200 to 500 bytes, the hidden reasoning's among them. */
const BYTES_PER_TOKEN = 1024;
/** What stands around the tokens, however few they are. */
const BYTES_AROUND = 256 * 1024;
/** Of an answer that is an error. */
export const MOST_ERROR_BYTES = 64 * 1024;

/** A number that a server may leave out or get wrong: it is for the record alone. */
const count = z.number().int().nonnegative().nullish().catch(null);
const usageSchema = z
  .object({
    prompt_tokens: count,
    completion_tokens: count,
    prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(null),
  })
  .nullish()
  .catch(null);
/** Some servers send parts in place of a string, and reasoning as a part of its own kind. */
const partsSchema = z.array(z.object({ type: z.string().optional(), text: z.string().optional() }));
const messageSchema = z.object({
  content: z.union([z.string(), partsSchema]).nullish(),
  refusal: z.string().nullish(),
});
const eventSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: messageSchema.nullish(),
        message: messageSchema.nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: usageSchema,
  error: z.unknown().optional(),
});

/** What a server says of a failure inside an answer whose status promised success. */
export class ComplaintInside extends Error {
  override readonly name = "ComplaintInside";
  constructor(readonly complaint: Complaint) {
    super(complaint.words);
  }
}

/** Rejects with a `GenerationError`, a `ComplaintInside`, or what the body's stream throws. */
export async function readAnswer(
  response: Response,
  {
    host,
    maxTokens,
    key,
  }: { readonly host: string; readonly maxTokens: number; readonly key: string | null },
): Promise<Answer> {
  const most = BYTES_AROUND + maxTokens * BYTES_PER_TOKEN;
  const gathered = new Gathered(host, key);
  if (!/^text\/event-stream\b/i.test(response.headers.get("content-type") ?? "")) {
    gathered.add(await textOf(response, most, host));
    return gathered.answer();
  }
  const parser = createParser({ onEvent: ({ data }) => gathered.event(data) });
  for await (const text of texts(response, most, host)) {
    parser.feed(text);
    if (gathered.isDone) break;
  }
  if (!gathered.isDone && !gathered.isFinished) endEarly(() => parser.feed("\n\n"), gathered, host);
  return gathered.answer();
}

/** The line ended without a word of it: the last event may still lack its empty line, or be half of one. */
function endEarly(finish: () => void, gathered: Gathered, host: string): void {
  try {
    finish();
  } catch (error) {
    if (error instanceof ComplaintInside) throw error;
  }
  if (!gathered.isDone && !gathered.isFinished) throw new Passing(`${host} ended the line early`);
}

/** The body of an answer, which is malformed where it is longer than `most` bytes. */
export async function textOf(response: Response, most: number, host: string): Promise<string> {
  let whole = "";
  for await (const text of texts(response, most, host)) whole += text;
  return whole;
}

async function* texts(response: Response, most: number, host: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  // Leaving this loop early cancels the body, and with it what the server is still computing.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > most) throw new GenerationError("malformed", `${host} sends more than was asked for`);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

class Gathered {
  isDone = false;
  private text = "";
  private refusal = "";
  private finish: string | null = null;
  private usage: z.infer<typeof usageSchema> = null;

  constructor(
    private readonly host: string,
    private readonly key: string | null,
  ) {}

  get isFinished(): boolean {
    return this.finish !== null;
  }

  event(data: string): void {
    if (this.isDone) return;
    if (data.trim() === "[DONE]") this.isDone = true;
    else this.add(data);
  }

  /** An event of a stream, or the whole of an answer that is none. */
  add(data: string): void {
    const event = eventSchema.safeParse(jsonOf(data));
    if (!event.success)
      throw new GenerationError("malformed", `${this.host} answers in no form that is known`);
    const { choices, usage, error } = event.data;
    if (error !== undefined && error !== null) throw new ComplaintInside(complaintInside(error, this.key));
    this.usage = usage ?? this.usage;
    const choice = choices?.[0];
    if (choice === undefined) return;
    const said = choice.delta ?? choice.message;
    this.text += contentOf(said?.content);
    this.refusal += said?.refusal ?? "";
    this.finish = choice.finish_reason ?? this.finish;
  }

  answer(): Answer {
    const { text, refusal, finish, usage } = this;
    return {
      ...{ text, refusal, finish },
      promptTokens: usage?.prompt_tokens ?? null,
      cachedTokens: usage?.prompt_tokens_details?.cached_tokens ?? null,
      outputTokens: usage?.completion_tokens ?? null,
    };
  }
}

function jsonOf(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

const contentOf = (content: z.infer<typeof messageSchema>["content"]): string =>
  typeof content === "string"
    ? content
    : (content ?? [])
        .filter(({ type = "text" }) => type === "text")
        .map(({ text = "" }) => text)
        .join("");
