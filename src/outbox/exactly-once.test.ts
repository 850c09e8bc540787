/** Any order of approvals, deliveries, faults, crashes and repairs, against a model that a person could keep on paper. */
import fc from "fast-check";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { heldClock } from "../../fixtures/clock.ts";
import { Crash, type CrashPoint, crashPoints, dyingOutbox } from "../../fixtures/crash.ts";
import { approval } from "../../fixtures/databases/rows.ts";
import { putIntoReview, temporaryFolder } from "../../fixtures/databases/scenes.ts";
import { mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import { type SmtpFault, type SmtpServer, startSmtp } from "../../fixtures/servers/smtp.ts";
import type { SentFolder } from "../mail/mailbox.ts";
import { openStore, type Store } from "../store/store.ts";
import { smtpSender } from "../transport/smtp.ts";
import { deliverDue } from "./deliver.ts";
import { fileCopies } from "./file-copies.ts";
import { recoverInterrupted, resolveFromSent } from "./reconcile.ts";

const IDS = ["one", "two"] as const;
type Id = (typeof IDS)[number];

type Step =
  | { readonly do: "approve" | "retry"; readonly id: Id }
  | { readonly do: "deliver"; readonly fault: SmtpFault | null; readonly dies: CrashPoint | null }
  | { readonly do: "restart" | "recover" | "look into Sent" | "file copies" | "wait" };

const anId = fc.constantFrom(...IDS);
const aFault = fc.oneof(
  // The one that matters most: the server took the reply, and nobody here knows.
  fc.constant<SmtpFault>({ at: "dot", does: "drop" }),
  fc.record<SmtpFault>({
    at: fc.constantFrom("greeting", "ehlo", "auth", "mail", "rcpt", "data", "content", "dot", "quit"),
    does: fc.constantFrom("drop", "451 4.3.0 later", "554 5.7.1 no"),
  }),
);
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("approve" as const), id: anId }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("retry" as const), id: anId }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("deliver" as const),
      fault: fc.option(aFault, { freq: 2 }),
      dies: fc.option(fc.constantFrom(...crashPoints), { freq: 2 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom("restart", "recover", "look into Sent", "file copies", "wait"),
    }),
  },
);

/** The world around one store: a server, its Sent folder, a clock, and what the model expects of each reply. */
class World {
  readonly clock = heldClock();
  /** How often the server may hold each reply: once, and once more for each word of a person. */
  readonly allowed = new Map<Id, number>();
  readonly copies: string[] = [];

  constructor(
    private readonly file: string,
    readonly smtp: SmtpServer,
    private readonly serverFiles: boolean,
    private store: Store,
  ) {}

  async run(step: Step): Promise<void> {
    const { outbox } = this.store;
    const deps = { outbox, clock: this.clock, sent: this.sent };
    if (step.do === "approve") await this.approve(step.id);
    else if (step.do === "retry") await this.retry(step.id);
    else if (step.do === "deliver") await this.deliver(step.fault, step.dies);
    else if (step.do === "restart") await this.restart();
    else if (step.do === "recover") await recoverInterrupted(deps);
    else if (step.do === "look into Sent") await resolveFromSent(deps);
    else if (step.do === "file copies") await fileCopies({ ...deps, copyToSent: "auto" });
    else this.clock.pass(3_600_000);
  }

  async check(): Promise<void> {
    for (const [id, allowed] of this.allowed) {
      const entry = await this.store.outbox.find(id);
      if (entry === null) throw new Error(`${id} is lost`);
      expect(this.accepted(id), `${id} at the server`).toBeLessThanOrEqual(allowed);
      if (entry.state === "sent") expect(this.accepted(id), `${id} is called sent`).toBeGreaterThan(0);
      if (entry.state === "queued") expect(this.accepted(id), `${id} is to be sent`).toBeLessThan(allowed);
      expect((await this.store.messages.find(id))?.state).toBe(
        entry.state === "sending" ? "queued" : entry.state,
      );
      expect(this.copies.filter((copy) => copy === entry.messageId).length).toBeLessThanOrEqual(1);
    }
  }

  /** A last start with nothing in the way: every reply comes to rest. */
  async settle(): Promise<void> {
    await this.restart();
    for (let i = 0; i < 4; i++) {
      await this.deliver(null, null);
      this.clock.pass(6 * 3_600_000);
    }
    for (const id of this.allowed.keys())
      expect(["sent", "failed", "uncertain"]).toContain((await this.store.outbox.find(id))?.state);
    await this.check();
    await this.store.close();
  }

  private async approve(id: Id): Promise<void> {
    const draft = this.allowed.has(id) ? null : await putIntoReview(this.store, id);
    const approved = await this.store.outbox.approve(
      approval(id, draft, { messageId: `<${id}@example.com>`, raw: mailBytes(id) }),
    );
    expect(approved).toBe(!this.allowed.has(id));
    if (approved) this.allowed.set(id, 1);
  }

  private async retry(id: Id): Promise<void> {
    const at = this.clock.now();
    const again = { state: "queued" as const, detail: "a person's word", at, nextAttemptAt: at };
    if (await this.store.outbox.resolve(id, again)) this.allowed.set(id, this.accepted(id) + 1);
  }

  private async deliver(fault: SmtpFault | null, dies: CrashPoint | null): Promise<void> {
    const { host, port, user, password } = this.smtp;
    const credentials = { user, password: () => Promise.resolve(password) };
    const sender = smtpSender({ host, port, tls: "none", ...credentials });
    this.smtp.fault = fault;
    const outbox = dies === null ? this.store.outbox : dyingOutbox(this.store.outbox, dies);
    const signal = new AbortController().signal;
    try {
      for await (const entry of deliverDue({ outbox, sender, clock: this.clock, maxAttempts: 4, signal }))
        expect(entry.state).not.toBe("sending");
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      await this.restart();
    }
  }

  private async restart(): Promise<void> {
    await this.store.close();
    this.store = await openStore({ file: this.file });
    await recoverInterrupted({ outbox: this.store.outbox, clock: this.clock, sent: this.sent });
  }

  private accepted(id: string): number {
    return this.smtp.received.filter(({ raw }) => raw.equals(mailBytes(id))).length;
  }

  private readonly sent: SentFolder = {
    has: (messageId) =>
      Promise.resolve(
        this.copies.includes(messageId) ||
          (this.serverFiles && this.smtp.received.some(({ raw }) => raw.includes(messageId))),
      ),
    append: (raw) => {
      this.copies.push(/^Message-ID: (.*)$/m.exec(Buffer.from(raw).toString())?.[1]?.trim() ?? "");
      return Promise.resolve();
    },
    keepsOwnCopies: () => Promise.resolve(false),
  };
}

test("nothing is sent twice unless a person says so, and nothing is lost", { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  const servers = new Set<SmtpServer>();
  onTestFinished(async () => {
    for (const server of servers) await server.stop();
  });
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(aStep, { maxLength: 12, size: "max" }),
      fc.boolean(),
      async (steps, serverFiles) => {
        const smtp = await startSmtp();
        servers.add(smtp);
        const file = join(folder, `${runs++}.sqlite`);
        const world = new World(file, smtp, serverFiles, await openStore({ file }));
        const first: Step = { do: "approve", id: "one" };
        for (const step of [first, ...steps]) {
          await world.run(step);
          await world.check();
        }
        await world.settle();
        await smtp.stop();
        servers.delete(smtp);
      },
    ),
    { numRuns: 40 },
  );
});
