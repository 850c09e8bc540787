import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Message } from "./message.ts";
import { parseMessage } from "./parse.ts";

const parse = (lines: readonly string[], end = "\r\n"): Promise<Message> =>
  parseMessage(Buffer.from(lines.join(end), "latin1"));

const HEAD = [
  "From: Anna Berg <Anna@Example.ORG>",
  "To: support@shop.example",
  "Date: Mon, 2 Nov 2026 10:00:00 +0100",
];
const text = (type: string, ...body: string[]): string[] => [`Content-Type: ${type}`, "", ...body];

describe("fields", () => {
  test("every field of a plain mail is filled", async () => {
    const mail = await parse([
      ...HEAD,
      "Cc: Team: b@x.org, c@x.org;",
      "Reply-To: desk@example.org",
      "Subject: =?utf-8?q?Gr=C3=B6=C3=9Fe?=",
      " falsch",
      "Message-ID: <1@example.org>",
      "In-Reply-To: <a@x> <b@x>",
      "References: <r1@x>",
      "\t<r2@x> <r1@x>",
      "",
      "Wo ist mein Paket?",
    ]);
    expect(mail).toMatchObject({
      messageId: "<1@example.org>",
      from: { name: "Anna Berg", address: "Anna@example.org" },
      to: [{ name: "", address: "support@shop.example" }],
      cc: [
        { name: "", address: "b@x.org" },
        { name: "", address: "c@x.org" },
      ],
      replyTo: [{ name: "", address: "desk@example.org" }],
      subject: "Größe falsch",
      date: "2026-11-02T09:00:00.000Z",
      inReplyTo: ["<a@x>", "<b@x>"],
      references: ["<r1@x>", "<r2@x>"],
      text: "Wo ist mein Paket?",
      newText: "Wo ist mein Paket?",
      quotedText: "",
      attachments: [],
      defects: [],
    });
    expect(mail.headers.get("references")).toEqual(["<r1@x> <r2@x> <r1@x>"]);
  });

  test("a mail without From says so and goes on", async () => {
    const mail = await parse(["Subject: Hi", "", "Hello"]);
    expect(mail.from).toBeNull();
    expect(mail.defects).toEqual(["no From"]);
    expect((await parse(["From: Anna", "", "Hello"])).defects).toEqual(["no address in From"]);
  });

  test("of two From fields the first counts, and it is noted", async () => {
    const mail = await parse([...HEAD, "From: mallory@example.net", "", "Hello"]);
    expect(mail.from?.address).toBe("Anna@example.org");
    expect(mail.defects).toEqual(["several from header fields, the first counts"]);
  });

  test("names in raw latin1 and subjects in raw UTF-8 are read", async () => {
    const mail = await parse(["From: J\xf6rg <j@x.org>", "Subject: Gr\xc3\xb6\xc3\x9fe", "", "Hi"]);
    expect(mail.from?.name).toBe("Jörg");
    expect(mail.subject).toBe("Größe");
  });

  test("an unreadable date is null, not today", async () => {
    const mail = await parse(["From: a@b.org", "Date: yesterday", "", "Hi"]);
    expect(mail.date).toBeNull();
    expect(mail.defects).toEqual(["unreadable Date"]);
  });
});

describe("text", () => {
  test.each([["\r"], ["\n"], ["\r\r\n"]])("a mail with line ends %j loses nothing", async (end) => {
    const mail = await parse([...HEAD, "", "Hello,", "", "it broke."], end);
    expect(mail.text).toBe("Hello,\n\nit broke.");
    expect(mail.from?.name).toBe("Anna Berg");
  });

  test("the plain part is the text where there is one", async () => {
    const mail = await parse([
      ...HEAD,
      'Content-Type: multipart/alternative; boundary="b"',
      "",
      "--b",
      ...text("text/plain", "plain words"),
      "--b",
      ...text("text/html", "<p>html words</p>"),
      "--b--",
    ]);
    expect(mail.text).toBe("plain words");
  });

  test("a blank plain part does not hide the HTML one", async () => {
    const mail = await parse([
      ...HEAD,
      "Content-Type: multipart/alternative; boundary=b",
      "",
      "--b",
      ...text("text/plain", " ", ""),
      "--b",
      ...text("text/html", "<p>html words</p>"),
      "--b--",
    ]);
    expect(mail.text).toBe("html words");
  });

  test("an HTML part beside a plain footer is not lost", async () => {
    const mail = await parse([
      ...HEAD,
      "Content-Type: multipart/mixed; boundary=b",
      "",
      "--b",
      ...text("text/html", "<p>It broke.</p>"),
      "--b",
      ...text("text/plain", "scanned for viruses"),
      "--b--",
    ]);
    expect(mail.text).toBe("It broke.\n\nscanned for viruses");
  });

  test("HTML keeps links, rows and quotes", async () => {
    const html =
      '<p>See <a href="https://x.org/a">this</a> <img src="cid:1"></p><table><tr><td>Order</td><td>42</td></tr>' +
      "<tr><td>Sum</td><td>9 EUR</td></tr></table><blockquote><p>old words</p></blockquote>";
    const mail = await parse([...HEAD, ...text("text/html; charset=utf-8", html)]);
    expect(mail.text.split("\n").filter(Boolean)).toEqual([
      "See this (https://x.org/a)",
      "Order 42",
      "Sum 9 EUR",
      "> old words",
    ]);
    expect(mail.newText).not.toContain("old words");
    expect(mail.quotedText).toBe("> old words");
  });

  test("a multipart whose boundary is never closed keeps its last part", async () => {
    const mail = await parse([
      ...HEAD,
      "Content-Type: multipart/mixed; boundary=b",
      "",
      "--b",
      ...text("text/plain", "Hello"),
    ]);
    expect(mail.text).toBe("Hello");
    expect(mail.defects).toEqual(["multipart boundary never closed"]);
  });

  test("a multipart whose boundary never comes is read from the raw body", async () => {
    const mail = await parse([
      ...HEAD,
      "Content-Type: multipart/mixed; boundary=b",
      "",
      "Wo ist die Gr\xf6\xdfe?",
    ]);
    expect(mail.text).toBe("Wo ist die Größe?");
    expect(mail.defects).toContain("text read from the raw body");
  });

  test("an attached text is the text where there is no other", async () => {
    const mail = await parse([
      ...HEAD,
      'Content-Disposition: attachment; filename="a.txt"',
      ...text("text/plain", "Hello"),
    ]);
    expect(mail.text).toBe("Hello");
    expect(mail.attachments).toEqual([{ filename: "a.txt", contentType: "text/plain", size: 5 }]);
    expect(mail.defects).toEqual(["text read from an attachment"]);
  });

  test("text/markdown, which no rule shows in line, is text", async () => {
    expect((await parse([...HEAD, ...text("text/markdown", "*Hello*")])).text).toBe("*Hello*");
  });

  test("NUL bytes are taken out and noted", async () => {
    const mail = await parse([...HEAD, "", "Hel\0lo"]);
    expect(mail.text).toBe("Hello");
    expect(mail.defects).toEqual(["NUL bytes removed"]);
  });

  test.each([
    ["no charset", "text/plain", "Gr\xf6\xdfe", "8bit"],
    ["an unknown charset", "text/plain; charset=x-nobody", "Gr\xf6\xdfe", "8bit"],
    ["a wrong charset", 'text/plain; charset="us-ascii"', "Gr=F6=DFe", "quoted-printable"],
  ])("latin1 under %s is read as windows-1252", async (_, type, body, encoding) => {
    const mail = await parse([...HEAD, `Content-Transfer-Encoding: ${encoding}`, ...text(type, body)]);
    expect(mail.text).toBe("Größe");
    expect(mail.defects).toEqual(["text in no charset it declares, read as windows-1252"]);
  });

  test("a part that is UTF-8 stays so beside one that is not", async () => {
    const mail = await parse([
      ...HEAD,
      "Content-Type: multipart/mixed; boundary=b",
      "",
      "--b",
      ...text("text/plain", "Gr\xc3\xb6\xc3\x9fe"),
      "--b",
      ...text("text/plain", "Ma\xdf"),
      "--b--",
    ]);
    expect(mail.text).toBe("Größe\n\nMaß");
  });

  test("a flowed line is not joined to the answer below its quote", async () => {
    const mail = await parse([
      ...HEAD,
      ...text("text/plain; format=flowed", "> Does it ", "> work? ", "No, ", "sorry."),
    ]);
    expect(mail.text).toBe("> Does it work? \nNo, sorry.");
  });
});

describe("attachments", () => {
  test("name, type and decoded size are given", async () => {
    const mail = await parse([
      ...HEAD,
      "Content-Type: multipart/mixed; boundary=b",
      "",
      "--b",
      ...text("text/plain", "See attached."),
      "--b",
      "Content-Type: application/pdf",
      "Content-Transfer-Encoding: base64",
      "Content-Disposition: attachment; filename*=utf-8''Gr%C3%B6%C3%9Fe.pdf",
      "",
      Buffer.from("0123456789").toString("base64"),
      "--b--",
    ]);
    expect(mail.text).toBe("See attached.");
    expect(mail.attachments).toEqual([{ filename: "Größe.pdf", contentType: "application/pdf", size: 10 }]);
  });
});

describe("what nobody can parse", () => {
  test("no bytes at all make a message", async () => {
    expect(await parseMessage(new Uint8Array())).toMatchObject({
      from: null,
      subject: "",
      text: "",
      attachments: [],
    });
  });

  test("any bytes make a message", async () => {
    const piece = fc.constantFrom(
      ...HEAD,
      "Content-Type: multipart/mixed; boundary=b",
      "--b",
      "--b--",
      "",
      "\0",
      "=?x?q?",
      "Content-Type: text/html; charset=",
      "<b>x",
      "\xff\xfe",
    );
    const mail = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(piece, { maxLength: 12 }).map((lines) => Buffer.from(lines.join("\r\n"), "latin1")),
    );
    await fc.assert(
      fc.asyncProperty(mail, async (raw) => {
        expect((await parseMessage(raw)).defects).not.toContain("unreadable");
      }),
      { numRuns: 200 },
    );
  });
});
