import BetterSqlite3 from "better-sqlite3";
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../fixtures/databases/scenes.ts";
import { ExitCode, UserError } from "../errors.ts";
import type { Database } from "./database.ts";
import { openDatabase, type OpenDatabaseOptions } from "./open-database.ts";
import { schemaVersion } from "./schema.ts";

const open = async (options: OpenDatabaseOptions): Promise<Database> => {
  const db = await openDatabase(options);
  onTestFinished(() => {
    db.close();
  });
  return db;
};

const refusal = async (options: OpenDatabaseOptions): Promise<UserError> => {
  const error: unknown = await openDatabase(options).then(
    () => "opened",
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
};

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

const pragma = (db: Database, name: string): unknown => db.connection.pragma(name, { simple: true });

/** Makes a database with plain SQL, as another program would. */
const foreign = (file: string, sql: string): void => {
  const connection = new BetterSqlite3(file);
  connection.exec(sql);
  connection.close();
};

test("a new database, its folder and its journals are the owner's alone", async () => {
  const folder = join(temporaryFolder(), "deep", "data");
  const file = join(folder, "smb.sqlite");
  const db = await open({ file });
  await db.write(() => db.run(db.query.insertInto("thread").values({ id: "t", subject: "", created_at: 0 })));
  expect([mode(join(folder, "..")), mode(folder)]).toEqual(["700", "700"]);
  expect(["", "-wal", "-shm"].map((suffix) => mode(file + suffix))).toEqual(["600", "600", "600"]);
});

test("a new database has the newest schema, commits to disk and checks references", async () => {
  const db = await open({ file: join(temporaryFolder(), "smb.sqlite") });
  expect(pragma(db, "user_version")).toBe(schemaVersion);
  expect(pragma(db, "journal_mode")).toBe("wal");
  expect(pragma(db, "synchronous")).toBe(2);
  expect(pragma(db, "foreign_keys")).toBe(1);
  expect(pragma(db, "busy_timeout")).toBe(10_000);
});

test("an older database is brought to the newest schema", async () => {
  const file = join(temporaryFolder(), "smb.sqlite");
  copyFileSync(fileURLToPath(new URL("../../fixtures/databases/v1.sqlite", import.meta.url)), file);
  expect(pragma(await open({ file }), "user_version")).toBe(schemaVersion);
});

test("a reader brings an older database to the newest schema too, and writes nothing else", async () => {
  const file = join(temporaryFolder(), "smb.sqlite");
  copyFileSync(fileURLToPath(new URL("../../fixtures/databases/v1.sqlite", import.meta.url)), file);
  const db = await open({ file, readonly: true });
  expect(pragma(db, "user_version")).toBe(schemaVersion);
  const write = db.write(() => db.run(db.query.deleteFrom("outbox")));
  await expect(write).rejects.toThrow(UserError);
  await expect(write).rejects.toThrow(`${file} cannot be written`);
});

test("a reader does not make a database", async () => {
  const file = join(temporaryFolder(), "smb.sqlite");
  const { message, exitCode } = await refusal({ file, readonly: true });
  expect(message).toContain(file);
  expect(exitCode).toBe(ExitCode.notSetUp);
  expect(existsSync(file)).toBe(false);
});

test("a database of a newer smb is refused and left as it is", async () => {
  const file = join(temporaryFolder(), "smb.sqlite");
  (await openDatabase({ file })).close();
  foreign(file, `pragma user_version = ${schemaVersion + 1}`);
  const before = readFileSync(file);
  const { message, next, exitCode } = await refusal({ file });
  expect(message).toContain(`${file} was made by a newer smb`);
  expect(next).toBe("Upgrade smb.");
  expect(exitCode).toBe(ExitCode.notSetUp);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test.each([
  "create table bookmark (url text)",
  "pragma user_version = 1",
  "pragma application_id = 7; create table t (a)",
])("a database that another program made is refused and left as it is: %s", async (sql) => {
  const file = join(temporaryFolder(), "other.sqlite");
  foreign(file, sql);
  const before = readFileSync(file);
  expect((await refusal({ file })).message).toBe(`${file} is a database of another program`);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("a file that is no database is refused and left as it is", async () => {
  const file = join(temporaryFolder(), "smb.sqlite");
  const text = "From ada@example.com Sun Mar  1 12:00:00 2026\n".repeat(50);
  writeFileSync(file, text);
  expect((await refusal({ file })).message).toContain(`${file} is not an SQLite database`);
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("a folder in the file's place is refused", async () => {
  const file = join(temporaryFolder(), "smb.sqlite");
  mkdirSync(file);
  expect((await refusal({ file })).message).toContain(`${file} cannot be opened`);
});

test("a file whose folder cannot be made is refused", async () => {
  const blocking = join(temporaryFolder(), "file");
  writeFileSync(blocking, "");
  expect((await refusal({ file: join(blocking, "smb.sqlite") })).message).toContain("cannot be made");
});

test("a database that another process holds is named as such", async () => {
  const file = join(temporaryFolder(), "smb.sqlite");
  const holder = await open({ file });
  holder.connection.exec("begin immediate");
  const db = await open({ file, busyTimeoutMs: 1 });
  const write = db.write(() => db.run(db.query.deleteFrom("erratum")));
  await expect(write).rejects.toThrow(UserError);
  await expect(write).rejects.toThrow(`${file} is in use by another process`);
  holder.connection.exec("rollback");
  expect(await db.write(() => db.run(db.query.deleteFrom("erratum")))).toBe(0);
});

test("a damaged database is refused by its name", async () => {
  const file = join(temporaryFolder(), "smb.sqlite");
  (await openDatabase({ file })).close();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xee, 4096));
  const { message, next } = await refusal({ file });
  expect(message).toContain(`${file} is damaged`);
  expect(next).toContain("backup");
});
