/** What ends a wait without a reviewer: a colleague's answer in the Sent folder, a bounce, a later mail of the same customer. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireDovecot } from "../../../fixtures/servers/dovecot.ts";
import { parseMessage } from "../../mail/parse.ts";
import { openPremises, openShop, type Premises, question } from "./mail-servers.ts";

describe.skipIf(!requireDovecot())("a conversation on real servers", () => {
  let premises: Premises;

  beforeAll(async () => {
    premises = await openPremises();
  });

  afterAll(async () => {
    await premises.dovecot.stop();
  });

  it("is left to a colleague who answers from the mailbox itself", async () => {
    const { imap, sent, append, watch, smb } = await openShop(premises);
    await watch();
    await append(question({ id: "q1", subject: "Delivery" }));
    const [drafted] = (await watch()).moved;
    const answer = [
      "From: Lumen & Oak <support@example.com>",
      "To: marta@customer.example",
      "Subject: Re: Delivery",
      "Message-ID: <by-hand@example.com>",
      "In-Reply-To: <q1@customer.example>",
      "",
      "Five days, as ever.",
      "",
    ].join("\r\n");
    await imap.append(sent, answer, ["\\Seen"]);
    const { moved, summary } = await watch();
    expect(moved).toMatchObject([{ id: drafted?.["id"], state: "answered" }]);
    expect(summary).toMatchObject({ states: { answered: 1 } });
    expect((await smb.run(["review", "--json"])).stdout).toBe("");
  });

  it("answers two mails of one customer with one reply", async () => {
    const { smtp, append, watch, review } = await openShop(premises);
    await watch();
    await append(question({ id: "q1", subject: "Delivery" }));
    await append(
      question({ id: "q2", subject: "Delivery", text: "Hi,\r\n\r\nCan I return a lamp?\r\n\r\nMarta\r\n" }),
    );
    expect((await watch()).summary).toMatchObject({ states: { joined: 1 } });
    await review("a");
    await watch();
    expect(smtp.received).toHaveLength(1);
    const reply = await parseMessage(smtp.received[0]?.raw ?? Buffer.of());
    expect(reply.inReplyTo).toEqual(["<q2@customer.example>"]);
    expect(reply.subject).toMatch(/^Re: \[#[0-9A-Z]{6}\] Delivery$/u);
  });

  it("learns from a bounce that its reply did not arrive", async () => {
    const { smtp, append, watch, review, smb } = await openShop(premises);
    await watch();
    await append(question({ id: "q1", subject: "Delivery" }));
    await watch();
    await review("a");
    await watch();
    const { messageId } = await parseMessage(smtp.received[0]?.raw ?? Buffer.of());
    const bounce = [
      "Return-Path: <>",
      "From: MAILER-DAEMON@mx.customer.example (Mail Delivery System)",
      "To: support@example.com",
      "Subject: Undelivered Mail Returned to Sender",
      "Message-ID: <dsn1@mx.customer.example>",
      "",
      "<marta@customer.example>: host mx.customer.example said: 550 5.1.1 User unknown",
      "",
      "------ This is a copy of the message's headers. ------",
      "",
      `Message-ID: ${messageId ?? ""}`,
      "Subject: Re: Delivery",
      "",
    ].join("\r\n");
    await append(bounce);
    await watch();
    expect((await smb.run(["outbox", "list", "--json"])).lines()).toMatchObject([
      { state: "failed", detail: expect.stringMatching(/^did not arrive: /u) as string },
    ]);
  });
});
