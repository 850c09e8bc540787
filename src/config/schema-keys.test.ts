import { describe, expect, test } from "vitest";
import { knownKeys } from "./schema-keys.ts";

describe("knownKeys", () => {
  test("the root has the blocks", () => {
    expect(knownKeys([], {})).toEqual([
      ...["owner", "mailbox", "send", "knowledge", "authentication", "limits"],
      ...["triage", "replies", "model", "auto_send", "trace"],
    ]);
  });

  test("a block with a type has the keys of the type that was chosen", () => {
    expect(knownKeys(["mailbox"], { mailbox: { type: "maildir" } })).toEqual([
      "type",
      "path",
      "poll_seconds",
    ]);
    expect(knownKeys(["mailbox"], { mailbox: { type: "imap" } })).not.toContain("path");
  });

  test.each([{}, { mailbox: null }, { mailbox: { type: "pop3" } }])(
    "of %j, which has chosen no type, the keys of all types are given",
    (written) => {
      expect(knownKeys(["mailbox"], written)).toEqual(expect.arrayContaining(["host", "path"]));
    },
  );

  test("a block that may be null has its keys", () => {
    const written = { send: { transport: { type: "smtp" } } };
    expect(knownKeys(["send", "transport"], written)).toEqual([
      "type",
      "host",
      "port",
      "tls",
      "user",
      "password",
    ]);
  });

  test("a secret has its three forms", () => {
    expect(knownKeys(["mailbox", "password"], {})).toEqual(["command", "env", "file"]);
  });

  test.each([
    [["mailbox", "host"]],
    [["nowhere"]],
    [["owner", "aliases", 0]],
    [["__proto__"]],
    [["toString"]],
  ])("%j is no block and has no keys", (path) => {
    expect(knownKeys(path, {})).toEqual([]);
  });
});
