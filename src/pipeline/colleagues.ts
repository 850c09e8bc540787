/** Somebody answers from the mailbox itself: what waits in smb for that answer waits no more. */
import type { SentLog } from "../mail/mailbox.ts";
import { parseMessage } from "../mail/parse.ts";
import type { MessageStore } from "./message-store.ts";
import { colleaguesAnswer, isAutomatic } from "./consequences.ts";

export interface ColleaguesDeps {
  readonly messages: Pick<
    MessageStore,
    "cursor" | "setCursor" | "answeredElsewhere" | "countByState" | "mailboxSince"
  >;
  readonly sentLog: SentLog | null;
  /** The mailbox's name: what was sent before it was set up answers nothing that waits here. */
  readonly mailbox: { readonly name: string };
  readonly clock: { now(): Date };
}

/** Withdraws the drafts of what was answered since the last look; gives the ids. Looks only while something waits. */
export async function withdrawAnswered({
  messages,
  sentLog,
  mailbox,
  clock,
}: ColleaguesDeps): Promise<string[]> {
  if (sentLog === null) return [];
  const states = await messages.countByState();
  if ((states.get("review") ?? 0) + (states.get("hold") ?? 0) === 0) return [];
  const since = await messages.mailboxSince(mailbox.name, clock.now());
  const { headers, cursor } = await sentLog.filed(await messages.cursor(sentLog.name), since);
  const withdrawn: string[] = [];
  for (const header of headers) {
    const message = await parseMessage(header);
    // Our own replies are on record already, and an acknowledgement is no answer.
    if (isAutomatic(message)) continue;
    withdrawn.push(...(await messages.answeredElsewhere(colleaguesAnswer(message))));
  }
  await messages.setCursor(sentLog.name, cursor);
  return withdrawn;
}
