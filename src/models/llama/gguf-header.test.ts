import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ggufFile, type GgufValue } from "../../../fixtures/models/gguf.ts";
import { writeGgufChat } from "../../../fixtures/models/gguf-chat.ts";
import { readGgufHeader } from "./gguf-header.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-header-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function headerWith(metadata: Record<string, GgufValue>) {
  const file = join(folder, "header.gguf");
  await writeFile(file, ggufFile(metadata, []));
  return readGgufHeader(file);
}
const sizes = {
  "general.architecture": { string: "qwen2" },
  "qwen2.context_length": { uint32: 32_768 },
  "qwen2.embedding_length": { uint32: 1536 },
  "qwen2.block_count": { uint32: 28 },
  "qwen2.attention.head_count": { uint32: 12 },
} as const;

test("a model's sizes are read without its tokens", async () => {
  const file = await writeGgufChat(join(folder, "chat.gguf"), { script: "Hello there." });
  expect(readGgufHeader(file)).toMatchObject({
    architecture: "llama",
    contextTokens: 4096,
    embeddingLength: 128,
    // 2 layers, 2 heads of 32 numbers, keys and values, 2 bytes each
    bytesPerToken: 2 * 2 * 32 * 2 * 2,
  });
  expect(readGgufHeader(file)?.vocabulary).toBeGreaterThanOrEqual(800);
});

test("a token's memory follows the heads of its keys and values, one number for all layers or one for each", async () => {
  const one = await headerWith({ ...sizes, "qwen2.attention.head_count_kv": { uint32: 2 } });
  expect(one?.bytesPerToken).toBe(28 * 2 * (128 + 128) * 2);
  const each = await headerWith({
    ...sizes,
    "qwen2.attention.head_count_kv": { int32s: [4, 0, 2] },
    "qwen2.attention.key_length": { uint32: 64 },
    "qwen2.attention.value_length": { uint32: 96 },
  });
  expect(each?.bytesPerToken).toBe(6 * (64 + 96) * 2);
  expect((await headerWith(sizes))?.bytesPerToken).toBe(28 * 12 * (128 + 128) * 2);
});

test("a file that is none, that is cut off or that promises more than it holds has no header", async () => {
  const file = join(folder, "bad.gguf");
  const whole = ggufFile(sizes, []);
  const huge = Buffer.from(whole);
  huge.writeBigUInt64LE(2n ** 60n, 24);
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from("GGUF"),
    Buffer.from("PK\u0003\u0004 zip"),
    whole.subarray(0, 90),
    huge,
  ]) {
    await writeFile(file, bytes);
    expect(readGgufHeader(file)).toBeNull();
  }
});
