/** Text → token ids, through the model's own tokenizer, cut to what the model can read. */

/** The part of transformers.js' tokenizer that is used. */
export interface Tokenizer {
  (
    text: string,
    options: {
      readonly text_pair?: string;
      readonly add_special_tokens: true;
      readonly return_tensor: false;
      readonly return_token_type_ids: true;
    },
  ): { readonly input_ids: number[]; readonly token_type_ids?: number[] };
  readonly model_max_length: number;
  readonly pad_token_id?: number | null;
}

export interface Tokens {
  readonly ids: readonly number[];
  /** 0 for the first text and 1 for the second; null where the tokenizer tells them apart otherwise. */
  readonly types: readonly number[] | null;
}

/**
 * A token is rarely of more than a dozen characters. What lies beyond as many times the model's maximum would be cut off
 * anyway; cut before, a text of megabytes costs no time.
 */
const CHARACTERS_PER_TOKEN = 24;
/** Of a pair's tokens, the most that the first text (a query) takes. */
const FIRST_SHARE = 0.5;

export class TokenReader {
  /** Special tokens after the last text, as [SEP] or </s>: they stay where a text is cut. */
  private readonly tail: number;
  private readonly aroundOne: number;
  private readonly aroundPair: number;

  constructor(
    private readonly tokenizer: Tokenizer,
    readonly maxTokens: number,
  ) {
    const nothing = this.read("").ids;
    const something = this.read("a").ids;
    const before = nothing.findIndex((id, i) => id !== something[i]);
    this.tail = before < 0 ? 0 : nothing.length - before;
    this.aroundOne = nothing.length;
    this.aroundPair = this.read("", "").ids.length;
  }

  single(text: string): Tokens {
    return this.cut(this.read(this.short(text)));
  }

  /** Both texts with special tokens between. The second one is cut first; the first where it takes more than half. */
  pair(first: string, second: string): Tokens {
    const room = Math.floor((this.maxTokens - this.aroundPair) * FIRST_SHARE);
    return this.cut(this.read(this.beginning(first, room), this.short(second)));
  }

  /** The beginning of a text that has at most so many tokens: cut in proportion until it fits. */
  private beginning(text: string, most: number): string {
    let rest = text.slice(0, most * CHARACTERS_PER_TOKEN);
    for (;;) {
      const count = this.read(rest).ids.length - this.aroundOne;
      if (count <= most || rest === "") return rest;
      rest = rest.slice(0, Math.min(rest.length - 1, Math.floor((rest.length * most) / count)));
    }
  }

  private cut({ ids, types }: Tokens): Tokens {
    const over = ids.length - this.maxTokens;
    if (over <= 0) return { ids, types };
    const at = ids.length - this.tail - over;
    return { ids: without(ids, at, over), types: types && without(types, at, over) };
  }

  private short(text: string): string {
    return text.slice(0, this.maxTokens * CHARACTERS_PER_TOKEN);
  }

  private read(text: string, pair?: string): Tokens {
    const read = this.tokenizer(text, {
      ...(pair === undefined ? {} : { text_pair: pair }),
      add_special_tokens: true,
      return_tensor: false,
      return_token_type_ids: true,
    });
    return { ids: read.input_ids, types: read.token_type_ids ?? null };
  }
}

const without = (values: readonly number[], at: number, count: number): readonly number[] => [
  ...values.slice(0, at),
  ...values.slice(at + count),
];
