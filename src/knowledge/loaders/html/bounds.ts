/** Pages that no browser's author wrote: what would take a parser minutes or gigabytes. */

/** Elements that end by themselves, or whose end writers leave out; they nest only in ones that are counted. */
const ENDLESS =
  /^(?:br|img|hr|input|meta|link|col|colgroup|area|base|embed|source|track|wbr|param|p|li|dd|dt|option|optgroup|tr|td|th|tbody|thead|tfoot|rt|rp|html|head|body|path|circle|rect|line|polygon|use|g)$/i;

/** Laying out takes the square of the depth. Page builders come to 60. */
const MAX_DEPTH = 400;

/** A tag takes about 1 KB of tree. */
const MAX_TAGS = 400_000;

/** Marks of letters that stay open are opened again in every paragraph below (HTML, "reconstruct the active formatting"). */
const FORMATTING = /<(\/?)(?:font|b|i|u|s|em|strong|small|big|tt|nobr|strike|code)(?=[\s>/])[^<>]{0,2000}>/gi;
const MAX_OPEN = 50;

/** Why a page is not laid out; null where it is. */
export const unreadable = (html: string): string | null => {
  let depth = 0;
  let tags = 0;
  for (const [, slash, name = ""] of html.matchAll(/<(\/?)([a-z][\w:-]{0,40})/gi)) {
    if (++tags > MAX_TAGS) return `has more than ${MAX_TAGS} tags; split it`;
    if (ENDLESS.test(name)) continue;
    depth = slash === "/" ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_DEPTH) return `has elements that stand more than ${MAX_DEPTH} deep in each other`;
  }
  return null;
};

/** Without marks of letters where too many of them stay open. */
export const withoutOpenMarks = (html: string): string => {
  let open = 0;
  for (const [, slash] of html.matchAll(FORMATTING)) open += slash === "/" ? -1 : 1;
  return open > MAX_OPEN ? html.replace(FORMATTING, "") : html;
};
