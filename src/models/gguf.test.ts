import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeGgufEmbedder } from "../../fixtures/models/gguf-bert.ts";
import { writeGgufChat } from "../../fixtures/models/gguf-chat.ts";
import { ggufFile, type GgufValue } from "../../fixtures/models/gguf.ts";
import { UserError } from "../errors.ts";
import { readGguf } from "./gguf.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-gguf-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileWith(metadata: Readonly<Record<string, GgufValue>>): Promise<string> {
  const file = join(folder, "made.gguf");
  await writeFile(file, ggufFile(metadata, []));
  return file;
}
const architecture = (name: string) => ({ "general.architecture": { string: name } });

test("a chat model writes, and a BERT embeds", async () => {
  const chat = await writeGgufChat(join(folder, "chat.gguf"), { script: "Hello." });
  expect((await readGguf(chat)).role).toBe("writer");
  const embedder = await writeGgufEmbedder(join(folder, "embedder.gguf"));
  expect(await readGguf(embedder)).toEqual({ role: "embedder", architecture: "bert" });
});

test.each([
  ["qwen3", {}, "writer"],
  ["qwen3", { "qwen3.pooling_type": { uint32: 3 } }, "embedder"],
  ["llama", { "llama.pooling_type": { uint32: 0 } }, "writer"],
  ["gemma-embedding", {}, "embedder"],
  ["nomic-bert", {}, "embedder"],
  ["an-architecture-of-tomorrow", {}, "writer"],
])("%s with %j is a model that is used as %s", async (name, more, role) => {
  expect((await readGguf(await fileWith({ ...architecture(name), ...more }))).role).toBe(role);
});

test.each([
  ["a picture's projector", architecture("clip"), /no model that writes or embeds \(clip\)/],
  [
    "an adapter",
    { ...architecture("llama"), "general.type": { string: "adapter" } },
    /no model that writes or embeds/,
  ],
  ["a reranker", { ...architecture("bert"), "bert.pooling_type": { uint32: 4 } }, /is a reranker/],
  ["one part of several", { ...architecture("llama"), "split.count": { uint32: 3 } }, /one part of 3/],
  ["a file that says nothing", {}, /header of .* cannot be read/],
] as const)("%s is refused", async (_, metadata, told) => {
  const reading = readGguf(await fileWith(metadata));
  await expect(reading).rejects.toThrow(UserError);
  await expect(readGguf(join(folder, "made.gguf"))).rejects.toThrow(told);
});

test("a header that lies, is cut off or is none is refused within a moment", async () => {
  const whole = await writeGgufEmbedder(join(folder, "whole.gguf"));
  const bytes = await readFile(whole);
  const lie = (at: number) => {
    const lying = bytes.subarray();
    const copy = new Uint8Array(lying);
    new DataView(copy.buffer).setBigUint64(at, 2n ** 60n, true);
    return copy;
  };
  for (const content of [lie(16), lie(24), new Uint8Array(), "GGUF", `GGUF${"\0".repeat(100)}`, "<html>"]) {
    const file = join(folder, "lie.gguf");
    await writeFile(file, content);
    await expect(readGguf(file)).rejects.toThrow(UserError);
  }
  await truncate(whole, 60);
  await expect(readGguf(whole)).rejects.toThrow(UserError);
  await expect(readGguf(join(folder, "nothing.gguf"))).rejects.toThrow(/cannot be read/);
});
