/** Adapter: messages on record, in SQLite. */
import type { MessageStore } from "../pipeline/message-store.ts";
import type { Database } from "./database.ts";
import { messageCorrespondence } from "./message-correspondence.ts";
import { messageIntake } from "./message-intake.ts";
import { homeFacts } from "./home-facts.ts";
import { messageEndings } from "./message-endings.ts";
import { messageLists } from "./message-lists.ts";
import { messageRoad } from "./message-road.ts";
import { messageThreads } from "./message-threads.ts";

export const messageStore = (db: Database): MessageStore => ({
  ...messageIntake(db),
  ...messageLists(db),
  ...messageRoad(db),
  ...messageThreads(db),
  ...messageCorrespondence(db),
  ...messageEndings(db),
  ...homeFacts(db),
});
