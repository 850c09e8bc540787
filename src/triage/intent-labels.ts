/** Port: what the owner says that mails are about. Adapter: `store/intent-labels`. */

export interface IntentLabel {
  /** Of a mail on record. */
  readonly messageId: string;
  /** None: about none of the intents that there are. */
  readonly intents: readonly string[];
  readonly labelledAt: Date;
}

export interface IntentLabels {
  /** In place of what was said of that mail before. */
  put(label: IntentLabel): Promise<void>;
  /** The latest first. */
  latest(most: number): Promise<readonly IntentLabel[]>;
  /** Another number after every `put`. */
  version(): Promise<number>;
}

/** Port: past questions on record whose tags name an intent. Adapter: `store/tagged-questions`. */
export interface TaggedQuestions {
  /** Each with those of the names that its record is tagged with; `most` of each name, the latest taken in first. */
  tagged(names: readonly string[], most: number): Promise<readonly TaggedQuestion[]>;
  /** Another number after every change of the knowledge. */
  version(): Promise<number>;
}

export interface TaggedQuestion {
  readonly text: string;
  readonly names: readonly string[];
}
