/** What a GGUF file's header says that it is. */
import { Buffer } from "node:buffer";
import { open } from "node:fs/promises";
import { z } from "zod";
import { errorText, UserError } from "../errors.ts";
import type { ModelRole } from "../knowledge/model-shelf.ts";
import { sizeOf } from "./files.ts";

/** llama.cpp's architectures that make vectors and write nothing, and a decoder's key that says the same. */
const EMBEDDERS = [
  ...["bert", "nomic-bert", "nomic-bert-moe", "jina-bert-v2", "jina-bert-v3", "modern-bert", "neo-bert"],
  ...["eurobert", "gemma-embedding", "t5encoder"],
];
const POOLING = "pooling_type";
/** LLAMA_POOLING_TYPE_NONE, and _RANK: a score for two texts. */
const NO_POOLING = 0;
const RANK = 4;
/** Parts of another model, and what speaks or hears. */
const NEITHER = ["clip", "wavtokenizer-dec", "t5"];

const metadataSchema = z.object({
  general: z.object({ architecture: z.string(), type: z.string().nullish().catch(null) }),
  split: z.object({ count: z.number() }).nullish().catch(null),
});

export interface GgufFacts {
  readonly role: Exclude<ModelRole, "reranker">;
  readonly architecture: string;
}

/** Rejects with a `UserError` where it is no model that can be used. */
export async function readGguf(path: string): Promise<GgufFacts> {
  await mustBeGguf(path);
  const { general, split, pooling } = await headerOf(path);
  const { architecture, type } = general;
  if ((split?.count ?? 1) > 1)
    throw new UserError(`${path} is one part of ${split?.count ?? 0}`, "smb takes models in one file");
  if (NEITHER.includes(architecture) || (type ?? "model") !== "model")
    throw new UserError(
      `${path} is no model that writes or embeds (${[architecture, type ?? ""].join(" ").trim()})`,
      "It belongs to another file: take that one.",
    );
  if (pooling === RANK)
    throw new UserError(`${path} is a reranker`, "smb takes rerankers in ONNX format: `smb models list`");
  const embeds = EMBEDDERS.includes(architecture) || (pooling !== null && pooling !== NO_POOLING);
  return { role: embeds ? "embedder" : "writer", architecture };
}

async function headerOf(path: string) {
  try {
    const { readGgufFileInfo } = await import("node-llama-cpp");
    const info = await readGgufFileInfo(path, {
      readTensorInfo: false,
      sourceType: "filesystem",
      logWarnings: false,
    });
    // The library reads what lies behind the end as zeros.
    if (info.metadataSize > ((await sizeOf(path)) ?? 0)) throw new Error("the file ends within it");
    const metadata: Readonly<Record<string, unknown>> = { ...info.metadata };
    const known = metadataSchema.parse(metadata);
    const pooling = (metadata[known.general.architecture] as Readonly<Record<string, unknown>> | undefined)?.[
      POOLING
    ];
    return { ...known, pooling: typeof pooling === "number" ? pooling : null };
  } catch (error) {
    throw new UserError(
      `the header of ${path} cannot be read: ${errorText(error)}`,
      "The file may be cut off.",
      undefined,
      {
        cause: error,
      },
    );
  }
}

/** node-llama-cpp reads a file of another kind for a minute before it gives up. `next` is what a person is told to try. */
export async function mustBeGguf(path: string, next?: string): Promise<void> {
  const head = Buffer.alloc(8);
  try {
    const file = await open(path);
    try {
      await file.read(head, 0, head.length, 0);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new UserError(`the model ${path} cannot be read: ${errorText(error)}`, next, undefined, {
      cause: error,
    });
  }
  if (head.toString("latin1", 0, 4) !== "GGUF" || ![2, 3].includes(head.readUInt32LE(4)))
    throw new UserError(`${path} is no GGUF file of version 2 or 3`, next);
}
