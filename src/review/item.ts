/** What a reviewer is shown of one waiting message. */
import { greeting, letter } from "../answer/letter.ts";
import { parseMessage } from "../mail/parse.ts";
import type { Message } from "../mail/message.ts";
import type { ReplyRecipient } from "../mail/recipient.ts";
import type { Earlier, Screened } from "../pipeline/journey.ts";
import type { MessageRecord, MessageStore, StoredDraft } from "../pipeline/message-store.ts";
import { recipientOf } from "../pipeline/recipient.ts";
import type { Triage } from "../triage/triage.ts";

export interface ReviewItem {
  readonly id: string;
  readonly record: MessageRecord;
  readonly message: Message;
  /** Mails of the same burst that the reply answers too, oldest first. */
  readonly earlier: readonly Earlier[];
  readonly recipient: ReplyRecipient;
  /** What seems wrong about the sender, in sentences. */
  readonly warnings: readonly string[];
  readonly draft: StoredDraft | null;
  readonly asks: readonly string[];
  readonly priority: string;
  /** What an editor starts from where there is no draft: greeting and signature. */
  readonly blank: string;
  /** The part of a reply's text that answers: without greeting and signature. */
  answerIn(text: string): string;
}

export interface ItemDeps {
  readonly messages: Pick<MessageStore, "find" | "raw" | "openDraft" | "outcomes">;
  readonly signature: string;
  readonly ownerLanguage: string;
  readonly ownAddresses: readonly string[];
}

/** The message with all that a decision needs; null where it does not wait for a person (any more). */
export async function loadItem(
  id: string,
  { messages, signature, ownerLanguage, ownAddresses }: ItemDeps,
): Promise<ReviewItem | null> {
  const record = await messages.find(id);
  const raw = await messages.raw(id);
  if (record === null || raw === null || (record.state !== "review" && record.state !== "hold")) return null;
  const message = await parseMessage(raw);
  const outcomes = await messages.outcomes(id);
  const triage = outcomes.get("triage") as Triage | undefined;
  const screened = outcomes.get("screen") as Screened | undefined;
  const hello = greeting(message.from, record.language ?? ownerLanguage);
  return {
    id,
    record,
    message,
    earlier: (screened as Partial<Screened> | undefined)?.burst ?? [],
    recipient: recipientOf(message, screened, ownAddresses),
    // Messages from before there were warnings have none on record.
    warnings: (screened as Partial<Screened> | undefined)?.warnings ?? [],
    draft: await messages.openDraft(id),
    asks: triage?.asks.map(({ text }) => text) ?? [],
    priority: triage?.priority ?? "normal",
    blank: letter({ greeting: hello, paragraphs: [], signature }),
    answerIn: (text) => withoutFrame(text, hello, signature),
  };
}

function withoutFrame(text: string, hello: string, signature: string): string {
  const body = text.trim();
  const inner = body.startsWith(hello) ? body.slice(hello.length) : body;
  const end = signature.trim();
  return (end !== "" && inner.trimEnd().endsWith(end) ? inner.trimEnd().slice(0, -end.length) : inner).trim();
}
