/** Which models are in use: a small file in smb's home, since the configuration is the owner's to write. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { errorText, UserError } from "../errors.ts";
import type { ModelRole } from "../knowledge/model-shelf.ts";
import { POOLINGS } from "./description.ts";
import { writeJson } from "./files.ts";

const localSchema = z.strictObject({
  kind: z.literal("local"),
  name: z.string(),
  role: z.enum(["embedder", "reranker", "writer"]),
  format: z.enum(["onnx", "gguf"]),
  path: z.string(),
  revision: z.string(),
  /** Of the weights, to notice a changed file without reading it. */
  bytes: z.number(),
  prompts: z.strictObject({ query: z.string(), passage: z.string() }),
  pooling: z.enum(POOLINGS),
  maxTokens: z.number().nullable(),
});
const choiceSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("catalogue"), name: z.string() }),
  localSchema,
]);
const fileSchema = z.strictObject({
  version: z.literal(1),
  embedder: choiceSchema.nullable(),
  reranker: choiceSchema.nullable(),
  previousEmbedder: choiceSchema.nullable().optional(),
  writer: choiceSchema.nullable().optional(),
});

/** A model of the catalogue by its name, or the owner's own as it was when it was put to use. */
export type ModelChoice = z.infer<typeof choiceSchema>;
/** Null stands for the embedded default, for no reranker, and for no writer. */
export interface ModelChoices extends Readonly<Record<ModelRole, ModelChoice | null>> {
  /** The embedder that was in use before: its vectors are searched until those of the new one are all there. */
  readonly previousEmbedder: ModelChoice | null;
}

const NO_CHOICES: ModelChoices = {
  embedder: null,
  reranker: null,
  previousEmbedder: null,
  writer: null,
};

/** What `file` says; nothing is chosen where there is none. Rejects with a `UserError` where it cannot be read. */
export async function readChoices(file: string): Promise<ModelChoices> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return NO_CHOICES;
    throw unreadable(file, error);
  }
  try {
    const chosen = fileSchema.parse(JSON.parse(text));
    const { embedder, reranker, previousEmbedder = null, writer = null } = chosen;
    return { embedder, reranker, previousEmbedder, writer };
  } catch (error) {
    throw unreadable(file, error);
  }
}

export const writeChoices = (file: string, choices: ModelChoices): Promise<void> =>
  writeJson(file, { version: 1, ...choices });

const unreadable = (file: string, error: unknown): UserError =>
  new UserError(
    `${file}, which says what models are in use, cannot be read: ${firstProblem(error)}`,
    "Delete it, and choose again with `smb models use NAME`.",
    undefined,
    { cause: error },
  );

function firstProblem(error: unknown): string {
  if (!(error instanceof z.ZodError)) return errorText(error);
  const [issue] = error.issues;
  return `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not of its form"}`;
}
