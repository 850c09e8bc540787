/** What only a second process can show: kills and races. */
import { build } from "esbuild";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { mail } from "../../fixtures/databases/rows.ts";
import {
  putIntoOutbox,
  putIntoReview,
  temporaryFolder,
  temporaryStore,
} from "../../fixtures/databases/scenes.ts";
import { acquireLock, lockHolder } from "./lock.ts";

const program = `
  import { approval, at, mail } from "../../fixtures/databases/rows.ts";
  import { acquireLock } from "./lock.ts";
  import { openStore } from "./store.ts";

  const [job, file, name] = process.argv.slice(2);
  const say = (text) => process.stdout.write(text + "\\n");
  const go = () => { say("ready"); return new Promise((resolve) => process.stdin.once("data", resolve)); };

  const jobs = {
    async hold() {
      const lock = await acquireLock(file, { pid: process.pid, since: new Date() });
      say(lock ? "held" : "refused");
      process.stdin.once("data", () => lock?.release());
    },
    async open() {
      await go();
      await (await openStore({ file })).close();
      say("done");
    },
    async receive() {
      const { messages } = await openStore({ file });
      for (let i = 0; ; i++) {
        await messages.receive(mail(name + i, { raw: new Uint8Array(20_000).fill(i) }));
        say(name + i);
      }
    },
    async claim() {
      const { outbox } = await openStore({ file });
      await go();
      for (let entry; (entry = await outbox.claim(at(59))); ) say(entry.id);
      say("done");
    },
    async approve() {
      const { messages, outbox } = await openStore({ file });
      await go();
      for (const { id } of await messages.list({ limit: 1000 })) {
        const draft = await messages.openDraft(id);
        const reply = approval(id, draft?.id ?? null, { messageId: "<" + name + id + "@us>" });
        if (await outbox.approve(reply)) say(id);
      }
      say("done");
    },
  };
  await jobs[job]();
  // The holder of a lock lives on: its standard input stays open.
  if (job !== "hold") process.stdin.destroy();
`;

let folder: string;
let script: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "smb-processes-"));
  script = join(folder, "child.mjs");
  const require = createRequire(import.meta.url);
  await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: script,
    // Native code is looked for from here, not from the temporary folder.
    define: { "import.meta.url": JSON.stringify(import.meta.url) },
    plugins: [
      {
        // The script stands in a temporary folder, from where packages with native code are not found by name.
        name: "absolute",
        setup: (bundle) => {
          bundle.onResolve({ filter: /^(better-sqlite3|sqlite-vec)$/ }, ({ path }) => ({
            path: require.resolve(path),
            external: true,
          }));
        },
      },
    ],
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Child {
  readonly process: ChildProcess;
  /** The next line of its output; null at its end. */
  readonly line: () => Promise<string | null>;
  /** Its lines up to `done`. */
  readonly rest: () => Promise<string[]>;
  readonly go: () => void;
}

function start(...parameters: string[]): Child {
  const child = spawn(process.execPath, [script, ...parameters], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string | null> => {
    const next = await lines.next();
    return next.done ? null : next.value;
  };
  const rest = async (): Promise<string[]> => {
    const all: string[] = [];
    for (let text = await line(); text !== null && text !== "done"; text = await line()) all.push(text);
    return all;
  };
  return { process: child, line, rest, go: () => void child.stdin.write("go\n") };
}

/** Starts two processes on the same job and lets them go at once; gives what each said. */
async function race(job: string, file: string): Promise<[string[], string[]]> {
  const children = [start(job, file, "a"), start(job, file, "b")] as const;
  expect(await Promise.all(children.map(({ line }) => line()))).toEqual(["ready", "ready"]);
  for (const { go } of children) go();
  return Promise.all([children[0].rest(), children[1].rest()]);
}

const killed = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.kill("SIGKILL");
  });

describe("the watch lock", () => {
  test("a second process is refused while the first lives, and free the moment it is killed", async () => {
    const file = join(temporaryFolder(), "watch.lock");
    const first = start("hold", file);
    expect(await first.line()).toBe("held");
    expect(await start("hold", file).line()).toBe("refused");
    expect(await acquireLock(file, { pid: process.pid, since: new Date() })).toBeNull();
    expect(await lockHolder(file)).toMatchObject({ pid: first.process.pid });
    await killed(first.process);
    expect(await lockHolder(file)).toBeNull();
    const lock = await acquireLock(file, { pid: process.pid, since: new Date() });
    expect(lock).not.toBeNull();
    lock?.release();
  });

  test("of many that start at once, exactly one holds it, and it is the one that is named", async () => {
    const file = join(temporaryFolder(), "watch.lock");
    const children = Array.from({ length: 5 }, () => start("hold", file));
    const answers = await Promise.all(children.map(({ line }) => line()));
    expect(answers.sort()).toEqual(["held", "refused", "refused", "refused", "refused"]);
    const holder = await lockHolder(file);
    const named = children.find(({ process: { pid } }) => pid === holder?.pid);
    expect(named).toBeDefined();
    expect(named?.process.exitCode).toBeNull();
  });
});

describe("a database", () => {
  test("two processes that open a new file at once both get it", async () => {
    const file = join(temporaryFolder(), "smb.sqlite");
    expect(await race("open", file)).toEqual([[], []]);
    const { messages } = await temporaryStore(file);
    expect(await messages.countByState()).toEqual(new Map());
  });

  test("a process that is killed while it receives leaves whole mails, and none that it had reported is missing", async () => {
    const file = join(temporaryFolder(), "smb.sqlite");
    const child = start("receive", file, "m");
    const reported: string[] = [];
    while (reported.length < 25) reported.push((await child.line()) ?? "ended early");
    await killed(child.process);
    const { messages } = await temporaryStore(file);
    const kept = await messages.list({ limit: 10_000 });
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(reported));
    for (const { id } of kept) {
      expect(await messages.raw(id)).toHaveLength(20_000);
      expect(await messages.isKnown(mail(id).mailbox, mail(id).place)).toBe(true);
    }
    expect(await messages.cursor(mail("m").mailbox)).toBe(`cursor-m${kept.length - 1}`);
  });

  test("an entry of the outbox is claimed once, however many processes ask", async () => {
    const file = join(temporaryFolder(), "smb.sqlite");
    const store = await temporaryStore(file);
    const ids: string[] = [];
    for (let i = 0; i < 60; i++) ids.push(await putIntoOutbox(store, `m${i}`));
    const [one, other] = await race("claim", file);
    expect([...one, ...other].sort()).toEqual(ids.sort());
    expect(await store.outbox.countByState()).toEqual(new Map([["sending", 60]]));
  });

  test("a message that two reviewers approve at once is answered once", async () => {
    const file = join(temporaryFolder(), "smb.sqlite");
    const store = await temporaryStore(file);
    for (let i = 0; i < 60; i++) await putIntoReview(store, `m${i}`);
    const [one, other] = await race("approve", file);
    expect(one.length + other.length).toBe(60);
    expect(new Set([...one, ...other]).size).toBe(60);
    const entries = await store.outbox.list({ limit: 1000 });
    expect(entries).toHaveLength(60);
    for (const id of one) expect(entries.map(({ messageId }) => messageId)).toContain(`<a${id}@us>`);
  });
});
