/** Several mails of one sender in one thread that nobody has answered yet: the last one's reply answers them all. */
import { parseMessage } from "../mail/parse.ts";
import type { Earlier, Journey, Screened } from "./journey.ts";
import type { RoadMessages } from "./stage.ts";

/** Mails that are further apart are two matters; the first one has waited long enough to be answered by itself. */
const BURST = 24 * 3_600_000;

/** More at once is no burst but a flood, and longer texts are no afterthoughts: those are answered each by itself. */
const MAX_JOINED = 10;
const MAX_TEXT = 64 * 1024;

/** When a mail was written, as far as it says so. */
const writtenAt = (mail: { readonly date: string | null; readonly arrivedAt: Date }): string =>
  mail.date ?? mail.arrivedAt.toISOString();

/**
 * The sender's mails in this thread that wait for a person, with those that were joined to them; oldest first. None where
 * they are too many, too long or too far apart to be one matter.
 */
export async function burstOf(
  { id, message, arrivedAt }: Journey,
  threadId: string,
  messages: RoadMessages,
): Promise<Earlier[]> {
  if (message.from === null) return [];
  const last = Date.parse(writtenAt({ date: message.date, arrivedAt }));
  const burst: Earlier[] = [];
  for (const earlier of await messages.waitingFrom(message.from.address, threadId, MAX_JOINED + 1)) {
    if (earlier === id) continue;
    const record = await messages.find(earlier);
    // A mail that is taken back to the start is not answered in place of those that came after it.
    if (record === null || record.arrivedAt > arrivedAt) continue;
    const group = await withJoined(earlier, messages);
    const isNear = group.every((each) => Math.abs(last - Date.parse(each.writtenAt)) <= BURST);
    if (isNear) burst.push(...group);
  }
  const length = burst.reduce((sum, { text }) => sum + text.length, message.newText.length);
  if (burst.length > MAX_JOINED || length > MAX_TEXT) return [];
  return burst.sort((one, other) => Date.parse(one.writtenAt) - Date.parse(other.writtenAt));
}

/** A waiting mail behind those that its own reply was to answer too. */
async function withJoined(id: string, messages: RoadMessages): Promise<Earlier[]> {
  const record = await messages.find(id);
  const raw = await messages.raw(id);
  if (record === null || raw === null) return [];
  // Messages from before there were bursts have none on record.
  const before = (await messages.outcomes(id)).get("screen") as Partial<Screened> | undefined;
  const joined: Earlier[] = [];
  for (const each of before?.burst ?? [])
    if ((await messages.find(each.id))?.state === "joined") joined.push(each);
  const text = (await parseMessage(raw)).newText;
  return [...joined, { id, text, writtenAt: writtenAt(record) }];
}

/** The lines that an inline answer stands below are in the new text too; whose they are, they ask nothing now. */
const withoutQuotes = (text: string): string => {
  const own = text.split("\n").filter((line) => !line.startsWith(">"));
  return own.some((line) => line.trim() !== "") ? own.join("\n").trim() : text;
};

/** Everything that is to be answered: the new text of the whole burst, what was written twice once. */
export function textToAnswer({ message, outcomes }: Journey): string {
  const last = withoutQuotes(message.newText);
  const texts: string[] = [];
  for (const { text } of outcomes.screen?.burst ?? []) {
    const earlier = withoutQuotes(text);
    if (!texts.includes(earlier) && earlier !== last && !last.startsWith(`${earlier}\n`)) texts.push(earlier);
  }
  return [...texts, last].join("\n\n");
}
