/** A hard fact: what a reader acts on. */

export type FactKind =
  | "link"
  | "address"
  | "phone"
  | "account"
  | "amount"
  | "percent"
  | "date"
  | "time"
  | "duration"
  | "code"
  | "number";

export interface Fact {
  readonly kind: FactKind;
  /** As it stands in the text, in compatibility form (NFKC): full-width digits are digits. */
  readonly text: string;
  /** For comparison: folded, grouping marks taken out; an amount with its currency, `1234.5 eur`. */
  readonly value: string;
  /** What else the text may mean, as `value` has it: 3/4 is the third of April and the fourth of March. */
  readonly also: readonly string[];
  /** The number in it, apart from its unit; what a bare number counts is `of`. */
  readonly number: string | undefined;
  readonly unit: string | undefined;
  /** Whether it was written as a word: thirty. */
  readonly isWord: boolean;
  /** What stands right before and behind it: the words that say what it is. */
  readonly before: string;
  readonly after: string;
}
