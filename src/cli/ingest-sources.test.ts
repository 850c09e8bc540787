import { expect, test } from "vitest";
import { grownFolder } from "./ingest-sources.ts";

test.each([
  ["two mails more", "imap:7:100:90:x", "imap:7:102:92:x", 100],
  ["nothing new", "imap:7:100:90:x", "imap:7:100:90:x", 100],
  ["one deleted and one more", "imap:7:100:90:x", "imap:7:101:90:x", null],
  ["one deleted", "imap:7:100:90:x", "imap:7:100:89:x", null],
  ["another folder under its name", "imap:7:100:90:x", "imap:8:102:92:x", null],
  ["other own addresses", "imap:7:100:90:x", "imap:7:102:92:y", null],
  ["a hash of something else", "", "imap:7:102:92:y", null],
])("a folder with %s grew from %s to %s: %s", (_, before, now, from) => {
  expect(grownFolder(before, now)).toBe(from);
});
