/** Adapter of the shelf of models: the catalogue, the folder of downloads, and the file that says what is in use. */
import { rm, stat } from "node:fs/promises";
import { basename, isAbsolute } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { UserError } from "../errors.ts";
import type { InUse, ModelRole, ModelShelf, ShelfModel, UseOptions } from "../knowledge/model-shelf.ts";
import { CATALOGUE, catalogued, type CatalogueModel } from "./catalogue.ts";
import { type ModelChoice, type ModelChoices, readChoices, writeChoices } from "./choice.ts";
import { sizeOf } from "./files.ts";
import { bytesOf, folderOf, problemOf, readManifest } from "./installed.ts";
import { describeLocal, weightsFile } from "./local.ts";
import { describe, embedderOf, rerankerOf } from "./open.ts";
import { pull, type PullDeps } from "./pull.ts";
import { tryEmbedder, tryReranker } from "./try.ts";

export interface ShelfDeps extends PullDeps {
  /** The file that says which models are in use. */
  readonly choices: string;
  readonly catalogue?: readonly CatalogueModel[];
}

/** The word for the embedded default, and the one for no reranker. */
const STATIC = "static";
const NO_RERANKER = "no-reranker";

export function modelShelf(deps: ShelfDeps): ModelShelf {
  const catalogue = deps.catalogue ?? CATALOGUE;
  const mustBeCatalogued = (name: string): CatalogueModel => {
    const model = catalogued(name, catalogue);
    if (model !== null) return model;
    throw new UserError(
      `${name} is not in the catalogue`,
      `It has ${catalogue.map((known) => known.name).join(", ")}; a folder of your own is put to use with \`smb models use ./FOLDER\``,
    );
  };
  return {
    list: async ({ verify }) => {
      const choices = await readChoices(deps.choices);
      const known = await Promise.all(catalogue.map((model) => shelved(model, choices, verify, deps)));
      const own = await Promise.all(
        [choices.embedder, choices.reranker].map((choice) => ownModel(choice, deps)),
      );
      return [embedded(choices), ...known, ...own.flatMap((model) => model ?? [])];
    },
    pull: async (name, options) => pull(mustBeCatalogued(name), options, deps),
    remove: (name) => remove(mustBeCatalogued(name), deps),
    use: async (target, options = {}) => {
      const choices = await readChoices(deps.choices);
      if (target === STATIC || target === NO_RERANKER) {
        const role = target === STATIC ? "embedder" : "reranker";
        await writeChoices(deps.choices, withChoice(choices, role, null));
        return { name: target, role, id: null, dimension: null };
      }
      const choice: ModelChoice = isAbsolute(target)
        ? await localChoice(target, options)
        : { kind: "catalogue", name: mustBeCatalogued(target).name };
      const inUse = await tryOut(choice, deps);
      await writeChoices(deps.choices, withChoice(choices, inUse.role, choice));
      return inUse;
    },
  };
}

function withChoice(choices: ModelChoices, role: ModelRole, choice: ModelChoice | null): ModelChoices {
  if (role === "reranker") return { ...choices, reranker: choice };
  const { embedder, previousEmbedder } = choices;
  const same = isDeepStrictEqual(embedder, choice);
  return { ...choices, embedder: choice, previousEmbedder: same ? previousEmbedder : embedder };
}

/** The embedded default as a row of the list: always there, and in use where nothing else is. */
const embedded = ({ embedder }: ModelChoices): ShelfModel => ({
  name: STATIC,
  role: "embedder",
  summary: "shipped with smb: no download, no runtime",
  languages: "en, de, es, fr, it, nl",
  license: null,
  dimension: null,
  maxTokens: null,
  bytes: 0,
  installed: true,
  inUse: embedder === null,
  source: "smb",
  problem: null,
});

const sameName = (choice: ModelChoice | null, { name }: CatalogueModel): boolean =>
  choice?.kind === "catalogue" && choice.name === name;

async function shelved(
  model: CatalogueModel,
  choices: ModelChoices,
  verify: boolean,
  { models }: ShelfDeps,
): Promise<ShelfModel> {
  const { name, role, summary, languages, license, dimension, maxTokens, repository } = model;
  const folder = folderOf(models, model);
  const manifest = await readManifest(folder);
  const begun = await stat(folder).then(
    () => true,
    () => false,
  );
  const unfinished = begun ? "its download was not finished" : null;
  return {
    ...{ name, role, summary, languages, license, dimension, maxTokens },
    bytes: manifest === null ? model.bytes : bytesOf(manifest),
    installed: manifest !== null,
    inUse: sameName(choices[role], model),
    source: `https://huggingface.co/${repository}`,
    problem: manifest === null ? unfinished : await problemOf(folder, manifest, verify),
  };
}

/** A folder or file of the owner's that is in use. */
async function ownModel(choice: ModelChoice | null, deps: ShelfDeps): Promise<ShelfModel | null> {
  if (choice?.kind !== "local") return null;
  const problem = await describe(choice, deps).then(
    () => null,
    (error: unknown) => (error instanceof UserError ? error.message : String(error)),
  );
  return {
    name: choice.name,
    role: choice.role,
    summary: "your own",
    languages: "",
    license: null,
    dimension: null,
    maxTokens: choice.maxTokens,
    bytes: choice.bytes,
    installed: problem === null,
    inUse: true,
    source: choice.path,
    problem,
  };
}

async function remove(
  model: CatalogueModel,
  { models, choices }: ShelfDeps,
): Promise<{ readonly name: string; readonly bytes: number }> {
  const chosen = await readChoices(choices);
  if (sameName(chosen[model.role], model))
    throw new UserError(
      `${model.name} is in use`,
      `First \`smb models use ${model.role === "embedder" ? STATIC : NO_RERANKER}\`, or use another one.`,
    );
  const folder = folderOf(models, model);
  const manifest = await readManifest(folder);
  const there = await stat(folder).then(
    () => true,
    () => false,
  );
  if (!there) throw new UserError(`${model.name} is not downloaded`, "`smb models list` shows what is");
  await rm(folder, { recursive: true });
  return { name: model.name, bytes: manifest === null ? 0 : bytesOf(manifest) };
}

async function localChoice(path: string, options: UseOptions): Promise<ModelChoice> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UserError(`there is no ${path}`, "a model's folder, or a file NAME.gguf");
  if (found.isFile() && !path.endsWith(".gguf"))
    throw new UserError(`${basename(path)} is no model`, "a model's folder, or a file NAME.gguf");
  const description = await describeLocal(path, options);
  const bytes = (await sizeOf(await weightsFile(description))) ?? 0;
  return { kind: "local", ...description, bytes };
}

/** Loads the model and has it work before it is put to use: a choice that fails later is found when mail waits. */
async function tryOut(choice: ModelChoice, deps: ShelfDeps): Promise<InUse> {
  const description = await describe(choice, deps);
  const role: ModelRole = description.role;
  const { name } = description;
  if (role === "reranker") {
    const reranker = await rerankerOf(description);
    await tryReranker(reranker).finally(() => reranker.close?.());
    return { name, role, id: reranker.id, dimension: null };
  }
  const embedder = await embedderOf(description);
  await tryEmbedder(embedder).finally(() => embedder.close?.());
  return { name, role, id: embedder.id, dimension: embedder.dimension };
}
