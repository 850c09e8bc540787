/** Adapter of the shelf of models: the catalogue, the folder of downloads, and the file that says what is in use. */
import { rm } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { UserError } from "../errors.ts";
import type { InUse, ModelRole, ModelShelf, Pulled, PullOptions } from "../knowledge/model-shelf.ts";
import { filesOf, hubAddress, isHubAddress } from "./address.ts";
import { CATALOGUE, type CatalogueModel } from "./catalogue.ts";
import { type ModelChoice, type ModelChoices, readChoices, writeChoices } from "./choice.ts";
import { bytesOf, folderOf, readManifest } from "./installed.ts";
import { describe, embedderOf, generatorOf, NO_MODEL, rerankerOf } from "./open.ts";
import { type Machine, pickWriter, thisMachine } from "./pick.ts";
import { pull, type PullDeps } from "./pull.ts";
import { isThere, sameName, shelfRows } from "./shelf-rows.ts";
import { choiceOf, mustBeCatalogued } from "./target.ts";
import { tryEmbedder, tryReranker, tryWriter } from "./try.ts";

export interface ShelfDeps extends PullDeps {
  /** The file that says which models are in use. */
  readonly choices: string;
  readonly catalogue?: readonly CatalogueModel[];
  readonly machine?: Machine;
}

/** Words for the writer that fits this machine. */
const PICKED = ["writer", "auto"];

export function modelShelf(given: ShelfDeps): ModelShelf {
  const deps = { ...given, catalogue: given.catalogue ?? CATALOGUE };
  return {
    list: async ({ verify }) => shelfRows(await readChoices(deps.choices), verify, deps),
    pull: (name, options) => pullNamed(name, options, deps),
    remove: async (name) =>
      remove(isHubAddress(name) ? hubAddress(name).name : mustBeCatalogued(name, deps.catalogue).name, deps),
    use: async (target, options = {}) => {
      const choices = await readChoices(deps.choices);
      const role = (["embedder", "reranker", "writer"] as const).find((one) => NO_MODEL[one] === target);
      if (role !== undefined) {
        await writeChoices(deps.choices, withChoice(choices, role, null));
        return { name: target, role, id: null, dimension: null, tokensPerSecond: null };
      }
      const choice = await choiceOf(target, options, deps);
      const inUse = await tryOut(choice, deps);
      await writeChoices(deps.choices, withChoice(choices, inUse.role, choice));
      return inUse;
    },
  };
}

type Deps = ShelfDeps & Required<Pick<ShelfDeps, "catalogue">>;

async function pullNamed(name: string, options: PullOptions, deps: Deps): Promise<Pulled> {
  if (PICKED.includes(name.toLowerCase())) {
    const { model, reason } = pickWriter(deps.catalogue, deps.machine ?? thisMachine());
    return { ...(await pull(model, options, deps)), reason };
  }
  if (!isHubAddress(name)) return pull(mustBeCatalogued(name, deps.catalogue), options, deps);
  const address = hubAddress(name);
  return pull({ name: address.name, repository: address.repository, files: filesOf(address) }, options, deps);
}

function withChoice(choices: ModelChoices, role: ModelRole, choice: ModelChoice | null): ModelChoices {
  if (role !== "embedder") return { ...choices, [role]: choice };
  const { embedder, previousEmbedder } = choices;
  const same = isDeepStrictEqual(embedder, choice);
  return { ...choices, embedder: choice, previousEmbedder: same ? previousEmbedder : embedder };
}

async function remove(name: string, { models, choices }: Deps): ReturnType<ModelShelf["remove"]> {
  const chosen = await readChoices(choices);
  const role = (["embedder", "reranker", "writer"] as const).find((one) => sameName(chosen[one], { name }));
  if (role !== undefined)
    throw new UserError(
      `${name} is in use`,
      `First \`smb models use ${NO_MODEL[role]}\`, or use another one.`,
    );
  const folder = folderOf(models, { name });
  const manifest = await readManifest(folder);
  if (!(await isThere(folder)))
    throw new UserError(`${name} is not downloaded`, "`smb models list` shows what is");
  await rm(folder, { recursive: true });
  return { name, bytes: manifest === null ? 0 : bytesOf(manifest) };
}

/** Loads the model and has it work before it is put to use: a choice that fails later is found when mail waits. */
async function tryOut(choice: ModelChoice, deps: Deps): Promise<InUse> {
  const description = await describe(choice, deps);
  const { name, role } = description;
  const used = { name, role, dimension: null, tokensPerSecond: null };
  if (role === "writer") {
    const generator = await generatorOf(description);
    const now = () => deps.clock.now().getTime();
    const tokensPerSecond = await tryWriter(generator, now).finally(() => generator.close?.());
    return { ...used, id: generator.id, tokensPerSecond };
  }
  if (role === "reranker") {
    const reranker = await rerankerOf(description);
    await tryReranker(reranker).finally(() => reranker.close?.());
    return { ...used, id: reranker.id };
  }
  const embedder = await embedderOf(description);
  await tryEmbedder(embedder).finally(() => embedder.close?.());
  return { ...used, id: embedder.id, dimension: embedder.dimension };
}
