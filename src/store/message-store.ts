/** Adapter: messages on record, in SQLite. */
import type { MessageStore } from "../pipeline/message-store.ts";
import type { Database } from "./database.ts";
import { messageCorrespondence } from "./message-correspondence.ts";
import { automaticDrafts } from "./evidence.ts";
import { messageIntake } from "./message-intake.ts";
import { homeFacts } from "./home-facts.ts";
import { messageEndings } from "./message-endings.ts";
import { messageLists } from "./message-lists.ts";
import { messageRoad } from "./message-road.ts";
import { modelCalls } from "./model-calls.ts";
import { threadValues } from "./thread-values.ts";
import { messageThreads } from "./message-threads.ts";

export const messageStore = (db: Database): MessageStore => ({
  ...messageIntake(db),
  ...messageLists(db),
  ...messageRoad(db),
  ...modelCalls(db),
  ...threadValues(db),
  ...messageThreads(db),
  ...messageCorrespondence(db),
  ...messageEndings(db),
  ...automaticDrafts(db),
  ...homeFacts(db),
});
