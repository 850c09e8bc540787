/** A request → tokens, by the model's own chat template; and the model's tokens → the text of its answer. */
import type { ChatHistoryItem, ChatWrapper, LlamaModel, LlamaText, Token } from "node-llama-cpp";
import { withoutReasoning } from "../../generation/reasoning.ts";

export interface ChatPrompt {
  /** The same for every mail with this system text. */
  readonly prefix: readonly Token[];
  readonly rest: readonly Token[];
  /** The template has opened the model's reasoning: what it writes begins inside of it. */
  readonly opened: string | null;
  /** Texts that end the answer, where no token does. */
  readonly stops: readonly string[];
}

/** Any two texts that begin differently, to see where the user's text begins. */
const PROBES = ["a", "1 b"] as const;
const MARK = "<(?:think|thinking|thought|reasoning)>";
const OPENED = new RegExp(`${MARK}\\s*$`, "u");
/** In the template's source, where it begins the model's turn: a literal that ends with the mark. */
const OPENS = new RegExp(`add_generation_prompt[^]{0,1000}?(${MARK})(?:\\\\n|\\s)*['"]`, "u");

/**
 * The prompt for a system and a user text. Both are plain text to the tokenizer: `<|im_end|>` in a mail is seven
 * characters and more, and never the token that ends a turn. What the template itself writes has its tokens.
 */
export function chatPrompt(
  model: LlamaModel,
  wrapper: ChatWrapper,
  system: string,
  user: string,
): ChatPrompt {
  const rendered = (text: string) => {
    const chatHistory: ChatHistoryItem[] = [
      { type: "system", text: system },
      { type: "user", text },
      { type: "model", response: [] },
    ];
    const { contextText, stopGenerationTriggers } = wrapper.generateContextState({ chatHistory });
    return { contextText, stopGenerationTriggers, tokens: contextText.tokenize(model.tokenizer) };
  };
  const [one, other] = PROBES.map((probe) => rendered(probe).tokens);
  const { contextText, stopGenerationTriggers, tokens } = rendered(user);
  const shared = Math.min(commonLength(one ?? [], tokens), commonLength(one ?? [], other ?? []));
  const written = OPENED.exec(contextText.toString().slice(-64))?.[0];
  // The library's reading of a template leaves out what it opens the model's turn with.
  const left = written === undefined ? opensWith(model) : null;
  return {
    prefix: tokens.slice(0, shared),
    rest: [...tokens.slice(shared), ...(left === null ? [] : model.tokenize(left, true))],
    opened: written ?? left,
    stops: stopGenerationTriggers
      .filter(({ values }) =>
        values.every((value) => typeof value === "string" || "tokenizeSpecialTokensOnly" in value),
      )
      .map((trigger) => trigger.toString())
      .filter((text) => !isEnd(model, text)),
  };
}

function opensWith(model: LlamaModel): string | null {
  const { tokenizer } = model.fileInfo.metadata;
  const template = tokenizer.chat_template ?? "";
  const mark = OPENS.exec(template.slice(template.lastIndexOf("add_generation_prompt") || 0))?.[1];
  return mark === undefined ? null : `${mark}\n`;
}

const isEnd = (model: LlamaModel, text: string): boolean => {
  const tokens = model.tokenize(text, true);
  return text.trim() === "" || (tokens.length === 1 && model.isEogToken(tokens[0]));
};

function commonLength(a: readonly Token[], b: readonly Token[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** Closes a reasoning that the template has opened: an answer that is held to a grammar has no room for it. */
export const closing = (opened: string): string => `${opened.trim().replace("<", "</")}\n\n`;

/** gpt-oss puts its answer into a channel of its own, behind those that it thinks in. */
const FINAL = "<|channel|>final<|message|>";

/** What the model said, without its reasoning and the tokens that stand for no text. */
export function answerText(
  model: LlamaModel,
  wrapper: ChatWrapper,
  tokens: readonly Token[],
  prompt: Pick<ChatPrompt, "opened" | "stops">,
): string {
  let text = (prompt.opened ?? "") + model.detokenize(tokens, true);
  for (const stop of prompt.stops) text = before(text, stop);
  const { thought, comment } = wrapper.settings.segments ?? {};
  for (const segment of [thought, comment])
    if (segment !== undefined) text = withoutSegment(text, segment.prefix, segment.suffix);
  text = withoutReasoning(text.slice(behind(text, FINAL)));
  for (const token of new Set(tokens.filter((token) => model.isSpecialToken(token)))) {
    const mark = model.detokenize([token], true);
    if (mark !== "") text = text.replaceAll(mark, "");
  }
  return text.trim();
}

const before = (text: string, mark: string): string => {
  const at = text.indexOf(mark);
  return at < 0 ? text : text.slice(0, at);
};

const behind = (text: string, mark: string): number => {
  const at = text.lastIndexOf(mark);
  return at < 0 ? 0 : at + mark.length;
};

function withoutSegment(
  text: string,
  prefix: string | LlamaText | { readonly type: "openedOnStart" },
  suffix: string | LlamaText | undefined,
): string {
  const close = suffix?.toString().trim() ?? "";
  const open = typeof prefix === "object" && "type" in prefix ? "" : prefix.toString().trim();
  if (open === "") return close === "" ? text : text.slice(behind(text, close));
  const [first = "", ...segments] = text.split(open);
  // One that is never closed takes all behind it.
  return first + segments.map((part) => (close === "" ? "" : part.slice(closedAt(part, close)))).join("");
}

const closedAt = (part: string, close: string): number => {
  const at = part.indexOf(close);
  return at < 0 ? part.length : at + close.length;
};
