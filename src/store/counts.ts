/** How many there are of what, for `smb status`: three queries in plain SQL, without the query builder. */
import type { DeliveryState } from "../outbox/outbox.ts";
import type { State } from "../pipeline/state.ts";
import { openConnection, type OpenDatabaseOptions } from "./open-connection.ts";
import { explained } from "./sqlite-errors.ts";

export interface Counts {
  readonly messages: Readonly<Partial<Record<State, number>>>;
  readonly outbox: Readonly<Partial<Record<DeliveryState, number>>>;
  readonly knowledge: { readonly sources: number; readonly records: number; readonly passages: number };
}

/** Counts of one moment. Throws a `UserError` as `openConnection` does. */
export async function readCounts(options: OpenDatabaseOptions): Promise<Counts> {
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
  try {
    const read = connection.transaction(() => ({
      messages: byState("message"),
      outbox: byState("outbox"),
      knowledge: { sources: count("source"), records: count("record"), passages: count("passage") },
    }));
    return await explained(options.file, () => read.deferred());
  } finally {
    connection.close();
  }
}
