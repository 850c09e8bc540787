/** Which loader reads which file. */
import { extname } from "node:path";
import type { Loaded } from "../passage.ts";
import { loadCsv } from "./csv.ts";
import { loadText } from "./faq-text.ts";
import { loadMarkdown } from "./markdown.ts";
import { loadJson, loadNdjson } from "./ndjson.ts";

/** Reads one file; `name` is its path as ids and messages show it. A problem never ends the others. */
export type Loader = (path: string, name: string) => AsyncIterable<Loaded>;

const LOADERS: ReadonlyMap<string, Loader> = new Map([
  [".txt", loadText],
  [".md", loadMarkdown],
  [".markdown", loadMarkdown],
  [".csv", loadCsv],
  [".tsv", loadCsv],
  [".ndjson", loadNdjson],
  [".jsonl", loadNdjson],
  [".json", loadJson],
]);

/** The loader for a file of this name, by its extension; undefined where smb reads no such file. */
export const loaderFor = (name: string): Loader | undefined => LOADERS.get(extname(name).toLowerCase());

/** What to say of a file that no loader reads. */
export const unreadFormat = (name: string): string => {
  const extension = extname(name).toLowerCase();
  const what = extension === "" ? "a file without an extension" : extension;
  return `smb cannot read ${what} yet; it reads ${[...LOADERS.keys()].join(", ")}`;
};
