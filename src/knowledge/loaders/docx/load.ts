/** Word files: by way of HTML. */
import { basename, extname } from "node:path";
import { fromHtml } from "hast-util-from-html";
import mammoth from "mammoth";
import { errorText } from "../../../errors.ts";
import type { Loaded } from "../../passage.ts";
import { blocksOf, type PageBlock } from "../html/blocks.ts";
import { descendants, elementsOf, lineOf, type Root } from "../html/tree.ts";
import { linkedFile } from "../page-links.ts";
import { firstHeading, sectionPieces } from "../sections.ts";
import { readWhole } from "../whole-file.ts";
import { checkDocx, type DocxFacts } from "./check.ts";

/** Larger ones hold pictures; 128 MB of them is a catalogue. */
const LIMIT = 128 * 1024 * 1024;

/** What mammoth does not know of itself: titles, code of pandoc and LibreOffice, quotations. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Preformatted Text'] => pre:separator('\\n')",
  "p[style-name='Code'] => pre:separator('\\n')",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='List Paragraph'] => p:fresh",
  "r[style-name='Verbatim Char'] => code",
  "strike => s",
];

/** Pictures are not read; their descriptions are. */
const withoutPictures = mammoth.images.imgElement(() => Promise.resolve({ src: "" }));

/** A line of bold letters alone is what those write who know no styles. */
const LONGEST_BOLD = 100;

const boldHeadings = (root: Root): void => {
  const all = [...descendants(root)];
  if (all.some(({ tagName }) => /^h[1-6]$/.test(tagName))) return;
  for (const element of elementsOf(root)) {
    const [only, more] = element.children;
    const text = lineOf(element);
    const isBold = only?.type === "element" && only.tagName === "strong" && more === undefined;
    if (element.tagName !== "p" || !isBold || text.length > LONGEST_BOLD || /[.!,;]$/.test(text)) continue;
    element.tagName = "h2";
    element.children = only.children;
  }
};

const blocksFrom = (html: string): PageBlock[] => {
  const root = fromHtml(html, { fragment: true });
  boldHeadings(root);
  let paragraph = 0;
  return blocksOf([root], null, () => `paragraph ${++paragraph}`);
};

const recordsOf = (html: string, name: string, { title: own, language, date }: DocxFacts): Loaded[] => {
  const blocks = blocksFrom(html);
  const title = own ?? firstHeading(blocks) ?? basename(name, extname(name));
  const pieces = sectionPieces(blocks, title);
  if (pieces.length === 0) return [{ problem: "has no text", source: name }];
  const linked = blocks.flatMap(({ hrefs }) => hrefs.flatMap((href) => linkedFile(href, name) ?? []));
  const refs = [...new Set(linked)];
  return [
    {
      record: {
        id: name,
        kind: "doc",
        title,
        url: null,
        tags: [],
        refs,
        language,
        date,
        single: false,
        pieces,
      },
    },
  ];
};

/** The record of a Word file's bytes. */
export const loadDocxBytes = async (bytes: Buffer, name: string): Promise<Loaded[]> => {
  const facts = checkDocx(bytes);
  if ("problem" in facts) return [{ problem: facts.problem, source: name }];
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      { styleMap: STYLES, convertImage: withoutPictures, externalFileAccess: false },
    );
    return recordsOf(value, name, facts);
  } catch (error) {
    return [{ problem: `is damaged: ${errorText(error).slice(0, 200)}`, source: name }];
  }
};

/** The record of a Word file. */
export async function* loadDocx(path: string, name: string): AsyncGenerator<Loaded> {
  const file = await readWhole(path, LIMIT);
  if ("problem" in file) yield { problem: file.problem, source: name };
  else yield* await loadDocxBytes(file.bytes, name);
}
