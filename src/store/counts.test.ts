import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readCounts } from "./counts.ts";
import { openStore } from "./store.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-counts-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a blank home has nothing of anything", async () => {
  expect(await readCounts({ file: join(folder, "smb.sqlite") }, new Date(0))).toEqual({
    messages: {},
    outbox: {},
    knowledge: { sources: 0, records: 0, passages: 0 },
    decided: [],
    openAsks: [],
  });
});

test("counts are by state, and beside an open store", async () => {
  const file = join(folder, "smb.sqlite");
  const store = await openStore({ file });
  const place = { folder: "INBOX", uidValidity: "1", uid: "1" };
  const raw = new TextEncoder().encode("Subject: a\r\n\r\nb");
  const mail = { mailbox: "m", place, arrivedAt: new Date(0), raw, cursor: "1" };
  await store.messages.receive({ ...mail, id: "aaaa" });
  await store.messages.receive({ ...mail, id: "bbbb", place: { ...place, uid: "2" } });
  expect((await readCounts({ file }, new Date(0))).messages).toEqual({ received: 2 });
  await store.close();
});
