/**
 * What the model made of a system text, kept on disk for the next start: to read it takes a tenth of evaluating it. A
 * customer's mail never stands in these files: they are written before the first token of one is evaluated.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { LlamaContextSequence, Token } from "node-llama-cpp";
import { sha256Of } from "../files.ts";

export interface PrefixStates {
  /** Whether the sequence now holds the prefix. */
  load(sequence: LlamaContextSequence, prefix: readonly Token[]): Promise<boolean>;
  /** Keeps what the sequence holds, which is the prefix alone. */
  save(sequence: LlamaContextSequence, prefix: readonly Token[]): Promise<void>;
}

const SUFFIX = ".kv";
/** Prompts change, models come and go. */
const MOST_FILES = 8;
const MOST_BYTES = 2 ** 30;
/** To evaluate fewer is as quick as to read them. */
const LEAST_TOKENS = 64;

/**
 * `model` says all that makes a state what it is (weights, runtime, context): a state of anything else may crash the
 * process, so it is part of the file's name, as is the hash of the content, which is checked before it is loaded.
 */
export function prefixStates(folder: string, model: readonly unknown[]): PrefixStates {
  const keyOf = (prefix: readonly Token[]): string =>
    createHash("sha256")
      .update(JSON.stringify([model, prefix]))
      .digest("hex")
      .slice(0, 32);
  const filesOf = async (key: string): Promise<string[]> =>
    (await readdir(folder).catch(() => [])).filter(
      (name) => name.startsWith(`${key}-`) && name.endsWith(SUFFIX),
    );
  return {
    async load(sequence, prefix) {
      for (const name of await filesOf(keyOf(prefix))) {
        const path = join(folder, name);
        try {
          if (name !== nameOf(keyOf(prefix), await sha256Of(path))) throw new Error("not what was written");
          await sequence.loadStateFromFile(path, { acceptRisk: true });
          if (!sameTokens(sequence.contextTokens, prefix)) throw new Error("of another text");
          const now = new Date();
          await utimes(path, now, now).catch(() => undefined);
          return true;
        } catch {
          await sequence.clearHistory();
          await rm(path, { force: true }).catch(() => undefined);
        }
      }
      return false;
    },
    async save(sequence, prefix) {
      if (prefix.length < LEAST_TOKENS) return;
      const draft = join(folder, `${keyOf(prefix)}.${process.pid}.tmp`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await sequence.saveStateToFile(draft);
        await rename(draft, join(folder, nameOf(keyOf(prefix), await sha256Of(draft))));
        await prune(folder);
      } catch {
        // A full or a read-only disk costs the next start a few seconds.
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
  };
}

const nameOf = (key: string, sha256: string): string => `${key}-${sha256.slice(0, 32)}${SUFFIX}`;

const sameTokens = (a: readonly Token[], b: readonly Token[]): boolean =>
  a.length === b.length && a.every((token, i) => token === b[i]);

/** Removes what was used longest ago, and drafts that a crash left. */
async function prune(folder: string): Promise<void> {
  const names = await readdir(folder);
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith(SUFFIX) || name.endsWith(".tmp"))
      .map(async (name) => ({ path: join(folder, name), ...(await facts(join(folder, name))) })),
  );
  const states = files.filter(({ path }) => path.endsWith(SUFFIX)).sort((a, b) => b.used - a.used);
  const newest = states[0]?.used ?? 0;
  let bytes = 0;
  const old = states.filter((file, i) => {
    bytes += file.bytes;
    return i >= MOST_FILES || (i > 0 && bytes > MOST_BYTES);
  });
  const left = files.filter(({ path, used }) => path.endsWith(".tmp") && used < newest - DRAFT_AGE);
  await Promise.all([...old, ...left].map(({ path }) => rm(path, { force: true })));
}

/** Another process may be writing a younger one. */
const DRAFT_AGE = 3_600_000;

const facts = (path: string): Promise<{ bytes: number; used: number }> =>
  stat(path).then(
    ({ size, mtimeMs }) => ({ bytes: size, used: mtimeMs }),
    () => ({ bytes: 0, used: 0 }),
  );
