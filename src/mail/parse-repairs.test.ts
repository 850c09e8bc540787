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

describe("headers that a mailer broke", () => {
  test("an empty line in the header does not end it where the rest of it follows", async () => {
    const mail = await parse([
      "Received: x",
      "",
      "From: a@b.org",
      "Subject: Hi",
      "Content-Type: text/html",
      "",
      "<p>Hello",
    ]);
    expect(mail).toMatchObject({ from: { address: "a@b.org" }, subject: "Hi", text: "Hello" });
    expect(mail.defects).toEqual(["empty line inside the header"]);
    const cut = await parse(["Subject: one", "", " two", "From: a@b.org", "To: c@d.org", "", "Hello"]);
    expect(cut).toMatchObject({ subject: "one two", text: "Hello" });
  });

  test("a forwarded mail at the start of a text is text", async () => {
    const lines = ["From: c@d.org", "To: e@f.org", "Subject: Offer", "", "Hello"];
    const mail = await parse(["From: a@b.org", "Subject: Fwd", "", ...lines]);
    expect(mail.text).toBe(lines.join("\n"));
    expect(mail.defects).toEqual([]);
  });

  test("a delivery status that stands alone keeps its first block", async () => {
    const status = [
      "MIME-Version: 1.0",
      "Reporting-MTA: dns; x.org",
      "Content-Transfer-Encoding: 7bit",
      "",
      "Action: failed",
    ];
    const mail = await parse(["Content-Type: message/delivery-status", "", ...status]);
    expect(mail.text).toBe(status.join("\n"));
    expect(mail.reports).toEqual([{ contentType: "message/delivery-status", text: status.join("\n") }]);
  });

  test("an address whose line was broken is whole again", async () => {
    expect((await parse(["From: Anna <anna@exam", "ple.org>", "Subject: Hi", "", "Hi"])).from?.address).toBe(
      "anna@example.org",
    );
  });

  test("of several From fields the first with an address counts, and without any the Sender", async () => {
    expect((await parse(["From: Anna", "From: a@b.org", "", "Hi"])).from?.address).toBe("a@b.org");
    const mail = await parse(["Sender: Desk <d@b.org>", "", "Hi"]);
    expect(mail.from).toEqual({ name: "Desk", address: "d@b.org" });
    expect(mail.sender).toEqual(mail.from);
    expect(mail.defects).toEqual(["no From", "From taken from Sender"]);
  });

  test.each([
    ["a mark that editors put before UTF-8", "\xef\xbb\xbf"],
    ["empty lines", "\r\n \r\n"],
    ["both", "\r\n\xef\xbb\xbf"],
    ["an mbox line", "From a@b.org Mon Nov  2 10:00:00 2026\r\n"],
    ["a line of a spool", "\x01\x01\x01\x01\r\n"],
  ])("%s above the header does no harm", async (_, above) => {
    const mail = await parseMessage(
      Buffer.from(`${above}X-A: b\r\nFrom: a@b.org\r\nSubject: Hi\r\n\r\nHello`, "latin1"),
    );
    expect(mail).toMatchObject({ from: { address: "a@b.org" }, subject: "Hi", text: "Hello" });
  });

  test("a mail that was saved as UTF-16 is read", async () => {
    const mail = await parseMessage(
      Buffer.from("\uFEFFFrom: a@b.org\r\nSubject: Größe\r\n\r\nHello", "utf16le"),
    );
    expect(mail).toMatchObject({ from: { address: "a@b.org" }, subject: "Größe", text: "Hello" });
    expect(mail.defects).toEqual(["whole mail in UTF-16"]);
  });

  test("8-bit headers are read in the charset that the text declares", async () => {
    const mail = await parse([
      "From: \xe1\xce\xce\xc1 <a@b.org>",
      "Subject: \xd0\xd2\xc9\xd7\xc5\xd4",
      "Content-Type: text/plain; charset=koi8-r",
      "",
      "x",
    ]);
    expect(mail).toMatchObject({ from: { name: "Анна" }, subject: "привет" });
  });
});

describe("what fell out of mails that were mutated", () => {
  test("words glued to a header are no header, whatever fields stand in the next lines", async () => {
    const mail = await parse([
      "From: a@b.org",
      "Subject: Hi",
      "",
      "This is a message for you.",
      "Content-Type: x",
      "Bye",
    ]);
    expect(mail.text).toBe("This is a message for you.\nContent-Type: x\nBye");
  });

  test("a NUL in the name of a field does not hide the field", async () => {
    expect((await parse(["From: a@b.org", "Subj\0ect: Hi", "", "Hello"])).subject).toBe("Hi");
  });

  test("a link in the header is no field, and what follows it is header still", async () => {
    const mail = await parse([
      "Return-Path: <a@b.org>",
      "https://x.org/",
      "",
      "From: a@b.org",
      "To: c@d.org",
      "Subject: Hi",
      "",
      "Hello",
    ]);
    expect(mail).toMatchObject({ from: { address: "a@b.org" }, subject: "Hi", text: "Hello" });
  });

  test("a text above the header block of a quoted mail is no header, and no word of it is lost", async () => {
    const block = ["From: Anna <a@b.org>", "To: c@d.org", "Date: Monday, 2 November 2026", "Subject: Hi"];
    const mail = await parse(["This is my answer.", "", ...block, "", "Old words."]);
    expect(mail.from).toBeNull();
    expect(mail.text).toContain("This is my answer.");
    expect(mail.newText).toBe("This is my answer.");
  });

  test("an mbox line with empty lines below it does no harm", async () => {
    expect(
      (await parse(["From a@b.org Mon", "", "", "Subject: Hi", "Content-Type: text/html", "", "<p>Hello"]))
        .text,
    ).toBe("Hello");
  });

  test("a junk line above the rest of a header that was cut is passed over", async () => {
    const mail = await parse([
      "From: a@b.org",
      "Message-ID: <1@b",
      "",
      "b.org>",
      "Subject: Hi",
      "Content-Type: text/html",
      "",
      "<p>Hello",
    ]);
    expect(mail).toMatchObject({ subject: "Hi", text: "Hello" });
  });

  test("a part's header below a header that was cut is not taken for its rest", async () => {
    const mail = await parse([
      "From: a@b.org",
      "Date: x",
      "",
      "--b",
      "Content-Type: image/png",
      "",
      "QUJD",
      "--b",
      "",
      "Hello",
      "--b--",
    ]);
    expect(mail.text).toBe("Hello");
    expect(mail.attachments).toHaveLength(1);
  });

  test("quoted-printable of which the field is lost is read, scratches and all", async () => {
    const mail = await parse([
      ...HEAD,
      "Content-Type: text/html",
      "",
      "<p>Wo ist =C3=BC =C3=A4 =C3=B6 =\r\nmein \xe4 Paket</p>=20",
    ]);
    expect(mail.text).toContain("Wo ist ü ä ö mein");
  });

  test("a control character or two make no words unreadable", async () => {
    const mail = await parse([
      ...HEAD,
      "Content-Type: application/octet-stream",
      "",
      `Where is my pa\x01rcel please? ${"It was to come on Monday. ".repeat(5)}`,
    ]);
    expect(mail.text).toContain("It was to come on Monday.");
  });
});

describe("text that is not where it ought to be, or not what it says it is", () => {
  const encoded = (type: string, encoding: string, body: string): string[] => [
    ...HEAD,
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
    "",
    body,
  ];
  const base64 = (content: string | Buffer): string => Buffer.from(content).toString("base64");

  test.each([
    [
      "koi8-r in base64",
      "text/plain; charset=koi8-r",
      "base64",
      base64(Buffer.from("d0d2c9d7c5d4", "hex")),
      "привет",
    ],
    ["gb2312 in quoted-printable", "text/plain; charset=gb2312", "quoted-printable", "=C4=FA=BA=C3", "您好"],
    ["iso-2022-jp", "text/plain; charset=iso-2022-jp", "7bit", "\x1b$BCmJ8\x1b(B", "注文"],
    ["a code page of DOS", "text/plain; charset=cp850", "quoted-printable", "Gr=94=E1e", "Größe"],
    [
      "UTF-16 in base64",
      "text/plain; charset=utf-16",
      "base64",
      base64(Buffer.from("\uFEFFHello", "utf16le")),
      "Hello",
    ],
    ["utf-7", "text/plain; charset=utf-7", "7bit", "Gr+APYA3w-e", "Größe"],
  ])("%s", async (_, type, encoding, body, expected) => {
    const mail = await parse(encoded(type, encoding, body));
    expect(mail.text).toBe(expected);
    expect(mail.defects).toEqual([]);
  });

  test.each([
    [
      "words declared as base64",
      "text/plain",
      "base64",
      "Where is my parcel?",
      "Where is my parcel?",
      "text that is not in the base64 it declares",
    ],
    [
      "base64 declared as nothing",
      "text/plain",
      "7bit",
      base64("Where is my parcel? It was to come on Monday."),
      "Where is my parcel? It was to come on Monday.",
      "text in base64 that it does not declare",
    ],
    [
      "UTF-8 declared as latin1",
      "text/plain; charset=iso-8859-1",
      "quoted-printable",
      "Gr=C3=B6=C3=9Fe",
      "Größe",
      "text labelled iso-8859-1, read as utf-8",
    ],
    [
      "a page declared as plain text",
      "text/plain",
      "7bit",
      "<!DOCTYPE html><html><body><p>Hello",
      "Hello",
      "HTML that is not declared as such",
    ],
    [
      "words declared as a picture",
      "image/png",
      "base64",
      "Where is my parcel please?",
      "Where is my parcel please?",
      "text read from the raw body",
    ],
    [
      "words of a type that nobody knows",
      "tuxt/plain",
      "7bit",
      "Where is my parcel please?",
      "Where is my parcel please?",
      "text read from an attachment",
    ],
  ])("%s", async (_, type, encoding, body, expected, defect) => {
    const mail = await parse(encoded(type, encoding, body));
    expect(mail.text).toBe(expected);
    expect(mail.defects).toContain(defect);
  });

  test("a plain part that only points to the other part does not hide it", async () => {
    const mail = await parse([
      ...HEAD,
      "Content-Type: multipart/alternative; boundary=b",
      "",
      "--b",
      ...text("text/plain", "This is an HTML mail."),
      "--b",
      ...text("text/html", `<p>${"My parcel has not come, and I have waited for a week. ".repeat(3)}`),
      "--b--",
    ]);
    expect(mail.text).toContain("My parcel has not come");
  });

  test("what stands outside of all parts is text where there is no other", async () => {
    const lines = [
      "--b",
      "Content-Type: image/png",
      "Content-Transfer-Encoding: base64",
      "",
      "QUJD",
      "--b--",
    ];
    const mail = await parse([
      ...HEAD,
      "Content-Type: multipart/mixed; boundary=b",
      "",
      ...lines,
      "Where is it?",
    ]);
    expect(mail.text).toBe("Where is it?");
    expect(mail.defects).toEqual(["text read from outside of the parts"]);
    expect(mail.attachments).toEqual([{ filename: null, contentType: "image/png", size: 3 }]);
  });

  test("a tag that never closes does not swallow the words behind it", async () => {
    const mail = await parse([...HEAD, ...text("text/html", "<h Where is my parcel please?<br></html>")]);
    expect(mail.text).toContain("Where is my parcel");
  });
});

describe("mails within mails", () => {
  const MIXED = [...HEAD, "Content-Type: multipart/mixed; boundary=b", ""];
  const ATTACHED = [
    "--b",
    "Content-Type: message/rfc822",
    "Content-Disposition: attachment; filename=order.eml",
    "",
    "From: Bob <bob@x.org>",
    "Subject: My =?utf-8?q?Gr=C3=B6=C3=9Fe?=",
    "",
    "Where is my parcel?",
    "--b--",
  ];

  test("one that is attached is the message where nothing else is said", async () => {
    const mail = await parse([...MIXED, "--b", ...text("text/plain", "FYI"), ...ATTACHED]);
    expect(mail.from?.address).toBe("Anna@example.org");
    expect(mail.text).toBe(
      "FYI\n\n---------- Forwarded message ----------\nFrom: Bob <bob@x.org>\nSubject: My Größe\n\nWhere is my parcel?",
    );
    expect(mail.newText).toContain("Where is my parcel?");
    expect(mail.defects).toEqual(["text read from an attached mail"]);
    expect(mail.attachments.map(({ filename, contentType }) => `${filename} ${contentType}`)).toEqual([
      "order.eml message/rfc822",
    ]);
  });

  test("one that is attached to a letter is an attachment", async () => {
    const letter = "I have written to you last week already, and this is what I wrote then. ".repeat(8);
    const mail = await parse([...MIXED, "--b", ...text("text/plain", letter), ...ATTACHED]);
    expect(mail.text).toBe(letter.trim());
    expect(mail.defects).toEqual([]);
  });

  test("one that came in pieces shows the piece and says so", async () => {
    const type = "Content-Type: message/partial; id=x; number=2; total=3";
    const mail = await parse([...HEAD, type, "", "and so it went on and on"]);
    expect(mail.text).toBe("and so it went on and on");
    expect(mail.defects).toContain("piece 2 of a mail that was sent in 3");
  });
});

describe("packed and sealed", () => {
  test("an invitation without any words is put into words", async () => {
    const event = ["BEGIN:VEVENT", "SUMMARY:Inspection", "DTSTART:20261105T090000Z", "END:VEVENT"];
    const mail = await parse([...HEAD, "Content-Type: text/calendar; method=REQUEST", "", ...event]);
    expect(mail.text).toBe("Inspection\n2026-11-05 09:00 UTC");
    expect(mail.attachments).toHaveLength(1);
  });

  test("an encrypted mail says that it is one, and is no text", async () => {
    const pgp = await parse([
      ...HEAD,
      "Content-Type: multipart/encrypted; boundary=b",
      "",
      "--b",
      ...text("application/pgp-encrypted", "Version: 1"),
      "--b",
      ...text("application/octet-stream", "-----BEGIN PGP MESSAGE-----"),
      "--b--",
    ]);
    expect(pgp.text).toBe("");
    expect(pgp.defects).toEqual(["encrypted text (PGP)"]);
    expect(pgp.attachments).toHaveLength(2);
    const smime = await parse([
      ...HEAD,
      ...text("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "MIIB"),
    ]);
    expect(smime.text).toBe("");
    expect(smime.defects).toEqual(["encrypted or unreadable text (S/MIME)"]);
  });
});
