/** Where one sentence ends and the next begins. */

/**
 * Unicode's rules (UAX #29) end a sentence at each of these; a reader does not: an abbreviation, an initial, the day of
 * `3. März`. Joining too much only makes a passage longer; parting too much breaks a sentence.
 */
const NO_END =
  /(?:^|[\s(])(?:\p{L}|\p{N}{1,2}|dr|mr|mrs|ms|prof|st|no|nr|art|abs|bzw|ca|vgl|inkl|exkl|evtl|ggf|usw|tel|str|approx|dept|fig|vs|e\.g|i\.e|p\.ej|sra?|dott|sig|env|bijv|z\.\s?b|d\.\s?h|u\.\s?a)\.\s*$/iu;

/** Start offsets of the sentences of a prose text, ascending, the first 0. A line break alone does not end one. */
export const sentenceStarts = (text: string): number[] => {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  // UAX #29 ends a sentence at a line break; in a hard-wrapped paragraph it is a space. Same length: offsets hold.
  const starts: number[] = [];
  let joins = false;
  for (const { index, segment } of segmenter.segment(text.replace(/\s/g, " "))) {
    if (!joins) starts.push(index);
    joins = NO_END.test(segment.slice(-16));
  }
  return starts;
};
