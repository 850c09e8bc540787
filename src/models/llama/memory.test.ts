import { expect, test } from "vitest";
import type { GgufHeader } from "./gguf-header.ts";
import { fitsInto, freeMemory, planContext } from "./memory.ts";

/** A model of 1.5 billion parameters in 4 bits, as its header says. */
const header: GgufHeader = {
  architecture: "qwen2",
  fileBytes: 986e6,
  contextTokens: 32_768,
  bytesPerToken: 28_672,
  embeddingLength: 1536,
  vocabulary: 151_936,
};

test("with memory to spare, two prompts of 8,192 tokens are kept, or what is asked for", () => {
  expect(planContext(header, null, 16e9)).toMatchObject({ contextTokens: 8192, sequences: 2 });
  expect(planContext(header, 16_384, 16e9)).toMatchObject({ contextTokens: 16_384, sequences: 2 });
});

test("no context is larger than what the model was trained with", () => {
  expect(planContext({ ...header, contextTokens: 2048 }, null, 16e9).contextTokens).toBe(2048);
  expect(planContext(header, 1e6, 64e9).contextTokens).toBe(32_768);
});

test("where memory is short, a prompt less is kept, then the context shrinks, then nothing fits", () => {
  const at = (free: number) => {
    const plan = planContext(header, null, free);
    return { ...plan, fits: fitsInto(plan, free) };
  };
  expect(at(1.85e9)).toMatchObject({ contextTokens: 8192, sequences: 1, fits: true });
  const less = at(1.6e9);
  expect(less).toMatchObject({ sequences: 1, fits: true });
  expect(less.contextTokens).toBeLessThan(8192);
  expect(less.contextTokens).toBeGreaterThanOrEqual(1024);
  expect(at(1.2e9)).toMatchObject({ contextTokens: 1024, fits: false });
});

test("this machine has memory", () => {
  expect(freeMemory()).toBeGreaterThan(1e6);
});
