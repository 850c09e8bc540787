import { describe, expect, test } from "vitest";
import { FROM, screened } from "./screened.ts";

const DAEMON = "From: Mail Delivery System <MAILER-DAEMON@mx.example.org>";
const report = (type: string): string =>
  `Content-Type: multipart/report; boundary=b;\r\n report-type="${type}"`;
const POSTMASTER = "From: postmaster@mx.example.org";

describe("a mail server by its header", () => {
  test.each([
    ["delivery status report (RFC 3464)", [FROM, report("delivery-status")]],
    ["delivery status report (RFC 3464)", ["Content-Type: message/delivery-status"]],
    ["field of a returned mail", [FROM, "X-Failed-Recipients: a@b.org"]],
    ["field of a returned mail", [FROM, "X-MS-Exchange-Message-Is-Ndr:"]],
    ["sent by a mail daemon", ["Return-Path: <>", DAEMON]],
    ["sent by a mail daemon", ["From: MAILER-DAEMON", "Subject: failure notice"]],
    ["sent by a mail daemon", [FROM, "Sender: mailer-daemon@mx.example.org"]],
    ["sent by a mail daemon", ["From: bounces+17@news.example"]],
    ["sent by a mail daemon", ["From: anna@example.org, MAILER-DAEMON@example.org"]],
    ["sent by a mail daemon", ['From: "Mail Delivery Subsystem" <x17@example.org>']],
    ["sent by a mail daemon", ["From: MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org"]],
    ["handed in as a bounce", [FROM, "Received: (qmail 17 invoked for bounce); 2 Nov 2026 00:00:00 -0000"]],
    ["null return path, words of a bounce", ["Return-Path: <>", FROM, "Subject: Undeliverable: Hi"]],
    ["null return path, words of a bounce", ["Return-Path:", FROM, "Subject: Returned mail"]],
    [
      "null return path, words of a bounce",
      ["Return-Path: <MAILER-DAEMON@example.org>", FROM, "Subject: delivery delayed"],
    ],
    ["sent by a postmaster, subject of a bounce", [POSTMASTER, "Subject: Unzustellbar: Hallo"]],
    [
      "sent by a postmaster, subject of a bounce",
      ["From: post_master@mobile.example", "Subject: Undeliverable Message"],
    ],
  ])("%s", async (reason, lines) => {
    const result = await screened(lines);
    expect(result).toMatchObject({ verdict: "bounce", disposition: "ignore" });
    expect(result.reasons).toContain(reason);
  });

  test("a postmaster who writes nothing of a bounce is shown to a person", async () => {
    expect(await screened([POSTMASTER], "Our records of you are wrong.")).toMatchObject({
      verdict: "bounce",
      disposition: "person",
      reasons: ["sent by a postmaster"],
    });
  });

  test("a system administrator who asks for help is a person", async () => {
    expect(
      (await screened(["From: System Administrator <sysadmin@example.org>"], "How do we update?")).answerable,
    ).toBe(true);
  });
});

/** From a neutral address with a neutral subject: nothing but the words tells. */
describe("a mail server by its words alone", () => {
  test.each([
    [
      "Exim",
      "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients:\n\n  a@b.example",
    ],
    [
      "Postfix",
      "This is the mail system at host mx.example.org.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<a@b.example>: unknown",
    ],
    [
      "qmail",
      "Hi. This is the qmail-send program at mx.example.org.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<a@b.example>:\nSorry, no mailbox here by that name.",
    ],
    [
      "sendmail",
      "The original message was received at Mon, 2 Nov 2026\nfrom localhost\n\n   ----- The following addresses had permanent fatal errors -----\n<a@b.example>",
    ],
    [
      "Exchange",
      "Your message\n\n  To:      a@b.example\n  Subject: Your order of the second of November and all that is in it\n  Sent:    Mon, 2 Nov 2026\n\ndid not reach the following recipient(s):\n\na@b.example",
    ],
    [
      "Outlook.com",
      "Delivery has failed to these recipients or groups:\n\na@b.example\nThe email address you entered couldn't be found.",
    ],
    [
      "Domino",
      "Your message\n\n  Subject: Order\n\nwas not delivered to:\n\n  a@b.example\n\nbecause:\n\n  User not listed",
    ],
    [
      "Gmail",
      "** Address not found **\n\nYour message wasn't delivered to a@b.example because the address couldn't be found",
    ],
    [
      "Yahoo",
      "Sorry, we were unable to deliver your message to the following address.\n\n<a@b.example>:\nNo mx record found",
    ],
    [
      "KDDI",
      "Your mail sent on: Mon, 2 Nov 2026\nCould not be delivered to: <a@b.example>\nAs their mailbox is full.",
    ],
    [
      "SendGrid",
      "This is an automatically generated message from SendGrid.\n\nI'm sorry to have to tell you that your message was not able to be delivered to a@b.example",
    ],
    [
      "a mobile operator",
      "Message could not be delivered to mobile.\nNo valid recipients for this MM: a@b.example",
    ],
    [
      "an unknown server with an SMTP reply",
      "Result of your mail:\n\n550 5.1.1 <a@b.example>... user unknown",
    ],
    ["German", "Ihre Nachricht an a@b.example konnte nicht zugestellt werden."],
    ["French", "Votre message n'a pas pu être remis à a@b.example."],
    ["Spanish", "Su mensaje para a@b.example no se pudo entregar."],
    ["Italian", "Impossibile recapitare il messaggio a a@b.example."],
    ["Portuguese", "Sua mensagem para a@b.example não pôde ser entregue."],
    ["Dutch", "Uw bericht aan a@b.example is niet afgeleverd."],
    ["Polish", "Nie można dostarczyć wiadomości do a@b.example."],
    ["Russian", "Ваше сообщение для a@b.example не доставлено."],
    ["Turkish", "İletiniz a@b.example adresine teslim edilemedi."],
    ["Japanese", "次の宛先にメールを配信できませんでした。\na@b.example"],
    ["Chinese", "很抱歉，您的邮件无法送达：a@b.example"],
    ["Korean", "메일 전송에 실패했습니다: a@b.example"],
  ])("%s", async (_, body) => {
    expect(await screened([FROM, "Subject: Hello"], body)).toMatchObject({
      verdict: "bounce",
      disposition: "person",
      answerable: false,
    });
  });

  test("the same words from a postmaster are a machine's", async () => {
    const { disposition } = await screened(
      [POSTMASTER, "Subject: Hello"],
      "Your message could not be delivered to a@b.example",
    );
    expect(disposition).toBe("ignore");
  });
});

test.each([
  "Undelivered Mail Returned to Sender",
  "[EXTERNAL] Undeliverable: your order",
  "Mail delivery failed: returning message to sender",
  "Non remis : votre commande",
  "Недоставлено: заказ",
])("the subject %s is a server's where the text names an address", async (subject) => {
  const lines = [FROM, `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`];
  expect((await screened(lines, "a@b.example: no such person")).verdict).toBe("bounce");
});

describe("a bounce that somebody hands on", () => {
  const RETURNED = [
    "Begin forwarded message:",
    "",
    "> From: Mail Delivery Subsystem <MAILER-DAEMON>",
    "> Subject: Returned mail: see transcript for details",
    ">",
    "> Final-Recipient: RFC822; a@b.example",
    "> Action: failed",
    "> Status: 5.1.1",
  ].join("\n");

  test("is a bounce, for a person to see, where there is nothing else", async () => {
    expect(await screened([FROM, "Subject: Fwd: Returned mail"], RETURNED)).toMatchObject({
      verdict: "bounce",
      disposition: "person",
    });
  });

  test("is the sender's mail where he wrote something of his own", async () => {
    const body = `Your shop does not answer my mails, see below.\n\n${RETURNED}`;
    expect((await screened([FROM, "Subject: Fwd: Returned mail"], body)).answerable).toBe(true);
  });
});

test("a customer who shows what came back, without forwarding it, is never put away unseen", async () => {
  const body =
    "Please help, my mail came back.\n\nFinal-Recipient: rfc822; returns@shop.example\nStatus: 5.1.1";
  const { disposition } = await screened([FROM, "Subject: Undeliverable: my return"], body);
  expect(["answer", "person"]).toContain(disposition);
});

test("Amazon's notification of a bounce is one", async () => {
  const body = '{"Type":"Notification","Message":"{\\"notificationType\\":\\"Bounce\\"}"}';
  expect((await screened(["From: AWS <no-reply@sns.example>"], body)).verdict).toBe("bounce");
});
