/** A YAML file as a value, with the line of each of its keys. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { Document, ErrorCode, Pair } from "yaml";

export interface YamlFault {
  /** From 1. */
  readonly line: number;
  /** The key at fault, from the root; empty where the fault is no single key's. */
  readonly path: readonly string[];
  readonly message: string;
}

interface YamlFile {
  /** Null for a file with nothing in it; meaningless where there are faults. */
  readonly value: unknown;
  /** In the order of the lines, one a line at most: what follows on the same line is an echo of the first. */
  readonly faults: readonly YamlFault[];
  /** The line, from 1, of the key or list entry at `path`; of the nearest one above it that is written, else 1. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Reads YAML 1.2, and JSON with it. Never throws: what is wrong comes in `faults`, and none repeats a value. */
export const parseYaml = (text: string): YamlFile => {
  const lines = new LineCounter();
  // yaml's own messages are not used: they quote the file, password and all.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const faults = [...document.errors, ...document.warnings].map(({ code, pos }) => ({
    line: lineAt(code === "MISSING_CHAR" ? startOfOpenQuote(document, pos[0]) : pos[0]),
    path: code === "DUPLICATE_KEY" ? pathAt(document, pos[0]) : [],
    message: FAULTS[code] ?? `is not valid YAML (${code})`,
  }));
  const loose = looseAliases(document).map((offset) => ({
    line: lineAt(offset),
    path: [],
    message: "a value that starts with `*` needs quotes",
  }));
  const all = firstOfEachLine([...faults, ...loose]);
  const lineOf = (path: readonly PropertyKey[]): number => lineAt(offsetOf(document, path));
  if (all.length > 0) return { value: null, faults: all, lineOf };
  try {
    return { value: document.toJS() as unknown, faults: [], lineOf };
  } catch {
    // What is left to throw is yaml's guard against aliases of aliases, which make gigabytes of a small file.
    return { value: null, faults: [{ line: 1, path: [], message: "too many aliases (`*name`)" }], lineOf };
  }
};

const FAULTS: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: "the indentation does not fit the lines above",
  BAD_SCALAR_START: "a value that starts with this character needs quotes",
  BAD_DQ_ESCAPE:
    'an unknown escape after \\ in a "quoted" text; in single quotes \\ is an ordinary character',
  BLOCK_AS_IMPLICIT_KEY: "a second `: ` in one line; a value that contains one needs quotes",
  DUPLICATE_KEY: "stands twice in this block",
  MISSING_CHAR: "something is missing: a closing quote or bracket, or the `:` after a key",
  MULTIPLE_DOCS: "a second document starts here (`---`); the configuration is one",
  NON_STRING_KEY: "a key must be a plain word",
  TAB_AS_INDENT: "a tab; YAML is indented with spaces",
  TAG_RESOLVE_FAILED: "a value that starts with `!` needs quotes",
  UNEXPECTED_TOKEN:
    "something stands here that YAML does not expect; a value with special characters needs quotes",
};

/** Where the quote opens that is missing its other end at `offset`; else `offset`. yaml counts to the end of the file. */
const startOfOpenQuote = (document: Document, offset: number): number => {
  let start = offset;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith("QUOTE") && range && range[0] < offset && offset <= range[1]) start = range[0];
    },
  });
  return start;
};

/** Where a `*name` stands that no `&name` before it explains: most likely a text that lacks its quotes. */
const looseAliases = (document: Document): readonly number[] => {
  const offsets: number[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (!alias.resolve(document)) offsets.push(alias.range?.[0] ?? 0);
    },
  });
  return offsets;
};

const firstOfEachLine = (faults: readonly YamlFault[]): readonly YamlFault[] => {
  const byLine = new Map<number, YamlFault>();
  for (const fault of faults) if (!byLine.has(fault.line)) byLine.set(fault.line, fault);
  return [...byLine.values()].sort((a, b) => a.line - b.line);
};

const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : "");

const startOf = (node: unknown): number | undefined =>
  isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined;

const pathAt = (document: Document, offset: number): readonly string[] => {
  let found: readonly string[] = [];
  visit(document, {
    Pair: (_, pair, ancestors) => {
      if (startOf(pair.key) !== offset) return undefined;
      found = [...ancestors.filter((node) => "key" in node).map(keyOf), keyOf(pair)];
      return visit.BREAK;
    },
  });
  return found;
};

const offsetOf = (document: Document, path: readonly PropertyKey[]): number => {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => keyOf(item) === String(step));
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
};
