/** The extractive writer: each ask is answered with the owner's own sentences, word for word. */
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { RankedPassage } from "../knowledge/search.ts";
import { sentences } from "../knowledge/words.ts";
import { excerpt } from "./excerpt.ts";
import type { Paragraph, PlacedChoice, Proposal, Writer, WriterInput } from "./writer.ts";

/** Names the writer, as `smb log` and `--json` show it. */
export const EXTRACTIVE_WRITER = "extractive-1";

/** Quotes what was chosen for each ask; a passage that answers several is quoted once. */
export const extractiveWriter = (lexicon: Lexicon): Writer => ({
  propose: (input) => Promise.resolve(quoted(input, lexicon)),
});

/** A passage to quote once, with every ask that it answers, scored by the one it answers least. */
interface Quotation {
  readonly ranked: RankedPassage;
  readonly asks: readonly PlacedChoice[];
}

function quoted({ asks, language }: WriterInput, lexicon: Lexicon): Proposal {
  const chosen = new Map<string, Quotation>();
  for (const choice of asks) {
    const { quote } = choice;
    if (quote === null) continue;
    const { ranked = quote, asks: others = [] } = chosen.get(quote.passage.id) ?? {};
    chosen.set(quote.passage.id, { ranked: weaker(ranked, quote), asks: [...others, choice] });
  }
  const paragraphs = [...chosen.values()].map((one) => paragraph(one, language, lexicon));
  const sources = [...chosen.values()].map(({ ranked }) => ranked);
  return { paragraphs, sources, writer: EXTRACTIVE_WRITER, instructions: "", notes: [] };
}

function paragraph({ ranked, asks }: Quotation, language: string, lexicon: Lexicon): Paragraph {
  const { id, text } = ranked.passage;
  const queries = asks.map(({ ask }) => ask.query);
  const lines = excerpt(text, queries, lexicon);
  return {
    asks: asks.map(({ place }) => place),
    claims: lines
      .flatMap((line) => sentences(line, language))
      .map((sentence) => ({ text: sentence, support: [id] })),
    lines,
  };
}

/** The one of two that answers less surely. */
export const weaker = (a: RankedPassage, b: RankedPassage): RankedPassage => (a.score <= b.score ? a : b);
