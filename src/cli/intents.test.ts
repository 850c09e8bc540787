import { expect, test } from "vitest";
import { mail } from "../../fixtures/databases/rows.ts";
import { testShell, type TestShell } from "../../fixtures/shell.ts";
import { ExitCode } from "../errors.ts";
import { openApp } from "../open-app.ts";
import { run as correct } from "./intents-correct.ts";
import { run as list } from "./intents-list.ts";
import { Output } from "./output.ts";
import type { Run } from "./shell.ts";

const call = async (
  run: Run,
  shell: TestShell,
  args: readonly string[] = [],
  json = true,
): Promise<unknown> => {
  const before = shell.said().out.length;
  const { stdout, stderr } = shell;
  const out = new Output({ stdout, stderr, json, color: false });
  expect(await run({ args, options: { json }, out }, shell)).toBe(ExitCode.done);
  const said = shell.said().out.slice(before);
  return json ? JSON.parse(said) : said;
};

const homeWithMail = async (): Promise<TestShell> => {
  const shell = testShell();
  const app = await openApp({ ...shell, configFile: undefined });
  const { messages } = await app.store();
  await messages.receive(
    mail("abc1", { raw: new TextEncoder().encode("Subject: ?\r\n\r\nthe crane did it again") }),
  );
  await app.close();
  return shell;
};

test("what a mail was about is learned, and listed as a correction", async () => {
  const shell = await homeWithMail();
  expect(await call(correct, shell, ["abc", "Complaint"])).toEqual({ id: "abc1", intents: ["complaint"] });
  const { intents, accuracy } = (await call(list, shell)) as {
    intents: { name: string; configured: number; corrected: number }[];
    accuracy: { value: number; low: number; n: number };
  };
  expect(intents.find(({ name }) => name === "complaint")).toMatchObject({ corrected: 1 });
  expect(accuracy.low).toBeGreaterThan(0.3);
  expect(accuracy.n).toBeGreaterThan(50);
});

test("a mail may be about none of them, and a person reads so", async () => {
  const shell = await homeWithMail();
  expect(await call(correct, shell, ["abc1", "none"], false)).toBe("abc1 is about none of the intents\n");
  expect(await call(list, shell, [], false)).toMatch(
    /^refund +\d+ examples, 0 past questions tagged so, 0 corrections$/mu,
  );
});

test("an intent that there is not is told with those that there are", async () => {
  const shell = await homeWithMail();
  await expect(call(correct, shell, ["abc1", "parrots"])).rejects.toMatchObject({
    message: "there is no intent parrots",
    next: expect.stringContaining("refund") as string,
  });
  await expect(call(correct, shell, ["zzz", "refund"])).rejects.toThrow("no message zzz");
});
