/** A document's blocks → its passages, by heading. */
import { chunks } from "../chunk.ts";
import { absoluteLink, linksField, linksIn } from "../links.ts";
import type { Piece } from "../passage.ts";

export interface Heading {
  /** 1 for the outermost. */
  readonly depth: number;
  readonly text: string;
}

/** A heading, paragraph, list, table or code block as its text. The tree it came from takes a hundred times the memory. */
export interface Block {
  readonly heading: Heading | null;
  readonly text: string;
  /** `line 12`, `page 3`. */
  readonly place: string;
  /** The web addresses that it links to. */
  readonly links: readonly string[];
}

interface Section {
  /** The headings above it and its own, outermost first. */
  readonly path: readonly string[];
  readonly heading: Block | null;
  readonly blocks: Block[];
}

/** The stretches between headings; what stands before the first has an empty path. */
const sectionsOf = (blocks: readonly Block[]): Section[] => {
  const sections: Section[] = [];
  const above: Heading[] = [];
  for (const block of blocks) {
    const { heading } = block;
    const section = sections.at(-1);
    if (heading) {
      while ((above.at(-1)?.depth ?? 0) >= heading.depth) above.pop();
      above.push(heading);
      const path = above.map((each) => each.text).filter((each) => each !== "");
      sections.push({ path, heading: block, blocks: [] });
    } else if (section) section.blocks.push(block);
    else sections.push({ path: [], heading: null, blocks: [block] });
  }
  return sections;
};

const isQuestion = (text: string): boolean => /[?？؟]\s*$/.test(text);

const GAP = "\n\n";

interface PlacedBlock extends Block {
  readonly start: number;
}

/** Each block with where its text begins in the section's. */
const placed = (blocks: readonly Block[]): PlacedBlock[] => {
  let start = 0;
  return blocks.map((block) => {
    const here = { ...block, start };
    start += block.text.length + GAP.length;
    return here;
  });
};

/** The links of a passage's blocks; of a block that goes on beyond it, those that are to be read in it. */
const linksWithin = (blocks: readonly PlacedBlock[], text: string, start: number, end: number): string[] => {
  const read = new Set(linksIn(text).map((link) => absoluteLink(link, null)));
  return blocks.flatMap((block) => {
    const isWhole = block.start >= start && block.start + block.text.length <= end;
    return isWhole ? [...block.links] : block.links.filter((link) => read.has(link));
  });
};

const piecesOf = ({ path, heading, blocks }: Section, documentTitle: string): Piece[] => {
  const title = path.length > 0 ? path.join(" > ") : documentTitle;
  const own = placed(blocks.filter(({ text }) => text !== ""));
  const question = path.at(-1) ?? "";
  const parts = chunks(own.map(({ text }) => text).join(GAP));
  // Both are in the order of the text: a section of a hundred thousand paragraphs is gone through once.
  let [first, last] = [0, 0];
  return parts.map(({ text, start, repeated }, i) => {
    const end = start + text.length - repeated.length;
    while ((own[first + 1]?.start ?? Infinity) <= start) first++;
    while ((own[last]?.start ?? Infinity) < end) last++;
    const above = i === 0 ? heading : null;
    const links = linksWithin(own.slice(first, last), text, start, end);
    return {
      question: i === 0 && isQuestion(question) ? question : null,
      title,
      text,
      place: (above ?? own[first])?.place ?? "",
      ...linksField(above ? [...above.links, ...links] : links),
    };
  });
};

/** The passages of a document, each titled by the headings above it, or by the document's title where there are none. */
export const sectionPieces = (blocks: readonly Block[], title: string): Piece[] =>
  sectionsOf(blocks).flatMap((section) => piecesOf(section, title));

/** The first heading of the highest level. */
export const firstHeading = (blocks: readonly Block[]): string | null =>
  blocks.find(({ heading }) => heading?.depth === 1 && heading.text !== "")?.heading?.text ?? null;
