/** Adapter: a model behind OpenAI's protocol (llama-server, Ollama, vLLM, LM Studio, OpenAI, Gemini's compatible address). */
import { bulkhead } from "cockatiel";
import {
  type Generation,
  GenerationError,
  type GenerationRequest,
  type Generator,
} from "../../generation/generator.ts";
import { Conversation } from "./conversation.ts";
import { untilAborted } from "../until-aborted.ts";
import { Deadline } from "./deadline.ts";
import { generationOf } from "./generation.ts";
import { pace, patience } from "./patience.ts";
import { hostOf, type OpenaiDeps, type OpenaiServer } from "./server.ts";

/** No prompt is written in longer tokens on average: one that surely does not fit is not sent. */
const LONGEST_TOKEN_AVERAGE = 8;

/**
 * Throws a `UserError` where the address is one that mails must not be sent to. Nothing is asked before the first
 * request.
 */
export function openaiGenerator(server: OpenaiServer, deps: OpenaiDeps): Generator {
  const { name, contextTokens, timeoutMilliseconds } = server;
  const withinRate = pace(server, deps.clock);
  const conversation = new Conversation(server, deps, withinRate);
  const host = hostOf(server);
  const patiently = patience(host, deps);
  const oneAtATime = bulkhead(1, Infinity);
  const late = () =>
    new GenerationError("timeout", `${host} did not answer within ${timeoutMilliseconds / 1000} s`);

  async function run(request: GenerationRequest): Promise<Generation> {
    request.signal?.throwIfAborted();
    const deadline = new Deadline(deps.clock, timeoutMilliseconds, late, request.signal);
    try {
      const answer = await patiently(async () => {
        await withinRate(deadline.signal);
        // Waiting for one's turn is no slowness of the server's.
        deadline.start();
        return conversation.ask(request, deadline.signal);
      }, deadline);
      return generationOf(answer, request.maxTokens, host, server);
    } catch (error) {
      throw deadline.signal.aborted ? deadline.signal.reason : error;
    } finally {
      deadline.lift();
    }
  }

  return {
    id: `openai:${name}@${host}`,
    contextTokens,
    generate: async (request) => {
      request.signal?.throwIfAborted();
      mustFit(request, contextTokens);
      return untilAborted(
        oneAtATime.execute(() => run(request)),
        request.signal,
      );
    },
  };
}

function mustFit({ system, user, maxTokens }: GenerationRequest, contextTokens: number): void {
  const least = Math.ceil((system.length + user.length) / LONGEST_TOKEN_AVERAGE) + maxTokens;
  if (least > contextTokens)
    throw new GenerationError(
      "too long",
      `prompt and answer take at least ${least} tokens of ${contextTokens}`,
    );
}
