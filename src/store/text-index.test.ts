import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../fixtures/databases/scenes.ts";
import type { Database } from "./database.ts";
import { readMeta, writeMeta } from "./meta.ts";
import { openDatabase } from "./open-database.ts";
import { TextIndex } from "./text-index.ts";
import { WEIGHED } from "./text-index/query.ts";

interface Entry {
  readonly text: string;
  readonly question?: string;
  readonly language?: string | null;
}

/** Writes passages as ingest does: the row, then its words. */
function putAll(db: Database, index: TextIndex, entries: readonly Entry[], from = 1): void {
  db.connection.exec("insert or ignore into source (number, name, root, hash) values (1, 's', 's', '')");
  entries.forEach(({ text, question = null, language = "en" }, i) => {
    const number = from + i;
    const id = `p${number}`;
    db.statement(
      "insert into record (number, source, own_id, id, kind, title, tags, refs, language, hash) values (?, 1, ?, ?, '', '', '[]', '[]', ?, '')",
    ).run(number, id, id, language);
    db.statement(
      "insert into passage (number, record, id, question, title, text, place) values (?, ?, ?, ?, '', ?, '')",
    ).run(number, number, id, question, text);
    index.put(new Map([[number, { piece: { question, title: "", text }, language }]]));
  });
}

async function indexOf(entries: readonly Entry[]): Promise<{ db: Database; index: TextIndex; file: string }> {
  const file = join(temporaryFolder(), "smb.sqlite");
  const db = await openDatabase({ file });
  const index = new TextIndex(db);
  await db.write(() => {
    putAll(db, index, entries);
  });
  await index.ready();
  return { db, index, file };
}

const text = (...texts: string[]): Entry[] => texts.map((one) => ({ text: one }));
const found = (index: TextIndex, ...words: string[]): string[] =>
  index.match(words, { limit: 100 }).map(({ id }) => id);

test("each passage is found by the rules of its own language, also with another beside it", async () => {
  const { index } = await indexOf([
    { text: "Kündigungen gehen per Brief", language: "de" },
    { text: "Les annulations sont gratuites", language: "fr" },
    { text: "Cancellations are free", language: "en" },
    { text: "订单可以取消", language: "zh" },
    { text: "Refunds", language: null },
  ]);
  expect(found(index, "kuendigung")).toEqual(["p1"]);
  expect(found(index, "annulation")).toEqual(["p2"]);
  expect(found(index, "cancellation")).toEqual(["p3"]);
  expect(found(index, "取消")).toEqual(["p4"]);
  expect(found(index, "refund")).toEqual(["p5"]);
  expect(index.match(["annulation"], { limit: 9, language: "de" })).toEqual([]);
});

test("a word counts in as many passages as it is found in", async () => {
  const { index } = await indexOf(text("one lamp", "two lamps", "LAMP's price", "no such thing"));
  const { of, passages } = index.frequencies(["lamp", "lamps", "light"]);
  expect(passages).toBe(4);
  expect([...of]).toEqual([
    ["lamp", 3],
    ["lamps", 3],
    ["light", 0],
  ]);
  expect(found(index, "lamps")).toHaveLength(3);
});

test("counts follow what is put and removed", async () => {
  const { db, index } = await indexOf(text("a lamp"));
  expect(index.frequencies(["lamp"]).of.get("lamp")).toBe(1);
  await db.write(() => {
    putAll(db, index, text("lamps"), 2);
    db.statement("insert into meta (key, value) values ('knowledge_version', '7')").run();
  });
  expect(index.frequencies(["lamp"]).of.get("lamp")).toBe(2);
  await db.write(() => {
    index.remove([1]);
    db.statement("update meta set value = '8' where key = 'knowledge_version'").run();
  });
  expect(index.frequencies(["lamp"]).of.get("lamp")).toBe(1);
  expect(found(index, "lamp")).toEqual(["p2"]);
});

test("a misspelt word is near the word that was meant, wherever the slip is, and the likelier one is first", async () => {
  const { index } = await indexOf(
    text("your password", "password reset", "a passport", "Rückgabe", "invoice"),
  );
  const near = (word: string): string[] => index.near(word).map((known) => known.word);
  for (const slip of ["pasword", "passwrod", "apssword", "assword", "passwordd", "xassword"])
    expect([slip, near(slip)[0]]).toEqual([slip, "password"]);
  expect(near("passwort")[0]).toBe("password");
  expect(near("ruckgaben")[0] ?? near("rucgabe")[0]).toBe("rückgabe");
  expect(near("passwwrod")).toEqual(["password"]);
  expect(near("password")).toEqual([]);
  expect(near("zebra")).toEqual([]);
  expect(near("invoce1")).toEqual([]);
});

test("words run together are told apart", async () => {
  const { index } = await indexOf(text("reset your password", "set a word"));
  expect(index.near("resetpassword")[0]?.word).toBe("reset password");
});

test("a word in two pieces is found as one", async () => {
  const { index } = await indexOf(text("the password", "an email"));
  expect(found(index, "pass", "word")).toEqual(["p1"]);
  expect(found(index, "e", "mail")).toEqual(["p2"]);
});

test("words of a transaction that was undone are noted again", async () => {
  const { db, index } = await indexOf(text("lamp"));
  await expect(
    db.write(() => {
      putAll(db, index, text("warranty"), 2);
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  await db.write(() => {
    putAll(db, index, text("warranty"), 2);
  });
  expect(index.near("waranty").map(({ word }) => word)).toEqual(["warranty"]);
});

test("an index of other rules is made anew on first use, once, and by two at a time", async () => {
  const { db, file } = await indexOf(text(...Array.from({ length: 2_500 }, (_, i) => `lamp number${i}`)));
  await db.write(() => {
    db.connection.exec("insert into passage_fts (passage_fts) values ('delete-all')");
    db.statement("insert into passage_fts (rowid, question, title, text) values (1, '', '', 'stale')").run();
    writeMeta(db, "text_analysis", "0");
  });
  const second = await openDatabase({ file });
  const both = [new TextIndex(db), new TextIndex(second)];
  await Promise.all(both.map((index) => index.ready()));
  for (const index of both) {
    expect(found(index, "stale")).toEqual([]);
    expect(found(index, "number2499")).toEqual(["p2500"]);
    expect(index.frequencies(["lamp"]).of.get("lamp")).toBe(2_000);
  }
  expect(readMeta(db, "text_analysis")).toBe("1");
  second.close();
});

test("a fresh index is not made twice", async () => {
  const { db } = await indexOf(text("lamp"));
  const before = db.connection.prepare("select total_changes()").pluck().get();
  await new TextIndex(db).ready();
  expect(db.connection.prepare("select total_changes()").pluck().get()).toBe(before);
});

test("among very many passages the rare words decide, and the widespread ones add to them", async () => {
  const many = Array.from({ length: 3 * WEIGHED }, (_, i) =>
    i % 3 === 0 ? "the account of a customer" : "the other thing of somebody else",
  );
  const { index } = await indexOf(
    text(...many, "lost parcel of an uncle", "lost parcel of an account", "an account was lost"),
  );
  const n = many.length;
  expect(found(index, "the", "account", "parcel").slice(0, 2)).toEqual([`p${n + 2}`, `p${n + 1}`]);
  expect(found(index, "lost", "account").slice(0, 2).sort()).toEqual([`p${n + 2}`, `p${n + 3}`]);
  expect(found(index, "account")).toHaveLength(100);
  expect(found(index, "the")).toHaveLength(100);
});
