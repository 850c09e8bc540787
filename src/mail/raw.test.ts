import { describe, expect, test } from "vitest";
import { cpuSince } from "../../fixtures/cpu.ts";
import { normaliseLineEnds } from "./bytes.ts";
import { splitRaw, type RawField } from "./raw.ts";

const split = (text: string): { fields: readonly RawField[]; body: string; defects: readonly string[] } => {
  const { fields, bodyStart, defects } = splitRaw(Buffer.from(text, "latin1"));
  return { fields, body: normaliseLineEnds(text.slice(bodyStart)), defects };
};
const names = (text: string): string[] => split(text).fields.map(({ name }) => name);

describe("splitRaw", () => {
  test("a plain mail has no defects", () => {
    expect(split("From: a@b.org\r\nSubject: one\r\n two\r\n\r\nHi\r\n")).toEqual({
      fields: [
        { name: "from", line: "From: a@b.org" },
        { name: "subject", line: "Subject: one\n two" },
      ],
      body: "Hi\n",
      defects: [],
    });
  });

  test.each([
    ["\r", ["bare CR line ends"]],
    ["\n", []],
    ["\r\r\n", ["doubled CR line ends"]],
  ])("line ends %j are read and noted", (end, defects) => {
    const read = split(["From: a@b.org", "To: c@d.org", "", "Hi", "there"].join(end));
    expect(read.body).toBe("Hi\nthere");
    expect(read.fields).toHaveLength(2);
    expect(read.defects).toEqual(defects);
  });

  test("mixed line ends are noted", () => {
    expect(split("From: a@b.org\r\nTo: c@d.org\n\nHi").defects).toEqual(["mixed line ends"]);
  });

  test("a text without a header is all body", () => {
    expect(split("Hello,\nNote: it broke\n\nAnna")).toMatchObject({
      fields: [],
      body: "Hello,\nNote: it broke\n\nAnna",
      defects: ["no header"],
    });
  });

  test("a body that follows the header without an empty line is kept", () => {
    const read = split("From: a@b.org\nSubject: Hi\nWhere is my parcel?\nAnna\n");
    expect(read.body).toBe("Where is my parcel?\nAnna\n");
    expect(read.defects).toEqual(["no empty line between header and body"]);
  });

  test("a line that lost its fold belongs to the field above it", () => {
    const read = split("Subject: a long\nsubject\nFrom: a@b.org\n\nHi");
    expect(read.fields[0]).toEqual({ name: "subject", line: "Subject: a long\n subject" });
    expect(read.defects).toEqual(["lines in the header that are no header field"]);
  });

  test("an mbox line, empty lines above the header and blanks before a colon do no harm", () => {
    expect(names("From a@b.org Mon Nov  2 2026\nFrom: a@b.org\n\nHi")).toEqual(["from"]);
    expect(names("\r\n \r\nFrom: a@b.org\r\n\r\nHi")).toEqual(["from"]);
    expect(names("From : a@b.org\nSUBJECT\t: x\n\nHi")).toEqual(["from", "subject"]);
  });

  test("a megabyte of carriage returns takes no longer than its length", () => {
    const start = process.cpuUsage();
    split(`From: a@b.org\r\n\r\n${"\r".repeat(1_000_000)}x`);
    split(`From: a@b.org\n\n${"\n".repeat(1_000_000)}x`);
    expect(cpuSince(start)).toBeLessThan(2_000);
  });
});
