import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messageIdentity } from "./identity.ts";

const bytes = (text: string): Buffer => Buffer.from(text, "latin1");
const MAIL = "From: a@example.org\r\nSubject: Hi\r\nMessage-ID: <1@x>\r\n\r\nHello,\r\n\r\nwhere is it?\r\n";
const id = (text: string): string => messageIdentity(bytes(text));

describe("messageIdentity", () => {
  test("is 16 characters that nobody mistakes when reading them aloud", () => {
    expect(id(MAIL)).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
  });

  test("a mail delivered by two addresses is one mail", () => {
    const first = `Return-Path: <a@example.org>\r\nDelivered-To: support@x.org\r\nReceived: from b\r\n by c;\r\n Mon\r\n${MAIL}`;
    const second =
      `Delivered-To: info@x.org\r\nX-Original-To: info@x.org\r\nX-Envelope-From: a@example.org\r\nX-Received: by d\r\n` +
      `ARC-Seal: i=1\r\nAuthentication-Results: x.org; spf=pass\r\nReceived-SPF: pass\r\nX-Spam-Score: 1\r\n` +
      `Envelope-To: info@x.org\r\nReceived: from e\r\n${MAIL}`;
    expect(id(first)).toBe(id(second));
    expect(id(first)).toBe(id(MAIL));
  });

  test.each([
    ["LF", MAIL.replaceAll("\r\n", "\n")],
    ["bare CR", MAIL.replaceAll("\r\n", "\r")],
    ["doubled CR", MAIL.replaceAll("\r\n", "\r\r\n")],
    ["no line end at the end", MAIL.trimEnd()],
    ["an mbox line above", `From a@example.org Mon Nov  2 10:00:00 2026\n${MAIL}`],
  ])("%s changes nothing", (_, text) => {
    expect(id(text)).toBe(id(MAIL));
  });

  test.each([
    ["another subject", MAIL.replace("Hi", "Ho")],
    ["another body", MAIL.replace("where", "when")],
    ["another signature of the sender's domain", `DKIM-Signature: v=1; b=abc\r\n${MAIL}`],
    ["another order of fields", MAIL.replace(/^(From.*\r\n)(Subject.*\r\n)/, "$2$1")],
  ])("%s makes another mail", (_, text) => {
    expect(id(text)).not.toBe(id(MAIL));
  });

  test("a mail without a body, one without a header and no mail at all have ids, all different", () => {
    const ids = [id("From: a@example.org\r\n\r\n"), id("just text"), id(""), id("\r\n\r\nbody only")];
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("lines that some spool put above the header are no part of it, whatever their line ends", () => {
    const above = Array.from({ length: 4 }, () => "x".repeat(74));
    const mail = [...above, "", "From: a@b.org", "To: c@d.org", "Subject: Hi", "Received: x", "", "Hi"];
    const ids = ["\r\n", "\n", "\r", "\r\r\n"].map((end) => id(mail.join(end)));
    expect(new Set(ids).size).toBe(1);
  });

  test("header words inside the body are body", () => {
    const mail = (line: string): string => `From: a@b.org\n\nHi\n\nReceived: ${line}\n`;
    expect(id(mail("one"))).not.toBe(id(mail("two")));
  });

  test("what a virus scanner or a mailbox adds makes no other mail", () => {
    const mail = "From: a@b.org\nMessage-ID: <1@b>\n\nHi\n";
    expect(id(`X-Virus-Scanned: yes\nStatus: RO\nX-MS-Exchange-Organization-SCL: 1\n${mail}`)).toBe(id(mail));
  });

  test("any bytes have an id, and the same one each time", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (raw) => {
        expect(messageIdentity(raw)).toHaveLength(16);
        expect(messageIdentity(raw)).toBe(messageIdentity(Uint8Array.from(raw)));
      }),
      { numRuns: 200 },
    );
  });
});
