/** What a person names → the model that is meant. */
import { stat } from "node:fs/promises";
import { basename, isAbsolute, join } from "node:path";
import { UserError } from "../errors.ts";
import type { UseOptions } from "../knowledge/model-shelf.ts";
import { hubAddress, isHubAddress } from "./address.ts";
import { CATALOGUE, catalogued, type CatalogueModel } from "./catalogue.ts";
import type { ModelChoice } from "./choice.ts";
import { sizeOf } from "./files.ts";
import { folderOf, problemOf, readManifest } from "./installed.ts";
import { describeLocal, weightsFile } from "./local.ts";
import type { OpenOptions } from "./open.ts";

/** Rejects with a `UserError` where it is none. */
export function mustBeCatalogued(name: string, catalogue: readonly CatalogueModel[]): CatalogueModel {
  const model = catalogued(name, catalogue);
  if (model !== null) return model;
  throw new UserError(
    `${name} is not in the catalogue`,
    `It has ${catalogue.map((known) => known.name).join(", ")}; a folder of your own is put to use with \`smb models use ./FOLDER\`, one on Hugging Face by hf:OWNER/REPO/FILE.gguf`,
  );
}

/**
 * A name of the catalogue, a downloaded `hf:` address, or the absolute path of a folder or a `.gguf` file, as a choice.
 * Nothing is loaded. Rejects with a `UserError`.
 */
export async function choiceOf(target: string, options: UseOptions, deps: OpenOptions): Promise<ModelChoice> {
  if (isHubAddress(target)) return hubChoice(target, options, deps);
  if (isAbsolute(target)) return localChoice(target, options);
  return { kind: "catalogue", name: mustBeCatalogued(target, deps.catalogue ?? CATALOGUE).name };
}

/** A download's files are the owner's from then on, under the name of the address. */
async function hubChoice(target: string, options: UseOptions, { models }: OpenOptions): Promise<ModelChoice> {
  const { name, file } = hubAddress(target);
  const folder = folderOf(models, { name });
  const manifest = await readManifest(folder);
  const problem = manifest === null ? "it is not downloaded" : await problemOf(folder, manifest, false);
  if (problem !== null)
    throw new UserError(
      `${name} cannot be used: ${problem}`,
      `\`smb models pull ${name}\` fetches what is missing`,
    );
  return localChoice(file === null ? folder : join(folder, file), options, name);
}

async function localChoice(path: string, options: UseOptions, name?: string): Promise<ModelChoice> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UserError(`there is no ${path}`, "a model's folder, or a file NAME.gguf");
  if (found.isFile() && !path.endsWith(".gguf"))
    throw new UserError(`${basename(path)} is no model`, "a model's folder, or a file NAME.gguf");
  const description = await describeLocal(path, options, name);
  const bytes = (await sizeOf(await weightsFile(description))) ?? 0;
  return { kind: "local", ...description, bytes };
}
