/** The store: one SQLite file behind the ports of the capabilities. */
import type { LearnedStore } from "../knowledge/learned.ts";
import type { ErratumStore } from "../knowledge/errata.ts";
import type { PassageIndex } from "../knowledge/passage-index.ts";
import type { SpamMemory } from "../mail/spam.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { MessageStore } from "../pipeline/message-store.ts";
import type { IntentLabels, TaggedQuestions } from "../triage/intent-labels.ts";
import type { DecisionLog } from "../feedback/decisions.ts";
import type { OpenAskLog } from "../feedback/missing.ts";
import { erratumStore } from "./erratum-store.ts";
import { decisionLog } from "./evidence.ts";
import { intentLabels } from "./intent-labels.ts";
import { learnedStore } from "./learned-store.ts";
import { messageStore } from "./message-store.ts";
import { openAsks } from "./open-asks.ts";
import { openDatabase, type OpenDatabaseOptions } from "./open-database.ts";
import { outbox } from "./outbox.ts";
import { passageIndex } from "./passage-index.ts";
import { spamStore } from "./spam-store.ts";
import { taggedQuestions } from "./tagged-questions.ts";

export interface Store {
  readonly messages: MessageStore;
  readonly outbox: Outbox;
  readonly passages: PassageIndex;
  readonly errata: ErratumStore;
  readonly learned: LearnedStore;
  readonly spam: SpamMemory;
  readonly decisions: DecisionLog;
  readonly openAsks: OpenAskLog;
  readonly intentLabels: IntentLabels;
  readonly taggedQuestions: TaggedQuestions;
  close(): Promise<void>;
}

/** Opens the store. Throws a `UserError` as `openDatabase` does. */
export async function openStore(options: OpenDatabaseOptions): Promise<Store> {
  const db = await openDatabase(options);
  return {
    messages: messageStore(db),
    outbox: outbox(db),
    passages: passageIndex(db),
    errata: erratumStore(db),
    learned: learnedStore(db),
    spam: spamStore(db),
    decisions: decisionLog(db),
    openAsks: openAsks(db),
    intentLabels: intentLabels(db),
    taggedQuestions: taggedQuestions(db),
    close: () => {
      db.close();
      return Promise.resolve();
    },
  };
}
