import { expect, test } from "vitest";
import { resolvePaths } from "./resolve-paths.ts";
import { configSchema } from "./schema.ts";
import type { Config } from "./schema.ts";

const bases = { folder: "/etc/smb", home: "/home/ann" };

const imap = { type: "imap", host: "h", user: "u", password: { env: "PW" } };

const config = (parts: object): Config =>
  configSchema.parse({ owner: { name: "Ann", address: "a@x.example" }, mailbox: imap, ...parts });

test("sources start at the configuration's folder or at the home folder; absolute ones stay", () => {
  const sources = ["faq.md", "./docs", "../up", "~/notes", "~", "/abs/x.csv", "~bob"];
  expect(resolvePaths(config({ knowledge: { sources } }), bases).knowledge.sources).toEqual([
    "/etc/smb/faq.md",
    "/etc/smb/docs",
    "/etc/up",
    "/home/ann/notes",
    "/home/ann",
    "/abs/x.csv",
    "/etc/smb/~bob",
  ]);
});

test("the Maildirs of mailbox and transport are made absolute", () => {
  const { mailbox, send } = resolvePaths(
    config({
      mailbox: { type: "maildir", path: "in" },
      send: { transport: { type: "maildir", path: "~/out" } },
    }),
    bases,
  );
  expect(mailbox).toEqual({ type: "maildir", path: "/etc/smb/in", poll_seconds: 5 });
  expect(send.transport).toEqual({ type: "maildir", path: "/home/ann/out" });
});

test("the secret files of mailbox and transport are made absolute", () => {
  const { mailbox, send } = resolvePaths(
    config({
      mailbox: { ...imap, password: { file: "~/pw" } },
      send: { transport: { type: "smtp", host: "h", user: "u", password: { file: "pw" } } },
    }),
    bases,
  );
  expect(mailbox).toMatchObject({ password: { file: "/home/ann/pw" } });
  expect(send.transport).toMatchObject({ password: { file: "/etc/smb/pw" } });
});

test("a command, a variable's name and everything else that only looks like a path stay as they are", () => {
  const before = config({
    mailbox: { ...imap, folder: "~/INBOX", password: { command: "cat ~/pw" } },
    send: { transport: { type: "smtp", host: "h" } },
  });
  expect(resolvePaths(before, bases)).toEqual(before);
});
