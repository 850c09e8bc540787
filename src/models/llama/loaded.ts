/** A chat model in memory: one prompt at a time, with the prefixes of the last prompts kept evaluated. */
import { stat } from "node:fs/promises";
import type { ChatWrapper, LlamaContext, LlamaContextSequence, LlamaModel, Token } from "node-llama-cpp";
import { type Generation, GenerationError, type GenerationRequest } from "../../generation/generator.ts";
import { answerText, type ChatPrompt, chatPrompt, closing } from "./chat-prompt.ts";
import { GrammarCache } from "./grammar-cache.ts";
import { BATCH_TOKENS, type ContextPlan } from "./memory.ts";
import { type PrefixStates, prefixStates } from "./prefix-states.ts";
import type { LlamaRuntime } from "./proven-binary.ts";
import type { ThreadPace } from "./thread-pace.ts";

export interface LoadOptions {
  readonly path: string;
  /** Of the file's content. */
  readonly revision: string;
  readonly plan: ContextPlan;
  readonly pace: ThreadPace;
  /** Where evaluated prefixes are kept; null for nowhere. */
  readonly states: string | null;
}

/** More characters than any token has: a text beyond it is too long, whatever its tokens. */
const CHARACTERS_PER_TOKEN = 24;
/** A prompt that leaves less room for the output leaves none. */
const LEAST_OUTPUT = 256;
/** Tokens at the end in which a text that ends the answer is looked for. */
const TAIL = 16;

interface Slot {
  readonly sequence: LlamaContextSequence;
  /** The prefix that the sequence begins with. */
  prefix: readonly Token[];
  used: number;
}

export class LoadedModel {
  private readonly slots: readonly Slot[];
  private readonly grammars: GrammarCache;
  private calls = 0;

  private constructor(
    private readonly library: LlamaRuntime["library"],
    private readonly model: LlamaModel,
    private readonly context: LlamaContext,
    private readonly wrapper: ChatWrapper,
    private readonly states: PrefixStates | null,
    private readonly pace: ThreadPace,
  ) {
    this.slots = Array.from({ length: context.totalSequences }, () => ({
      sequence: context.getSequence(),
      prefix: [],
      used: 0,
    }));
    this.grammars = new GrammarCache(model.llama);
  }

  /** Loads the weights and makes the context; the runtime stays the caller's. */
  static async open(
    { llama, library }: LlamaRuntime,
    { path, revision, plan, pace, states }: LoadOptions,
  ): Promise<LoadedModel> {
    const model = await llama.loadModel({ modelPath: path });
    const context = await model.createContext({
      contextSize: plan.contextTokens,
      sequences: plan.sequences,
      batchSize: Math.min(BATCH_TOKENS, plan.contextTokens),
      threads: pace.most,
    });
    pace.attach(llama);
    const wrapper = library.resolveChatWrapper(model);
    const release = llama.llamaCppRelease.release;
    const { size, mtimeMs } = await stat(path);
    const runtime = [await library.getModuleVersion(), release, llama.gpu];
    const madeBy = [revision, size, mtimeMs, runtime, STATE_VERSION];
    const kept = states === null ? null : prefixStates(states, madeBy);
    return new LoadedModel(library, model, context, wrapper, kept, pace);
  }

  async generate(request: GenerationRequest, signal: AbortSignal): Promise<Generation> {
    const grammar = request.schema === null ? null : await this.grammars.of(request.schema);
    const prompt = this.promptOf(request, grammar !== null);
    const slot = this.slotOf(prompt.prefix);
    const cachedTokens = await this.rewind(slot, prompt.prefix, signal);
    const last = await this.evaluate(slot.sequence, prompt.rest, signal);
    const tokens: Token[] = [];
    const finish = await this.write(slot.sequence, last, { request, grammar, prompt, signal }, tokens);
    return {
      text:
        grammar === null
          ? answerText(this.model, this.wrapper, tokens, prompt)
          : this.model.detokenize(tokens),
      finish,
      usage: {
        promptTokens: prompt.prefix.length + prompt.rest.length,
        cachedTokens,
        outputTokens: tokens.length,
        cost: null,
      },
    };
  }

  async dispose(): Promise<void> {
    await this.context.dispose();
    await this.model.dispose();
  }

  private promptOf({ system, user, maxTokens }: GenerationRequest, held: boolean): ChatPrompt {
    const { contextSize } = this.context;
    const tooLong = (length: string): GenerationError =>
      new GenerationError(
        "too long",
        `the prompt has ${length} and the context of ${this.model.filename ?? "the model"} holds ${contextSize} tokens`,
      );
    if (system.length + user.length > contextSize * CHARACTERS_PER_TOKEN)
      throw tooLong(`${system.length + user.length} characters`);
    const prompt = chatPrompt(this.model, this.wrapper, system, user);
    const rest =
      held && prompt.opened !== null
        ? [...prompt.rest, ...this.model.tokenize(closing(prompt.opened), true)]
        : prompt.rest;
    const length = prompt.prefix.length + rest.length;
    if (length + Math.min(maxTokens, LEAST_OUTPUT) >= contextSize) throw tooLong(`${length} tokens`);
    return { ...prompt, rest };
  }

  /** The sequence that holds the prefix, or the one that was used longest ago. */
  private slotOf(prefix: readonly Token[]): Slot {
    const [first, ...others] = this.slots;
    if (first === undefined) throw new Error("a context has a sequence");
    const same = this.slots.find((slot) => sameTokens(slot.prefix, prefix));
    const slot = same ?? others.reduce((oldest, one) => (one.used < oldest.used ? one : oldest), first);
    slot.used = ++this.calls;
    return slot;
  }

  /** Has the sequence hold the prefix and nothing else; gives how many of its tokens needed no evaluation. */
  private async rewind(slot: Slot, prefix: readonly Token[], signal: AbortSignal): Promise<number> {
    const { sequence } = slot;
    if (sameTokens(slot.prefix, prefix) && prefix.length > 0) {
      await sequence.eraseContextTokenRanges([{ start: prefix.length, end: sequence.nextTokenIndex }]);
      if (sequence.nextTokenIndex === prefix.length) return prefix.length;
    }
    slot.prefix = [];
    await sequence.clearHistory();
    if (prefix.length === 0) return 0;
    const loaded = (await this.states?.load(sequence, prefix)) ?? false;
    // By itself, in batches of its own: its values are then the same bits, evaluated, kept or loaded.
    if (!loaded) await this.evaluate(sequence, prefix, signal, true);
    await sequence.takeCheckpoint();
    slot.prefix = prefix;
    if (!loaded) await this.states?.save(sequence, prefix);
    return loaded ? prefix.length : 0;
  }

  /** Evaluates batch by batch, so that an abort waits for one at most; gives the last batch, which is to be continued. */
  private async evaluate(
    sequence: LlamaContextSequence,
    tokens: readonly Token[],
    signal: AbortSignal,
    whole = false,
  ): Promise<readonly Token[]> {
    this.pace.forPrompt();
    let from = 0;
    for (; from + BATCH_TOKENS < tokens.length || (whole && from < tokens.length); from += BATCH_TOKENS) {
      signal.throwIfAborted();
      await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(from, from + BATCH_TOKENS));
    }
    signal.throwIfAborted();
    return tokens.slice(from);
  }

  private async write(
    sequence: LlamaContextSequence,
    last: readonly Token[],
    { request, grammar, prompt, signal }: Writing,
    tokens: Token[],
  ): Promise<Generation["finish"]> {
    const state =
      grammar === null
        ? undefined
        : new this.library.LlamaGrammarEvaluationState({ model: this.model, grammar });
    const room = this.context.contextSize - sequence.nextTokenIndex - last.length - 1;
    const most = Math.min(request.maxTokens, room);
    const written = sequence.evaluate([...last], {
      temperature: request.temperature,
      seed: request.seed,
      ...(state === undefined ? {} : { grammarEvaluationState: state }),
    });
    for await (const token of written) {
      signal.throwIfAborted();
      tokens.push(token);
      if (prompt.stops.length > 0 && this.endsWith(tokens, prompt.stops)) return "stop";
      if (tokens.length >= most) return "length";
      this.pace.next();
    }
    return "stop";
  }

  private endsWith(tokens: readonly Token[], stops: readonly string[]): boolean {
    const tail = this.model.detokenize(tokens.slice(-TAIL), true);
    return stops.some((stop) => tail.includes(stop));
  }
}

/** Of the files that keep a prefix: another one where what is evaluated for the same tokens changes. */
const STATE_VERSION = 1;

interface Writing {
  readonly request: GenerationRequest;
  readonly grammar: Awaited<ReturnType<GrammarCache["of"]>>;
  readonly prompt: ChatPrompt;
  readonly signal: AbortSignal;
}

const sameTokens = (a: readonly Token[], b: readonly Token[]): boolean =>
  a.length === b.length && a.every((token, i) => token === b[i]);
