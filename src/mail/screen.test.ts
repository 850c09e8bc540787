import { describe, expect, test } from "vitest";
import { parseMessage } from "./parse.ts";
import { screen, type Screening, type ScreenOptions } from "./screen.ts";

const OWN: ScreenOptions = { ownAddresses: ["support@shop.example"] };
const FROM = "From: Anna Berg <anna@example.org>";

const screened = async (lines: readonly string[], options = OWN): Promise<Screening> =>
  screen(await parseMessage(Buffer.from([...lines, "", "Hello"].join("\r\n"))), options);

describe("people", () => {
  test.each([
    ["a plain mail", [FROM, "Subject: Where is my parcel?"]],
    ["a mail without a Return-Path", [FROM]],
    ["a mail that only asks not to be answered by machines", [FROM, "X-Auto-Response-Suppress: All"]],
    ["a mail that says it is no automatic one", [FROM, "Auto-Submitted: no"]],
    [
      "a person who writes about a failed delivery",
      [FROM, "Subject: Undelivered parcel, returned to sender"],
    ],
    ["a person who asks about the office", [FROM, "Subject: Is somebody out of office?"]],
    ["a person who forwards a bounce", [FROM, "Subject: Fwd: Undelivered Mail Returned to Sender"]],
    ["a person whose name has reply in it", ["From: Nora Reply <nora.reply@example.org>"]],
    ["a customer on holiday", [FROM, "Subject: On holiday next week - can you deliver later?"]],
    ["a web form of ours", ["From: support@shop.example", "Reply-To: carl@example.org", "Subject: Form"]],
    [
      "a web form of anybody's",
      ["From: noreply@forms.example", "Reply-To: carl@example.org", "Subject: Form"],
    ],
    ["a mail without From that says where to answer", ["Reply-To: anna@example.org", "Subject: Hi"]],
  ])("%s may be answered", async (_, lines) => {
    expect(await screened(lines)).toEqual({
      verdict: "human",
      answerable: true,
      reasons: ["no sign of a machine"],
    });
  });
});

const DAEMON = "From: Mail Delivery System <MAILER-DAEMON@mx.example.org>";
const report = (type: string): string =>
  `Content-Type: multipart/report; boundary=b;\r\n report-type="${type}"`;

describe("machines", () => {
  test.each([
    ["bounce", "delivery status report (RFC 3464)", [FROM, report("delivery-status")]],
    ["bounce", "feedback report (RFC 5965)", [FROM, report("feedback-report")]],
    ["bounce", "X-Failed-Recipients header", [FROM, "X-Failed-Recipients: a@b.org"]],
    ["bounce", "null return path, sent by a mail daemon", ["Return-Path: <>", DAEMON]],
    ["bounce", "sent by a mail daemon", ["From: MAILER-DAEMON", "Subject: failure notice"]],
    ["bounce", "sent by a mail daemon", ["From: postmaster@example.org"]],
    [
      "bounce",
      "null return path, subject of a bounce",
      ["Return-Path: <>", FROM, "Subject: Undeliverable: Hi"],
    ],
    ["bounce", "subject of a feedback loop", [FROM, "Subject: complaint about message from 192.0.2.1"]],
    ["auto-reply", "Auto-Submitted other than no (RFC 3834)", [FROM, "Auto-Submitted: auto-replied"]],
    ["auto-reply", "Auto-Submitted other than no (RFC 3834)", [FROM, "Auto-Submitted: auto-generated; x=y"]],
    ["auto-reply", "read receipt (RFC 8098)", [FROM, report("disposition-notification")]],
    ["auto-reply", "X-Autoreply header", [FROM, "X-Autoreply: yes"]],
    ["auto-reply", "X-Autoreply header", [FROM, "X-Autorespond:"]],
    ["auto-reply", "Precedence: auto_reply", [FROM, "Precedence: auto_reply"]],
    ["auto-reply", "subject of an absence notice", [FROM, "Subject: Automatic reply: Your order"]],
    [
      "auto-reply",
      "subject of an absence notice",
      [FROM, "Subject: =?utf-8?q?R=C3=A9ponse_automatique_:_Commande?="],
    ],
    ["auto-reply", "subject of an absence notice", [FROM, "Subject: Abwesenheitsnotiz: Bestellung"]],
    ["auto-reply", "null return path", ["Return-Path: <>", FROM]],
    ["bulk", "List-Id header", [FROM, "List-Id: <news.example.org>"]],
    ["bulk", "List-Unsubscribe header", [FROM, "List-Unsubscribe: <https://example.org/u>"]],
    ["bulk", "Feedback-ID header", [FROM, "Feedback-ID: 1:2:3:mailer"]],
    ["bulk", "Precedence: bulk, list or junk", [FROM, "Precedence: bulk"]],
    ["bulk", "no-reply sender", ["From: Shop <no-reply@example.org>"]],
    ["bulk", "no-reply sender", ["From: orders.do_not_reply+7@example.org"]],
    ["own", "From is one of our addresses", ["From: Support <SUPPORT@shop.example>"]],
    ["own", "X-SMB-Reply header", [FROM, "X-SMB-Reply: 1"]],
    ["malformed", "no sender to answer", ["Subject: Hi"]],
  ])("%s by its %s is not answered", async (verdict, reason, lines) => {
    const result = await screened(lines);
    expect(result).toMatchObject({ verdict, answerable: false });
    expect(result.reasons).toContain(reason);
  });

  test("a Message-ID that one of our replies carries is ours", async () => {
    const lines = [FROM, "Message-ID: <abc@smb.shop.example>"];
    expect((await screened(lines)).verdict).toBe("human");
    const known = new Set(["<abc@smb.shop.example>"]);
    expect((await screened(lines, { ...OWN, knownOwnMessageIds: known })).verdict).toBe("own");
  });

  test("every signal of the verdict is a reason, none of another verdict", async () => {
    const { verdict, reasons } = await screened([
      FROM,
      "List-Id: <a.b>",
      "Precedence: list",
      "Auto-Submitted: no",
    ]);
    expect({ verdict, reasons }).toEqual({
      verdict: "bulk",
      reasons: ["List-Id header", "Precedence: bulk, list or junk"],
    });
  });

  test("our own mail that bounced back is own before it is a bounce, and a bounce before it is bulk", async () => {
    expect((await screened(["From: support@shop.example", "X-Failed-Recipients: a@b.org"])).verdict).toBe(
      "own",
    );
    expect((await screened([DAEMON, "Precedence: bulk", "Auto-Submitted: auto-replied"])).verdict).toBe(
      "bounce",
    );
  });

  test("an unreadable mail is malformed whoever sent it", async () => {
    const mail = await parseMessage(Buffer.from(`${FROM}\r\n\r\nHello`));
    expect(screen({ ...mail, defects: ["unreadable"] }, OWN)).toEqual({
      verdict: "malformed",
      answerable: false,
      reasons: ["unreadable mail"],
    });
  });
});

test.each(["SUPPORT@shop.example", "support\u200b@shop.example", "noreply@shop.example"])(
  "our own mail stays our own where its Reply-To is %s",
  async (address) => {
    const mail = ["From: support@shop.example", `Reply-To: ${address}`, "Subject: Hi"];
    expect((await screened(mail)).verdict).toBe("own");
  },
);
