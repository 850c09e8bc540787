/** How many there are of what, what was decided and what is missing, for `smb status`: plain SQL, without the query builder. */
import type { DecidedDraft } from "../feedback/decisions.ts";
import type { OpenAskEntry } from "../feedback/missing.ts";
import type { DeliveryState } from "../outbox/outbox.ts";
import type { State } from "../pipeline/state.ts";
import { DECIDED_SQL, type DecidedRow, READ, toDecided } from "./evidence.ts";
import { OPEN_ASKS_SQL, type OpenAskRow, toOpenAsk } from "./open-asks.ts";
import { openConnection, type OpenDatabaseOptions } from "./open-connection.ts";
import { explained } from "./sqlite-errors.ts";

export interface Counts {
  readonly messages: Readonly<Partial<Record<State, number>>>;
  readonly outbox: Readonly<Partial<Record<DeliveryState, number>>>;
  readonly knowledge: { readonly sources: number; readonly records: number; readonly passages: number };
  readonly decided: readonly DecidedDraft[];
  /** What the knowledge lacked, newest first. */
  readonly openAsks: readonly OpenAskEntry[];
}

/** All of one moment; open questions since `askedSince`. Throws a `UserError` as `openConnection` does. */
export async function readCounts(options: OpenDatabaseOptions, askedSince: Date): Promise<Counts> {
  const connection = await openConnection(options);
  const byState = (table: "message" | "outbox") =>
    Object.fromEntries(
      connection
        .prepare<[], [string, number]>(`select state, count(*) from ${table} group by state`)
        .raw()
        .all(),
    );
  const count = (table: "source" | "record" | "passage"): number =>
    Number(connection.prepare(`select count(*) from ${table}`).pluck().get());
  const decided = (): DecidedDraft[] => {
    const newest = Number(connection.prepare("select coalesce(max(number), 0) from decision").pluck().get());
    return connection
      .prepare<[number, number], DecidedRow>(DECIDED_SQL)
      .all(0, newest - READ)
      .map(toDecided);
  };
  const asked = () => connection.prepare<[number], OpenAskRow>(OPEN_ASKS_SQL).all(askedSince.getTime());
  try {
    const read = connection.transaction(() => ({
      messages: byState("message"),
      outbox: byState("outbox"),
      knowledge: { sources: count("source"), records: count("record"), passages: count("passage") },
      decided: decided(),
      openAsks: asked().map(toOpenAsk),
    }));
    return await explained(options.file, () => read.deferred());
  } finally {
    connection.close();
  }
}
