import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decide } from "../../fixtures/decisions.ts";
import { mail, stage } from "../../fixtures/databases/rows.ts";
import { testShell, type TestShell } from "../../fixtures/shell.ts";
import { ExitCode } from "../errors.ts";
import { openStore } from "../store/store.ts";
import { Output } from "./output.ts";
import { run as wrong } from "./outbox-wrong.ts";
import type { Run } from "./shell.ts";
import { run as status } from "./status.ts";

const openHome = async (config: readonly string[] = []): Promise<TestShell> => {
  const shell = testShell();
  const lines = [
    "owner: { name: Shop, address: help@shop.example }",
    "mailbox: { type: maildir, path: mail }",
  ];
  await writeFile(join(shell.home, "smb.config.yaml"), [...lines, ...config].join("\n"));
  return shell;
};

/** What the command said on standard output. */
const call = async (
  run: Run,
  shell: TestShell,
  args: readonly string[] = [],
  json = false,
): Promise<string> => {
  const { stdout, stderr } = shell;
  const before = shell.said().out.length;
  const out = new Output({ stdout, stderr, json, color: false });
  expect(await run({ args, options: { json }, out }, shell)).toBe(ExitCode.done);
  return shell.said().out.slice(before);
};

const inStore = async (
  shell: TestShell,
  work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<void>,
) => {
  const store = await openStore({ file: join(shell.home, "smb.sqlite") });
  await work(store);
  await store.close();
};

const SENDING = [
  "send: { enabled: true, transport: { type: maildir, path: out } }",
  "auto_send: { intents: [order status, refund], max_error: 0.05 }",
];

test("a new home has nothing of all this, and says nothing of it", async () => {
  const shell = await openHome();
  expect(JSON.parse(await call(status, shell, [], true))).toMatchObject({ intents: [], missing: [] });
  expect(await call(status, shell)).not.toMatch(/by itself|missing/);
});

test("each intent stands with what was decided, what that proves and what it lacks", async () => {
  const shell = await openHome(SENDING);
  await inStore(shell, async (store) => {
    await decide(store, "a", { count: 60 });
    await decide(store, "b", { count: 3, draft: { intent: "billing" } });
    await decide(store, "c", { count: 1, verdict: "rejected", draft: { intent: "billing" } });
  });
  const said = JSON.parse(await call(status, shell, [], true)) as { intents: unknown[] };
  expect(said.intents).toEqual([
    {
      ...{ intent: "order status", writer: "extractive-1", listed: true, proven: true, auto: true },
      ...{ decisions: 60, right: 60, wrong: 0, wanted: 0.05, moreRight: 0 },
      atMostWrong: expect.closeTo(1 - 0.05 ** (1 / 60), 9) as number,
    },
    {
      ...{ intent: "refund", writer: null, listed: true, proven: false, auto: false },
      ...{ decisions: 0, right: 0, wrong: 0, wanted: 0.05, moreRight: 59, atMostWrong: 1 },
    },
    {
      ...{ intent: "billing", writer: "extractive-1", listed: false, proven: false, auto: false },
      ...{ decisions: 4, right: 3, wrong: 1, wanted: 0.05, moreRight: 89 },
      atMostWrong: expect.closeTo(0.7514, 3) as number,
    },
  ]);
  const text = await call(status, shell);
  expect(text).toContain("order status (extractive-1): 60 of 60 right, at most 4.9 % wrong");
  expect(text).toContain("goes out without you");
  expect(text).toContain("refund: nothing decided yet; 5 % wrong at most is wanted: 59 right ones");
  expect(text).toMatch(/billing .*3 of 4 right.*5 % is wanted: 89 more/);
});

test("what is proven and not listed, or not sent, is said to be so", async () => {
  const proven = async (config: readonly string[]) => {
    const shell = await openHome(config);
    await inStore(shell, (store) => decide(store, "a", { count: 60 }));
    return call(status, shell);
  };
  expect(await proven(["auto_send: { intents: [order status], max_error: 0.05 }"])).toContain(
    "may go out without you, once sending is on",
  );
  expect(await proven(["auto_send: { max_error: 0.05 }"])).toContain("if `auto_send.intents` lists it");
});

test("`smb outbox wrong` takes an intent back at once, and says so once", async () => {
  const shell = await openHome(SENDING);
  await inStore(shell, (store) => decide(store, "a", { count: 60 }));
  expect(await call(wrong, shell, ["a-7", "the price is another"])).toContain("a-7 counts as wrong");
  await expect(call(wrong, shell, ["a-7"])).rejects.toThrow(/already/);
  await expect(call(wrong, shell, ["nobody"])).rejects.toThrow(/no reply nobody/);
  const { intents } = JSON.parse(await call(status, shell, [], true)) as { intents: unknown[] };
  expect(intents[0]).toMatchObject({
    intent: "order status",
    right: 59,
    wrong: 1,
    proven: false,
    auto: false,
  });
});

test("what the knowledge lacks is told by how often it was asked, for thirty days", async () => {
  const shell = await openHome();
  const ask = (topic: string, vector: number[]) => ({ topic, vector: Float32Array.from(vector) });
  await inStore(shell, async ({ messages }) => {
    const asks = [
      ask("refunds in the EU", [1, 0]),
      ask("violin strings", [0, 1]),
      ask("EU refund", [0.9, 0.4]),
    ];
    for (const [i, open] of asks.entries()) {
      await messages.receive(mail(`m${i}`));
      await messages.commit(stage(`m${i}`, { to: "hold", openAsks: [open] }));
    }
  });
  expect(JSON.parse(await call(status, shell, [], true))).toMatchObject({
    missing: [
      { topic: "EU refund", times: 2 },
      { topic: "violin strings", times: 1 },
    ],
  });
  expect(await call(status, shell)).toContain("asked 2 times in 30 days: EU refund");
  (shell.clock as { pass?: (milliseconds: number) => void }).pass?.(31 * 24 * 3_600_000);
  expect(JSON.parse(await call(status, shell, [], true))).toMatchObject({ missing: [] });
});
