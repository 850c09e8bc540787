import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../fixtures/databases/scenes.ts";
import type { SpamMemory } from "../mail/spam.ts";
import { spamMemory } from "../mail/spam/memory.ts";
import { openDatabase } from "./open-database.ts";
import { spamStore } from "./spam-store.ts";

const open = async (file = join(temporaryFolder(), "smb.sqlite")): Promise<SpamMemory> => {
  const db = await openDatabase({ file });
  onTestFinished(() => {
    db.close();
  });
  return spamStore(db);
};

/** The contract of `SpamMemory`, for each adapter there is. */
describe.each([
  { adapter: "SQLite", open },
  { adapter: "memory", open: () => Promise.resolve(spamMemory()) },
])("what the owner called spam, in $adapter", ({ open: memory }) => {
  test("nothing is known at first", async () => {
    const spam = await memory();
    expect(await spam.totals()).toEqual({ spam: 0, ham: 0 });
    expect(await spam.counts(["casino"])).toEqual(new Map());
    expect(await spam.counts([])).toEqual(new Map());
    expect(await spam.labelOf("a")).toBeNull();
  });

  test("each mail counts once for each of its words", async () => {
    const spam = await memory();
    expect(await spam.learn("a", "spam", ["casino", "win", "win"])).toBe(true);
    expect(await spam.learn("b", "spam", ["win"])).toBe(true);
    expect(await spam.learn("c", "ham", ["order", "win"])).toBe(true);
    expect(await spam.totals()).toEqual({ spam: 2, ham: 1 });
    expect(await spam.counts(["win", "order", "never seen"])).toEqual(
      new Map([
        ["order", { spam: 0, ham: 1 }],
        ["win", { spam: 2, ham: 1 }],
      ]),
    );
    expect(await spam.labelOf("c")).toBe("ham");
  });

  test("the same label again changes nothing", async () => {
    const spam = await memory();
    await spam.learn("a", "spam", ["win"]);
    expect(await spam.learn("a", "spam", ["win"])).toBe(false);
    expect(await spam.totals()).toEqual({ spam: 1, ham: 0 });
    expect(await spam.counts(["win"])).toEqual(new Map([["win", { spam: 1, ham: 0 }]]));
  });

  test("another label takes the old one back", async () => {
    const spam = await memory();
    await spam.learn("a", "spam", ["win", "casino"]);
    await spam.learn("b", "spam", ["win"]);
    expect(await spam.learn("a", "ham", ["win", "casino"])).toBe(true);
    expect(await spam.totals()).toEqual({ spam: 1, ham: 1 });
    expect(await spam.counts(["win", "casino"])).toEqual(
      new Map([
        ["casino", { spam: 0, ham: 1 }],
        ["win", { spam: 1, ham: 1 }],
      ]),
    );
  });

  test("more words than one query takes are all found", async () => {
    const spam = await memory();
    const words = Array.from({ length: 2_500 }, (_, i) => `word${i}`);
    await spam.learn("a", "spam", words);
    expect((await spam.counts(words)).size).toBe(2_500);
  });
});

test("what was learned is there in the next process", async () => {
  const file = join(temporaryFolder(), "smb.sqlite");
  await (await open(file)).learn("a", "spam", ["win"]);
  expect(await (await open(file)).labelOf("a")).toBe("spam");
});

test("no count falls below 0 where the words of a mail have changed", async () => {
  const spam = await open();
  await spam.learn("a", "spam", ["win"]);
  await spam.learn("a", "ham", ["victory"]);
  expect(await spam.counts(["win", "victory"])).toEqual(
    new Map([
      ["victory", { spam: 0, ham: 1 }],
      ["win", { spam: 1, ham: 0 }],
    ]),
  );
});
