/** What every loader is: a source → its records, as they are read. */
import type { Loaded } from "../passage.ts";
import type { Entry } from "./entry.ts";

/** What a loader is told beside the file. */
export interface LoadOptions {
  /** Where to go on in a source that was read in part, as `Loaded.at`; 0 for its beginning. Loaders that give no `at` always get 0. */
  readonly from: number;
  /** Columns and keys that are called otherwise than a record's fields: field → the owner's name of it, in lower case. */
  readonly columns: ReadonlyMap<keyof Entry, string>;
  /** The owner's addresses, lower case: they tell replies from questions in past conversations. */
  readonly ownAddresses: readonly string[];
  /** Told what is no problem, and worth knowing. */
  readonly note?: (text: string) => void;
}

/** Reads one source; `name` is its path as ids and messages show it. A problem never ends the others. */
export type Loader = (path: string, name: string, options: LoadOptions) => AsyncIterable<Loaded>;

export const plainOptions: LoadOptions = { from: 0, columns: new Map(), ownAddresses: [] };
