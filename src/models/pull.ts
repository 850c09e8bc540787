/** Downloads a model into its folder, each file whole and checked, and writes its manifest last. */
import { mkdir, readdir, rm, statfs } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Clock } from "../clock.ts";
import { UserError } from "../errors.ts";
import type { Pulled, PullOptions } from "../knowledge/model-shelf.ts";
import { sizeOf } from "./files.ts";
import { bytesOf, folderOf, type Manifest, writeManifest } from "./installed.ts";
import { download } from "./pull/download.ts";
import { diskError, gaveUp, interrupted, Passing } from "./pull/errors.ts";
import { checkedFile } from "./pull/hashes.ts";
import { type HubFile, type HubRepository, lookUp, type Wanted } from "./pull/hub.ts";

export interface PullDeps {
  /** The folder of downloaded models. */
  readonly models: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
}

/** A model of the catalogue, or what an address stands for. */
export interface Pullable {
  readonly name: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly files: Wanted;
}

/** Tries to reach the server before anything is downloaded: fewer than for a file, since nothing is lost. */
const TRIES = 3;
/** Left free on the disk: the database and the mail need some. */
const SPARE = 200_000_000;

/**
 * Brings the model to the newest revision; what is there already and whole is not fetched again. A cut-off run goes on
 * where it stopped. Rejects with a `UserError`.
 */
export async function pull(model: Pullable, options: PullOptions, deps: PullDeps): Promise<Pulled> {
  const folder = folderOf(deps.models, model);
  const { revision, files } = await reach(model, options, deps);
  const present = await wholeFiles(folder, files);
  const missing = files.filter(({ path }) => !present.has(path));
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const fetched = missing.reduce((sum, { bytes }) => sum + bytes, 0);
  await makeRoom(folder, fetched);
  let done = total - fetched;
  for (const file of missing) {
    const progress = (bytes: number) => options.progress({ done: done + bytes, total, file: file.path });
    const target = join(folder, file.path);
    progress(0);
    present.set(file.path, await download(file, target, { ...deps, signal: options.signal, progress }));
    await dropParts(target);
    done += file.bytes;
  }
  const manifest: Manifest = {
    version: 1,
    name: model.name,
    repository: model.repository,
    revision,
    files: files.map(({ path, bytes }) => ({ path, bytes, sha256: present.get(path) ?? "" })),
  };
  await writeManifest(folder, manifest);
  return { name: model.name, folder, revision, bytes: bytesOf(manifest), fetched, reason: null };
}

async function reach(
  { repository, files }: Pullable,
  { signal }: PullOptions,
  { env, clock }: PullDeps,
): Promise<HubRepository> {
  for (let failed = 1; ; failed++) {
    try {
      return await lookUp(repository, files, { env, signal });
    } catch (error) {
      if (signal.aborted) throw interrupted();
      if (!(error instanceof Passing)) throw error;
      if (failed === TRIES) throw gaveUp(error);
      await clock.sleep(error.wait ?? 1_000 * failed, signal);
    }
  }
}

/** The files that are there with the right content, with their SHA-256. */
async function wholeFiles(folder: string, files: readonly HubFile[]): Promise<Map<string, string>> {
  const whole = new Map<string, string>();
  for (const file of files) {
    const path = join(folder, file.path);
    const sha256 = (await sizeOf(path)) === file.bytes ? await checkedFile(path, file) : null;
    if (sha256 !== null) whole.set(file.path, sha256);
  }
  return whole;
}

async function makeRoom(folder: string, needed: number): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw diskError(error, folder);
  }
  const { bavail, bsize } = await statfs(folder);
  if (needed === 0 || bavail * bsize >= needed + SPARE) return;
  throw new UserError(
    `the disk has no room for the model: ${Math.ceil(needed / 1e6)} MB are to come, ${Math.floor((bavail * bsize) / 1e6)} MB are free`,
    "Make room, or set SMB_HOME to a folder on another disk.",
  );
}

/** Parts that belong to revisions of the file that will not come any more. */
async function dropParts(target: string): Promise<void> {
  for (const name of await readdir(dirname(target)))
    if (name.startsWith(`${basename(target)}.`) && name.endsWith(".part"))
      await rm(join(dirname(target), name), { force: true });
}
