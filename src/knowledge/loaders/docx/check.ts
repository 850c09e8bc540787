/** Whether a Word file can be opened without harm, and what it says of itself. */
import { isoDate, languageCode } from "../entry.ts";
import { unpack, type ZipEntry, zipEntries } from "./zip.ts";

export interface DocxFacts {
  readonly title: string | null;
  readonly language: string | null;
  readonly date: string | null;
}

/** A novel's text takes 5 MB; its tree, thirty times that. */
const MAX_TEXT = 32 * 1024 * 1024;
const MAX_ENTRIES = 5_000;

/** Each level is a call of the reader; Word's own nest to 30. */
const MAX_DEPTH = 400;

/** OLE2, which Word wraps around what has a password, and which `.doc` is. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const isText = ({ name }: ZipEntry): boolean => /\.(?:xml|rels)$/i.test(name);

const isTooDeep = (xml: string): boolean => {
  let depth = 0;
  for (const [, slash, end] of xml.matchAll(/<(\/?)[A-Za-z_][^<>]{0,65536}?(\/?)>/g)) {
    if (slash === "/") depth--;
    else if (end !== "/" && ++depth > MAX_DEPTH) return true;
  }
  return false;
};

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const valueOf = (xml: string, element: string): string | null => {
  const found = new RegExp(`<${element}\\b[^<>]{0,500}>([^<]{0,1000})</${element}>`).exec(xml)?.[1];
  const value = found?.replace(/&(\w{1,6});/g, (whole, name: string) => ENTITIES[name] ?? whole).trim() ?? "";
  return value === "" ? null : value;
};

const factsOf = (core: string): DocxFacts => ({
  title: valueOf(core, "dc:title"),
  language: languageCode(valueOf(core, "dc:language")),
  date: isoDate(valueOf(core, "dcterms:modified") ?? valueOf(core, "dcterms:created")),
});

/** What a Word file says of itself, or why it is not opened. */
export const checkDocx = (bytes: Buffer): DocxFacts | { readonly problem: string } => {
  if (bytes.subarray(0, OLE.length).equals(OLE))
    return { problem: "is protected with a password, or an old .doc; save it as .docx without a password" };
  const entries = zipEntries(bytes, MAX_ENTRIES);
  const body = entries?.find(({ name }) => /^word\/document\d*\.xml$/i.test(name));
  if (!entries || !body) return { problem: "is damaged, or no Word file" };
  if (entries.length > MAX_ENTRIES)
    return { problem: `holds more than ${MAX_ENTRIES} files; it is no document` };
  if (entries.some(({ encrypted }) => encrypted))
    return { problem: "is protected with a password; save it without one" };
  let left = MAX_TEXT;
  let core = "";
  for (const entry of entries.filter(isText)) {
    const text = unpack(bytes, entry, left);
    if (text === "large")
      return { problem: `holds more than ${MAX_TEXT / 1024 / 1024} MB of text; split it` };
    if (text === null) return { problem: "is damaged: a part of it cannot be unpacked" };
    left -= text.length;
    const xml = text.toString("utf8");
    if (isTooDeep(xml))
      return { problem: `has elements that stand more than ${MAX_DEPTH} deep in each other` };
    if (/^docProps\/core\.xml$/i.test(entry.name)) core = xml;
  }
  return factsOf(core);
};
