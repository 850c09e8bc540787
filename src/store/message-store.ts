/** Adapter: messages on record, in SQLite. */
import type { MessageStore } from "../pipeline/message-store.ts";
import type { Database } from "./database.ts";
import { messageIntake } from "./message-intake.ts";
import { messageLists } from "./message-lists.ts";
import { messageRoad } from "./message-road.ts";
import { messageThreads } from "./message-threads.ts";

export const messageStore = (db: Database): MessageStore => ({
  ...messageIntake(db),
  ...messageLists(db),
  ...messageRoad(db),
  ...messageThreads(db),
});
