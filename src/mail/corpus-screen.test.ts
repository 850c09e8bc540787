import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { corporaAvailable, corporaFolder } from "../../fixtures/corpora.ts";
import type { Message } from "./message.ts";
import { parseMessage } from "./parse.ts";
import { screen, type Screening } from "./screen.ts";

const OPTIONS = { ownAddresses: [] };

interface Row {
  readonly path: string;
  readonly task: string;
}

interface Screened extends Row, Screening {}

const read = async (path: string): Promise<Message> =>
  parseMessage(await readFile(new URL(path, corporaFolder)));

const screenAll = async (): Promise<Screened[]> => {
  const lines = (await readFile(new URL("mail/index.jsonl", corporaFolder), "utf8")).trim().split("\n");
  const screened: Screened[] = [];
  for (const line of lines) {
    const { path, task } = JSON.parse(line) as Row;
    screened.push({ path, task, ...screen(await read(path), OPTIONS) });
  }
  return screened;
};

describe.skipIf(!corporaAvailable())(`real mails (skipped where ${corporaFolder.pathname} is absent)`, () => {
  let all: readonly Screened[] = [];
  const of = (task: string): readonly Screened[] => all.filter((row) => row.task === task);
  const shown = ({ path, verdict, reasons }: Screened): string =>
    `${path}: ${verdict} (${reasons.join("; ")})`;

  beforeAll(async () => {
    all = await screenAll();
  }, 120_000);

  test("no robot's mail is answered", () => {
    const robots = of("robot");
    expect(robots.length).toBeGreaterThanOrEqual(196);
    expect(robots.filter(({ answerable }) => answerable).map(shown)).toEqual([]);
  });

  test("a robot's mail is known for what it is: returned, complained of or answered automatically", () => {
    const known = ["bounce", "complaint", "auto-reply"];
    expect(
      of("robot")
        .filter(({ verdict }) => !known.includes(verdict))
        .map(shown),
    ).toEqual([]);
  });

  test("no person is refused, and none discarded", () => {
    const people = [...of("not-robot"), ...of("new-text")];
    expect(people.length).toBeGreaterThanOrEqual(58);
    expect(people.filter(({ disposition }) => disposition !== "answer").map(shown)).toEqual([]);
  });

  test("list mail is not answered, and what people wrote on lists waits for a person", () => {
    const posts = of("list-mail");
    expect(posts.length).toBeGreaterThanOrEqual(349);
    expect(posts.filter(({ answerable }) => answerable).map(shown)).toEqual([]);
    const replies = posts.filter(({ verdict }) => verdict === "human");
    expect(replies.length / posts.length).toBeGreaterThan(0.95);
    expect(replies.filter(({ disposition }) => disposition !== "person").map(shown)).toEqual([]);
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
