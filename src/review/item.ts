/** What a reviewer is shown of one waiting message. */
import { greeting, letter } from "../answer/letter.ts";
import { parseMessage } from "../mail/parse.ts";
import { replyRecipient } from "../mail/recipient.ts";
import type { Message } from "../mail/message.ts";
import type { MessageRecord, MessageStore, StoredDraft } from "../pipeline/message-store.ts";
import type { Triage } from "../triage/triage.ts";

export interface ReviewItem {
  readonly id: string;
  readonly record: MessageRecord;
  readonly message: Message;
  readonly recipient: ReturnType<typeof replyRecipient>;
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
  const triage = (await messages.outcomes(id)).get("triage") as Triage | undefined;
  const recipient = replyRecipient(message, ownAddresses);
  const hello = greeting(message.from, record.language ?? ownerLanguage);
  return {
    id,
    record,
    message,
    recipient,
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
