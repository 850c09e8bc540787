/** The road of a message, wired: what its stages are handed of the configuration, the knowledge, the store and the model. */
import type { AutoSend } from "./answer/gate.ts";
import { pastReplies } from "./answer/tone.ts";
import type { GenerationParts } from "./app-generation.ts";
import type { KnowledgeParts } from "./app-knowledge.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config/schema.ts";
import { UserError } from "./errors.ts";
import { experienceOf } from "./feedback/experience.ts";
import { detectLanguage } from "./mail/language.ts";
import { parseMessage } from "./mail/parse.ts";
import type { AdvanceDeps } from "./pipeline/advance.ts";
import type { GatingDeps } from "./pipeline/stage.ts";
import type { Store } from "./store/store.ts";
import { compilePattern } from "./triage/entities/patterns.ts";
import { defaultIntents, type Intent } from "./triage/intents.ts";
import { type OwnerIntents, ownerIntents } from "./triage/owner-intents.ts";

export interface RoadSources {
  /** Null: as its defaults would be. */
  readonly config: Config | null;
  readonly store: Store;
  readonly knowledge: KnowledgeParts;
  readonly generation: GenerationParts;
  readonly intents: OwnerIntents;
  readonly autoSend: AutoSend;
  readonly clock: Clock;
  readonly version: string;
}

/**
 * What depends on neither mailbox nor server. Throws a `UserError` where an owner's pattern cannot be used, or where
 * `auto_send` lists an intent that there is none of.
 */
export function roadParts(
  from: RoadSources,
): Pick<
  AdvanceDeps,
  | "messages"
  | "spam"
  | "search"
  | "triage"
  | "write"
  | "generator"
  | "gating"
  | "limits"
  | "clock"
  | "versions"
> {
  const { config, store, generation, clock, version } = from;
  mustBeKnown(from.autoSend.intents, intentsOf(config));
  const { search } = from.knowledge;
  const { messages, spam } = store;
  return {
    ...{ messages, spam, search, clock },
    generator: generation.generator,
    triage: triageOf(from),
    write: writingOf(from),
    gating: gatingOf(from),
    limits: {
      repliesPerSenderPerDay: config?.limits.replies_per_sender_per_day ?? Infinity,
      repliesPerThread: config?.limits.replies_per_thread ?? Infinity,
      repliesPerHour: config?.limits.replies_per_hour ?? Infinity,
    },
    versions: async () => ({
      smb: version,
      embedder: search.embedder.id,
      knowledge: String(await search.index.knowledgeVersion()),
      ...(generation.generator === null ? {} : { model: generation.generator.id }),
    }),
  };
}

function triageOf({ config, knowledge, generation, intents }: RoadSources): AdvanceDeps["triage"] {
  const { prompts, settings, triage: asksModel } = generation;
  const products = config?.triage.products ?? [];
  return {
    lexicon: knowledge.search.lexicon,
    classify: (text) => intents.classify(text),
    language: detectLanguage,
    entities: {
      patterns: (config?.triage.patterns ?? []).map(({ name, pattern }) => compilePattern(name, pattern)),
      products,
    },
    model: asksModel
      ? {
          ...{ prompts, products, generation: settings },
          intents: intentsOf(config),
          owner: config?.owner.name ?? "",
        }
      : null,
  };
}

function writingOf({ config, knowledge, generation }: RoadSources): AdvanceDeps["write"] {
  return {
    lexicon: knowledge.search.lexicon,
    signature: config?.owner.signature ?? "",
    ownerLanguage: config?.owner.language ?? "en",
    owner: config?.owner.name ?? "",
    rules: { linkHosts: config?.replies.link_hosts ?? [], products: config?.triage.products ?? [] },
    prompts: generation.prompts,
    generation: generation.settings,
    pastReplies: (config?.replies.learn_tone ?? true) ? pastReplies(knowledge.search) : null,
  };
}

const gatingOf = ({ autoSend, knowledge, store, clock }: RoadSources): GatingDeps => ({
  experience: experienceOf(store.decisions, clock),
  autoSend,
  openAsks: store.openAsks,
  embedder: knowledge.builtIn,
});

function mustBeKnown(listed: readonly string[], intents: readonly Intent[]): void {
  const known = intents.map(({ name }) => name);
  const unknown = listed.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UserError(
      `auto_send.intents lists “${unknown}”, and there is no intent of that name`,
      `one of: ${known.join(", ")}`,
    );
}

/** The configured ones, or those that smb brings. */
export const intentsOf = (config: Config | null): readonly Intent[] =>
  config?.triage.intents ?? defaultIntents;

/** What mails of this home are about, as its examples and corrections say. */
export const homeIntents = (config: Config | null, store: Store, { builtIn }: KnowledgeParts): OwnerIntents =>
  ownerIntents({
    intents: intentsOf(config),
    labels: store.intentLabels,
    tagged: store.taggedQuestions,
    textOf: async (id) => {
      const raw = await store.messages.raw(id);
      if (raw === null) return null;
      const { subject, newText } = await parseMessage(raw);
      return `${subject}\n${newText}`;
    },
    embedder: builtIn,
    learned: store.learned,
  });
