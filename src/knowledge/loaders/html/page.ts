/** An HTML page → a record: its main content by heading, and the questions it gives to search engines. */
import { basename, extname } from "node:path";
import { fromHtml } from "hast-util-from-html";
import { withoutTags } from "../../../mail/parse/html.ts";
import { chunk } from "../../chunk.ts";
import { linksField, linksIn } from "../../links.ts";
import type { Loaded, Piece, SourceRecord } from "../../passage.ts";
import { linkedFile } from "../page-links.ts";
import { firstHeading, sectionPieces } from "../sections.ts";
import { blocksOf, type PageBlock } from "./blocks.ts";
import { unreadable, withoutOpenMarks } from "./bounds.ts";
import { type FaqEntry, faqEntries } from "./faq-data.ts";
import { mainContent } from "./main-content.ts";
import { type Metadata, metadataOf } from "./metadata.ts";
import { removeNoise } from "./noise.ts";
import type { Root } from "./tree.ts";

const fallbackTitle = (name: string): string => basename(name, extname(name));

const recordOf = (
  name: string,
  title: string,
  pieces: readonly Piece[],
  { url, language, date }: Pick<Metadata, "url" | "language" | "date">,
  refs: readonly string[] = [],
): SourceRecord => ({
  id: name,
  kind: "doc",
  title,
  url,
  tags: [],
  refs,
  language,
  date,
  single: false,
  pieces,
});

const contentOf = (root: Root, base: string | null): PageBlock[] => {
  removeNoise(root);
  return blocksOf(mainContent(root), base, (line) => `line ${line}`);
};

const squeezed = (text: string): string => text.replace(/[\s\p{P}]+/gu, "").toLowerCase();

/** How much of an answer tells that it stands on the page as well. */
const TELLING = 60;

/** The page's questions as passages of their own, those left out that its text answers already. */
const faqPieces = (entries: readonly FaqEntry[], pieces: readonly Piece[], base: string | null): Piece[] => {
  if (entries.length === 0) return [];
  const visible = squeezed(pieces.map(({ text }) => text).join("\n"));
  return entries.flatMap(({ question, answer }, i) => {
    const answered = fromHtml(withoutOpenMarks(answer), { fragment: true });
    const blocks = unreadable(answer) === null ? blocksOf([answered], base, () => "") : [];
    const text = blocks
      .map((block) => block.text)
      .filter((each) => each !== "")
      .join("\n\n");
    const known = squeezed(text).slice(0, TELLING);
    if (known === "" || visible.includes(known)) return [];
    const links = linksField(blocks.flatMap((block) => block.links));
    return [{ question, title: question, text, place: `question ${i + 1}`, ...links }];
  });
};

/** A page that cannot be laid out, as its bare words. */
const bareWords = (html: string, name: string, problem: string): Loaded[] => {
  const title = fallbackTitle(name);
  const pieces = chunk(withoutTags(html).replace(/\s+/g, " ")).map((text) => ({
    question: null,
    title,
    text,
    place: "line 1",
    ...linksField(linksIn(text)),
  }));
  const problems: Loaded[] = [
    { problem: `${problem}; its words were read without their layout`, source: name },
  ];
  const bare = { url: null, language: null, date: null };
  return pieces.length > 0 ? [{ record: recordOf(name, title, pieces, bare) }, ...problems] : problems;
};

/** An HTML text as one record. */
export const parsePage = (html: string, name: string): Loaded[] => {
  const problem = unreadable(html);
  if (problem !== null) return bareWords(html, name, problem);
  const root = fromHtml(withoutOpenMarks(html));
  const metadata = metadataOf(root);
  const entries = faqEntries(root);
  const blocks = contentOf(root, metadata.base);
  const title = metadata.title ?? firstHeading(blocks) ?? fallbackTitle(name);
  const content = sectionPieces(blocks, title);
  const pieces = [...content, ...faqPieces(entries, content, metadata.base)];
  if (pieces.length === 0) return [{ problem: "has no text", source: name }];
  const refs = new Set(blocks.flatMap(({ hrefs }) => hrefs.flatMap((href) => linkedFile(href, name) ?? [])));
  return [{ record: recordOf(name, title, pieces, metadata, [...refs]) }];
};
