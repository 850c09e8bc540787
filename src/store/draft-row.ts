import type { Selectable } from "kysely";
import { readSignals } from "../answer/confidence.ts";
import type { Claim } from "../answer/draft.ts";
import type { Hit } from "../knowledge/search.ts";
import type { StoredDraft } from "../pipeline/message-store.ts";
import type { DraftTable } from "./schema.ts";

export const toDraft = (row: Selectable<DraftTable>): StoredDraft => ({
  id: String(row.number),
  messageId: row.message_id,
  state: row.state,
  text: row.text,
  claims: JSON.parse(row.claims) as Claim[],
  sources: JSON.parse(row.sources) as Hit[],
  confidence: row.confidence,
  decision: row.decision,
  reasons: JSON.parse(row.reasons) as string[],
  writer: row.writer,
  createdAt: new Date(row.created_at),
  ...(row.signals === null
    ? {}
    : { signals: readSignals(JSON.parse(row.signals) as Record<string, unknown>), intent: row.intent }),
});
