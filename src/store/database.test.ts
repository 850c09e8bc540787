import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../fixtures/databases/scenes.ts";
import type { Database } from "./database.ts";
import { openDatabase } from "./open-database.ts";

const open = async (file = join(temporaryFolder(), "smb.sqlite")): Promise<Database> => {
  const db = await openDatabase({ file, busyTimeoutMs: 1 });
  onTestFinished(() => {
    db.close();
  });
  return db;
};

const addThread = (db: Database, id: string): number =>
  db.run(db.query.insertInto("thread").values({ id, subject: "", created_at: 0 }));

const threads = (db: Database): string[] =>
  db.all(db.query.selectFrom("thread").select("id").orderBy("id")).map(({ id }) => id);

test("what a failing write did is undone", async () => {
  const db = await open();
  const failing = db.write(() => {
    addThread(db, "a");
    throw new Error("half-way");
  });
  await expect(failing).rejects.toThrow("half-way");
  expect(await db.read(() => threads(db))).toEqual([]);
});

test("a write that would await inside its transaction is refused", async () => {
  const db = await open();
  const waiting = db.write(async () => {
    addThread(db, "a");
    await Promise.resolve();
  });
  await expect(waiting).rejects.toThrow("Transaction function cannot return a promise");
  expect(await db.read(() => threads(db))).toEqual([]);
});

test("a write that started is done before another one begins", async () => {
  const db = await open();
  const failing = db.write(() => {
    addThread(db, "a");
    throw new Error("undone");
  });
  const other = db.write(() => addThread(db, "b"));
  await expect(failing).rejects.toThrow("undone");
  expect(await other).toBe(1);
  expect(await db.read(() => threads(db))).toEqual(["b"]);
});

test("a read sees one moment while another connection writes", async () => {
  const reader = await open();
  const writer = await open(reader.file);
  const [before, after] = await reader.read(() => {
    const first = threads(reader);
    addThread(writer, "a");
    return [first, threads(reader)] as const;
  });
  expect([before, after]).toEqual([[], []]);
  expect(await reader.read(() => threads(reader))).toEqual(["a"]);
});

test("a query gives its rows, the first of them, or how many it changed", async () => {
  const db = await open();
  await db.write(() => [addThread(db, "a"), addThread(db, "b")]);
  const all = db.query.selectFrom("thread").select("id").orderBy("id");
  expect(db.all(all)).toEqual([{ id: "a" }, { id: "b" }]);
  expect(db.first(all)).toEqual({ id: "a" });
  expect(db.first(all.where("id", "=", "c"))).toBeUndefined();
  expect(db.run(db.query.deleteFrom("thread"))).toBe(2);
});

test("an error of ours is not dressed up as the file's", async () => {
  const db = await open();
  await db.write(() => addThread(db, "a"));
  const again = db.write(() => addThread(db, "a"));
  await expect(again).rejects.toMatchObject({ name: "SqliteError", code: "SQLITE_CONSTRAINT_PRIMARYKEY" });
});
