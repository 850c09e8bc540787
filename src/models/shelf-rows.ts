/** The rows of `smb models list`: what can be had, what is here, what is in use. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import type { ModelRole, ShelfModel } from "../knowledge/model-shelf.ts";
import { hubAddress, isHubAddress } from "./address.ts";
import type { CatalogueModel } from "./catalogue.ts";
import type { ModelChoice, ModelChoices } from "./choice.ts";
import { bytesOf, folderOf, type Manifest, problemOf, readManifest } from "./installed.ts";
import { onnxRoleOf } from "./local.ts";
import { describe, NO_MODEL } from "./open.ts";

export interface RowDeps {
  /** The folder of downloaded models. */
  readonly models: string;
  readonly catalogue: readonly CatalogueModel[];
}

const ROLES: readonly ModelRole[] = ["embedder", "reranker", "writer"];

/** Those of a role stand together; in each the catalogue's come first, then the owner's own. */
export async function shelfRows(
  choices: ModelChoices,
  verify: boolean,
  deps: RowDeps,
): Promise<readonly ShelfModel[]> {
  const known = await Promise.all(deps.catalogue.map((model) => shelved(model, choices, verify, deps)));
  const fetched = await hubModels(choices, verify, deps);
  const own = await Promise.all(
    ROLES.map((role) => choices[role])
      .filter((choice) => choice?.kind === "local" && !isHubAddress(choice.name))
      .map((choice) => ownModel(choice, deps)),
  );
  const rows = [embedded(choices), ...known, ...fetched, ...own.flatMap((model) => model ?? [])];
  return ROLES.flatMap((role) => rows.filter((row) => row.role === role));
}

export const sameName = (choice: ModelChoice | null, { name }: Pick<CatalogueModel, "name">): boolean =>
  choice !== null && choice.name === name;

const UNKNOWN = { languages: "", license: null, dimension: null, maxTokens: null, memory: null, terms: null };

/** The embedded default: always there, and in use where nothing else is. */
const embedded = ({ embedder }: ModelChoices): ShelfModel => ({
  ...UNKNOWN,
  name: NO_MODEL.embedder,
  role: "embedder",
  summary: "shipped with smb: no download, no runtime",
  languages: "en, de, es, fr, it, nl",
  bytes: 0,
  installed: true,
  inUse: embedder === null,
  source: "smb",
  problem: null,
});

async function shelved(
  model: CatalogueModel,
  choices: ModelChoices,
  verify: boolean,
  { models }: RowDeps,
): Promise<ShelfModel> {
  const { name, role, summary, languages, license, dimension, maxTokens, repository, writer } = model;
  const folder = folderOf(models, model);
  const manifest = await readManifest(folder);
  const unfinished = (await isThere(folder)) ? "its download was not finished" : null;
  return {
    ...{ name, role, summary, languages, license, dimension, maxTokens },
    memory: writer?.memory ?? null,
    terms: writer?.terms ?? null,
    bytes: manifest === null ? model.bytes : bytesOf(manifest),
    installed: manifest !== null,
    inUse: sameName(choices[role], model),
    source: pageOf(repository),
    problem: manifest === null ? unfinished : await problemOf(folder, manifest, verify),
  };
}

/** What was downloaded from `hf:` addresses. */
async function hubModels(
  choices: ModelChoices,
  verify: boolean,
  { models }: RowDeps,
): Promise<readonly ShelfModel[]> {
  const names = await readdir(models).catch(() => []);
  const rows = names
    .filter((name) => name.startsWith("hf--"))
    .map(async (name) => {
      const folder = join(models, name);
      const manifest = await readManifest(folder);
      return manifest !== null && isHubAddress(manifest.name)
        ? hubModel(folder, manifest, choices, verify)
        : null;
    });
  return (await Promise.all(rows)).flatMap((row) => row ?? []);
}

async function hubModel(
  folder: string,
  manifest: Manifest,
  choices: ModelChoices,
  verify: boolean,
): Promise<ShelfModel> {
  const { name } = manifest;
  const chosen = ROLES.find((role) => sameName(choices[role], manifest));
  const problem = await problemOf(folder, manifest, verify);
  return {
    ...UNKNOWN,
    name,
    role: chosen ?? (problem === null ? await roleIn(folder, manifest) : "writer"),
    summary: "your own",
    bytes: bytesOf(manifest),
    installed: true,
    inUse: chosen !== undefined,
    source: pageOf(hubAddress(name).repository),
    problem,
  };
}

/** What its files say; where they say nothing that can be used, `use` tells why. */
async function roleIn(folder: string, { name }: Manifest): Promise<ModelRole> {
  const { file } = hubAddress(name);
  if (file === null) return onnxRoleOf(folder);
  const { readGguf } = await import("./gguf.ts");
  return readGguf(join(folder, file)).then(
    ({ role }) => role,
    () => "writer",
  );
}

/** A folder or file of the owner's that is in use. */
async function ownModel(choice: ModelChoice | null, deps: RowDeps): Promise<ShelfModel | null> {
  if (choice?.kind !== "local") return null;
  const problem = await describe(choice, deps).then(
    () => null,
    (error: unknown) => (error instanceof UserError ? error.message : String(error)),
  );
  return {
    ...UNKNOWN,
    name: choice.name,
    role: choice.role,
    summary: "your own",
    maxTokens: choice.maxTokens,
    bytes: choice.bytes,
    installed: problem === null,
    inUse: true,
    source: choice.path,
    problem,
  };
}

const pageOf = (repository: string): string => `https://huggingface.co/${repository}`;

export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
