/** Adapter: questions that stayed open, in SQLite. */
import type { NewOpenAsk, OpenAskEntry, OpenAskLog } from "../feedback/missing.ts";
import type { Database } from "./database.ts";

/** The newest so many are kept: they are read whole where one is compared with them. */
const KEPT = 2_000;

export const openAsks = (db: Database): OpenAskLog => ({
  since: (moment) =>
    db.read(() => db.statement<[number], OpenAskRow>(OPEN_ASKS_SQL).all(moment.getTime()).map(toOpenAsk)),
});

export interface OpenAskRow {
  readonly message_id: string;
  readonly ask: string;
  readonly vector: Buffer | null;
  readonly asked_at: number;
}

export const OPEN_ASKS_SQL =
  "select message_id, ask, vector, asked_at from open_ask where asked_at >= ? order by asked_at desc, number desc";

export const toOpenAsk = ({ message_id, ask, vector, asked_at }: OpenAskRow): OpenAskEntry => ({
  messageId: message_id,
  topic: ask,
  vector: vector === null ? null : toVector(vector),
  askedAt: new Date(asked_at),
});

/** A copy: the bytes of a row need not begin where a number may. */
const toVector = (bytes: Buffer): Float32Array => {
  const vector = new Float32Array(Math.floor(bytes.byteLength / Float32Array.BYTES_PER_ELEMENT));
  new Uint8Array(vector.buffer).set(bytes.subarray(0, vector.byteLength));
  return vector;
};

/** Part of the transaction that puts a stage on record: what the message leaves open now, in place of what it left before. */
export function rememberOpenAsks(
  db: Database,
  messageId: string,
  asks: readonly NewOpenAsk[],
  askedAt: number,
): void {
  db.statement<[string]>("delete from open_ask where message_id = ?").run(messageId);
  const insert = db.statement<[string, string, Uint8Array | null, number]>(
    "insert into open_ask (message_id, ask, vector, asked_at) values (?, ?, ?, ?)",
  );
  for (const { topic, vector } of asks) insert.run(messageId, topic, vector && bytesOf(vector), askedAt);
  if (asks.length > 0)
    db.statement<[number]>("delete from open_ask where number <= (select max(number) from open_ask) - ?").run(
      KEPT,
    );
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
