/** What every `Mailbox` keeps to, run over a real IMAP server and a real Maildir. */
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { requireDovecot, startDovecot, type DovecotServer } from "../../fixtures/servers/dovecot.ts";
import { eightBitMail, mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import type { FetchedMail, FetchProblem, Mailbox, Place } from "../mail/mailbox.ts";
import { imapMailbox } from "./imap-mailbox.ts";
import { createMaildir } from "./maildir-files.ts";
import { maildirMailbox } from "./maildir-mailbox.ts";

interface Bench {
  readonly mailbox: Mailbox;
  deliver(raw: Uint8Array, at: Date): Promise<void>;
  /** Everything that a reader could have changed: flags, names, times. */
  state(): Promise<unknown>;
  stop(): Promise<void>;
}

let dovecot: DovecotServer;
let folders = 0;

const imapBench = async (): Promise<Bench> => {
  const { host, port, user, password } = dovecot;
  const client = await dovecot.client();
  const folder = `contract-${++folders}`;
  await client.mailboxCreate(folder);
  const mailbox = imapMailbox({ host, port, user, password, tls: "none", folder, sentFolder: null });
  return {
    mailbox,
    deliver: async (raw, at) => {
      await client.append(folder, Buffer.from(raw), [], at);
    },
    state: async () => {
      await client.mailboxOpen(folder, { readOnly: true });
      const all = await client.fetchAll("1:*", { uid: true, flags: true, internalDate: true });
      return all.map(({ uid, flags, internalDate }) => ({
        uid,
        flags: [...(flags ?? [])].filter((flag) => flag !== "\\Recent"),
        internalDate,
      }));
    },
    stop: () => mailbox.close(),
  };
};

const maildirBench = async (): Promise<Bench> => {
  const root = await mkdtemp(join(tmpdir(), "smb-maildir-"));
  await createMaildir(root);
  let count = 0;
  const mailbox = maildirMailbox({ path: root });
  return {
    mailbox,
    deliver: async (raw, at) => {
      // Into cur/ and new/ in turn, as if a mail client had looked at every other one.
      count += 1;
      const path = count % 2 ? join(root, "new", `${count}.host`) : join(root, "cur", `${count}.host:2,`);
      await writeFile(path, raw);
      await utimes(path, at, at);
    },
    state: async () => {
      const names = (await readdir(root, { recursive: true })).sort();
      return Promise.all(
        names.map(async (name) => ({ name, mtime: (await stat(join(root, name))).mtimeMs })),
      );
    },
    stop: async () => {
      await mailbox.close();
      await rm(root, { recursive: true });
    },
  };
};

const NOON = new Date("2026-03-01T12:00:00Z");
const after = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1000);
const keyOf = ({ folder, uidValidity, uid }: Place): string => [folder, uidValidity, uid].join("|");

/** What a caller has put on record. */
class Register {
  cursor: string | null = null;
  readonly known = new Set<string>();

  async *read(
    mailbox: Mailbox,
    since = NOON,
    signal = new AbortController().signal,
  ): AsyncGenerator<FetchedMail | FetchProblem> {
    const isKnown = (place: Place): Promise<boolean> => Promise.resolve(this.known.has(keyOf(place)));
    for await (const mail of mailbox.fetch({ cursor: this.cursor, since, isKnown, signal })) {
      yield mail;
      if ("problem" in mail) continue;
      this.cursor = mail.cursor;
      this.known.add(keyOf(mail.place));
    }
  }

  async all(mailbox: Mailbox, since = NOON): Promise<FetchedMail[]> {
    const mails: FetchedMail[] = [];
    for await (const mail of this.read(mailbox, since)) {
      if ("problem" in mail) throw new Error(mail.problem);
      mails.push(mail);
    }
    return mails;
  }

  async texts(mailbox: Mailbox, since = NOON): Promise<(string | undefined)[]> {
    const mails = await this.all(mailbox, since);
    return mails.map(({ raw }) => /Subject: (.*)\r/.exec(Buffer.from(raw).toString())?.[1]);
  }
}

beforeAll(async () => {
  if (requireDovecot()) dovecot = await startDovecot();
});

afterAll(async () => {
  if (requireDovecot()) await dovecot.stop();
});

describe.each([
  { kind: "IMAP on Dovecot", make: imapBench, skip: !requireDovecot() },
  { kind: "a Maildir", make: maildirBench, skip: false },
])("$kind", ({ make, skip }) => {
  describe.skipIf(skip)("as a mailbox", () => {
    let bench: Bench;
    let register: Register;
    const never = new AbortController().signal;

    beforeEach(async () => {
      bench = await make();
      register = new Register();
    });

    afterEach(async () => {
      await bench.stop();
    });

    it("gives mails oldest first, with the time they arrived", async () => {
      for (const second of [1, 2, 3]) await bench.deliver(mailBytes(`mail-${second}`), after(second));
      const mails = await register.all(bench.mailbox);
      expect(mails.map(({ arrivedAt }) => arrivedAt)).toEqual([after(1), after(2), after(3)]);
    });

    it("gives an empty mailbox as nothing", async () => {
      expect(await register.all(bench.mailbox)).toEqual([]);
      expect(register.cursor).toBeNull();
    });

    it("gives every byte as it was delivered", async () => {
      const raw = eightBitMail("bytes");
      await bench.deliver(raw, after(1));
      const [mail] = await register.all(bench.mailbox);
      expect(Buffer.from(mail?.raw ?? []).equals(raw)).toBe(true);
    });

    it("gives a mail of 50 MB whole", async () => {
      const raw = mailBytes(
        "large",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789ab\r\n".repeat(850_000),
      );
      await bench.deliver(raw, after(1));
      const [mail] = await register.all(bench.mailbox);
      expect(raw.length).toBeGreaterThan(50_000_000);
      expect(Buffer.from(mail?.raw ?? []).equals(raw)).toBe(true);
    });

    it("changes no flag, no name and no time", async () => {
      await bench.deliver(mailBytes("one"), after(1));
      await bench.deliver(mailBytes("two"), after(2));
      const before = await bench.state();
      expect(await register.texts(bench.mailbox)).toEqual(["one", "two"]);
      expect(await bench.state()).toEqual(before);
    });

    it("gives nothing a second time", async () => {
      await bench.deliver(mailBytes("one"), after(1));
      expect(await register.texts(bench.mailbox)).toEqual(["one"]);
      expect(await register.texts(bench.mailbox)).toEqual([]);
    });

    it("gives what came after the last fetch", async () => {
      await bench.deliver(mailBytes("one"), after(1));
      await register.texts(bench.mailbox);
      await bench.deliver(mailBytes("two"), after(2));
      expect(await register.texts(bench.mailbox)).toEqual(["two"]);
    });

    it("leaves alone what arrived before the start, by the second", async () => {
      await bench.deliver(mailBytes("last year"), after(-31_536_000));
      await bench.deliver(mailBytes("same day"), after(-3600));
      await bench.deliver(mailBytes("same second"), NOON);
      expect(await register.texts(bench.mailbox, new Date(NOON.getTime() + 400))).toEqual(["same second"]);
    });

    it("leaves an old mail alone that is filed later", async () => {
      await bench.deliver(mailBytes("one"), after(1));
      await register.texts(bench.mailbox);
      await bench.deliver(mailBytes("old"), after(-86_400));
      await bench.deliver(mailBytes("two"), after(2));
      expect(await register.texts(bench.mailbox)).toEqual(["two"]);
    });

    it("takes a start in the future for nothing to do", async () => {
      await bench.deliver(mailBytes("one"), after(1));
      expect(await register.texts(bench.mailbox, new Date("2999-01-01"))).toEqual([]);
    });

    it("skips what is known though the cursor is lost", async () => {
      await bench.deliver(mailBytes("one"), after(1));
      await register.texts(bench.mailbox);
      await bench.deliver(mailBytes("two"), after(2));
      register.cursor = null;
      expect(await register.texts(bench.mailbox)).toEqual(["two"]);
    });

    it("survives another adapter's cursor", async () => {
      await bench.deliver(mailBytes("one"), after(1));
      register.cursor = "{not ours";
      expect(await register.texts(bench.mailbox)).toEqual(["one"]);
    });

    it("goes on after a fetch that was broken off with the first mail not on record", async () => {
      for (const second of [1, 2, 3]) await bench.deliver(mailBytes(`mail-${second}`), after(second));
      let seen = 0;
      for await (const _mail of register.read(bench.mailbox)) if (++seen === 2) break;
      expect(await register.texts(bench.mailbox)).toEqual(["mail-2", "mail-3"]);
    });

    it("stops where the signal is aborted", async () => {
      for (const second of [1, 2, 3]) await bench.deliver(mailBytes(`mail-${second}`), after(second));
      const stop = new AbortController();
      let seen = 0;
      for await (const _mail of register.read(bench.mailbox, NOON, stop.signal)) {
        seen += 1;
        stop.abort();
      }
      expect(seen).toBe(1);
    });

    it("tells of a new mail long before the timeout", async () => {
      await bench.deliver(mailBytes("one"), after(1));
      await register.texts(bench.mailbox);
      const start = performance.now();
      const change = bench.mailbox.waitForChange(60_000, never);
      await bench.deliver(mailBytes("two"), after(2));
      await change;
      expect(performance.now() - start).toBeLessThan(10_000);
      expect(await register.texts(bench.mailbox)).toEqual(["two"]);
    });

    it("tells of a mail that came between the fetch and the waiting", async () => {
      await register.texts(bench.mailbox);
      await bench.deliver(mailBytes("one"), after(1));
      const start = performance.now();
      await bench.mailbox.waitForChange(60_000, never);
      expect(performance.now() - start).toBeLessThan(10_000);
    });

    it("tells of a mail that came while it was reading", async () => {
      await bench.deliver(mailBytes("one"), after(1));
      await bench.deliver(mailBytes("two"), after(2));
      for await (const _mail of register.read(bench.mailbox))
        if (register.known.size === 0) await bench.deliver(mailBytes("three"), after(3));
      const start = performance.now();
      await bench.mailbox.waitForChange(60_000, never);
      expect(performance.now() - start).toBeLessThan(10_000);
      expect(await register.texts(bench.mailbox)).toEqual(["three"]);
    });

    it("is quiet again once the news was fetched", async () => {
      await register.texts(bench.mailbox);
      await bench.deliver(mailBytes("one"), after(1));
      await bench.mailbox.waitForChange(60_000, never);
      await register.texts(bench.mailbox);
      const start = performance.now();
      await bench.mailbox.waitForChange(200, never);
      expect(performance.now() - start).toBeGreaterThanOrEqual(195);
    });

    it("waits no longer than the timeout", async () => {
      await register.texts(bench.mailbox);
      const start = performance.now();
      await bench.mailbox.waitForChange(100, never);
      expect(performance.now() - start).toBeGreaterThanOrEqual(95);
      await bench.deliver(mailBytes("one"), after(1));
      expect(await register.texts(bench.mailbox)).toEqual(["one"]);
    });

    it("stops waiting at once when it is called off", async () => {
      await register.texts(bench.mailbox);
      const stop = new AbortController();
      const waiting = bench.mailbox.waitForChange(60_000, stop.signal);
      stop.abort();
      await waiting;
      await bench.mailbox.waitForChange(60_000, stop.signal);
    });

    it("reads on after it was closed", async () => {
      await bench.deliver(mailBytes("one"), after(1));
      await register.texts(bench.mailbox);
      await bench.mailbox.close();
      await bench.deliver(mailBytes("two"), after(2));
      expect(await register.texts(bench.mailbox)).toEqual(["two"]);
    });
  });
});
