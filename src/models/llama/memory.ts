/** How large a context this machine has memory for. The operating system's answer to too much is to end the process. */
import { readFileSync } from "node:fs";
import { freemem, totalmem } from "node:os";
import type { GgufHeader } from "./gguf-header.ts";

/** What can still be allocated, in bytes. */
export type FreeMemory = () => number;

export interface ContextPlan {
  readonly contextTokens: number;
  /** How many prefixes are kept evaluated: triage and reply have one each. */
  readonly sequences: number;
  readonly neededBytes: number;
}

/** Passages, a mail and a reply; more is slow to read on a processor, and what is asked for seldom stands there. */
const MOST_UNASKED = 8192;
/** Below this no reply fits. */
const LEAST = 1024;
const SEQUENCES = 2;
/** Tokens that are evaluated together. */
export const BATCH_TOKENS = 512;
/** The rest of the machine works on. */
const SHARE = 0.9;
const FLOAT32 = 4;
/**
 * Of a batch's intermediate results, in vectors a token: llama.cpp takes 11 to 18 for models of the shapes that 0.5 to 8
 * billion parameters have, in contexts of 2,048 and of 8,192 tokens.
 */
const VECTORS_PER_TOKEN = 24;

/**
 * The context that fits: as configured, else as trained but not above 8,192 tokens; smaller where memory is short.
 * `neededBytes` is above what is free where not even the smallest fits.
 */
export function planContext(header: GgufHeader, asked: number | null, free: number): ContextPlan {
  const trained = header.contextTokens > 0 ? header.contextTokens : MOST_UNASKED;
  const wanted = Math.min(asked ?? MOST_UNASKED, trained);
  const plan = (contextTokens: number, sequences: number): ContextPlan => ({
    contextTokens,
    sequences,
    neededBytes: fixedBytes(header) + header.bytesPerToken * contextTokens * sequences,
  });
  const fits = ({ neededBytes }: ContextPlan): boolean => neededBytes <= free * SHARE;
  const whole = [plan(wanted, SEQUENCES), plan(wanted, 1)].find(fits);
  if (whole !== undefined) return whole;
  const least = Math.min(wanted, LEAST);
  const room = Math.floor((free * SHARE - fixedBytes(header)) / header.bytesPerToken);
  return plan(Math.max(least, Math.floor(room / 256) * 256), 1);
}

export const fitsInto = ({ neededBytes }: ContextPlan, free: number): boolean => neededBytes <= free * SHARE;

/** The weights, and what is computed in between. The score of each token of the vocabulary is the largest part. */
const fixedBytes = ({ fileBytes, vocabulary, embeddingLength }: GgufHeader): number =>
  fileBytes + BATCH_TOKENS * FLOAT32 * (vocabulary + VECTORS_PER_TOKEN * embeddingLength);

/** Of this machine, or of the container the process is in. */
export function freeMemory(): number {
  const constrained = process.constrainedMemory();
  if (constrained === 0 || constrained >= totalmem()) return freemem();
  return Math.min(freemem(), process.availableMemory() + cachedFileBytes());
}

/** A container's use counts files that are cached, which give way; the model itself is one of them. */
function cachedFileBytes(): number {
  try {
    const statistics = readFileSync("/sys/fs/cgroup/memory.stat", "utf8");
    return [...statistics.matchAll(/^(?:in)?active_file (\d+)$/gmu)].reduce(
      (sum, [, bytes]) => sum + Number(bytes),
      0,
    );
  } catch {
    return 0;
  }
}

/** `1.9 GB`, for a person. */
export const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
