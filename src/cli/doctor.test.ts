import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testShell, type TestShell } from "../../fixtures/shell.ts";
import { runProgram } from "./program.ts";

const openHome = async (): Promise<TestShell> => {
  const shell = testShell();
  const config = [
    "owner: { name: Shop, address: help@shop.example }",
    "mailbox: { type: maildir, path: mail }",
  ];
  await writeFile(join(shell.home, "smb.config.yaml"), config.join("\n"));
  for (const part of ["cur", "new", "tmp"]) await mkdir(join(shell.home, "mail", part), { recursive: true });
  return shell;
};

/** The mailbox holds this and nothing else: mails of four senders that a server took in and judged. */
const fill = async (shell: TestShell, received: readonly string[], server: string): Promise<void> => {
  const folder = join(shell.home, "mail", "new");
  await rm(folder, { recursive: true });
  await mkdir(folder);
  for (let i = 0; i < 12; i++) {
    const sender = `customer${i % 4}.example`;
    const lines = [
      ...received.map(
        (by) => `Received: from out.${sender} by ${by} with ESMTPS; Mon, 2 Nov 2026 10:00:00 +0100`,
      ),
      `Authentication-Results: ${server}; spf=pass; dmarc=pass header.from=${sender}`,
      `From: a@${sender}`,
      "To: help@shop.example",
      `Message-ID: <${i}@${sender}>`,
      "",
      "Hello",
      "",
    ];
    await writeFile(join(folder, `m${i}`), lines.join("\r\n"));
  }
};

const authentication = async (shell: TestShell): Promise<{ outcome: string; detail: string } | undefined> => {
  const before = shell.said().out.length;
  await runProgram(["doctor", "--json"], shell);
  const { checks } = JSON.parse(shell.said().out.slice(before)) as {
    checks: { name: string; outcome: string; detail: string }[];
  };
  return checks.find(({ name }) => name === "authentication");
};

test("a server that is known stays known, and another one in recent mail is a warning", async () => {
  const shell = await openHome();
  await fill(shell, ["mx.shop.example"], "mx.shop.example");
  expect(await authentication(shell)).toMatchObject({
    outcome: "ok",
    detail: "the verdicts of mx.shop.example are believed, learned from 12 mails",
  });

  await fill(shell, ["mx.evil.example"], "mx.evil.example");
  for (const detail of ["mx.shop.example", "mx.evil.example", "authentication.authserv_id"])
    expect(await authentication(shell)).toMatchObject({
      outcome: "warn",
      detail: expect.stringContaining(detail) as string,
    });

  await fill(shell, [], "");
  expect(await authentication(shell)).toMatchObject({
    outcome: "ok",
    detail: "the verdicts of mx.shop.example are believed, as learned before",
  });
});

test("trace lines below the topmost one teach no server", async () => {
  const shell = await openHome();
  await fill(shell, ["mail.shop.example", "mx.evil.example"], "mx.evil.example");
  expect(await authentication(shell)).toMatchObject({
    outcome: "warn",
    detail: expect.stringContaining("no server's verdicts are known") as string,
  });
});
