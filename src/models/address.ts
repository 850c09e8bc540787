/** `hf:` addresses: a model on Hugging Face, or a mirror of it, that is not in the catalogue. */
import { createHash } from "node:crypto";
import { UserError } from "../errors.ts";

const SCHEME = "hf:";
/** What Hugging Face takes for the names of owners, repositories and files; no `..`, no empty part, nothing hidden. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const FORM = "hf:OWNER/REPO/FILE.gguf, or hf:OWNER/REPO for a model in ONNX format";

export interface HubAddress {
  /** In the one form that stands for it everywhere. */
  readonly name: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Of the repository; null for a model in ONNX format, whose files are known. */
  readonly file: string | null;
}

export const isHubAddress = (text: string): boolean => text.toLowerCase().startsWith(SCHEME);

/** Rejects with a `UserError` what is no such address, or would lead out of the models' folder. */
export function hubAddress(text: string): HubAddress {
  const [owner = "", repo = "", ...path] = text.slice(SCHEME.length).split("/");
  const isSound = [owner, repo, ...path].every((part) => NAME.test(part) && !part.includes(".."));
  if (!isHubAddress(text) || !isSound) throw new UserError(`${shown(text)} is no address of a model`, FORM);
  const file = path.length === 0 ? null : path.join("/");
  if (file !== null && !file.endsWith(".gguf"))
    throw new UserError(`${shown(text)} is no GGUF file`, `only these are taken: ${FORM}`);
  if (file !== null && SPLIT.test(file))
    throw new UserError(
      `${shown(text)} is one part of a model that was cut in several`,
      "its publisher may offer it whole in fewer bits; smb takes models in one file",
    );
  const repository = `${owner}/${repo}`;
  return { name: `${SCHEME}${[repository, ...path].join("/")}`, repository, file };
}

/** As llama.cpp's gguf-split names its parts. */
const SPLIT = /-\d{5}-of-\d{5}\.gguf$/;

/** A folder's name for the address, on every system: files of one repository are models of their own. */
export function hubFolder(name: string): string {
  const { repository } = hubAddress(name);
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `hf--${repository.replace("/", "--").toLowerCase()}--${hash}`;
}

const shown = (text: string): string => JSON.stringify(text.slice(0, 200));

/** What a model in ONNX format has to have, the weights in the order of preference, and what says how it is read. */
const ONNX_NEEDED = ["config.json", "tokenizer_config.json", "tokenizer.json"];
const ONNX_WEIGHTS = ["onnx/model_quantized.onnx", "onnx/model_int8.onnx", "onnx/model.onnx", "model.onnx"];
const ONNX_OPTIONAL = ["config_sentence_transformers.json", "1_Pooling/config.json"];
const MOST_NAMED = 8;

/** What is fetched for an address. Names that the server gives are compared, and never used as paths. */
export function filesOf({
  repository,
  file,
}: HubAddress): (available: readonly string[]) => readonly string[] {
  return (available) => {
    if (file !== null) return [file];
    const weights = ONNX_WEIGHTS.find((path) => available.includes(path));
    if (weights === undefined) throw noOnnx(repository, available);
    return [...ONNX_NEEDED, ...ONNX_OPTIONAL.filter((path) => available.includes(path)), weights];
  };
}

function noOnnx(repository: string, available: readonly string[]): UserError {
  const others = available.filter((path) => path.endsWith(".gguf") && NAME.test(path) && !SPLIT.test(path));
  const named = others.slice(0, MOST_NAMED).map((path) => `${SCHEME}${repository}/${path}`);
  return new UserError(
    `${repository} has no model in ONNX format`,
    named.length === 0 ? FORM : `in GGUF format it has ${named.join(", ")}`,
  );
}
