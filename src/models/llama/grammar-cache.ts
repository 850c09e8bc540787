/** The grammars of the schemas that were asked for: the same few for every mail. */
import type { Llama, LlamaGrammar } from "node-llama-cpp";
import type { JsonSchema } from "../../generation/generator.ts";
import { jsonGrammar } from "./json-grammar.ts";

const MOST = 8;

export class GrammarCache {
  private readonly known = new Map<string, LlamaGrammar | null>();

  constructor(private readonly llama: Llama) {}

  /** Null where the schema cannot be held to: the output is then free, and checked by whoever asked. */
  async of(schema: JsonSchema): Promise<LlamaGrammar | null> {
    const key = JSON.stringify(schema);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = await this.made(schema);
    const [oldest] = this.known.keys();
    if (oldest !== undefined && this.known.size >= MOST) this.known.delete(oldest);
    this.known.set(key, made);
    return made;
  }

  private async made(schema: JsonSchema): Promise<LlamaGrammar | null> {
    // llama.cpp refuses a grammar that it finds too large, which upper bounds make it. Their check is the caller's then.
    return (await this.accepted(jsonGrammar(schema))) ?? (await this.accepted(jsonGrammar(schema, 1)));
  }

  private async accepted(grammar: string | null): Promise<LlamaGrammar | null> {
    return grammar === null ? null : this.llama.createGrammar({ grammar }).catch(() => null);
  }
}
