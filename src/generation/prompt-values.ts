/** What a prompt's template may speak of. */

export type PromptName = "triage" | "reply";

/** Values by their name in the template. */
export type PromptValues = Readonly<Record<string, unknown>>;

interface Named {
  /** The same for every mail: the system part may use these alone, so that a model's state for it can be kept. */
  readonly always: readonly string[];
  /** Of one mail: for the user part, which may use the others too. */
  readonly mail: readonly string[];
}

/** Each value that is handed to `render` stands here: a template that names another one is refused at the start. */
export const PROMPT_VALUES: Readonly<Record<PromptName, Named>> = {
  triage: {
    always: ["owner", "intents", "priorities", "sentiments", "languages", "products", "limits"],
    mail: ["subject", "mail", "from", "language", "asks", "entities"],
  },
  reply: {
    always: ["owner", "limits"],
    mail: ["subject", "mail", "language", "asks", "passages", "past_replies"],
  },
};
