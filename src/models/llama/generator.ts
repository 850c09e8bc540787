/** Adapter: chat models in GGUF format, in this process, through node-llama-cpp. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { errorText, isUserError } from "../../errors.ts";
import {
  type Generation,
  GenerationError,
  type GenerationRequest,
  type Generator,
} from "../../generation/generator.ts";
import { readGgufHeader } from "./gguf-header.ts";
import { LoadedModel } from "./loaded.ts";
import { type ContextPlan, fitsInto, type FreeMemory, freeMemory, gigabytes, planContext } from "./memory.ts";
import { untilAborted } from "../until-aborted.ts";
import { OneAtATime } from "./one-at-a-time.ts";
import type { LlamaRuntime } from "./proven-binary.ts";
import { loadRuntime } from "./runtime.ts";
import { ThreadPace } from "./thread-pace.ts";

export interface LlamaModelFile {
  readonly name: string;
  /** Of the GGUF file. */
  readonly path: string;
  /** Of its content, hex. */
  readonly revision: string;
}

export interface LlamaOptions {
  /** Null to have it sized by the model and the machine. */
  readonly contextTokens: number | null;
  /** Null to have it measured while it writes. */
  readonly threads: number | null;
  /** Where prefixes and what was measured are kept across starts; null for nowhere. */
  readonly stateFolder: string | null;
  /** For a call, without its wait for others. */
  readonly timeoutMilliseconds: number;
  readonly freeMemory?: FreeMemory;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

const SHORT = 12;
/** Of a file that cannot be read: the call says why. */
const UNKNOWN_CONTEXT = 4096;

/** The generator; the file's header is read at once, the model at the first call. */
export function llamaGenerator(model: LlamaModelFile, options: LlamaOptions): Generator {
  const free = options.freeMemory ?? freeMemory;
  return new LlamaGenerator(model, options, planOf(model, options.contextTokens, free), free);
}

interface Loaded {
  readonly runtime: LlamaRuntime;
  readonly model: LoadedModel;
  readonly pace: ThreadPace;
}

class LlamaGenerator implements Generator {
  readonly id: string;
  readonly contextTokens: number;
  private readonly queue = new OneAtATime();
  private loading: Promise<Loaded> | null = null;
  /** The call whose caller has left and which is not at its end yet. */
  private running: Promise<unknown> = Promise.resolve();
  private closing = new AbortController();

  constructor(
    private readonly file: LlamaModelFile,
    private readonly options: LlamaOptions,
    private readonly plan: ContextPlan | GenerationError,
    private readonly free: FreeMemory,
  ) {
    this.id = `${file.name}@${file.revision.slice(0, SHORT)}`;
    this.contextTokens =
      plan instanceof GenerationError ? (options.contextTokens ?? UNKNOWN_CONTEXT) : plan.contextTokens;
  }

  async generate(request: GenerationRequest): Promise<Generation> {
    const given = request.signal === undefined ? [] : [request.signal];
    const ended = AbortSignal.any([...given, this.closing.signal]);
    return this.queue.run(ended, async () => {
      await this.running;
      ended.throwIfAborted();
      const loaded = await untilAborted(this.load(), ended);
      const timeout = AbortSignal.timeout(this.options.timeoutMilliseconds);
      const signal = AbortSignal.any([ended, timeout]);
      const work = loaded.model.generate(request, signal);
      this.running = work.then(
        () => loaded.pace.save(),
        (error: unknown) => this.failed(error, signal),
      );
      try {
        return await untilAborted(work, signal);
      } catch (error) {
        if (ended.aborted || error instanceof GenerationError) throw error;
        const seconds = this.options.timeoutMilliseconds / 1000;
        if (timeout.aborted)
          throw new GenerationError("timeout", `${this.id} gave no answer in ${seconds} s`);
        throw new GenerationError("crashed", `${this.id}: ${errorText(error)}`, { cause: error });
      }
    });
  }

  async close(): Promise<void> {
    this.closing.abort(new GenerationError("unavailable", `${this.id} was closed`));
    this.closing = new AbortController();
    await this.queue.run(null, async () => {
      await this.running;
      await this.unload();
    });
  }

  private load(): Promise<Loaded> {
    const loading = this.loading ?? this.open();
    this.loading = loading;
    loading.catch(() => {
      if (this.loading === loading) this.loading = null;
    });
    return loading;
  }

  private async open(): Promise<Loaded> {
    const { plan, file, options } = this;
    if (plan instanceof GenerationError) throw plan;
    const free = this.free();
    if (!fitsInto(plan, free))
      throw unavailable(
        `the model ${file.name} needs ${gigabytes(plan.neededBytes)} of memory with a context of ${plan.contextTokens} tokens, and ${gigabytes(free)} are free`,
        "`smb models list` shows smaller ones; a lower context_tokens needs less",
      );
    const { stateFolder } = options;
    const state = (name: string): string | null => (stateFolder === null ? null : join(stateFolder, name));
    const said: string[] = [];
    const log = (text: string): void => {
      if (said.length < MOST_SAID) said.push(text.trim());
    };
    let runtime: LlamaRuntime | null = null;
    try {
      runtime = await loadRuntime(log, state("runtime.json"));
      const pace = await ThreadPace.open({
        threads: options.threads,
        record: state(`threads-${nameOf(file)}.json`),
        now: options.now ?? (() => performance.now()),
      });
      const { path, revision } = file;
      const model = await LoadedModel.open(runtime, { path, revision, plan, pace, states: stateFolder });
      return { runtime, model, pace };
    } catch (error) {
      await runtime?.llama.dispose();
      if (isUserError(error)) throw unavailable(error.message, error.next ?? NEXT, error);
      const reasons = [errorText(error), ...said.slice(0, 1)].join("; ");
      throw unavailable(`the model ${file.path} cannot be loaded: ${reasons}`, NEXT, error);
    }
  }

  /** A call that ended by anything but its signal may have left the context unusable: the next one starts afresh. */
  private async failed(error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted || error instanceof GenerationError) return;
    await this.unload();
  }

  private async unload(): Promise<void> {
    const loading = this.loading;
    this.loading = null;
    const loaded = await loading?.catch(() => null);
    await loaded?.model.dispose().catch(() => undefined);
    await loaded?.runtime.llama.dispose();
  }
}

/** The runtime's complaints that are kept: the first says why. */
const MOST_SAID = 8;
const NEXT = "Have it downloaded again with `smb models pull`, or choose another one with `smb models use`";

const unavailable = (what: string, next: string, cause?: unknown): GenerationError =>
  new GenerationError("unavailable", `${what}. ${next}`, { cause });

const nameOf = ({ name, revision }: LlamaModelFile): string =>
  createHash("sha256")
    .update(JSON.stringify([name, revision]))
    .digest("hex")
    .slice(0, SHORT);

/** What is to be loaded, or why it cannot be: whoever asks for a text is told, not whoever starts. */
function planOf(
  { path }: LlamaModelFile,
  asked: number | null,
  free: FreeMemory,
): ContextPlan | GenerationError {
  try {
    const header = readGgufHeader(path);
    if (header === null) return unavailable(`${path} is no GGUF file of version 2 or 3, or is cut off`, NEXT);
    return planContext(header, asked, free());
  } catch (error) {
    return unavailable(`the model ${path} cannot be read: ${errorText(error)}`, NEXT, error);
  }
}
