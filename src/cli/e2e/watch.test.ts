/** Mail in by IMAP, drafts, approval, replies out by SMTP: one round after the other. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireDovecot } from "../../../fixtures/servers/dovecot.ts";
import { parseMessage } from "../../mail/parse.ts";
import {
  DELIVERY_QUESTION,
  mailsIn,
  openShop,
  openPremises,
  type Premises,
  question,
} from "./mail-servers.ts";

const LONG_AGO = new Date("2020-01-01T00:00:00Z");

describe.skipIf(!requireDovecot())("smb watch --once", () => {
  let premises: Premises;

  beforeAll(async () => {
    premises = await openPremises();
  });

  afterAll(async () => {
    await premises.dovecot.stop();
  });

  it("answers a mail: draft, approval, reply by SMTP, copy in Sent, and nothing twice", async () => {
    const { smtp, imap, inbox, sent, smb, append, watch, review } = await openShop(premises);
    expect((await watch()).summary).toMatchObject({ summary: true, fetched: 0, dryRun: false });
    await append(question({ id: "q1", subject: "Delivery" }));

    const drafted = await watch();
    expect(drafted.code).toBe(0);
    expect(drafted.summary).toMatchObject({ summary: true, fetched: 1, moved: 1, problems: 0 });
    expect(drafted.moved).toEqual([
      {
        id: expect.stringMatching(/^[a-z0-9]{16}$/u) as string,
        messageId: "<q1@customer.example>",
        state: "review",
        reasons: [expect.any(String)],
      },
    ]);
    expect(smtp.received).toEqual([]);

    await review("a");
    const delivered = await watch();
    expect(delivered.moved).toMatchObject([{ id: drafted.moved[0]?.["id"], state: "sent" }]);
    expect(smtp.received).toHaveLength(1);
    const [received] = smtp.received;
    expect(received?.envelope).toEqual({ from: "support@example.com", to: ["marta@customer.example"] });
    const reply = await parseMessage(received?.raw ?? Buffer.of());
    expect(reply).toMatchObject({
      subject: expect.stringMatching(/^Re: \[#[0-9A-Z]{6}\] Delivery$/u) as string,
      from: { name: "Lumen & Oak", address: "support@example.com" },
      to: [{ name: "Marta Oliveira", address: "marta@customer.example" }],
      inReplyTo: ["<q1@customer.example>"],
      references: ["<q1@customer.example>"],
      defects: [],
    });
    expect(reply.messageId).toMatch(/^<[a-z0-9.]{50}@example\.com>$/u);
    expect(reply.newText).toContain("3 to 5 in the rest of the EU");
    expect(reply.quotedText).toContain(DELIVERY_QUESTION);

    const again = await watch();
    expect(again).toMatchObject({ code: 0, moved: [], summary: { fetched: 0, moved: 0 } });
    expect(smtp.received).toHaveLength(1);
    const copies = await mailsIn(imap, sent);
    expect(copies.map(({ raw }) => raw)).toEqual([received?.raw.toString()]);
    expect(
      (await mailsIn(imap, inbox)).map(({ flags }) => flags.filter((flag) => flag === "\\Seen")),
    ).toEqual([[]]);
    expect((await smb.run(["outbox", "list", "--json"])).stdout).toBe("");
    expect((await smb.run(["outbox", "list", "--all", "--json"])).lines()).toMatchObject([
      { state: "sent", messageId: reply.messageId, attempts: 1 },
    ]);
  });

  it("leaves mail from before set-up alone, and --since takes it in", async () => {
    const { append, watch } = await openShop(premises);
    await append(question({ id: "old", subject: "Old" }), LONG_AGO);
    await append(question({ id: "older", subject: "Older" }), new Date("2010-01-01T00:00:00Z"));
    expect((await watch()).summary).toMatchObject({ fetched: 0, moved: 0 });
    expect((await watch(["--since", "2019-01-01"])).moved).toMatchObject([
      { messageId: "<old@customer.example>" },
    ]);
    expect((await watch()).summary).toMatchObject({ fetched: 0, moved: 0 });
  });

  it("takes in the mail that came after set-up with an old date of its own", async () => {
    const { append, watch } = await openShop(premises);
    await watch();
    await append(
      question({ id: "q1", subject: "New" }).replace(/^Date: .*$/mu, `Date: ${LONG_AGO.toUTCString()}`),
    );
    expect((await watch()).moved).toMatchObject([{ messageId: "<q1@customer.example>" }]);
  });

  it("sends nothing while sending is off, says so, and sends once when it is on", async () => {
    const { smb, smtp, configure, append, watch, review } = await openShop(premises);
    await configure({ enabled: false });
    await watch();
    await append(question({ id: "q1", subject: "Delivery" }));
    await watch();
    await review("a");
    const off = await watch();
    expect(off.stderr).toContain("Dry run");
    expect(off.summary).toMatchObject({ moved: 0, waitingToBeSent: 1, dryRun: true });
    expect(smtp.received).toEqual([]);
    expect((await smb.run(["status", "--json"])).json()).toMatchObject({
      dryRun: true,
      outbox: { queued: 1 },
    });

    await configure({ enabled: true });
    const on = await watch();
    expect(on.stderr).not.toContain("Dry run");
    expect(on.moved).toMatchObject([{ state: "sent" }]);
    await watch();
    expect(smtp.received).toHaveLength(1);
  });

  it("puts a customer's answer to our reply into the same thread", async () => {
    const { smb, smtp, append, watch, review } = await openShop(premises);
    await watch();
    await append(question({ id: "q1", subject: "Delivery" }));
    await watch();
    await review("a");
    await watch();
    const ours = (await parseMessage(smtp.received[0]?.raw ?? Buffer.of())).messageId ?? "";
    // Clients cut the References of long threads: our own id is all that is left.
    await append(question({ id: "q2", subject: "Re: Delivery", parents: [ours] }));
    await append(question({ id: "q3", subject: "Re: Something else" }));
    await watch();
    const log = (await smb.run(["log", "--json"])).lines();
    const threadOf = (id: string) =>
      log.find(({ messageId }) => messageId === `<${id}@customer.example>`)?.["threadId"];
    expect(threadOf("q2")).toBe(threadOf("q1"));
    expect(threadOf("q3")).not.toBe(threadOf("q1"));
    await review("a", "q");
    await watch();
    const second = await parseMessage(smtp.received[1]?.raw ?? Buffer.of());
    expect(second.references).toEqual([ours, "<q2@customer.example>"]);
  });

  it("keeps the same mail that was delivered twice as one", async () => {
    const { append, watch } = await openShop(premises);
    await watch();
    const mail = question({ id: "q1", subject: "Delivery" });
    await append(mail);
    await append(mail);
    expect((await watch()).summary).toMatchObject({ fetched: 1, moved: 1 });
  });

  it("sends the words that a reviewer's editor left, and nothing for a rejected one", async () => {
    const { smb, smtp, append, watch } = await openShop(premises);
    await watch();
    await append(question({ id: "q1", subject: "First" }));
    await append(question({ id: "q2", subject: "Second" }));
    await watch();
    const outcome = await smb.run(["review"], {
      stdin: "e\na\nn\nr\nspam\n",
      env: { EDITOR: "sed -i s/Parcels/Packages/" },
    });
    expect(outcome.stderr).toContain("1 approved, 1 rejected, 0 skipped");
    await watch();
    expect(smtp.received).toHaveLength(1);
    expect((await parseMessage(smtp.received[0]?.raw ?? Buffer.of())).newText).toContain(
      "Packages with lamps",
    );
    const log = (await smb.run(["log", "--json"])).lines();
    expect(log.map(({ state }) => state).sort()).toEqual(["rejected", "sent"]);
    expect(log.find(({ state }) => state === "rejected")?.["reasons"]).toEqual(["rejected", "spam"]);
  });
});
