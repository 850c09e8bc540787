import { describe, expect, onTestFinished, test } from "vitest";
import { heldClock } from "../../fixtures/clock.ts";
import { Crash, type CrashPoint, crashPoints, dyingOutbox } from "../../fixtures/crash.ts";
import { putIntoOutbox, temporaryFolder, temporaryStore } from "../../fixtures/databases/scenes.ts";
import { mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import { type SmtpFault, type SmtpServer, type SmtpStage, startSmtp } from "../../fixtures/servers/smtp.ts";
import { join } from "node:path";
import type { Sender } from "../mail/sender.ts";
import { openStore } from "../store/store.ts";
import { smtpSender } from "../transport/smtp.ts";
import { deliverDue, type DeliverDeps, settlement } from "./deliver.ts";
import type { Outbox, OutboxEntry } from "./outbox.ts";
import { recoverInterrupted } from "./reconcile.ts";

const HOUR = 3_600_000;
const NOON = new Date("2026-03-01T12:00:00Z");

async function server(): Promise<SmtpServer> {
  const smtp = await startSmtp();
  onTestFinished(() => smtp.stop());
  return smtp;
}

const PATIENT = 10_000;

const senderTo = ({ host, port, user, password }: SmtpServer, silence = PATIENT): Sender =>
  smtpSender({
    host,
    port,
    user,
    tls: "none",
    password: () => Promise.resolve(password),
    timeouts: { connect: silence, silence },
  });

/** A sender that does what the test says; it says nothing else. */
const fake = (send: Sender["send"]): Sender => ({
  name: "fake://",
  send,
  verify: () => Promise.resolve(),
  close: () => Promise.resolve(),
});

async function all(deps: Omit<DeliverDeps, "signal">, signal = new AbortController().signal) {
  const settled: OutboxEntry[] = [];
  for await (const entry of deliverDue({ ...deps, signal })) settled.push(entry);
  return settled;
}

const deps = (outbox: Outbox, sender: Sender, clock = heldClock()): Omit<DeliverDeps, "signal"> => ({
  outbox,
  sender,
  clock,
  maxAttempts: 3,
});

describe("deliverDue", () => {
  test("sends what is due with its own bytes and envelope, oldest first, and says what became of each", async () => {
    const smtp = await server();
    const { outbox, ...store } = await temporaryStore();
    for (const id of ["one", "two"]) await putIntoOutbox({ outbox, ...store }, id, { raw: mailBytes(id) });
    const settled = await all(deps(outbox, senderTo(smtp)));
    expect(settled).toMatchObject([
      { id: "one", state: "sent", attempts: 1, sentAt: NOON, detail: "250 queued" },
      { id: "two", state: "sent" },
    ]);
    expect(smtp.received).toEqual([
      { envelope: { from: "help@example.org", to: ["ada@example.com"] }, raw: mailBytes("one") },
      { envelope: { from: "help@example.org", to: ["ada@example.com"] }, raw: mailBytes("two") },
    ]);
    expect(await store.messages.find("one")).toMatchObject({ state: "sent", reasons: ["250 queued"] });
  });

  test("one that failed does not keep the next from going", async () => {
    const store = await temporaryStore();
    for (const id of ["one", "two"]) await putIntoOutbox(store, id, { raw: mailBytes(id) });
    const sender = fake((_envelope, raw) =>
      Promise.resolve(
        Buffer.from(raw).equals(mailBytes("one"))
          ? { kind: "rejected", permanent: true, response: "550 no such user" }
          : { kind: "accepted", response: "250" },
      ),
    );
    expect(await all(deps(store.outbox, sender))).toMatchObject([
      { id: "one", state: "failed", detail: "550 no such user" },
      { id: "two", state: "sent" },
    ]);
  });

  test("an aborted signal stops it between two replies, not within one", async () => {
    const store = await temporaryStore();
    for (const id of ["one", "two"]) await putIntoOutbox(store, id);
    const abort = new AbortController();
    const sender = fake(() => {
      abort.abort();
      return Promise.resolve({ kind: "accepted", response: "250" });
    });
    expect(await all(deps(store.outbox, sender), abort.signal)).toMatchObject([{ id: "one", state: "sent" }]);
    expect(await store.outbox.find("two")).toMatchObject({ state: "queued", attempts: 0 });
  });

  test("a reply whose bytes are missing is failed, and says so", async () => {
    const store = await temporaryStore();
    await putIntoOutbox(store, "one");
    const sender = fake(() => Promise.reject(new Error("sent all the same")));
    const outbox = { ...store.outbox, raw: () => Promise.resolve(null) };
    expect(await all(deps(outbox, sender))).toMatchObject([
      { state: "failed", detail: "the bytes of this reply are missing" },
    ]);
  });

  test("the next attempt waits for its time and uses the same bytes", async () => {
    const store = await temporaryStore();
    await putIntoOutbox(store, "one", { raw: mailBytes("one") });
    const clock = heldClock();
    const seen: Uint8Array[] = [];
    const sender = fake((_envelope, raw) => {
      seen.push(raw);
      return Promise.resolve(
        seen.length < 2 ? { kind: "unsent", error: "no route" } : { kind: "accepted", response: "250" },
      );
    });
    expect(await all(deps(store.outbox, sender, clock))).toMatchObject([
      { state: "queued", detail: "no route", nextAttemptAt: new Date("2026-03-01T12:01:00Z") },
    ]);
    clock.pass(59_999);
    expect(await all(deps(store.outbox, sender, clock))).toEqual([]);
    clock.pass(1);
    expect(await all(deps(store.outbox, sender, clock))).toMatchObject([{ state: "sent", attempts: 2 }]);
    expect(seen).toEqual([Buffer.from(mailBytes("one")), Buffer.from(mailBytes("one"))]);
  });

  test("when all attempts are used up it is failed with the last reason, and never tried again", async () => {
    const store = await temporaryStore();
    await putIntoOutbox(store, "one");
    const clock = heldClock();
    let attempts = 0;
    const sender = fake(() => {
      attempts++;
      return Promise.resolve({ kind: "rejected", permanent: false, response: `451 later (${attempts})` });
    });
    for (let i = 0; i < 6; i++) {
      await all(deps(store.outbox, sender, clock));
      clock.pass(6 * HOUR);
    }
    expect(attempts).toBe(3);
    expect(await store.outbox.find("one")).toMatchObject({
      state: "failed",
      detail: "451 later (3) (given up after 3 attempts)",
    });
  });
});

describe("a sender that breaks its contract", () => {
  const thrown = new Error("cannot happen");

  test.each<[string, Sender["send"], OutboxEntry["state"]]>([
    ["throws before it asks for DATA", () => Promise.reject(thrown), "queued"],
    [
      "throws after it asked for DATA",
      async (_envelope, _raw, enterData) => {
        await enterData();
        throw thrown;
      },
      "uncertain",
    ],
    [
      "does not wait for the answer to its asking",
      (_envelope, _raw, enterData) => {
        void enterData().catch(() => undefined);
        return Promise.reject(thrown);
      },
      "uncertain",
    ],
  ])("and %s", async (_how, send, state) => {
    const store = await temporaryStore();
    await putIntoOutbox(store, "one");
    const [entry] = await all(deps(store.outbox, fake(send)));
    expect(entry).toMatchObject({ state, detail: "cannot happen" });
  });

  test("and passes on that it was refused is unsent", async () => {
    const store = await temporaryStore();
    await putIntoOutbox(store, "one");
    const outbox = { ...store.outbox, enterData: () => Promise.reject(new Error("the disk is full")) };
    const sender = fake(async (_envelope, _raw, enterData) => {
      await enterData();
      return { kind: "accepted", response: "250" };
    });
    const [entry] = await all(deps(outbox, sender));
    expect(entry).toMatchObject({ state: "queued", detail: "the disk is full" });
  });
});

describe("settlement", () => {
  const later = (attempts: number, maxAttempts = 100): number => {
    const result = settlement({ kind: "unsent", error: "no" }, attempts, maxAttempts, NOON);
    return result.state === "queued" ? (result.nextAttemptAt.getTime() - NOON.getTime()) / 60_000 : NaN;
  };

  test("waits are doubled, up to six hours", () => {
    expect([1, 2, 3, 4, 9, 10, 50, 2000].map((attempts) => later(attempts, 3000))).toEqual([
      1, 2, 4, 8, 256, 360, 360, 360,
    ]);
  });

  test("the last attempt is the one that reaches the limit", () => {
    expect(later(2, 3)).toBe(2);
    expect(settlement({ kind: "unsent", error: "no route" }, 3, 3, NOON)).toEqual({
      state: "failed",
      detail: "no route (given up after 3 attempts)",
      at: NOON,
    });
  });

  test("what is uncertain is never queued, whatever is left of attempts", () => {
    expect(settlement({ kind: "uncertain", error: "silence" }, 1, 9, NOON)).toEqual({
      state: "uncertain",
      detail: "silence",
      at: NOON,
    });
  });

  test("a refusal for good is final at the first attempt, one for now is not", () => {
    const refusal = (permanent: boolean) =>
      settlement({ kind: "rejected", permanent, response: "no" }, 1, 9, NOON).state;
    expect([refusal(true), refusal(false)]).toEqual(["failed", "queued"]);
  });
});

describe("whatever breaks where, and whenever smb dies", () => {
  const stages: readonly SmtpStage[] = [
    ...(["greeting", "ehlo", "auth", "mail", "rcpt", "data"] as const),
    ...(["content", "dot", "quit"] as const),
  ];
  const faults: readonly (SmtpFault | null)[] = [
    null,
    ...stages.flatMap((at) =>
      (["drop", "hang", "451 4.3.0 later", "554 5.7.1 no"] as const).map((does) => ({ at, does })),
    ),
  ];
  const long = "A line.\r\n".repeat(20_000);

  /** Delivers under the fault, dies, starts again under the same fault, and goes on without it until nothing moves. */
  async function history(fault: SmtpFault | null, point: CrashPoint | null) {
    const smtp = await server();
    const file = join(temporaryFolder(), "smb.sqlite");
    const clock = heldClock();
    const before = await openStore({ file });
    await putIntoOutbox(before, "one", { raw: mailBytes("one", long) });
    smtp.fault = fault;
    const outbox = point === null ? before.outbox : dyingOutbox(before.outbox, point);
    const silence = fault?.does === "hang" ? 200 : PATIENT;
    const died = await all(deps(outbox, senderTo(smtp, silence), clock)).then(
      () => false,
      (error: unknown) => {
        if (!(error instanceof Crash)) throw error;
        return true;
      },
    );
    await before.close();

    const after = await openStore({ file });
    await recoverInterrupted({ outbox: after.outbox, sent: null, clock });
    for (const wait of [silence, PATIENT, PATIENT]) {
      await all(deps(after.outbox, senderTo(smtp, wait), clock));
      smtp.fault = null;
      clock.pass(6 * HOUR);
    }
    const entry = await after.outbox.find("one");
    await after.close();
    await smtp.stop();
    return { fault, died, state: entry?.state ?? "lost", accepted: smtp.received.length };
  }

  test.each([null, ...crashPoints])(
    "(%s) a reply goes out once at the most, and is not lost",
    { timeout: 60_000 },
    async (point) => {
      // Before the first connection there is nothing for the faults to differ in; after the restart they are few enough.
      const early = point === "before claim" || point === "after claim";
      const chosen = faults.filter((fault) => !early || fault === null || fault.does === "drop");
      const histories = await Promise.all(chosen.map((fault) => history(fault, point)));
      for (const told of histories) {
        expect(told.accepted, JSON.stringify(told)).toBeLessThanOrEqual(1);
        expect(["sent", "failed", "uncertain"], JSON.stringify(told)).toContain(told.state);
        // "sent" is never a guess, and what the server took is never called failed.
        if (told.state === "sent") expect(told.accepted, JSON.stringify(told)).toBe(1);
        if (told.state === "failed") expect(told.accepted, JSON.stringify(told)).toBe(0);
      }
      // Where nothing was in the way of the first attempt, smb dies where it is told to.
      const [smooth] = histories;
      expect(smooth).toMatchObject({ fault: null, died: point !== null });
      const handedOver = point === "after enterData" || point === "before settle";
      expect(smooth?.state).toBe(handedOver ? "uncertain" : "sent");
    },
  );
});

test("two instances on one store deliver each reply once", async () => {
  const smtp = await server();
  const file = join(temporaryFolder(), "smb.sqlite");
  const [one, other] = [await temporaryStore(file), await temporaryStore(file)];
  const ids = Array.from({ length: 12 }, (_, i) => `m${i}`);
  for (const id of ids) await putIntoOutbox(one, id, { raw: mailBytes(id) });
  const [mine, theirs] = await Promise.all([
    all(deps(one.outbox, senderTo(smtp))),
    all(deps(other.outbox, senderTo(smtp))),
  ]);
  expect([...mine, ...theirs].map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(smtp.received.map(({ raw }) => raw.toString()).sort()).toEqual(
    ids.map((id) => mailBytes(id).toString()).sort(),
  );
});
