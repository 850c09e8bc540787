/** A whole home on Maildirs: log, status, reply by ID, doctor, and that every file of it is the owner's alone. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageFile } from "../../package-files.ts";
import { question } from "./mail-servers.ts";
import { expectComplaint, type Json, newSmb, type Smb } from "./smb.ts";

/** Two mails are drafted or held; the way out is a Maildir. */
const openHome = async (): Promise<Smb> => {
  const smb = newSmb();
  for (const part of ["new", "cur", "tmp"]) mkdirSync(join(smb.folder, "in", part), { recursive: true });
  const configuration = {
    owner: { name: "Lumen & Oak", address: "support@example.com" },
    mailbox: { type: "maildir", path: join(smb.folder, "in") },
    send: { enabled: true, transport: { type: "maildir", path: join(smb.folder, "out") } },
    knowledge: { sources: [packageFile("fixtures/demo/knowledge/faq.txt")] },
  };
  writeFileSync(join(smb.home, "smb.config.yaml"), JSON.stringify(configuration), { mode: 0o600 });
  expect((await smb.run(["ingest"])).code).toBe(0);
  const deliver = (name: string, mail: string) => writeFileSync(join(smb.folder, "in", "new", name), mail);
  deliver("1.a", question({ id: "q1", subject: "Delivery" }));
  deliver(
    "2.b",
    question({
      id: "q2",
      subject: "Wholesale",
      text: "Do you have a price list for zeppelin wholesalers?\r\n",
    }),
  );
  const outcome = await smb.run(["watch", "--once", "--since", "2020-01-01"]);
  expect(outcome.code, outcome.stderr).toBe(0);
  return smb;
};

const logOf = async (smb: Smb): Promise<Json[]> => (await smb.run(["log", "--json"])).lines();

describe("a home", () => {
  it("shows the road of one message by the beginning of its id", async () => {
    const smb = await openHome();
    const log = await logOf(smb);
    expect(log.map(({ subject, state }) => [subject, state]).sort()).toEqual([
      ["Delivery", "review"],
      ["Wholesale", "hold"],
    ]);
    const id = String(log.find(({ subject }) => subject === "Delivery")?.["id"]);
    const road = (await smb.run(["log", id.slice(0, 8), "--json"])).json();
    expect(road["message"]).toMatchObject({ id, state: "review" });
    expect((road["runs"] as Json[]).map(({ stage }) => stage)).toEqual([
      "screen",
      "triage",
      "retrieve",
      "write",
      "gate",
    ]);
    expect(road["delivery"]).toBeNull();
    expect((await smb.run(["log", "--limit", "1", "--json"])).lines()).toHaveLength(1);
    expectComplaint(await smb.run(["log", ""]), 1, "more than one");
  });

  it("drafts again for a message on record, by its id", async () => {
    const smb = await openHome();
    const id = String((await logOf(smb)).find(({ subject }) => subject === "Delivery")?.["id"]);
    const again = await smb.run(["reply", id, "--json"]);
    expect(again.json()).toMatchObject({ messageId: "<q1@customer.example>", decision: "review" });
    expect(await logOf(smb)).toHaveLength(2);
  });

  it("is summed up by status, before and after a delivery", async () => {
    const smb = await openHome();
    const status = async () => (await smb.run(["status", "--json"])).json();
    const before = await status();
    expect(Object.keys(before).sort()).toEqual(
      "configuration dryRun home intents knowledge mailbox messages missing outbox watch".split(" "),
    );
    expect(before).toMatchObject({
      home: smb.home,
      messages: { review: 1, hold: 1 },
      outbox: {},
      watch: null,
    });
    const waiting = (await smb.run(["review", "--json"])).lines();
    const answers = waiting.map(({ state }) => (state === "review" ? "a" : "s")).reverse();
    expect((await smb.run(["review"], { stdin: `${answers.join("\n")}\n` })).stderr).toContain(
      "1 approved, 0 rejected, 1 skipped",
    );
    expect(await status()).toMatchObject({ messages: { queued: 1, hold: 1 }, outbox: { queued: 1 } });
    await smb.run(["watch", "--once"]);
    expect(await status()).toMatchObject({ messages: { sent: 1, hold: 1 }, outbox: { sent: 1 } });
    expect(readdirSync(join(smb.folder, "out", "new"))).toHaveLength(1);
  });

  it("is found healthy by the doctor", async () => {
    const outcome = await (await openHome()).run(["doctor", "--json"]);
    expect(outcome.code, outcome.stdout).toBe(0);
    const failed = (outcome.json()["checks"] as Json[]).filter(({ outcome: found }) => found === "fail");
    expect(failed).toEqual([]);
  });

  it("learns from its mail whose word to take on senders, and takes it from then on", async () => {
    const smb = await openHome();
    const judged = (key: string, sender: string, verdict: string): string =>
      [
        `Authentication-Results: mx.example.com; spf=pass; dkim=none; dmarc=${verdict} header.from=${sender}`,
        `Received: from out.${sender} by mx.example.com with ESMTPS; Mon, 2 Nov 2026 10:00:00 +0100`,
        question({ id: key, subject: key }).replace("marta@customer.example", `marta@${sender}`),
      ].join("\r\n");
    const deliver = (name: string, mail: string) => writeFileSync(join(smb.folder, "in", "new", name), mail);
    const sender = (i: number) => `customer${i % 4}.example`;
    for (let i = 0; i < 12; i++) deliver(`j${i}`, judged(`j${i}`, sender(i), "pass"));
    const { checks } = (await smb.run(["doctor", "--json"])).json();
    expect((checks as Json[]).find(({ name }) => name === "authentication")).toMatchObject({
      outcome: "ok",
      detail: expect.stringContaining("mx.example.com") as string,
    });
    deliver("late", judged("late", "customer9.example", "fail"));
    await smb.run(["watch", "--once"]);
    const id = String((await logOf(smb)).find(({ subject }) => subject === "late")?.["id"]);
    const { runs } = (await smb.run(["log", id, "--json"])).json();
    expect((runs as Json[])[0]?.["outcome"]).toMatchObject({
      authentication: { dmarc: "fail", trusted: true },
    });
  });

  it("holds no file and no folder that others may read, while a watch runs and after", async () => {
    const smb = await openHome();
    const exposed = () =>
      readdirSync(smb.home, { recursive: true, withFileTypes: true })
        .map(
          (entry) =>
            [
              join(entry.parentPath, entry.name),
              statSync(join(entry.parentPath, entry.name)).mode & 0o077,
            ] as const,
        )
        .filter(([, mode]) => mode !== 0);
    const watch = smb.start(["watch"]);
    await watch.says("watching maildir://");
    expect(readdirSync(smb.home)).toEqual(
      expect.arrayContaining(["smb.sqlite", "smb.sqlite-wal", "watch.lock"]),
    );
    expect(exposed()).toEqual([]);
    watch.kill("SIGTERM");
    expect((await watch.ended).code).toBe(130);
    expect(exposed()).toEqual([]);
  });

  it("that smb makes itself is closed to others", async () => {
    const smb = newSmb();
    const home = join(smb.folder, "new", "home");
    await smb.run(["init", "--yes"], { env: { SMB_HOME: home } });
    expect(statSync(home).mode & 0o777).toBe(0o700);
  });
});
