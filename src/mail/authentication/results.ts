/** The grammar of Authentication-Results (RFC 8601, 2.2), as far as results are read from it. */

export interface MethodResult {
  readonly method: string;
  readonly result: string;
  /** `header.from` → `example.org`. */
  readonly properties: ReadonlyMap<string, string>;
}

export interface AuthenticationResults {
  readonly authservId: string;
  readonly results: readonly MethodResult[];
}

type Token = { readonly kind: "word"; readonly text: string } | { readonly kind: "=" | ";" };

const readQuoted = (text: string, from: number): { value: string; end: number } => {
  let value = "";
  let at = from + 1;
  for (; at < text.length && text[at] !== '"'; at++) {
    if (text[at] === "\\") at++;
    value += text[at] ?? "";
  }
  return { value, end: at + 1 };
};

/** The position after the comment that opens here; comments nest. */
const skipComment = (text: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return at + 1;
  }
  return text.length;
};

const tokenise = (text: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? "";
    if (/\s/.test(character)) at++;
    else if (character === "(") at = skipComment(text, at);
    else if (character === '"') {
      const { value, end } = readQuoted(text, at);
      tokens.push({ kind: "word", text: value });
      at = end;
    } else if (character === "=" || character === ";") {
      tokens.push({ kind: character });
      at++;
    } else {
      const start = at;
      while (at < text.length && !/[\s;="(]/.test(text[at] ?? "")) at++;
      tokens.push({ kind: "word", text: text.slice(start, at) });
    }
  }
  return tokens;
};

const sections = (tokens: readonly Token[]): Token[][] => {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === ";") parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
};

const readResult = (tokens: readonly Token[]): MethodResult[] => {
  const pairs: [string, string][] = [];
  for (const [index, token] of tokens.entries()) {
    const name = tokens[index - 1];
    const value = tokens[index + 1];
    if (token.kind === "=" && name?.kind === "word" && value?.kind === "word")
      pairs.push([name.text.toLowerCase(), value.text.toLowerCase()]);
  }
  const [first, ...properties] = pairs;
  // `dkim/1=pass`: the method may carry a version.
  return first === undefined
    ? []
    : [{ method: first[0].replace(/\/\d*$/, ""), result: first[1], properties: new Map(properties) }];
};

/** One header value, or null where it names no authserv-id. Never throws. */
export const authenticationResults = (value: string): AuthenticationResults | null => {
  const [head, ...rest] = sections(tokenise(value));
  const id = head?.[0];
  if (id?.kind !== "word" || head?.[1]?.kind === "=") return null;
  return { authservId: id.text, results: rest.flatMap(readResult) };
};

/** Whether results under this name are those of the server that the owner named: by its name, or as `*.example.org`. */
export const isOfServer = (authservId: string, own: string): boolean => {
  const name = authservId.toLowerCase();
  const wanted = own.toLowerCase();
  return wanted.startsWith("*.")
    ? name.endsWith(wanted.slice(1)) && name.length > wanted.length - 1
    : name === wanted;
};
