import { describe, expect, test } from "vitest";
import { cpuSince } from "../../../fixtures/cpu.ts";
import { splitRaw } from "../raw.ts";
import { contentOf } from "./entity.ts";
import { readStructure, type Structure } from "./structure.ts";

const read = (lines: readonly string[], end = "\r\n"): Structure => {
  const raw = Buffer.from(lines.join(end), "latin1");
  const { fields, bodyStart } = splitRaw(raw);
  return readStructure(raw, fields, bodyStart);
};

/** `type:content` of every part without parts of its own. */
const leaves = ({ entities }: Structure): string[] =>
  entities
    .filter(({ children }) => children.length === 0)
    .map((entity) => `${entity.contentType}:${contentOf(entity).toString("latin1")}`);

const MIXED = ["From: a@b.org", "Content-Type: multipart/mixed; boundary=b", ""];

describe("parts", () => {
  test.each([["\r\n"], ["\n"], ["\r"], ["\r\r\n"]])(
    "are found by their boundaries, with line ends %j",
    (end) => {
      const found = read(
        [
          ...MIXED,
          "preamble",
          "--b",
          "",
          "one",
          "--b  ",
          "Content-Type: text/html",
          "",
          "<p>",
          "--b--",
          "epilogue",
        ],
        end,
      );
      expect(leaves(found)).toEqual(["text/plain:one", "text/html:<p>"]);
      expect(found.defects).toEqual([]);
    },
  );

  test("end where those around them end, closed or not", () => {
    const inner = ["--b", "Content-Type: multipart/alternative; boundary=c", "", "--c", "", "one"];
    expect(leaves(read([...MIXED, ...inner, "--b", "", "two", "--b--"]))).toEqual([
      "text/plain:one",
      "text/plain:two",
    ]);
  });

  test("of one boundary within another are told apart as far as they close", () => {
    const inner = ["--b", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "one", "--b--"];
    expect(leaves(read([...MIXED, ...inner, "--b", "", "two", "--b--"]))).toEqual([
      "text/plain:one",
      "text/plain:two",
    ]);
  });

  test("without an empty line below their header keep their text, and so do those without a header", () => {
    expect(
      leaves(read([...MIXED, "--b", "Content-Type: text/html", "<p>one", "--b", "two words", "--b--"])),
    ).toEqual(["text/html:<p>one", "text/plain:two words"]);
  });

  test("below the last boundary are read all the same, and it is noted", () => {
    const found = read([...MIXED, "--b", "", "one", "--b--", "", "--b", "", "two", "--b--"]);
    expect(leaves(found)).toEqual(["text/plain:one", "text/plain:two"]);
    expect(found.defects).toEqual(["parts below the last boundary"]);
  });

  test("of a mail within the mail are found, and of mails within that", () => {
    const attached = [
      "--b",
      "Content-Type: message/rfc822",
      "",
      "Subject: x",
      "Content-Type: message/rfc822",
      "",
      "Subject: y",
      "",
      "one",
    ];
    expect(leaves(read([...MIXED, ...attached, "--b--"]))).toEqual(["text/plain:one"]);
  });

  test("of a digest are mails", () => {
    const digest = ["From: a@b.org", "Content-Type: multipart/digest; boundary=b", ""];
    expect(leaves(read([...digest, "--b", "", "Subject: x", "", "one", "--b--"]))).toEqual([
      "text/plain:one",
    ]);
  });

  test("of a mail that is encoded as a whole are found", () => {
    const mail = Buffer.from("Subject: x\r\nContent-Type: text/html\r\n\r\n<p>one").toString("base64");
    const found = read([
      ...MIXED,
      "--b",
      "Content-Type: message/rfc822",
      "Content-Transfer-Encoding: base64",
      "",
      mail,
      "--b--",
    ]);
    expect(leaves(found)).toEqual(["text/html:<p>one"]);
    expect(found.defects).toEqual(["message/rfc822 in base64"]);
  });
});

describe("a boundary", () => {
  test("that is not the one declared is guessed", () => {
    const found = read([...MIXED, "--other", "Content-Type: text/html", "", "<p>one", "--other--"]);
    expect(leaves(found)).toEqual(["text/html:<p>one"]);
    expect(found.defects).toEqual(["multipart boundary guessed"]);
  });

  test("that no header speaks of is guessed, and the text above it is kept", () => {
    const found = read([
      "From: a@b.org",
      "",
      "hello",
      "--x",
      "Content-Type: text/html",
      "",
      "<p>one",
      "--x--",
    ]);
    expect(leaves(found)).toEqual(["text/plain:hello\r\n", "text/html:<p>one"]);
  });

  test("that never comes leaves a part that is text", () => {
    expect(read([...MIXED, "hello"]).defects).toEqual(["text read from the raw body"]);
  });

  test("that never closes is noted", () => {
    expect(read([...MIXED, "--b", "", "one"]).defects).toEqual(["multipart boundary never closed"]);
  });
});

test.each([
  ["", "text/plain"],
  ["text", "text/plain"],
  ["html", "text/html"],
  ["text/html; charset", "text/html"],
  ["multipart", "multipart/mixed"],
  ["; boundary=b", "multipart/mixed"],
  ["garbage in here", "text/plain"],
])("the content type %j is taken for %s", (field, expected) => {
  expect(read(["From: a@b.org", `Content-Type: ${field}`, "", "x"]).entities[0].contentType).toBe(expected);
});

describe("bounds", () => {
  test("ten thousand parts beside each other, or within each other, are all found", () => {
    const flat = Array.from({ length: 10_000 }, (_, index) => ["--b", "", `part ${index}`]).flat();
    expect(leaves(read([...MIXED, ...flat]))).toHaveLength(10_000);
    const deep = Array.from({ length: 10_000 }, (_, i) => [
      `--b${i}`,
      `Content-Type: multipart/mixed; boundary=b${i + 1}`,
      "",
    ]).flat();
    const head = ["From: a@b.org", "Content-Type: multipart/mixed; boundary=b0", ""];
    expect(leaves(read([...head, ...deep, "--b10000", "", "one"]))).toEqual(["text/plain:one"]);
  });

  test("of millions of parts the rest is one text", () => {
    const found = read([...MIXED, ...Array.from({ length: 300_000 }, () => "--b"), "", "last words"]);
    expect(found.entities.length).toBeLessThan(25_000);
    expect(found.defects).toContain("more parts than are read; the rest is read as one text");
    expect(leaves(found).at(-1)).toContain("last words");
  });

  test.each(["--\n", "--b", "--bx\n", "-", "\r", "\n--"])(
    "ten megabytes of %j take no longer than their length",
    (text) => {
      const start = process.cpuUsage();
      read([...MIXED, text.repeat(10_000_000 / text.length), "--b", "", "x"]);
      expect(cpuSince(start)).toBeLessThan(2_000);
    },
  );
});
