/** `smb watch` without --once: it hears of mail by IDLE, delivers what others approve, and there is one a home. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireDovecot, startDovecot } from "../../../fixtures/servers/dovecot.ts";
import { openShop, openPremises, type Premises, question } from "./mail-servers.ts";
import { expectComplaint } from "./smb.ts";

describe.skipIf(!requireDovecot())("smb watch", () => {
  let premises: Premises;

  beforeAll(async () => {
    premises = await openPremises();
  });

  afterAll(async () => {
    await premises.dovecot.stop();
  });

  it("drafts what IDLE tells of, delivers what another process approves, and ends with 130 on Ctrl-C", async () => {
    const { smb, smtp, append, review } = await openShop(premises);
    const watch = smb.start(["watch", "--json"]);
    await watch.says("watching imap://");
    await append(question({ id: "q1", subject: "Delivery" }));
    await watch.says('"review"');
    await review("a");
    await watch.says('"sent"');
    expect(smtp.received).toHaveLength(1);
    watch.kill("SIGINT");
    const { code, lines, stderr } = await watch.ended;
    expect(code).toBe(130);
    expect(lines()).toMatchObject([
      { messageId: "<q1@customer.example>", state: "review" },
      { messageId: "<q1@customer.example>", state: "sent" },
    ]);
    expect(stderr).not.toContain("fault");
  });

  it("lets every other command work beside it", async () => {
    const { smb, append } = await openShop(premises);
    const watch = smb.start(["watch", "--json"]);
    await watch.says("watching imap://");
    await append(question({ id: "q1", subject: "Delivery" }));
    await watch.says('"review"');
    const [status, log, waiting, outbox] = await Promise.all([
      smb.run(["status", "--json"]),
      smb.run(["log", "--json"]),
      smb.run(["review", "--json"]),
      smb.run(["outbox", "list", "--json"]),
    ]);
    expect([status, log, waiting, outbox].map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(status.json()).toMatchObject({ watch: { pid: watch.pid }, messages: { review: 1 }, outbox: {} });
    expect(log.lines()).toMatchObject([
      { state: "review", subject: "Delivery", from: { address: "marta@customer.example" } },
    ]);
    expect(waiting.lines()).toMatchObject([
      { subject: "Delivery", draft: { text: expect.stringContaining("Hello Marta Oliveira") as string } },
    ]);
    expect(outbox.stdout).toBe("");
  });

  it("is refused with exit 11 while another runs, and starts at once after that one was killed", async () => {
    const { smb, watch } = await openShop(premises);
    const first = smb.start(["watch"]);
    await first.says("watching imap://");
    expectComplaint(await smb.run(["watch"]), 11, "another smb watch runs", `process ${first.pid}`);
    expectComplaint(await smb.run(["watch", "--once", "--json"]), 11, "another smb watch runs");
    first.kill("SIGKILL");
    expect((await first.ended).code).toBeNull();
    expect((await smb.run(["status", "--json"])).json()).toMatchObject({ watch: null });
    expect((await watch()).code).toBe(0);
  });

  it("says when it tries again after the server went away, and ends with 130 on SIGTERM", async () => {
    const own = await startDovecot();
    const { smb, smtp } = await openShop({ ...premises, dovecot: own });
    const watch = smb.start(["watch", "--json"]);
    await watch.says("watching imap://");
    await own.stop();
    await watch.says("trying again in 5 s");
    watch.kill("SIGTERM");
    expect((await watch.ended).code).toBe(130);
    expect(smtp.received).toEqual([]);
  });
});
