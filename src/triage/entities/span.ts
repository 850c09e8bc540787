/** A place in a text where a thing is named (UTF-16, `end` exclusive). */
export interface EntitySpan {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}
