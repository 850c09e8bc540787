import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { corporaAvailable, corporaFolder } from "../../fixtures/corpora.ts";
import type { Message } from "./message.ts";
import { parseMessage } from "./parse.ts";
import { screen, type Verdict } from "./screen.ts";

const OPTIONS = { ownAddresses: ["support@shop.example"] };

const read = async (path: string): Promise<Message> =>
  parseMessage(await readFile(new URL(path, corporaFolder)));

/** Every nth mail of a task, by path: a fixed sample. */
const sample = async (task: string, step: number): Promise<string[]> => {
  const lines = (await readFile(new URL("mail/index.jsonl", corporaFolder), "utf8")).trim().split("\n");
  const rows = lines.map((line) => JSON.parse(line) as { readonly path: string; readonly task: string });
  const paths = rows.filter((row) => row.task === task).map(({ path }) => path);
  return paths.sort().filter((_, index) => (index + 1) % step === 0);
};

const verdicts = async (paths: readonly string[]): Promise<Map<string, Verdict>> => {
  const found = new Map<string, Verdict>();
  for (const path of paths) found.set(path, screen(await read(path), OPTIONS).verdict);
  return found;
};

const others = (found: ReadonlyMap<string, Verdict>, allowed: readonly Verdict[]): [string, Verdict][] =>
  [...found].filter(([, verdict]) => !allowed.includes(verdict));

describe.skipIf(!corporaAvailable())(`real mails (skipped where ${corporaFolder.pathname} is absent)`, () => {
  test("bounces, complaints and automatic answers are never taken for people's", async () => {
    const found = await verdicts(await sample("robot", 9));
    expect(found.size).toBeGreaterThanOrEqual(20);
    expect(others(found, ["bounce", "auto-reply", "malformed"])).toEqual([]);
  });

  test("people are never taken for machines", async () => {
    const found = await verdicts(await sample("not-robot", 4));
    expect(found.size).toBeGreaterThanOrEqual(10);
    expect(others(found, ["human"])).toEqual([]);
  });

  test("list mail is not answered", async () => {
    const found = await verdicts(await sample("list-mail", 25));
    expect(found.size).toBeGreaterThanOrEqual(12);
    expect(others(found, ["bulk", "bounce", "auto-reply"])).toEqual([]);
  });

  test("a mail with bare CR line ends says the same as its twin with LF", async () => {
    const twin = (ends: string): string =>
      `mail/robot/sisimai-set-of-emails__maildir__${ends}__lhost-qmail-01.eml`;
    const [bsd, mac, dos] = await Promise.all(["bsd", "mac", "dos"].map((ends) => read(twin(ends))));
    expect(bsd?.text).not.toBe("");
    expect(mac?.text).toBe(bsd?.text);
    expect(dos?.text).toBe(bsd?.text);
    expect(mac?.from).toEqual(bsd?.from);
    expect(mac?.defects).toEqual(["bare CR line ends"]);
  });
});
