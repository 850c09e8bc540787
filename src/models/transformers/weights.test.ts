import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { weightsOf } from "./weights.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-weights-"));
  await mkdir(join(folder, "onnx"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = async (...paths: readonly string[]) => {
  for (const path of paths) await writeFile(join(folder, path), "");
};
const chosen = async (architecture?: string) => (await weightsOf(folder, architecture)).path;

test("int8 is taken before fp32, and fp32 before what a CPU has to convert", async () => {
  await put("onnx/model_fp16.onnx", "onnx/model_q4.onnx");
  expect(await chosen()).toBe(join("onnx", "model_fp16.onnx"));
  await put("onnx/model.onnx");
  expect(await chosen()).toBe(join("onnx", "model.onnx"));
  await put("onnx/model_int8.onnx", "onnx/model_quantized.onnx");
  expect(await chosen()).toBe(join("onnx", "model_quantized.onnx"));
});

test("of files made for one kind of CPU the machine's own is taken", async () => {
  await put("onnx/model_qint8_arm64.onnx", "onnx/model_quint8_avx2.onnx", "onnx/model.onnx");
  expect(await chosen("arm64")).toBe(join("onnx", "model_qint8_arm64.onnx"));
  expect(await chosen("x64")).toBe(join("onnx", "model_quint8_avx2.onnx"));
});

test("a file by another name is taken where it is the only one; a folder without any is refused", async () => {
  await expect(weightsOf(folder)).rejects.toThrow(/holds no ONNX model/);
  await put("mine.onnx");
  expect(await weightsOf(folder)).toEqual({ path: "mine.onnx", subfolder: "", name: "mine" });
});
