/** Which of a published model's ONNX files is loaded. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../errors.ts";

export interface Weights {
  /** Relative to the model's folder. */
  readonly path: string;
  /** `onnx` or "". */
  readonly subfolder: string;
  /** The file's name without `.onnx`. */
  readonly name: string;
}

/**
 * Best first. int8 costs a hair of quality and is 2 to 3 times as fast on a CPU; q4 is smaller but no faster there, and
 * fp16 is computed in fp32 after a conversion. The names are those of transformers.js (`_quantized` is q8) and of
 * sentence-transformers' export, which makes a file for each kind of CPU.
 */
const preferred = (architecture: string): readonly string[] => [
  "model_quantized",
  "model_int8",
  ...(architecture === "arm64" ? ["model_qint8_arm64"] : ["model_quint8_avx2"]),
  "model_uint8",
  "model",
  "model_O2",
  "model_O1",
  "model_fp16",
  "model_q4",
];

/** Rejects with a `UserError` where the folder holds no ONNX file. */
export async function weightsOf(folder: string, architecture: string = process.arch): Promise<Weights> {
  const found: Weights[] = [];
  for (const subfolder of ["onnx", ""])
    for (const file of await namesIn(join(folder, subfolder)))
      if (file.endsWith(".onnx"))
        found.push({ path: join(subfolder, file), subfolder, name: file.slice(0, -".onnx".length) });
  const order = preferred(architecture);
  const rank = ({ name }: Weights): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const [best] = found.sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
  if (best === undefined)
    throw new UserError(
      `${folder} holds no ONNX model`,
      "A model's folder has config.json, tokenizer.json and onnx/model.onnx or onnx/model_quantized.onnx.",
    );
  return best;
}

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);
