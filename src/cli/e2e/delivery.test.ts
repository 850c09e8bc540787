/** The moment between "sent" and "not sent": what smb does when it dies or is refused there. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { requireDovecot } from "../../../fixtures/servers/dovecot.ts";
import { mailsIn, openShop, openPremises, type Premises, question, type Shop } from "./mail-servers.ts";
import { expectComplaint, type Json } from "./smb.ts";

describe.skipIf(!requireDovecot())("delivery", () => {
  let premises: Premises;

  beforeAll(async () => {
    premises = await openPremises();
  });

  afterAll(async () => {
    await premises.dovecot.stop();
  });

  const entryOf = async ({ smb }: Shop): Promise<Json> =>
    (await smb.run(["outbox", "list", "--all", "--json"])).lines()[0] ?? {};

  /** An approved reply that waits in the outbox. */
  const approved = async (): Promise<Shop> => {
    const shop = await openShop(premises);
    await shop.watch();
    await shop.append(question({ id: "q1", subject: "Delivery" }));
    await shop.watch();
    await shop.review("a");
    return shop;
  };

  /** The server has the whole reply and says nothing; smb is killed while it waits. */
  const killedAfterTheDot = async (): Promise<Shop> => {
    const shop = await approved();
    shop.smtp.fault = { at: "dot", does: "hang" };
    const watch = shop.smb.start(["watch", "--once", "--json"]);
    await vi.waitFor(() => expect(shop.smtp.received).toHaveLength(1), { timeout: 10_000 });
    watch.kill("SIGKILL");
    await watch.ended;
    shop.smtp.fault = null;
    return shop;
  };

  it("that was cut off after the final dot is uncertain, and is never tried again by itself", async () => {
    const shop = await killedAfterTheDot();
    const next = await shop.watch();
    expect(next).toMatchObject({
      code: 0,
      moved: [{ state: "uncertain", messageId: "<q1@customer.example>" }],
    });
    expect((await shop.watch()).moved).toEqual([]);
    expect(await entryOf(shop)).toMatchObject({ state: "uncertain", phase: "data", attempts: 1 });
    expect((await shop.smb.run(["status"])).stdout).toContain("uncertain");
    expect(shop.smtp.received).toHaveLength(1);
  });

  it("that a person saw arrive counts as sent", async () => {
    const shop = await killedAfterTheDot();
    await shop.watch();
    const id = String((await entryOf(shop))["id"]);
    expect((await shop.smb.run(["outbox", "sent", id, "--json"])).json()).toEqual({ id, state: "sent" });
    expectComplaint(await shop.smb.run(["outbox", "retry", id, "--yes"]), 1, "is sent");
    await shop.watch();
    expect(await entryOf(shop)).toMatchObject({ state: "sent", attempts: 1 });
    expect(shop.smtp.received).toHaveLength(1);
    expect(await mailsIn(shop.imap, shop.sent)).toHaveLength(1);
  });

  it("is tried again on a person's word, with the same bytes and the same Message-ID", async () => {
    const shop = await killedAfterTheDot();
    await shop.watch();
    const id = String((await entryOf(shop))["id"]);
    expectComplaint(
      await shop.smb.run(["outbox", "retry", id]),
      2,
      "marta@customer.example may have it already",
      "--yes",
    );
    expect((await shop.smb.run(["outbox", "retry", id, "--yes", "--json"])).json()).toEqual({
      id,
      state: "queued",
    });
    expect((await shop.watch()).moved).toMatchObject([{ state: "sent" }]);
    const [first, second, ...more] = shop.smtp.received;
    expect(second?.raw.toString()).toBe(first?.raw.toString());
    expect(more).toEqual([]);
    expect(await entryOf(shop)).toMatchObject({ state: "sent", attempts: 1 });
  });

  it("is settled by the Sent folder where that holds the Message-ID", async () => {
    const shop = await killedAfterTheDot();
    await shop.imap.append(shop.sent, shop.smtp.received[0]?.raw ?? "", ["\\Seen"]);
    expect((await shop.watch()).moved.at(-1)).toMatchObject({ state: "sent" });
    expect(await entryOf(shop)).toMatchObject({
      state: "sent",
      attempts: 1,
      detail: "found in the Sent folder",
    });
    await shop.watch();
    expect(await mailsIn(shop.imap, shop.sent)).toHaveLength(1);
    expect(shop.smtp.received).toHaveLength(1);
  });

  it("that was cut off before the content is simply done by the next round", async () => {
    const shop = await approved();
    shop.smtp.fault = { at: "rcpt", does: "hang" };
    const watch = shop.smb.start(["watch", "--once"]);
    await vi.waitFor(() => expect(shop.smtp.commands.join()).toContain("RCPT TO"), { timeout: 10_000 });
    watch.kill("SIGKILL");
    await watch.ended;
    shop.smtp.fault = null;
    await shop.watch();
    expect(await entryOf(shop)).toMatchObject({ state: "sent", attempts: 2 });
    expect(shop.smtp.received).toHaveLength(1);
  });

  it("that the server refuses for good is failed, and nothing is tried again", async () => {
    const shop = await approved();
    shop.smtp.fault = { at: "rcpt", does: "550 5.1.1 no such user" };
    expect((await shop.watch()).moved).toMatchObject([
      { state: "failed", reasons: ["550 5.1.1 no such user"] },
    ]);
    shop.smtp.fault = null;
    expect((await shop.watch()).moved).toEqual([]);
    expect((await shop.smb.run(["outbox", "list"])).stdout).toContain("550 5.1.1 no such user");
    expect(shop.smtp.received).toEqual([]);
  });

  it("that the server puts off waits, and is not tried again before its time", async () => {
    const shop = await approved();
    shop.smtp.fault = { at: "greeting", does: "421 4.3.2 come back later" };
    await shop.watch();
    shop.smtp.fault = null;
    const entry = await entryOf(shop);
    expect(entry).toMatchObject({
      state: "queued",
      attempts: 1,
      detail: expect.stringContaining("421") as string,
    });
    expect(new Date(String(entry["nextAttemptAt"])).getTime()).toBeGreaterThan(Date.now());
    expect((await shop.watch()).summary).toMatchObject({ moved: 0, waitingToBeSent: 1 });
    expect(shop.smtp.received).toEqual([]);
  });

  it("shows the mail byte for byte before it goes", async () => {
    const shop = await approved();
    const shown = await shop.smb.run(["outbox", "show", String((await entryOf(shop))["id"]), "--json"]);
    await shop.watch();
    expect(shop.smtp.received[0]?.raw.toString()).toBe(shown.json()["raw"]);
  });
});
