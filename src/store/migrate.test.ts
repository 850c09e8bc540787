import BetterSqlite3 from "better-sqlite3";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { approval, at, axis } from "../../fixtures/databases/rows.ts";
import { temporaryFolder, temporaryStore } from "../../fixtures/databases/scenes.ts";
import { alignVectors } from "../knowledge/record-batch.ts";
import { migrate, migrations } from "./migrate.ts";
import { applicationId, schemaVersion } from "./schema.ts";

/** A copy of the database that the schema's version N left behind. */
const oldDatabase = (version: number): string => {
  const file = join(temporaryFolder(), "smb.sqlite");
  copyFileSync(fileURLToPath(new URL(`../../fixtures/databases/v${version}.sqlite`, import.meta.url)), file);
  return file;
};

const open = (file = ":memory:"): BetterSqlite3.Database => {
  const connection = new BetterSqlite3(file);
  onTestFinished(() => void connection.close());
  return connection;
};

/** All objects of the schema by name; those of the vectors' table, which no migration makes, left out. */
const schemaOf = (connection: BetterSqlite3.Database): unknown =>
  connection
    .prepare(
      "select type, name, tbl_name, sql from sqlite_schema where tbl_name not like 'passage_vector%' and name <> 'sqlite_sequence' order by name",
    )
    .all();

const versionOf = (connection: BetterSqlite3.Database): unknown =>
  connection.pragma("user_version", { simple: true });

const versions = migrations.map(({ version }) => version);

test("migrations are numbered from one without a gap, up to the version that a start looks for", () => {
  expect(versions).toEqual(versions.map((_, i) => i + 1));
  expect(versions.at(-1)).toBe(schemaVersion);
});

test("a blank database gets the newest version and our mark", () => {
  const connection = open();
  migrate(connection);
  expect(versionOf(connection)).toBe(schemaVersion);
  expect(connection.pragma("application_id", { simple: true })).toBe(applicationId);
  expect(connection.pragma("foreign_keys", { simple: true })).toBe(1);
});

test.each(versions)("a database of version %i ends with the schema that a blank one gets", (version) => {
  const blank = open();
  migrate(blank);
  const old = open(oldDatabase(version));
  expect(versionOf(old)).toBe(version);
  migrate(old);
  expect(versionOf(old)).toBe(schemaVersion);
  expect(schemaOf(old)).toEqual(schemaOf(blank));
});

test.each(versions)("mail, drafts and outbox of version %i survive and work on", async (version) => {
  const { messages, outbox } = await temporaryStore(oldDatabase(version));
  expect(await messages.find("aaaa")).toMatchObject({
    state: "sent",
    subject: "Where is my order?",
    threadId: "t1",
  });
  expect([...((await messages.raw("aaaa")) ?? [])].at(-1)).toBe(0xff);
  expect(await messages.cursor("imap://help@example.org/INBOX")).toBe("cursor-2");
  const query = { messageId: null, references: ["<r1@example.org>"], ours: [], tickets: [], subject: null };
  expect(await messages.threadsOf(query)).toMatchObject([{ threadId: "t1" }]);
  expect(await outbox.find("aaaa")).toMatchObject({
    repliesTo: "aaaa",
    state: "sent",
    copiedAt: new Date(1772366820000),
  });
  const draft = await messages.openDraft("bbbb");
  expect(draft).toMatchObject({ text: "Within 30 days.", reasons: ["no evidence yet"] });
  expect(await outbox.approve(approval("bbbb", draft?.id ?? null))).toBe(true);
  expect(await outbox.claim(at(9))).toMatchObject({ repliesTo: "bbbb" });
});

test.each(versions.filter((version) => version >= 2))(
  "knowledge and errata of version %i survive",
  async (version) => {
    const { passages, errata } = await temporaryStore(oldDatabase(version));
    expect(await passages.passages(["returns.md#1"])).toMatchObject([
      { source: "/kb/returns.md", tags: ["returns"] },
    ]);
    expect(await passages.matchText(["sent", "day"], { limit: 9 })).toMatchObject([{ id: "returns.md#1" }]);
    // Those of version 3 stood in another form.
    expect(await passages.embedderId()).toBeNull();
    const embed = (texts: readonly string[]) => Promise.resolve(texts.map(() => axis(0)));
    await alignVectors({ index: passages, embedder: { id: "four@1", dimension: 4, embed } });
    expect(await passages.matchVector(axis(0), { limit: 9 })).toEqual([{ id: "returns.md#1", score: 1 }]);
    expect(await errata.list()).toMatchObject([{ id: "erratum-1", answer: "60 days." }]);
  },
);

test("what was learned, and what errata contradict, survive from version 4 on", async () => {
  const { learned, errata, passages } = await temporaryStore(oldDatabase(4));
  expect(await learned.read("search")).toEqual({ version: 1, knowledge: 7, data: Buffer.from([1, 2]) });
  expect(await errata.contradictions()).toMatchObject([{ passageId: "returns.md#1", erratum: "erratum-1" }]);
  expect(await passages.knowledgeVersion()).toBe(7);
});

test("a failing migration leaves the database as the one before it did", () => {
  const connection = open();
  migrate(connection);
  const before = schemaOf(connection);
  const failing = {
    version: schemaVersion + 1,
    up: (inside: BetterSqlite3.Database) => {
      inside.exec("create table half_done (a); drop table erratum");
      throw new Error("power cut");
    },
  };
  expect(() => {
    migrate(connection, [...migrations, failing]);
  }).toThrow("power cut");
  expect(schemaOf(connection)).toEqual(before);
  expect(versionOf(connection)).toBe(schemaVersion);
  expect(connection.inTransaction).toBe(false);
  expect(connection.pragma("foreign_keys", { simple: true })).toBe(1);
});

test("a migration that leaves rows without what they refer to is undone", () => {
  const connection = open(oldDatabase(1));
  const careless = {
    version: 2,
    up: (inside: BetterSqlite3.Database) => void inside.exec("delete from thread"),
  };
  expect(() => {
    migrate(connection, [careless]);
  }).toThrow("migration 2 leaves 1 rows that refer to nothing");
  expect(connection.prepare("select count(*) from thread").pluck().get()).toBe(1);
  expect(versionOf(connection)).toBe(1);
});

test("a step that another process took meanwhile is not taken again", () => {
  const file = oldDatabase(1);
  const connection = open(file);
  const racing = [
    ...migrations.slice(0, 1),
    { version: 2, up: () => expect.unreachable("ran a migration that was done") },
  ];
  migrate(open(file));
  migrate(connection, racing);
  expect(versionOf(connection)).toBe(schemaVersion);
});
