import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromBinary } from "../bytes.ts";
import {
  decodedSize,
  decodeTransfer,
  fittingEncoding,
  transferEncoding,
  type TransferEncoding,
} from "./transfer.ts";

const decoded = (text: string, encoding: TransferEncoding): string =>
  decodeTransfer(fromBinary(text), encoding).toString("latin1");

describe("quoted-printable", () => {
  test.each([
    ["a soft break", "one=\r\ntwo=\nthree", "onetwothree"],
    ["a soft break with blanks behind it", "one= \t\r\ntwo", "onetwo"],
    ["a soft break of a doubled CR, and of a bare one", "one=\r\r\ntwo=\rthree", "onetwothree"],
    ["lower case digits", "=c3=b6", "\xc3\xb6"],
    ["signs that stand for themselves", "a=b =zz 5=", "a=b =zz 5"],
  ])("%s", (_, text, expected) => {
    expect(decoded(text, "quoted-printable")).toBe(expected);
  });
});

test("base64 with junk, with line ends of any kind and with padding in its middle is read", () => {
  expect(decoded("SGVs\r\nbG8!!\n", "base64")).toBe("Hello");
  expect(decoded("SGVsbG8=\nIHlvdQ==\n", "base64")).toBe("Hello you");
});

test("uuencode is read, whatever stands around it", () => {
  expect(decoded("begin 644 a.txt\n%:&5L;&\\\n`\nend\n", "uuencode")).toBe("hello");
});

test("the size of what is attached is known without decoding it", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const base64 = Buffer.from(bytes).toString("base64").replace(/.{76}/g, "$&\r\n");
      expect(decodedSize(Buffer.from(base64), "base64")).toBe(bytes.length);
      const quoted = Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(
        "=\r\n",
      );
      expect(decodedSize(Buffer.from(quoted), "quoted-printable")).toBe(bytes.length);
    }),
  );
});

test.each([
  ["Base64", "base64"],
  ['"quoted-printable"', "quoted-printable"],
  ["7bit", "none"],
  ["8-bit; x", "none"],
  ["x-uuencode", "uuencode"],
  ["", "none"],
])("%s is %s", (name, encoding) => {
  expect(transferEncoding(name)).toBe(encoding);
});

describe("an encoding that is not the one declared", () => {
  const words = "Where is my parcel? It was to come on Monday, and today it is Friday already.";
  test("words that are declared to be base64 are left as they stand", () => {
    expect(fittingEncoding(Buffer.from(words), "base64").encoding).toBe("none");
    expect(fittingEncoding(Buffer.from("Hello"), "base64").encoding).toBe("none");
    expect(fittingEncoding(Buffer.from("SGVsbG8"), "base64").encoding).toBe("base64");
    expect(fittingEncoding(Buffer.from(Buffer.from(words).toString("base64")), "base64").defect).toBeNull();
  });

  test("base64 and quoted-printable that nobody declared are told by their look", () => {
    expect(fittingEncoding(Buffer.from(Buffer.from(words).toString("base64")), "none").encoding).toBe(
      "base64",
    );
    expect(fittingEncoding(Buffer.from("Gr=C3=B6=C3=9Fe und so weiter=\nund so fort"), "none").encoding).toBe(
      "quoted-printable",
    );
  });

  test("words, numbers, keys and long lines are none", () => {
    for (const text of [
      words,
      "a".repeat(500),
      "1234567890".repeat(20),
      "x=1&y=2",
      `AKIA${"Zz9".repeat(40)}`,
      "",
    ])
      expect(fittingEncoding(Buffer.from(text), "none").encoding).toBe("none");
  });
});
