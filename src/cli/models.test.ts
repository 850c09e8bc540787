import type { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeGgufChat } from "../../fixtures/models/gguf-chat.ts";
import { hubServer, type HubServer } from "../../fixtures/models/hub-server.ts";
import { writeOnnxFolder } from "../../fixtures/models/onnx-folder.ts";
import { type TestShell, testShell } from "../../fixtures/shell.ts";
import { ExitCode, UserError } from "../errors.ts";
import { sizeText } from "./models.ts";
import { runProgram } from "./program.ts";

const FILES = ["config.json", "tokenizer_config.json", "tokenizer.json", "onnx/model_quantized.onnx"];

let hub: HubServer;
let shell: TestShell;
beforeEach(async () => {
  const probe = testShell();
  const folder = await writeOnnxFolder(join(probe.cwd, "published"), { precision: "int8" });
  const contents = await Promise.all(
    FILES.map(async (path) => [path, await readFile(join(folder, path))] as const),
  );
  hub = await hubServer("Xenova/multilingual-e5-small", Object.fromEntries<Buffer>(contents));
  shell = testShell({ env: { HF_ENDPOINT: hub.url } });
});
afterEach(() => hub.close());

/** Runs a command; gives its exit code and what it printed. */
async function run(...argv: readonly string[]): Promise<{ code: ExitCode; out: string }> {
  const before = shell.said().out.length;
  const code = await runProgram(argv, shell);
  return { code, out: shell.said().out.slice(before) };
}
const listed = async (...options: readonly string[]) => {
  const { out } = await run("models", "list", "--json", ...options);
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { name: string; installed: boolean; inUse: boolean });
};
const failure = (...argv: readonly string[]) => expect(run(...argv)).rejects;

test("a model is pulled, used, listed, put out of use and removed", async () => {
  expect((await listed()).filter(({ inUse }) => inUse)).toMatchObject([{ name: "static" }]);
  expect(await run("models", "pull", "multilingual-e5-small")).toMatchObject({ code: ExitCode.done });
  const used = await run("models", "use", "multilingual-e5-small", "--json");
  expect(JSON.parse(used.out)).toMatchObject({ name: "multilingual-e5-small", role: "embedder" });
  expect((await listed("--verify")).filter(({ inUse }) => inUse)).toMatchObject([
    { name: "multilingual-e5-small", installed: true },
  ]);
  await failure("models", "rm", "multilingual-e5-small").toThrow(/is in use/);
  expect((await run("models", "use", "static")).out).toMatch(/embedded default/);
  expect((await run("models", "rm", "multilingual-e5-small")).out).toMatch(/is removed/);
  expect((await listed()).filter(({ installed }) => installed)).toMatchObject([{ name: "static" }]);
});

test("a folder is named relative to the current one, and a name without a separator is one of the catalogue", async () => {
  await writeOnnxFolder(join(shell.cwd, "mine"));
  const used = await run("models", "use", "./mine", "--json", "--query-prefix", "ask: ");
  expect(JSON.parse(used.out)).toMatchObject({ name: "mine", dimension: 32 });
  await failure("models", "use", "mine").toThrow(/not in the catalogue/);
});

test("an interrupted download ends with the exit code of an interrupt, and the next one goes on", async () => {
  const abort = new AbortController();
  shell = testShell({ env: { HF_ENDPOINT: hub.url }, signal: abort.signal });
  hub.misbehave.push((_, response) => {
    response.writeHead(200).flushHeaders();
    setTimeout(() => abort.abort(), 20);
    return true;
  });
  const error = await run("models", "pull", "multilingual-e5-small").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ exitCode: ExitCode.interrupted });
});

test.each([
  [0, "0 kB"],
  [1, "1 kB"],
  [1_000_000, "1 MB"],
  [146_146_432, "146 MB"],
  [2_270_000_000, "2.3 GB"],
])("%d bytes are %s", (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test("the list shows each role under its heading, and of a writer its memory, licence and terms", async () => {
  const { out } = await run("models", "list");
  const at = ["\nembedder: ", "\nreranker: ", "\nwriter: "].map((heading) => `\n${out}`.indexOf(heading));
  expect(at.every((place) => place >= 0)).toBe(true);
  expect([...at].sort((a, b) => a - b)).toEqual(at);
  expect(out).toMatch(/qwen2\.5-1\.5b-instruct.*\n.*\n.*1\.1 GB · 1\.6 GB of memory · Apache-2\.0/);
  expect(out).toMatch(/gemma-3-4b-it[^]{0,400}first accept its terms at https/);
});

test("an address is no path, and what it brings is used by the same address", async () => {
  await hub.close();
  const file = await writeGgufChat(join(shell.cwd, "published.gguf"), { script: "Hello." });
  hub = await hubServer("owner/repo", { "tiny.gguf": await readFile(file) });
  shell = testShell({ env: { HF_ENDPOINT: hub.url } });
  const pulled = await run("models", "pull", "hf:owner/repo/tiny.gguf");
  expect(pulled.out).toMatch(/put it to use with: smb models use hf:owner\/repo\/tiny\.gguf/);
  expect((await run("models", "use", "hf:owner/repo/tiny.gguf")).out).toMatch(/writes from now on/);
  expect((await listed()).filter(({ inUse }) => inUse)).toMatchObject([
    { name: "static" },
    { name: "hf:owner/repo/tiny.gguf", role: "writer" },
  ]);
  expect((await run("models", "use", "no-writer")).out).toMatch(/word for word/);
  expect((await run("models", "rm", "hf:owner/repo/tiny.gguf")).out).toMatch(/is removed/);
  await failure("models", "pull", "hf:owner/../tiny.gguf").toThrow(/no address/);
});
