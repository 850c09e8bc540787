/** Which keys a block of the configuration may have, told from the schema itself. */
import * as z from "zod/mini";
import { configSchema } from "./schema.ts";

type Schema = z.core.JSONSchema.JSONSchema;

/** The configuration as it is written (before the defaults), in JSON Schema. */
export const writtenForm = (): Schema => z.toJSONSchema(configSchema, { io: "input" });

/** The blocks that may stand at a schema's place: the schema itself, or the branches of its unions. */
export const blocksOf = (schema: Schema): readonly Schema[] => [
  ...(schema.properties ? [schema] : []),
  ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap(blocksOf),
];

/** The schema of one key of a block; undefined where the block has no such key. */
export const schemaOf = (block: Schema, key: string): Schema | undefined => {
  const properties = block.properties ?? {};
  const schema = Object.hasOwn(properties, key) ? properties[key] : undefined;
  return typeof schema === "object" ? schema : undefined;
};

/**
 * The keys that the block at `path` may have. Of a block with a `type`, those of the type that `written`, the whole
 * configuration as the person wrote it, has chosen there; of all types where it has chosen none.
 */
export const knownKeys = (path: readonly PropertyKey[], written: unknown): readonly string[] => {
  let blocks = blocksOf(writtenForm());
  let value = written;
  for (const step of path) {
    const key = String(step);
    value = valueOf(value, key);
    const inner = blocks.flatMap((block) => blocksOf(schemaOf(block, key) ?? {}));
    blocks = chosen(inner, valueOf(value, "type"));
  }
  return [...new Set(blocks.flatMap((block) => Object.keys(block.properties ?? {})))];
};

const chosen = (blocks: readonly Schema[], type: unknown): readonly Schema[] => {
  const fitting = blocks.filter((block) => type !== undefined && schemaOf(block, "type")?.const === type);
  return fitting.length > 0 ? fitting : blocks;
};

const valueOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
