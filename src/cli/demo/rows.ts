/** The demo's table: what became of each mail. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { App } from "../../app.ts";
import { messageIdentity } from "../../mail/identity.ts";
import type { Message } from "../../mail/message.ts";
import { parseMessage } from "../../mail/parse.ts";
import type { State } from "../../pipeline/state.ts";
import { type KeyEntry, readKey, type Result } from "./score.ts";
import type { Scratch } from "./scratch.ts";

export interface DemoRow extends Result {
  readonly file: string;
  readonly about: string;
  readonly id: string;
  readonly from: string;
  readonly subject: string;
  readonly intent: string | null;
  readonly language: string | null;
  readonly reasons: readonly string[];
  /** The first line that answers; null without a draft. */
  readonly firstLine: string | null;
  readonly draft: string | null;
  readonly expected: KeyEntry;
}

/** A row for each mail of the answer key, in its order. */
export async function readRows(app: App, scratch: Pick<Scratch, "mailbox">): Promise<DemoRow[]> {
  const { messages } = await app.store();
  const rows: DemoRow[] = [];
  for await (const expected of readKey()) {
    const raw = await readFile(join(scratch.mailbox, "new", expected.file));
    const id = messageIdentity(raw);
    const record = await messages.find(id);
    if (record === null) continue;
    const draft = await messages.openDraft(id);
    const message = await parseMessage(raw);
    rows.push({
      file: expected.file,
      about: expected.about,
      id,
      from: sender(message),
      subject: message.subject,
      verdict: record.verdict ?? "none",
      intent: record.intent,
      language: record.language,
      decision: decisionOf(record.state),
      reasons: record.reasons,
      firstLine: draft === null ? null : firstAnswer(draft.text),
      draft: draft?.text ?? null,
      sources: draft?.sources.map((source) => source.id) ?? [],
      expected,
    });
  }
  return rows;
}

function sender({ from }: Message): string {
  if (from === null) return "nobody";
  return from.name === "" ? from.address : from.name;
}

/** The line below the greeting. */
const firstAnswer = (text: string): string => text.split("\n\n")[1]?.split("\n")[0] ?? "";

const decisionOf = (state: State): Result["decision"] =>
  state === "review" || state === "hold" ? state : "none";
