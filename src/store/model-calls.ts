/** What models were asked and said, by the stage run that asked. */
import type { ModelCall } from "../generation/model-call.ts";
import type { MessageStore } from "../pipeline/message-store.ts";
import type { Database } from "./database.ts";

export const modelCalls = (db: Database): Pick<MessageStore, "forgetCalls"> => ({
  forgetCalls: (before) =>
    db.write(() => db.run(db.query.deleteFrom("model_call").where("started_at", "<", before.getTime()))),
});

/** Part of the transaction that puts a run on record. */
export function insertCalls(
  db: Database,
  { messageId, run }: { readonly messageId: string; readonly run: number },
  calls: readonly ModelCall[],
): void {
  for (const call of calls)
    db.run(
      db.query.insertInto("model_call").values({
        message_id: messageId,
        run,
        started_at: call.startedAt.getTime(),
        milliseconds: call.milliseconds,
        model: call.model,
        purpose: call.purpose,
        prompt: call.prompt,
        passages: JSON.stringify(call.passages),
        parameters: JSON.stringify(call.parameters),
        input_hash: call.inputHash,
        output: call.output,
        finish: call.finish,
        usage: call.usage && JSON.stringify(call.usage),
        failure: call.failure && JSON.stringify(call.failure),
      }),
    );
}

/** The calls of a run, in their order. */
export const callsOf = (db: Database, run: number): ModelCall[] =>
  db
    .all(db.query.selectFrom("model_call").selectAll().where("run", "=", run).orderBy("number"))
    .map((row) => ({
      model: row.model,
      purpose: row.purpose as ModelCall["purpose"],
      prompt: row.prompt,
      passages: JSON.parse(row.passages) as string[],
      parameters: JSON.parse(row.parameters) as ModelCall["parameters"],
      inputHash: row.input_hash,
      startedAt: new Date(row.started_at),
      milliseconds: row.milliseconds,
      output: row.output,
      finish: row.finish as ModelCall["finish"],
      usage: row.usage === null ? null : (JSON.parse(row.usage) as ModelCall["usage"]),
      failure: row.failure === null ? null : (JSON.parse(row.failure) as ModelCall["failure"]),
    }));
