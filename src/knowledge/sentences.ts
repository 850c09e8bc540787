/** Where one sentence ends and the next begins. */

/**
 * Unicode's rules (UAX #29) end a sentence at each of these; a reader does not: an abbreviation, an initial, the day of
 * `3. März`. Joining too much only makes a passage longer; parting too much breaks a sentence.
 */
const NO_END =
  /(?:^|[\s(])(?:\p{L}|\p{N}{1,2}|dr|mr|mrs|ms|prof|st|no|nr|art|abs|bzw|ca|vgl|inkl|exkl|evtl|ggf|usw|tel|str|hr|std|mio|mrd|abb|sog|bspw|resp|approx|dept|fig|vs|pp|vol|inc|ltd|co|corp|mme|av|p\.\s?ex|e\.g|i\.e|p\.ej|sra?|dott|sig|env|bijv|z\.\s?b|d\.\s?h|u\.\s?a)\.\s*$/iu;

/** UAX #29 ends a sentence at any `?` and `!`: one inside an address (`/find?q=1`) or a name (`Yahoo!Mail`) ends none. */
const INSIDE_WORD = /[?!]$/;
const WORD = /^[\w&=%#/]/;

/** UAX #29 takes an opening bracket without a space before it for a closing one. */
const OPENING = /[「『（【《〈“‘]+$/;

/** More than the longest abbreviation. */
const TAIL = 16;

/** Start offsets of the sentences of a prose text, ascending, the first 0. A line break alone does not end one. */
export const sentenceStarts = (text: string): number[] => {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  // UAX #29 ends a sentence at a line break; in a hard-wrapped paragraph it is a space. Same length: offsets hold.
  const flat = text.replace(/\s/g, " ");
  const starts: number[] = [];
  for (const { index, segment } of segmenter.segment(flat)) {
    const before = flat.slice(Math.max(0, index - TAIL), index);
    if (INSIDE_WORD.test(before) && WORD.test(segment)) continue;
    if (index > 0 && NO_END.test(before)) continue;
    starts.push(index - (OPENING.exec(before)?.[0].length ?? 0));
  }
  return starts;
};
