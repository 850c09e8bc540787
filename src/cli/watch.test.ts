/** What only the loop in this process can show; the rest of `smb watch` is in e2e/. */
import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { heldClock } from "../../fixtures/clock.ts";

import { putIntoOutbox, temporaryStore } from "../../fixtures/databases/scenes.ts";
import { mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import { testShell } from "../../fixtures/shell.ts";
import { smbPaths } from "../config/paths.ts";
import { ExitCode } from "../errors.ts";
import { runProgram } from "./program.ts";

test("while the mailbox is out of reach, what was approved is delivered all the same", async () => {
  const abort = new AbortController();
  const clock = heldClock();
  const shell = testShell({ clock, signal: abort.signal });
  const config = [
    "owner: { name: Shop, address: help@shop.example }",
    "mailbox: { type: maildir, path: mail, poll_seconds: 1 }",
    "send: { enabled: true, transport: { type: maildir, path: out } }",
  ];
  await writeFile(join(shell.home, "smb.config.yaml"), config.join("\n"));
  for (const part of ["cur", "new", "tmp"]) await mkdir(join(shell.home, "mail", part), { recursive: true });
  const watching = runProgram(["watch"], shell);
  await expect.poll(() => shell.said().err, { timeout: 10_000 }).toContain("watching");

  await rename(join(shell.home, "mail"), join(shell.home, "elsewhere"));
  await expect.poll(() => shell.said().err, { timeout: 10_000 }).toContain("trying again in 5 s");
  const store = await temporaryStore(smbPaths(shell.env, shell.homeFolder).database);
  await putIntoOutbox(store, "one", { raw: mailBytes("one") });
  clock.pass(5_000);
  await expect.poll(() => shell.said().err, { timeout: 10_000 }).toContain("trying again in 10 s");
  expect(await readdir(join(shell.home, "out", "new"))).toHaveLength(1);
  expect(await store.outbox.find("one")).toMatchObject({ state: "sent" });

  // It comes back, and so does the waiting.
  await rename(join(shell.home, "elsewhere"), join(shell.home, "mail"));
  clock.pass(10_000);
  await expect.poll(() => clock.sleepers()).toBe(1);
  abort.abort();
  expect(await watching).toBe(ExitCode.interrupted);
});
