/** What is IMAP's alone: UIDVALIDITY, mails that cannot be fetched, lost connections, refusals. */
import { chown, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ImapFlow } from "imapflow";
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from "vitest";
import { requireDovecot, startDovecot, type DovecotServer } from "../../fixtures/servers/dovecot.ts";
import { freePort } from "../../fixtures/servers/free-port.ts";
import { mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import { startSmtp } from "../../fixtures/servers/smtp.ts";
import { startProxy } from "../../fixtures/servers/tcp-proxy.ts";
import { ExitCode, UserError } from "../errors.ts";
import type { FetchedMail, FetchProblem, Mailbox, Place } from "../mail/mailbox.ts";
import type { ImapOptions } from "./imap-connect.ts";
import { imapMailbox } from "./imap-mailbox.ts";

const EPOCH = new Date("2000-01-01T00:00:00Z");
const nothingKnown = (): Promise<boolean> => Promise.resolve(false);

interface Fetched {
  readonly mails: FetchedMail[];
  readonly problems: string[];
  readonly cursor: string | null;
}

const fetchAll = async (
  mailbox: Mailbox,
  cursor: string | null = null,
  isKnown: (place: Place) => Promise<boolean> = nothingKnown,
): Promise<Fetched> => {
  const got: (FetchedMail | FetchProblem)[] = [];
  const { signal } = new AbortController();
  for await (const item of mailbox.fetch({ cursor, since: EPOCH, isKnown, signal })) got.push(item);
  const mails = got.filter((item) => "raw" in item);
  return {
    mails,
    problems: got.flatMap((item) => ("problem" in item ? [item.problem] : [])),
    cursor: mails.at(-1)?.cursor ?? cursor,
  };
};

const uids = ({ mails }: Fetched): string[] => mails.map(({ place }) => place.uid);

const failureOf = async (promise: Promise<unknown>): Promise<UserError> => {
  const error = await promise.then(
    () => new Error("it went well"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof UserError) return error;
  throw error instanceof Error ? error : new Error(String(error));
};

describe.skipIf(!requireDovecot())("an IMAP mailbox", () => {
  let server: DovecotServer;
  let client: ImapFlow;
  let options: ImapOptions;
  let mailbox: Mailbox;
  let count = 0;

  beforeAll(async () => {
    server = await startDovecot();
    client = await server.client();
  });

  afterAll(async () => {
    await server.stop();
  });

  beforeEach(async () => {
    const { host, port, user, password } = server;
    const folder = `folder-${++count}`;
    await client.mailboxCreate(folder);
    options = { host, port, user, password, tls: "none", folder, sentFolder: null };
    mailbox = imapMailbox(options);
  });

  afterEach(async () => {
    await mailbox.close();
  });

  const deliver = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await client.append(options.folder, mailBytes(key));
  };

  it("has a name without the password", () => {
    expect(mailbox.name).toBe(`imap://support@example.com@127.0.0.1/${options.folder}`);
  });

  it("tells UID and UIDVALIDITY of each mail", async () => {
    await deliver("one");
    const { uidValidity } = await client.mailboxOpen(options.folder, { readOnly: true });
    const { mails } = await fetchAll(mailbox);
    expect(mails.map(({ place }) => place)).toEqual([
      { folder: options.folder, uidValidity: String(uidValidity), uid: "1" },
    ]);
  });

  it("gives nothing though UID n:* names the last mail even below n", async () => {
    await deliver("one", "two");
    const { cursor } = await fetchAll(mailbox);
    expect(uids(await fetchAll(mailbox, cursor))).toEqual([]);
  });

  it("keeps the cursor on the last mail given where the newest ones are known", async () => {
    await deliver("one", "two", "three");
    const first = await fetchAll(mailbox, null, ({ uid }) => Promise.resolve(uid !== "1"));
    expect(uids(first)).toEqual(["1"]);
    expect(uids(await fetchAll(mailbox, first.cursor))).toEqual(["2", "3"]);
  });

  it("reads from the start again after a change of UIDVALIDITY, without what is known", async () => {
    await deliver("one", "two");
    const before = await fetchAll(mailbox);
    await client.mailboxDelete(options.folder);
    await client.mailboxCreate(options.folder);
    await deliver("three", "four", "five");
    const after = await fetchAll(mailbox, before.cursor, ({ uid }) => Promise.resolve(uid === "2"));
    expect(uids(after)).toEqual(["1", "3"]);
    expect(after.mails[0]?.place.uidValidity).not.toBe(before.mails[0]?.place.uidValidity);
    expect(uids(await fetchAll(mailbox, after.cursor))).toEqual([]);
  });

  it("passes in silence over a mail that is removed while it reads", async () => {
    await deliver("one", "two", "three");
    const got = await fetchAll(mailbox, null, async ({ uid }) => {
      if (uid === "2") {
        await client.mailboxOpen(options.folder);
        await client.messageDelete("2", { uid: true });
      }
      return false;
    });
    expect(uids(got)).toEqual(["1", "3"]);
    expect(got.problems).toEqual([]);
  });

  it("gives an empty mail as no bytes", async () => {
    const box = join(server.mailFolder, `.${options.folder}`);
    const { uid, gid } = await stat(box);
    await writeFile(join(box, "new", "1.host"), "");
    await chown(join(box, "new", "1.host"), uid, gid);
    expect((await fetchAll(mailbox)).mails.map(({ raw }) => raw.length)).toEqual([0]);
  });

  it("is not misled by a flag that another session sets while it reads", async () => {
    await deliver("one", "two", "three");
    const got = await fetchAll(mailbox, null, async () => {
      await client.mailboxOpen(options.folder);
      await client.messageFlagsAdd("1:3", ["\\Flagged"]);
      await client.messageFlagsRemove("1:2", ["\\Flagged"]);
      return false;
    });
    expect(got.mails.map(({ raw }) => raw.length)).toEqual(
      ["one", "two", "three"].map((key) => mailBytes(key).length),
    );
  });

  it.each([
    ["refuses it", (tag: string) => `${tag} NO [SERVERBUG] disk trouble\r\n`, /UID 2 in .* disk trouble/],
    ["answers without it", (tag: string) => `${tag} OK done\r\n`, /UID 2 in .* no content/],
  ])(
    "tries a mail again for as long as the server %s, and goes on meanwhile",
    async (_how, answer, problem) => {
      let broken = true;
      const proxy = await startProxy(server.port, (sent) => {
        const tag = /^(\S+) UID FETCH 2 .*BODY/.exec(sent)?.[1];
        return broken && tag !== undefined ? answer(tag) : null;
      });
      const hampered = imapMailbox({ ...options, port: proxy.port });
      await deliver("one", "two", "three");

      const first = await fetchAll(hampered);
      expect(uids(first)).toEqual(["1", "3"]);
      expect(first.problems).toEqual([expect.stringMatching(problem)]);

      const again = await fetchAll(hampered, first.cursor);
      expect(uids(again)).toEqual([]);
      expect(again.problems).toEqual([expect.stringMatching(problem)]);

      broken = false;
      await deliver("four");
      const last = await fetchAll(hampered, again.cursor);
      expect(uids(last)).toEqual(["2", "4"]);
      expect(uids(await fetchAll(hampered, last.cursor))).toEqual([]);
      await hampered.close();
      await proxy.stop();
    },
  );

  it("reads on where the server does not tell when the mails arrived", async () => {
    let refused = 0;
    const proxy = await startProxy(server.port, (sent) => {
      const tag = /^(\S+) UID FETCH \S+ \(?UID INTERNALDATE\)?\r/.exec(sent)?.[1];
      if (tag === undefined) return null;
      refused += 1;
      return `${tag} NO no dates today\r\n`;
    });
    const hampered = imapMailbox({ ...options, port: proxy.port });
    await deliver("one", "two");
    expect(uids(await fetchAll(hampered))).toEqual(["1", "2"]);
    expect(refused).toBe(1);
    await hampered.close();
    await proxy.stop();
  });

  it("takes a search that the server refuses for a failure, never for an empty folder", async () => {
    const proxy = await startProxy(server.port, (sent) => {
      const tag = /^(\S+) UID SEARCH/.exec(sent)?.[1];
      return tag === undefined ? null : `${tag} NO not now\r\n`;
    });
    const hampered = imapMailbox({ ...options, port: proxy.port });
    expect((await failureOf(fetchAll(hampered))).message).toContain("refused to search");
    await hampered.close();
    await proxy.stop();
  });

  it("asks for the password at each connection and not before", async () => {
    let asked = 0;
    const asking = imapMailbox({
      ...options,
      password: () => {
        asked += 1;
        return Promise.resolve(server.password);
      },
    });
    expect(asked).toBe(0);
    await fetchAll(asking);
    await fetchAll(asking);
    expect(asked).toBe(1);
    await asking.close();
  });

  it("reports a lost connection while it waits, and connects anew at the next fetch", async () => {
    const proxy = await startProxy(server.port);
    const fragile = imapMailbox({ ...options, port: proxy.port });
    await deliver("one");
    const { cursor } = await fetchAll(fragile);
    const lost = failureOf(fragile.waitForChange(60_000, new AbortController().signal));
    proxy.cut();
    expect((await lost).message).toBe(`The connection to 127.0.0.1:${proxy.port} was lost.`);
    await deliver("two");
    expect(uids(await fetchAll(fragile, cursor))).toEqual(["2"]);
    await fragile.close();
    await proxy.stop();
  });

  it("takes a connection lost between two mails for a failure, never for their absence", async () => {
    const proxy = await startProxy(server.port);
    const fragile = imapMailbox({ ...options, port: proxy.port });
    await deliver("one", "two");
    const closed = failureOf(
      fetchAll(fragile, null, () => {
        proxy.cut();
        return Promise.resolve(false);
      }),
    );
    expect((await closed).message).toContain(`127.0.0.1:${proxy.port} failed`);
    await fragile.close();
    await proxy.stop();
  });

  it("takes a connection that we close between two mails for a failure, never for their absence", async () => {
    await deliver("one", "two");
    const closed = failureOf(
      fetchAll(mailbox, null, async () => {
        await mailbox.close();
        return false;
      }),
    );
    expect((await closed).message).toContain("closed while the folder was being read");
  });

  it("ends in silence where it was called off and closed", async () => {
    await deliver("one", "two");
    const stop = new AbortController();
    const isKnown = async (): Promise<boolean> => {
      stop.abort();
      await mailbox.close();
      return false;
    };
    const got: unknown[] = [];
    for await (const mail of mailbox.fetch({ cursor: null, since: EPOCH, isKnown, signal: stop.signal }))
      got.push(mail);
    expect(got).toEqual([]);
  });

  it("opens the folder for reading only and sends no command that could change it", async () => {
    const sent: string[] = [];
    const proxy = await startProxy(server.port, (command) => {
      sent.push(command);
      return null;
    });
    const watched = imapMailbox({ ...options, port: proxy.port });
    await deliver("one", "two");
    const { cursor } = await fetchAll(watched);
    await watched.waitForChange(50, new AbortController().signal);
    await fetchAll(watched, cursor);
    await watched.close();
    await proxy.stop();
    const commands = sent.join("").toUpperCase();
    expect(commands).toContain("EXAMINE");
    expect(commands).toContain("BODY.PEEK[]");
    expect(commands).not.toMatch(/\b(SELECT|STORE|EXPUNGE|MOVE|COPY|APPEND|CLOSE)\b|BODY\[|RFC822(?!\.SIZE)/);
  });

  it("waits for the timeout on a server without IDLE, and looks in the meantime", async () => {
    const sent: string[] = [];
    const proxy = await startProxy(
      server.port,
      (command) => {
        sent.push(command);
        return null;
      },
      (answer) => answer.replaceAll(" IDLE", ""),
    );
    const polled = imapMailbox({ ...options, port: proxy.port });
    await deliver("one");
    await fetchAll(polled);
    await polled.waitForChange(200, new AbortController().signal);
    await polled.close();
    await proxy.stop();
    expect(sent.join("")).toMatch(/NOOP/);
    expect(sent.join("")).not.toMatch(/IDLE/);
  });

  it("waits on a connection of its own where nothing was fetched before", async () => {
    const waiting = mailbox.waitForChange(60_000, new AbortController().signal);
    const looking = setInterval(() => void deliver("one"), 200);
    await waiting;
    clearInterval(looking);
    expect(uids(await fetchAll(mailbox))).toContain("1");
  });

  it("names a missing folder and the folders there are", async () => {
    const error = await failureOf(fetchAll(imapMailbox({ ...options, folder: "Nowhere" })));
    expect(error.message).toBe(
      'There is no folder "Nowhere" in the mailbox of support@example.com@127.0.0.1.',
    );
    expect(error.next).toContain("INBOX");
    expect(error.next).toContain(options.folder);
  });

  it("says with exit code 4 that it was not let in, without the password", async () => {
    const error = await failureOf(fetchAll(imapMailbox({ ...options, password: "wr0ng-secret" })));
    expect(error.exitCode).toBe(ExitCode.notSignedIn);
    expect(error.message).toContain("support@example.com@127.0.0.1");
    expect(JSON.stringify([error, error.stack, error.cause])).not.toContain("wr0ng-secret");
  });

  it("does not sign in without encryption where STARTTLS is asked for and not offered", async () => {
    const error = await failureOf(fetchAll(imapMailbox({ ...options, tls: "starttls" })));
    expect(error.message).toMatch(/No encrypted connection .* tls: starttls/);
    expect(error.exitCode).toBe(ExitCode.failed);
  });

  it("tells a port that speaks no TLS from a server that is away", async () => {
    const error = await failureOf(fetchAll(imapMailbox({ ...options, tls: "implicit" })));
    expect(error.message).toMatch(/No encrypted connection .* tls: implicit/);
  });
});

describe("an IMAP server that cannot be used", () => {
  const options: ImapOptions = {
    host: "127.0.0.1",
    port: 0,
    tls: "none",
    user: "me",
    password: "secret",
    folder: "INBOX",
    sentFolder: null,
  };

  it("is named with its port where it refuses connections", async () => {
    const port = await freePort();
    const error = await failureOf(fetchAll(imapMailbox({ ...options, port })));
    expect(error.message).toBe(`The IMAP server 127.0.0.1:${port} refuses connections.`);
    expect(error.next).toContain("143");
  });

  it("is not trusted with a certificate that nobody vouches for", async () => {
    const stranger = await startSmtp({ tls: "implicit" });
    const error = await failureOf(
      fetchAll(imapMailbox({ ...options, port: stranger.port, tls: "implicit" })),
    );
    expect(error.message).toMatch(/certificate that cannot be trusted/);
    await stranger.stop();
  });
});
