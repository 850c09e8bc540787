import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { heldClock } from "../fixtures/clock.ts";
import { temporaryFolder } from "../fixtures/databases/scenes.ts";
import type { App } from "./app.ts";
import { ExitCode, UserError } from "./errors.ts";
import { openApp } from "./open-app.ts";

const OWNER = `owner: { name: Shop, address: help@shop.example, aliases: [info@shop.example] }`;
const MAILBOX = `mailbox: { type: maildir, path: mail }`;
const OUT = `send: { enabled: true, max_attempts: 7, copy_to_sent: never, transport: { type: maildir, path: out } }`;

/** An app on a home of its own; closed when the test is over. */
async function home(yaml: string | null, folder = temporaryFolder()): Promise<{ app: App; folder: string }> {
  if (yaml !== null) await writeFile(join(folder, "smb.config.yaml"), yaml);
  for (const part of ["cur", "new", "tmp"]) await mkdir(join(folder, "mail", part), { recursive: true });
  const app = await openApp({
    env: { SMB_HOME: folder },
    cwd: folder,
    homeFolder: folder,
    version: "1.2.3",
    clock: heldClock(),
  });
  onTestFinished(() => app.close());
  return { app, folder };
}

const given = {
  since: null,
  report: { moved: () => undefined, problem: () => undefined },
  signal: new AbortController().signal,
};

describe("without a configuration", () => {
  test("what needs no mailbox works, and nothing would be sent", async () => {
    const { app } = await home(null);
    expect(app.config).toBeNull();
    expect(app.dryRun).toBe(true);
    expect((await app.advance()).ownAddresses).toEqual([]);
    expect((await app.advance()).limits.repliesPerHour).toBe(Infinity);
    expect(await (await app.store()).messages.list({ limit: 1 })).toEqual([]);
  });

  test("what needs a mailbox says where none was found, with its own exit code", async () => {
    const { app, folder } = await home(null);
    const parts: (() => Promise<unknown>)[] = [
      () => app.watch(given),
      () => app.approve(),
      () => app.mail(),
      () => app.sender(),
    ];
    for (const part of parts) {
      const missing = part();
      await expect(missing).rejects.toMatchObject({ exitCode: ExitCode.notSetUp });
      await expect(missing).rejects.toThrow(folder);
    }
  });

  test("one that was named but is not there is an error at once", async () => {
    const folder = temporaryFolder();
    const request = { env: { SMB_HOME: folder }, cwd: folder, homeFolder: folder, version: "1" };
    const opened = openApp({ ...request, clock: heldClock(), configFile: "no.yaml" });
    await expect(opened).rejects.toThrow(UserError);
    await expect(opened).rejects.toThrow("no.yaml");
  });

  test("one that cannot be read is an error, not none", async () => {
    await expect(home("owner: {")).rejects.toThrow(UserError);
  });
});

describe("with one", () => {
  test("the owner's words reach the parts", async () => {
    const { app, folder } = await home(
      [OWNER, MAILBOX, OUT, "limits: { replies_per_hour: 3 }", "authentication: { authserv_id: mx }"].join(
        "\n",
      ),
    );
    expect(app.dryRun).toBe(false);
    const watch = await app.watch(given);
    expect(watch).toMatchObject({
      ownAddresses: ["help@shop.example", "info@shop.example"],
      server: { authservId: "mx", methods: [] },
      limits: { repliesPerSenderPerDay: 5, repliesPerThread: 10, repliesPerHour: 3 },
      delivery: { maxAttempts: 7, copyToSent: "never" },
      sent: null,
    });
    expect(await watch.versions()).toEqual({ smb: "1.2.3", embedder: "static-v1", knowledge: "0" });
    expect(watch.mailbox.name).toBe(`maildir://${join(folder, "mail")}`);
    expect(watch.delivery?.sender.name).toBe(`maildir://${join(folder, "out")}`);
    expect(await app.approve()).toMatchObject({
      from: { name: "Shop", address: "help@shop.example" },
      quoteOriginal: true,
    });
  });

  test.each([
    ["nothing is said of it", ""],
    ["it is switched off", OUT.replace("enabled: true", "enabled: false")],
  ])("nothing is delivered where %s", async (_how, send) => {
    const { app } = await home([OWNER, MAILBOX, send].join("\n"));
    expect(app.dryRun).toBe(true);
    expect((await app.watch(given)).delivery).toBeNull();
  });

  test("a dry run does not even make the way out", async () => {
    const smtp = `send: { transport: { type: smtp, host: 127.0.0.1, port: 1, user: u, password: { command: "exit 1" } } }`;
    const { app } = await home([OWNER, MAILBOX, smtp].join("\n"));
    expect((await app.watch(given)).delivery).toBeNull();
    expect((await app.sender())?.name).toBe("smtp://u@127.0.0.1:1");
  });

  test("each part is made once", async () => {
    const { app } = await home([OWNER, MAILBOX, OUT].join("\n"));
    const [one, two] = await Promise.all([app.store(), app.store()]);
    expect(one).toBe(two);
    expect((await app.mail()).mailbox).toBe((await app.mail()).mailbox);
    expect(await app.sender()).toBe(await app.sender());
    expect(await app.search()).toBe(await app.search());
  });

  test("random bytes are random", async () => {
    const { app } = await home([OWNER, MAILBOX].join("\n"));
    const { randomBytes } = await app.approve();
    expect(randomBytes(16)).toHaveLength(16);
    expect(randomBytes(16)).not.toEqual(randomBytes(16));
  });
});

describe("closing", () => {
  test("lets go of the lock and of the store", async () => {
    const { app, folder } = await home([OWNER, MAILBOX].join("\n"));
    expect(await app.lock()).not.toBeNull();
    const { messages } = await app.store();
    const { app: other } = await home(null, folder);
    expect(await other.lock()).toBeNull();
    expect(await other.lockHolder()).toMatchObject({ pid: process.pid });
    await app.close();
    expect(await other.lockHolder()).toBeNull();
    await expect(messages.list({ limit: 1 })).rejects.toThrow();
    expect(await other.lock()).not.toBeNull();
  });

  test("one part that cannot be closed keeps no other open, and is told", async () => {
    const { app, folder } = await home([OWNER, MAILBOX].join("\n"));
    await app.lock();
    const { mailbox } = await app.mail();
    mailbox.close = () => Promise.reject(new Error("the line is dead"));
    await expect(app.close()).rejects.toThrow("the line is dead");
    const { app: other } = await home(null, folder);
    expect(await other.lockHolder()).toBeNull();
  });

  test("a second time there is nothing left to close", async () => {
    const { app } = await home(null);
    await app.store();
    await app.close();
    await expect(app.close()).resolves.toBeUndefined();
  });
});
