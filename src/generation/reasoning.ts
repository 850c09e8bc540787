/** The reasoning of thinking models: read by nobody, and never part of an answer. */

/**
 * The output without what stands between a thinking model's marks. An opening mark that is never closed takes all behind
 * it; a closing mark alone takes all before it, since there are templates that open the reasoning themselves. One pass over
 * the text, however many marks it has.
 */
export function withoutReasoning(text: string): string {
  let answer = "";
  let open = 0;
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (open === 0) answer += text.slice(from, index);
    from = index + mark.length;
    if (OPENING.test(mark)) open++;
    else if (open > 0) open--;
    else answer = "";
  }
  return (open === 0 ? answer + text.slice(from) : answer).trim();
}

const NAMES = "(?:seed:)?(?:think|thinking|thought|thoughts|reasoning|reflection|scratchpad)";

/** What opens reasoning: in tags of many names, Mistral's, Kimi's, Cohere's, OpenThinker's, and the channels of gpt-oss. */
const OPENS = [
  `<${NAMES}>`,
  String.raw`\[THINK\]`,
  "◁think▷",
  String.raw`<\|START_THINKING\|>`,
  String.raw`<\|begin_of_thought\|>`,
  String.raw`<\|channel\|>\s{0,4}(?:analysis|commentary)[^<]{0,100}<\|message\|>`,
];
const CLOSES = [
  `</${NAMES}>`,
  String.raw`\[/THINK\]`,
  "◁/think▷",
  String.raw`<\|END_THINKING\|>`,
  String.raw`<\|end_of_thought\|>`,
  String.raw`<\|end\|>(?:\s{0,4}<\|start\|>\s{0,4}assistant)?`,
  String.raw`<\|channel\|>\s{0,4}final[^<]{0,100}<\|message\|>`,
];

const MARKS = new RegExp([...OPENS, ...CLOSES].join("|"), "giu");
const OPENING = new RegExp(`^(?:${OPENS.join("|")})$`, "iu");
