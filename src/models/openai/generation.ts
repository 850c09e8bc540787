/** A server's answer → what the port promises, or why it is none. */
import { type Generation, GenerationError } from "../../generation/generator.ts";
import { withoutReasoning } from "../../generation/reasoning.ts";
import type { Answer } from "./answer.ts";
import { quotable } from "./errors.ts";
import type { OpenaiServer } from "./server.ts";

/** No text is written in longer tokens than that on average: more of it is not what was asked for. */
const CHARACTERS_PER_TOKEN = 32;
const MILLION = 1_000_000;
/** OpenAI's word, and Mistral's where the model's own limit ended it. */
const CUT: readonly (string | null)[] = ["length", "model_length"];

/** @throws {GenerationError} `refused`, or `malformed` where it is longer than asked for, or empty. */
export function generationOf(
  answer: Answer,
  maxTokens: number,
  host: string,
  prices: Pick<OpenaiServer, "inputPrice" | "outputPrice">,
): Generation {
  const { refusal, finish, promptTokens, cachedTokens, outputTokens } = answer;
  if (refusal.trim() !== "")
    throw new GenerationError("refused", `the model refuses: ${quotable(refusal, null)}`);
  if (finish === "content_filter") throw new GenerationError("refused", `${host} withholds the answer`);
  if (answer.text.length > maxTokens * CHARACTERS_PER_TOKEN)
    throw new GenerationError("malformed", `${host} sends more than was asked for`);
  const text = withoutReasoning(answer.text);
  const isCut = CUT.includes(finish);
  if (text === "" && !isCut) throw new GenerationError("malformed", `${host} sends an empty answer`);
  return {
    text,
    finish: isCut ? "length" : "stop",
    usage: { promptTokens, cachedTokens, outputTokens, cost: costOf(answer, prices) },
  };
}

function costOf(
  { promptTokens, outputTokens }: Answer,
  { inputPrice, outputPrice }: Pick<OpenaiServer, "inputPrice" | "outputPrice">,
): number | null {
  if (inputPrice === null && outputPrice === null) return null;
  if (promptTokens === null || outputTokens === null) return null;
  return (promptTokens * (inputPrice ?? 0) + outputTokens * (outputPrice ?? 0)) / MILLION;
}
