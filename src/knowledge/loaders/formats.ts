/** Which loader reads which source. */
import { open, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { loadCsv } from "./csv.ts";
import { loadText } from "./faq-text.ts";
import type { Loader } from "./loader.ts";
import { loadMarkdown } from "./markdown.ts";
import { loadJson, loadNdjson } from "./ndjson.ts";

export { plainOptions, type Loader, type LoadOptions } from "./loader.ts";

/** A loader whose libraries are loaded when it is used: an ingest of text pays for no PDF. */
const lazily = (load: () => Promise<Loader>): Loader =>
  async function* (path, name, options) {
    yield* (await load())(path, name, options);
  };

const loadHtml = lazily(async () => (await import("./html/load.ts")).loadHtml);
const loadPdf = lazily(async () => (await import("./pdf/load.ts")).loadPdf);
const loadDocx = lazily(async () => (await import("./docx/load.ts")).loadDocx);
const loadEml = lazily(async () => (await import("./conversations/index.ts")).loadEml);
const loadMbox = lazily(async () => (await import("./conversations/index.ts")).loadMbox);
const loadMaildir = lazily(async () => (await import("./conversations/index.ts")).loadMaildir);

const LOADERS: ReadonlyMap<string, Loader> = new Map([
  [".txt", loadText],
  [".text", loadText],
  [".md", loadMarkdown],
  [".markdown", loadMarkdown],
  [".html", loadHtml],
  [".htm", loadHtml],
  [".xhtml", loadHtml],
  [".csv", loadCsv],
  [".tsv", loadCsv],
  [".ndjson", loadNdjson],
  [".jsonl", loadNdjson],
  [".json", loadJson],
  [".pdf", loadPdf],
  [".docx", loadDocx],
  [".eml", loadEml],
  [".mbox", loadMbox],
  [".mbx", loadMbox],
]);

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() ?? false;

/** Whether a folder is a mailbox of a file a mail: one source, whatever its files are called. */
export const isMaildir = async (path: string): Promise<boolean> =>
  (await isFolder(join(path, "cur"))) && (await isFolder(join(path, "new")));

const FROM_LINE = "From ";

/** Mail programs call an mbox `Sent` or `Inbox`; its first words tell. */
const isMbox = async (path: string): Promise<boolean> => {
  const handle = await open(path).catch(() => null);
  if (!handle) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(FROM_LINE.length), 0, FROM_LINE.length, 0);
    return buffer.toString("latin1", 0, bytesRead) === FROM_LINE;
  } finally {
    await handle.close();
  }
};

/** The loader for a file or Maildir, by its extension, else by what it holds; undefined where smb reads no such thing. */
export const loaderFor = async (path: string): Promise<Loader | undefined> => {
  const extension = extname(path).toLowerCase();
  const found = LOADERS.get(extension);
  const kind = await stat(path).catch(() => null);
  if (kind?.isDirectory() === true) return (await isMaildir(path)) ? loadMaildir : undefined;
  if (found || extension !== "" || kind?.isFile() !== true) return found;
  return basename(path).toLowerCase() === "mbox" || (await isMbox(path)) ? loadMbox : undefined;
};

/** What to say of a file that no loader reads. */
export const unreadFormat = (name: string): string => {
  const extension = extname(name).toLowerCase();
  const what = extension === "" ? "a file without an extension" : extension;
  return `smb cannot read ${what} yet; it reads ${[...LOADERS.keys()].join(", ")}, mbox files and Maildirs`;
};
