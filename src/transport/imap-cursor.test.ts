import { describe, expect, it } from "vitest";
import { MAX_MISSED, readCursor, writeCursor } from "./imap-cursor.ts";

describe("the cursor of a folder", () => {
  const cursor = { uidValidity: "17", uid: 42, missed: [7, 9] };

  it("reads as it was written", () => {
    expect(readCursor(writeCursor(cursor), "17")).toEqual(cursor);
  });

  it("holds nothing after a change of UIDVALIDITY", () => {
    expect(readCursor(writeCursor(cursor), "18")).toBeNull();
  });

  it("is none before the first mail", () => {
    expect(readCursor(null, "17")).toBeNull();
  });

  it("may lack the missed mails", () => {
    expect(readCursor('{"uidValidity":"17","uid":1}', "17")).toEqual({
      uidValidity: "17",
      uid: 1,
      missed: [],
    });
  });

  it.each([
    "",
    "17.host",
    "null",
    "[]",
    '{"uidValidity":17,"uid":1}',
    '{"uidValidity":"17","uid":-1}',
    '{"uidValidity":"17","uid":1,"missed":["2"]}',
    JSON.stringify({ ...cursor, missed: Array.from({ length: MAX_MISSED + 1 }, (_, index) => index + 1) }),
  ])("is none where it is another adapter's or damaged: %s", (text) => {
    expect(readCursor(text, "17")).toBeNull();
  });
});
