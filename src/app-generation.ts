/** The model that writes, wired: a file on this machine or a server, as configured and chosen, and the prompts that it is given. */
import { randomInt } from "node:crypto";
import { join, resolve } from "node:path";
import type { Clock } from "./clock.ts";
import type { SmbPaths } from "./config/paths.ts";
import type { Config } from "./config/schema.ts";
import type { SecretSource } from "./config/schema-values.ts";
import type { Generator } from "./generation/generator.ts";
import { type CheckedTemplates, promptTemplates } from "./generation/prompt.ts";
import type { ModelCheck } from "./models/check.ts";
import { packageFile } from "./package-files.ts";

export interface GenerationParts {
  /** Null: no model, replies are quoted. */
  readonly generator: Generator | null;
  readonly prompts: CheckedTemplates;
  readonly settings: { readonly temperature: number; readonly maxTokens: number; readonly seed: number };
  /** Whether the model reads mails too. */
  readonly triage: boolean;
  /** What a person should know: the model that is missing. */
  readonly notes: readonly string[];
  /** What smb does where no model is chosen, and how to get one; null where one is, or none is wanted. */
  readonly hint: string | null;
  close(): Promise<void>;
}

export interface GenerationRequest {
  readonly config: Pick<Config, "model" | "replies"> | null;
  readonly paths: Pick<SmbPaths, "models" | "modelChoices" | "cache">;
  readonly clock: Clock;
  readonly cwd: string;
  readonly secret: (source: SecretSource, key: string) => Promise<string>;
  readonly instead: Instead;
}

/** What takes the place of what is configured. */
export interface Instead {
  /** As `smb models use` takes it, paths absolute; or `none`. */
  readonly model?: string | undefined;
  /** A folder of templates. */
  readonly prompts?: string | undefined;
}

type Model = Config["model"];
/** Without a configuration, as its defaults would be. */
const DEFAULTS = { temperature: 0, max_tokens: 1024, seed: 1, timeout_seconds: 180, triage: true };

export async function generationParts(request: GenerationRequest): Promise<GenerationParts> {
  const { config, cwd, instead } = request;
  const model = config?.model ?? null;
  const said = model === null || model.type === "none" ? DEFAULTS : model;
  const { generator, notes, hint } = await generatorOf(request, model, said.timeout_seconds * 1000);
  return {
    ...{ generator, notes, hint, triage: said.triage },
    prompts: promptTemplates({
      own: instead.prompts === undefined ? (config?.replies.prompts ?? null) : resolve(cwd, instead.prompts),
      packaged: packageFile("prompts"),
    }),
    settings: { temperature: said.temperature, maxTokens: said.max_tokens, seed: said.seed },
    close: async () => generator?.close?.(),
  };
}

type Opened = Pick<GenerationParts, "generator" | "notes" | "hint">;

const NONE: Opened = { generator: null, notes: [], hint: null };

async function generatorOf(
  request: GenerationRequest,
  model: Model | null,
  timeout: number,
): Promise<Opened> {
  const named = request.instead.model;
  if (named === "none" || (named === undefined && model?.type === "none")) return NONE;
  if (named === undefined && model?.type === "openai") return remote(model, request);
  return local(request, model?.type === "local" ? model : null, timeout);
}

type RemoteModel = Extract<Model, { type: "openai" }>;

async function remote(model: RemoteModel, request: GenerationRequest): Promise<Opened> {
  const { openaiGenerator } = await import("./models/openai/generator.ts");
  // Spreads the pauses before further tries: of no consequence for what is written.
  const random = (): number => randomInt(2 ** 32) / 2 ** 32;
  return {
    generator: openaiGenerator(serverOf(model, request), { clock: request.clock, random }),
    notes: [],
    hint: null,
  };
}

/** What `smb doctor` says of the models, with what it finds of the configured server in place of the writer's. */
export async function withServer(
  checks: readonly ModelCheck[],
  request: Pick<GenerationRequest, "config" | "clock" | "secret">,
): Promise<readonly ModelCheck[]> {
  const model = request.config?.model;
  if (model?.type !== "openai") return checks;
  const { checkOpenai } = await import("./models/openai/check.ts");
  const finding = await checkOpenai(serverOf(model, request), { clock: request.clock });
  return checks.map((check) => (check.name === "writer" ? { ...check, finding } : check));
}

const serverOf = (model: RemoteModel, { secret }: Pick<GenerationRequest, "secret">) => {
  const { url, name, key } = model;
  return {
    ...{ url, name },
    key: key === null ? null : () => secret(key, "model.key"),
    contextTokens: model.context_tokens,
    requestsPerMinute: model.requests_per_minute,
    inputPrice: model.input_price,
    outputPrice: model.output_price,
    timeoutMilliseconds: model.timeout_seconds * 1000,
  };
};

async function local(
  { paths, instead }: GenerationRequest,
  settings: Extract<Model, { type: "local" }> | null,
  timeoutMilliseconds: number,
): Promise<Opened> {
  const { readChoices } = await import("./models/choice.ts");
  const { writer } = await readChoices(paths.modelChoices);
  const { openWriter, withoutWriterNote } = await import("./models/open.ts");
  const { models } = paths;
  const { model: named } = instead;
  const choice = named === undefined ? writer : await choiceNamed(named, models);
  if (choice === null) return { ...NONE, hint: withoutWriterNote() };
  const { model, note } = await openWriter(choice, {
    models,
    llama: {
      contextTokens: settings?.context_tokens ?? null,
      threads: settings?.threads ?? null,
      stateFolder: join(paths.cache, "llama"),
      timeoutMilliseconds,
    },
  });
  return { generator: model, notes: note === null ? [] : [note], hint: null };
}

async function choiceNamed(target: string, models: string) {
  const { choiceOf } = await import("./models/target.ts");
  return choiceOf(target, {}, { models });
}
