import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testShell, type TestShell } from "../../fixtures/shell.ts";
import { ExitCode } from "../errors.ts";
import { runProgram } from "./program.ts";

const CARD = "4111 1111 1111 1111";
const PHONE = "030 1234567";

/** A home that has drafted an answer, which has a phone number right after a line break. */
const openHome = async (): Promise<TestShell> => {
  const shell = testShell();
  const config = [
    "owner: { name: Shop, address: help@shop.example }",
    "mailbox: { type: maildir, path: mail }",
  ];
  await writeFile(join(shell.home, "smb.config.yaml"), config.join("\n"));
  const faq = join(shell.home, "faq.txt");
  await writeFile(
    faq,
    `Q: What is the phone number of the office?\nA: ${PHONE} is the phone number of the office.\n`,
  );
  expect(await runProgram(["ingest", faq], shell)).toBe(ExitCode.done);
  for (const part of ["cur", "new", "tmp"]) await mkdir(join(shell.home, "mail", part), { recursive: true });
  const mail = [
    "From: Ada <ada@example.com>",
    "To: help@shop.example",
    `Subject: Card ${CARD}`,
    "Message-ID: <a@example.com>",
    "Date: Sun, 01 Mar 2026 11:00:00 +0000",
    "",
    "What is the phone number of the office?",
    "",
  ];
  await writeFile(join(shell.home, "mail", "new", "1"), mail.join("\r\n"));
  expect(await runProgram(["watch", "--once", "--since", "2020-01-01"], shell)).toBe(ExitCode.done);
  return shell;
};

const saidBy = async (shell: TestShell, args: readonly string[]): Promise<string> => {
  const before = shell.said().out.length;
  expect(await runProgram(["log", ...args], shell)).toBe(ExitCode.done);
  return shell.said().out.slice(before);
};

test("the text of a log is masked, also after a line break; the JSON is the record as it is", async () => {
  const shell = await openHome();
  const [record = ""] = (await saidBy(shell, ["--json"])).split("\n");
  const { id, subject } = JSON.parse(record) as { id: string; subject: string };
  expect(subject).toBe(`Card ${CARD}`);
  expect(await saidBy(shell, [id, "--json"])).toContain(`\\n${PHONE}`);

  const list = await saidBy(shell, []);
  expect(list).toContain("Card [card]");
  const road = await saidBy(shell, [id]);
  // On the road as JSON, and below it as the draft.
  expect(road).toContain("\\n[phone]");
  expect(road).toContain("\n[phone]");
  for (const secret of [CARD, PHONE]) expect(list + road).not.toContain(secret);
});
