/** A model's answer as checked JSON: the schema is given to the model, and its output is read by the same schema. */
import { z } from "zod";
import { GenerationError, type GenerationRequest, type Generator } from "./generator.ts";
import { withoutReasoning } from "./reasoning.ts";

/** An output of megabytes is no answer, whatever it says; reading it would only take time. */
const LONGEST_OUTPUT = 500_000;

/**
 * What the model says, of the schema's form.
 *
 * @throws {GenerationError} `malformed` where its output is not of that form; what `generate` throws.
 */
export async function generateStructured<Schema extends z.ZodType>(
  schema: Schema,
  request: Omit<GenerationRequest, "schema">,
  generator: Generator,
): Promise<z.output<Schema>> {
  const asked = z.toJSONSchema(schema, { io: "output" });
  const { text, finish } = await generator.generate({ ...request, schema: asked });
  if (finish === "length") throw new GenerationError("malformed", "the output ends at the token budget");
  if (text.length > LONGEST_OUTPUT)
    throw new GenerationError("malformed", `the output has ${text.length} characters`);
  const parsed = schema.safeParse(jsonIn(withoutReasoning(text)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new GenerationError(
    "malformed",
    `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not of its form"}`,
  );
}

/** The output's JSON: models that cannot be held to a schema put a fence or a word around it, or an object behind it. */
function jsonIn(text: string): unknown {
  const first = text.indexOf("{");
  const last = text.lastIndexOf("}");
  if (first < 0 || last < first) throw new GenerationError("malformed", "the output holds no JSON");
  try {
    return JSON.parse(text.slice(first, last + 1)) as unknown;
  } catch (error) {
    const end = endOfObject(text, first);
    if (end === last + 1) throw new GenerationError("malformed", "the output is no JSON", { cause: error });
    try {
      return JSON.parse(text.slice(first, end)) as unknown;
    } catch (cause) {
      throw new GenerationError("malformed", "the output is no JSON", { cause });
    }
  }
}

/** Behind the brace that closes the one at `first`; braces in strings are text. One pass, whatever the text is. */
function endOfObject(text: string, first: number): number {
  let depth = 0;
  let inString = false;
  for (let at = first; at < text.length; at++) {
    const sign = text[at];
    if (inString && sign === "\\") at++;
    else if (sign === '"') inString = !inString;
    else if (!inString && sign === "{") depth++;
    else if (!inString && sign === "}" && --depth === 0) return at + 1;
  }
  return first;
}
