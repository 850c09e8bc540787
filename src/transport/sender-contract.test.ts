/** What every `Sender` keeps to, run over a real SMTP server and a real Maildir. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eightBitMail, mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import { startSmtp } from "../../fixtures/servers/smtp.ts";
import type { Sender } from "../mail/sender.ts";
import { createMaildir, listMaildir } from "./maildir-files.ts";
import { maildirSender } from "./maildir-sender.ts";
import { smtpSender } from "./smtp.ts";

interface Bench {
  readonly sender: Sender;
  /** What has arrived at the other end. */
  arrived(): Promise<Buffer[]>;
  stop(): Promise<void>;
}

const smtpBench = async (): Promise<Bench> => {
  const server = await startSmtp();
  const { host, port, user, password } = server;
  const sender = smtpSender({ host, port, user, tls: "none", password: () => Promise.resolve(password) });
  return {
    sender,
    arrived: () => Promise.resolve(server.received.map(({ raw }) => raw)),
    stop: async () => {
      await sender.close();
      await server.stop();
    },
  };
};

const maildirBench = async (): Promise<Bench> => {
  const path = await mkdtemp(join(tmpdir(), "smb-outbox-"));
  await createMaildir(path);
  return {
    sender: maildirSender({ path }),
    arrived: async () => Promise.all((await listMaildir(path)).map((entry) => readFile(entry.path))),
    stop: () => rm(path, { recursive: true }),
  };
};

const envelope = { from: "support@example.com", to: "customer@example.org" };

describe.each([
  { kind: "SMTP", make: smtpBench },
  { kind: "a Maildir", make: maildirBench },
])("$kind as a sender", ({ make }) => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await make();
  });

  afterEach(async () => {
    await bench.stop();
  });

  it("delivers once, and says so", async () => {
    const outcome = await bench.sender.send(envelope, mailBytes("one"), () => Promise.resolve());
    expect(outcome.kind).toBe("accepted");
    expect(await bench.arrived()).toEqual([mailBytes("one")]);
  });

  it("delivers every byte as it is, dots at the start of a line included", async () => {
    const raw = eightBitMail("bytes");
    await bench.sender.send(envelope, raw, () => Promise.resolve());
    const [arrived] = await bench.arrived();
    expect(arrived?.equals(raw)).toBe(true);
  });

  it("delivers a mail of many megabytes", async () => {
    const raw = mailBytes("large", "0123456789abcdef0123456789abcdef\r\n".repeat(200_000));
    expect(await bench.sender.send(envelope, raw, () => Promise.resolve())).toMatchObject({
      kind: "accepted",
    });
    expect((await bench.arrived())[0]?.equals(raw)).toBe(true);
  });

  it("hands nothing over before enterData has settled", async () => {
    let arrivedMeanwhile = -1;
    await bench.sender.send(envelope, mailBytes("one"), async () => {
      arrivedMeanwhile = (await bench.arrived()).length;
    });
    expect(arrivedMeanwhile).toBe(0);
    expect(await bench.arrived()).toHaveLength(1);
  });

  it("calls enterData once", async () => {
    let calls = 0;
    await bench.sender.send(envelope, mailBytes("one"), () => {
      calls += 1;
      return Promise.resolve();
    });
    expect(calls).toBe(1);
  });

  it("sends nothing where enterData rejects, and may be asked again", async () => {
    const refused = await bench.sender.send(envelope, mailBytes("one"), () =>
      Promise.reject(new Error("disk full")),
    );
    expect(refused).toEqual({ kind: "unsent", error: "disk full" });
    expect(await bench.arrived()).toEqual([]);
    expect(await bench.sender.send(envelope, mailBytes("one"), () => Promise.resolve())).toMatchObject({
      kind: "accepted",
    });
    expect(await bench.arrived()).toHaveLength(1);
  });

  it("sends nothing where enterData throws outright", async () => {
    const outcome = await bench.sender.send(envelope, mailBytes("one"), () => {
      throw new Error("closed");
    });
    expect(outcome).toEqual({ kind: "unsent", error: "closed" });
    expect(await bench.arrived()).toEqual([]);
  });

  it("delivers two mails as two", async () => {
    await bench.sender.send(envelope, mailBytes("one"), () => Promise.resolve());
    await bench.sender.send(envelope, mailBytes("two"), () => Promise.resolve());
    expect(await bench.arrived()).toHaveLength(2);
  });

  it("passes its own check", async () => {
    await expect(bench.sender.verify()).resolves.toBeUndefined();
  });
});
