import { expect, test } from "vitest";
import { UserError } from "../errors.ts";
import { filesOf, hubAddress, hubFolder, isHubAddress } from "./address.ts";

test("an address names a GGUF file, or a repository with a model in ONNX format", () => {
  expect(hubAddress("hf:Qwen/Qwen3-4B-GGUF/Qwen3-4B-Q4_K_M.gguf")).toEqual({
    name: "hf:Qwen/Qwen3-4B-GGUF/Qwen3-4B-Q4_K_M.gguf",
    repository: "Qwen/Qwen3-4B-GGUF",
    file: "Qwen3-4B-Q4_K_M.gguf",
  });
  expect(hubAddress("HF:owner/repo/Q4/model.gguf")).toMatchObject({
    name: "hf:owner/repo/Q4/model.gguf",
    file: "Q4/model.gguf",
  });
  expect(hubAddress("hf:Xenova/all-MiniLM-L6-v2")).toMatchObject({ file: null });
  expect(isHubAddress("hf:x")).toBe(true);
  expect(isHubAddress("/hf:/x")).toBe(false);
});

test.each([
  "hf:",
  "hf:owner",
  "hf:owner/",
  "hf:/repo/x.gguf",
  "hf:../../etc/passwd.gguf",
  "hf:owner/../x.gguf",
  "hf:owner/repo/../../x.gguf",
  "hf:owner/repo/..%2f..%2fx.gguf",
  "hf:owner/repo//x.gguf",
  "hf:owner/repo/.hidden.gguf",
  "hf:owner/repo/a..b.gguf",
  "hf:owner\\..\\x/repo/x.gguf",
  "hf:owner/repo/C:x.gguf",
  "hf:owner/repo/x.gguf?download=true",
  "hf:owner/repo/x.gguf#y",
  "hf:user:pass@host/repo/x.gguf",
  "hf:owner/repo/x y.gguf",
  "hf:owner/repo/\u001b[2Jx.gguf",
  "hf:owner/repo/model.bin",
  "hf:owner/repo/model.safetensors",
  "hf:owner/repo/config.json",
  "hf:owner/repo/model-00001-of-00003.gguf",
  `hf:owner/repo/${"x".repeat(300)}.gguf`,
])("%j is refused, in words that a terminal can bear", (text) => {
  expect(() => hubAddress(text)).toThrow(UserError);
  expect(() => hubAddress(text)).toThrow(/^[^\u0000-\u001f]+$/);
});

test("each file has a folder of its own, whose name every system takes", () => {
  const names = ["hf:a/b/x.gguf", "hf:a/b/y.gguf", "hf:a/b/sub/x.gguf", "hf:a/b", "hf:a-/b/x.gguf"];
  const folders = names.map(hubFolder);
  expect(new Set(folders).size).toBe(names.length);
  for (const folder of folders) expect(folder).toMatch(/^hf--[a-z0-9._-]+--[0-9a-f]{8}$/);
});

test("of a repository the known files alone are fetched, whatever names the server gives", () => {
  const files = filesOf(hubAddress("hf:owner/repo"));
  const some = [
    "config.json",
    "tokenizer_config.json",
    "tokenizer.json",
    "1_Pooling/config.json",
    "onnx/model.onnx",
    "../../x.onnx",
    "run.py",
  ];
  expect(files(some)).toEqual([
    "config.json",
    "tokenizer_config.json",
    "tokenizer.json",
    "1_Pooling/config.json",
    "onnx/model.onnx",
  ]);
  expect(files([...some, "onnx/model_quantized.onnx"]).at(-1)).toBe("onnx/model_quantized.onnx");
  expect(filesOf(hubAddress("hf:owner/repo/x.gguf"))(some)).toEqual(["x.gguf"]);
});

test("a repository without a model in ONNX format says which GGUF files it has", () => {
  const files = filesOf(hubAddress("hf:owner/repo"));
  const available = ["a.gguf", "b-00001-of-00002.gguf", "../evil.gguf", "c\u001b.gguf"];
  expect(() => files(available)).toThrow(
    expect.objectContaining({ next: "in GGUF format it has hf:owner/repo/a.gguf" }) as Error,
  );
  expect(() => files([])).toThrow(
    expect.objectContaining({ next: expect.stringMatching(/hf:OWNER/) as string }) as Error,
  );
});
