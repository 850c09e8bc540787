import { expect, test } from "vitest";
import { z } from "zod";
import { jsonGrammar } from "./json-grammar.ts";

const rootOf = (schema: z.ZodType): string | undefined =>
  jsonGrammar(z.toJSONSchema(schema))?.split("\n")[0]?.replace("root ::= ", "");

test("an object's properties stand in their order, without white space", () => {
  expect(rootOf(z.object({ a: z.string(), b: z.number().optional() }))).toBe(
    String.raw`"{\"a\":" string ",\"b\":" number "}"`,
  );
});

test("enums, constants and what may be null are alternatives", () => {
  expect(rootOf(z.enum(["x", 'say "hi"']))).toBe(String.raw`("\"x\"" | "\"say \\\"hi\\\"\"")`);
  expect(rootOf(z.literal(5))).toBe('"5"');
  expect(rootOf(z.string().nullable())).toBe('(string | "null")');
});

test("the bounds of lists and short texts are kept", () => {
  expect(rootOf(z.array(z.boolean()))).toBe('"[" (boolean ("," boolean){0,})? "]"');
  expect(rootOf(z.array(z.boolean()).min(1).max(3))).toBe('"[" boolean ("," boolean){0,2} "]"');
  expect(rootOf(z.string().min(1).max(8))).toBe(String.raw`"\"" counted{1,8} "\""`);
});

test("a bound that is too wide for a grammar is left to whoever reads the output", () => {
  expect(rootOf(z.string().max(5000))).toBe("string");
  expect(rootOf(z.array(z.boolean()).max(5000))).toBe('"[" (boolean ("," boolean){0,})? "]"');
});

test("fewer bounds are kept where a grammar with all of them is too large", () => {
  const schema = z.toJSONSchema(z.array(z.string().max(1)).min(1).max(40));
  expect(jsonGrammar(schema, 1)?.split("\n")[0]).toBe(
    String.raw`root ::= "[" ("\"" counted{0,1} "\"") ("," ("\"" counted{0,1} "\"")){0,} "]"`,
  );
});

test("a schema that refers to itself becomes a rule that does", () => {
  interface Tree {
    children: Tree[];
  }
  const tree: z.ZodType<Tree> = z.object({
    get children() {
      return z.array(tree);
    },
  });
  const grammar = jsonGrammar(z.toJSONSchema(tree)) ?? "";
  expect(grammar).toContain(String.raw`ref0 ::= "{\"children\":" "[" (ref0 ("," ref0){0,})? "]" "}"`);
});

test("what a grammar cannot say gives none", () => {
  expect(jsonGrammar({ not: { type: "string" } })).toBeNull();
  expect(jsonGrammar({ type: "object", properties: { a: { allOf: [] } } })).toBeNull();
  expect(jsonGrammar({ $ref: "https://example.com/schema" })).toBeNull();
});
