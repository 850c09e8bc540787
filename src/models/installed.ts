/** A downloaded model's folder: its files, and the manifest that says what they have to be. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { hubFolder, isHubAddress } from "./address.ts";
import type { CatalogueModel } from "./catalogue.ts";
import type { ModelDescription } from "./description.ts";
import { sha256Of, sizeOf, writeJson } from "./files.ts";

/** Written last: a folder without it is a download that was not finished. */
const MANIFEST = "manifest.json";

const manifestSchema = z.object({
  version: z.literal(1),
  name: z.string(),
  repository: z.string(),
  /** The repository's commit that the files are of. */
  revision: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Where a model of the catalogue, or of an `hf:` address, stands, downloaded or not. */
export const folderOf = (models: string, model: Pick<CatalogueModel, "name">): string =>
  join(models, isHubAddress(model.name) ? hubFolder(model.name) : model.name.toLowerCase());

/** Null where the folder has none that can be read. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, MANIFEST), "utf8")));
  } catch {
    return null;
  }
}

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  writeJson(join(folder, MANIFEST), manifest);

/** What is wrong with a downloaded model; null where nothing is. `verify` reads it all, else sizes are compared. */
export async function problemOf(folder: string, manifest: Manifest, verify: boolean): Promise<string | null> {
  for (const { path, bytes, sha256 } of manifest.files) {
    const file = join(folder, path);
    const size = await sizeOf(file);
    if (size === null) return `${path} is missing`;
    if (size !== bytes) return `${path} has ${size} bytes instead of ${bytes}`;
    if (verify && (await sha256Of(file)) !== sha256) return `${path} is not what was downloaded`;
  }
  return null;
}

export const bytesOf = ({ files }: Manifest): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** How an installed model is opened. */
export function describeInstalled(
  model: CatalogueModel,
  folder: string,
  manifest: Manifest,
): ModelDescription {
  const { name, role, format, prompts, pooling, maxTokens } = model;
  const weights = manifest.files.find(({ path }) => /\.(onnx|gguf)$/.test(path));
  const path = format === "gguf" ? join(folder, weights?.path ?? "") : folder;
  return { name, role, format, path, revision: weights?.sha256 ?? "", prompts, pooling, maxTokens };
}
