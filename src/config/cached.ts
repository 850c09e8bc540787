/**
 * The configuration as it was understood last time. Parsing and checking take longer than all the rest of a short
 * command (34 of 100 ms); the text decides whether that work can be skipped. No secret is in it: the configuration says
 * where secrets are, never what they are.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ensurePrivateFolder, type SmbPaths, writePrivateFile } from "./paths.ts";
import { configPlaces } from "./places.ts";
import type { LoadedConfig, LoadRequest } from "./load.ts";

interface Remembered extends LoadedConfig {
  /** The version of smb that understood it. */
  readonly version: string;
  readonly text: string;
  /** What relative paths and `~` were made of. */
  readonly homeFolder: string | undefined;
}

/** As `loadConfig`, which is asked only where the file, its text or smb itself is another than last time. */
export async function loadConfigCached(request: LoadRequest, version: string): Promise<LoadedConfig> {
  const remembered = await recall(request.home);
  if (remembered?.version === version && (await stillStands(remembered, request))) return remembered;
  const { loadConfig } = await import("./load.ts");
  const loaded = await loadConfig(request);
  await remember(
    { ...loaded, version, text: await readFile(loaded.file, "utf8"), homeFolder: homeOf(request) },
    request.home,
  );
  return loaded;
}

/** Whether the file that would be found now is the one remembered, to the letter. */
async function stillStands(remembered: Remembered, request: LoadRequest): Promise<boolean> {
  if (remembered.homeFolder !== homeOf(request)) return false;
  for (const place of configPlaces(request)) {
    const text = await readFile(place, "utf8").catch(missing);
    // Something stands there that cannot be read: the long way says what.
    if (text === undefined) return false;
    if (text !== null) return place === remembered.file && text === remembered.text;
  }
  return false;
}

/** Null for a file that is not there, undefined for one that cannot be read. */
const missing = (error: unknown): null | undefined =>
  error instanceof Error && "code" in error && error.code === "ENOENT" ? null : undefined;

const homeOf = ({ env }: LoadRequest): string | undefined => env["HOME"];

const cacheFile = ({ cache }: SmbPaths): string => join(cache, "config.json");

async function recall(home: SmbPaths): Promise<Remembered | null> {
  try {
    return JSON.parse(await readFile(cacheFile(home), "utf8")) as Remembered;
  } catch {
    return null;
  }
}

/** A cache that cannot be written costs time and nothing else. */
async function remember(remembered: Remembered, home: SmbPaths): Promise<void> {
  try {
    await ensurePrivateFolder(home.cache);
    await writePrivateFile(cacheFile(home), JSON.stringify(remembered), { overwrite: true });
  } catch {
    return;
  }
}
