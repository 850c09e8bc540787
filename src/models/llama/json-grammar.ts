/**
 * JSON Schema, as zod writes it, → GBNF, llama.cpp's grammars. Narrow on purpose: no white space between tokens and the
 * properties in their order. What a grammar leaves open costs tokens, and each step of it is checked at every token.
 */
import type { JsonSchema } from "../../generation/generator.ts";

/**
 * The grammar; null where the schema has something that it cannot say, and the caller's check has to do alone. An upper
 * bound above `mostRepeated` is left to that check too.
 */
export function jsonGrammar(schema: JsonSchema, mostRepeated = MOST_REPEATED): string | null {
  const rules = new Rules(schema, mostRepeated);
  try {
    const root = rules.of(schema);
    return [`root ::= ${root}`, ...rules.written()].join("\n") + "\n";
  } catch (error) {
    if (error instanceof NotExpressible) return null;
    throw error;
  }
}

class NotExpressible extends Error {}

/** Rules that many schemas use. */
const SHARED = {
  character: String.raw`[^"\\\x00-\x1F\x7F] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F])`,
  string: String.raw`"\"" character* "\""`,
  // JavaScript counts a character beyond the first 65,536 as two, and a schema's bounds with it.
  counted: String.raw`[^"\\\x00-\x1F\x7F\uD800-\uDFFF\U00010000-\U0010FFFF] | "\\" ["\\/bfnrt]`,
  integer: `"-"? ("0" | [1-9] [0-9]*)`,
  number: `integer ("." [0-9]+)? ([eE] [-+]? [0-9]+)?`,
  boolean: `"true" | "false"`,
  value: `string | number | boolean | "null" | object | array`,
  object: String.raw`"{" (string ":" value ("," string ":" value)*)? "}"`,
  array: `"[" (value ("," value)*)? "]"`,
} as const;
/**
 * llama.cpp refuses a grammar whose repetitions, multiplied where one is inside another, come to about 2,000. 512 of them
 * make a token no slower.
 */
const MOST_REPEATED = 64;
const DEEPEST = 32;
/** They say what several rules together say. */
const UNKNOWN = ["allOf", "not", "if", "patternProperties", "dependentSchemas"];

class Rules {
  /** By the place in the schema that a `$ref` names. */
  private readonly named = new Map<string, { readonly name: string; body: string }>();
  private depth = 0;

  constructor(
    private readonly root: JsonSchema,
    private readonly mostRepeated: number,
  ) {}

  written(): string[] {
    return [
      ...[...this.named.values()].map(({ name, body }) => `${name} ::= ${body}`),
      ...Object.entries(SHARED).map(([name, body]) => `${name} ::= ${body}`),
    ];
  }

  of(schema: unknown): string {
    if (schema === true) return "value";
    if (!isRecord(schema) || this.depth >= DEEPEST) throw new NotExpressible();
    this.depth++;
    try {
      return this.body(schema);
    } finally {
      this.depth--;
    }
  }

  private body(schema: JsonSchema): string {
    const { $ref, type } = schema;
    const alternatives = schema["anyOf"] ?? schema["oneOf"];
    if (typeof $ref === "string") return this.reference($ref);
    if (UNKNOWN.some((keyword) => keyword in schema)) throw new NotExpressible();
    if ("const" in schema) return literal(JSON.stringify(schema["const"]));
    if (Array.isArray(schema["enum"]))
      return either(schema["enum"].map((value) => literal(JSON.stringify(value))));
    if (Array.isArray(alternatives)) return either(alternatives.map((one) => this.of(one)));
    if (Array.isArray(type)) return either(type.map((one) => this.of({ ...schema, type: one as unknown })));
    return this.typed(schema);
  }

  private typed(schema: JsonSchema): string {
    switch (schema["type"]) {
      case undefined:
        return "value";
      case "object":
        return this.object(schema);
      case "array":
        return this.array(schema);
      case "string":
        return this.string(schema);
      case "null":
        return `"null"`;
      case "integer":
      case "number":
      case "boolean":
        return schema["type"];
      default:
        throw new NotExpressible();
    }
  }

  private reference(place: string): string {
    const known = this.named.get(place);
    if (known !== undefined) return known.name;
    if (place !== "#" && !place.startsWith("#/")) throw new NotExpressible();
    const target = place
      .split("/")
      .slice(1)
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
      .reduce<unknown>(
        (at, step) => (isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined),
        this.root,
      );
    const rule = { name: `ref${this.named.size}`, body: "" };
    this.named.set(place, rule);
    rule.body = this.of(target);
    return rule.name;
  }

  /** Every property is written, those that may be missing too: a model that may leave one out does. */
  private object(schema: JsonSchema): string {
    const properties = isRecord(schema["properties"]) ? Object.entries(schema["properties"]) : [];
    if (properties.length === 0) {
      const additional = schema["additionalProperties"];
      if (additional === false) return `"{}"`;
      if (!isRecord(additional)) return "object";
      const entry = `string ":" ${this.of(additional)}`;
      return `"{" (${entry} ("," ${entry})*)? "}"`;
    }
    const parts = properties.flatMap(([name, value], i) => [
      literal(`${i === 0 ? "{" : ","}${JSON.stringify(name)}:`),
      this.of(value),
    ]);
    return `${parts.join(" ")} "}"`;
  }

  private string({ minLength, maxLength }: JsonSchema): string {
    const least = typeof minLength === "number" ? minLength : 0;
    const most = this.bound(maxLength);
    if (least > MOST_REPEATED || (most !== null && most < least)) throw new NotExpressible();
    if (least === 0 && most === null) return "string";
    return String.raw`"\"" counted{${least},${most ?? ""}} "\""`;
  }

  private bound(most: unknown): number | null {
    return typeof most === "number" && most <= this.mostRepeated ? most : null;
  }

  private array({ items, prefixItems, minItems, maxItems }: JsonSchema): string {
    if (Array.isArray(prefixItems))
      return prefixItems.length === 0
        ? `"[]"`
        : `"[" ${prefixItems.map((item) => this.of(item)).join(` "," `)} "]"`;
    const item = group(this.of(items ?? true));
    const least = typeof minItems === "number" ? minItems : 0;
    const most = this.bound(maxItems);
    if (least > MOST_REPEATED || (most !== null && most < least)) throw new NotExpressible();
    if (most === 0) return `"[]"`;
    const more = `("," ${item}){${Math.max(0, least - 1)},${most === null ? "" : most - 1}}`;
    return least > 0 ? `"[" ${item} ${more} "]"` : `"[" (${item} ${more})? "]"`;
  }
}

const either = (alternatives: readonly string[]): string => {
  if (alternatives.length === 0) throw new NotExpressible();
  return group([...new Set(alternatives)].join(" | "));
};

const group = (rule: string): string => (/^\w+$/u.test(rule) ? rule : `(${rule})`);

/** A text as GBNF's literal: JSON's escapes and nothing beyond ASCII need a second one here. */
const literal = (text: string): string =>
  `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;

const isRecord = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
