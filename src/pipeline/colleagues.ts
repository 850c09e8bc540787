/** Somebody answers from the mailbox itself: what waits in smb for that answer waits no more. */
import type { FiledMails, SentLog } from "../mail/mailbox.ts";
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

/**
 * What was filed in the Sent folder since the last look; null where nothing waits, or where it cannot be seen. Asked before
 * the mailbox is read: whatever it answers had come before, so it is on record when the answer is applied.
 */
export async function lookIntoSent({
  messages,
  sentLog,
  mailbox,
  clock,
}: ColleaguesDeps): Promise<FiledMails | null> {
  if (sentLog === null) return null;
  const states = await messages.countByState();
  if ((states.get("review") ?? 0) + (states.get("hold") ?? 0) === 0) return null;
  const since = await messages.mailboxSince(mailbox.name, clock.now());
  return sentLog.filed(await messages.cursor(sentLog.name), since);
}

/** Withdraws the drafts of what those mails answer; gives the ids. */
export async function withdrawAnswered(
  { headers, cursor }: FiledMails,
  { messages, sentLog }: ColleaguesDeps,
): Promise<string[]> {
  const withdrawn: string[] = [];
  for (const header of headers) {
    const message = await parseMessage(header);
    // Our own replies are on record already, and an acknowledgement is no answer.
    if (isAutomatic(message)) continue;
    withdrawn.push(...(await messages.answeredElsewhere(colleaguesAnswer(message))));
  }
  if (sentLog !== null) await messages.setCursor(sentLog.name, cursor);
  return withdrawn;
}
