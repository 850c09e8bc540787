/** A piece of text, by its place in it (UTF-16, `end` exclusive). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Every match as a span. The expression has to be global and, on any text, linear. */
export const spansOf = (text: string, expression: RegExp): Span[] =>
  [...text.matchAll(expression)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));

/** What stands right before and after a span, in lower case: its words tell a phone from an order number. */
export const contextOf = (text: string, { start, end }: Span): { before: string; after: string } => ({
  before: text.slice(Math.max(0, start - 60), start).toLowerCase(),
  after: text.slice(end, end + 40).toLowerCase(),
});
