/** No mail of the corpora is lost without a word: not its text, not its From, not its Subject. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { corporaAvailable, corporaFolder } from "../../fixtures/corpora.ts";
import { losses } from "../../fixtures/silent-loss.ts";
import type { Message } from "./message.ts";
import { parseMessage } from "./parse.ts";

const read = (path: string): Buffer => readFileSync(new URL(`mail/${path}`, corporaFolder));

const message = async (path: string): Promise<Message> => parseMessage(read(path));

test("the check itself sees what is lost", () => {
  const raw = Buffer.from("From: a@b.org\r\nSubject: Hi there\r\n\r\nwhere is my parcel");
  const kept = { from: { address: "a@b.org" }, subject: "Hi there", text: "where is my parcel", defects: [] };
  expect(losses(raw, kept)).toEqual([]);
  expect(losses(raw, { ...kept, text: " " })).toEqual(["text lost"]);
  expect(losses(raw, { ...kept, subject: "" })).toEqual(["Subject lost: Hi there"]);
  expect(losses(raw, { ...kept, from: null })).toEqual(["From lost: a@b.org"]);
  const bareCr = Buffer.from(raw.toString().replaceAll("\r\n", "\r"));
  expect(losses(bareCr, { ...kept, text: "" })).toEqual(["text lost"]);
  const base64 = `From: a@b.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n${Buffer.from("<p>where is my parcel").toString("base64")}\n--b--`;
  expect(losses(Buffer.from(base64), { ...kept, text: "" })).toEqual(["text lost"]);
});

describe.skipIf(!corporaAvailable())(`real mails (skipped where ${corporaFolder.pathname} is absent)`, () => {
  test.each([
    ["mime", 200],
    ["list-mail", 340],
    ["robot", 190],
    ["not-robot", 40],
    ["new-text", 10],
  ])(
    "%s: none is unreadable, none takes long, none loses what its bytes plainly say",
    async (task, least) => {
      const names = readdirSync(new URL(`mail/${task}/`, corporaFolder));
      expect(names.length).toBeGreaterThanOrEqual(least);
      const found: string[] = [];
      for (const name of names) {
        const start = process.cpuUsage();
        const read = await message(`${task}/${name}`);
        const { user, system } = process.cpuUsage(start);
        if (user + system > 2_000_000) found.push(`${name}: slow`);
        const lost = losses(readFileSync(new URL(`mail/${task}/${name}`, corporaFolder)), read);
        found.push(...lost.map((loss) => `${name}: ${loss}`));
        if (read.defects.includes("unreadable")) found.push(`${name}: unreadable`);
      }
      expect(found).toEqual([]);
    },
    60_000,
  );

  test("a mail with bare CR line ends says the same as its twin with LF", async () => {
    const twin = (ends: string): string =>
      `robot/sisimai-set-of-emails__maildir__${ends}__lhost-qmail-01.eml`;
    const [bsd, mac, dos] = await Promise.all(["bsd", "mac", "dos"].map((ends) => message(twin(ends))));
    expect(bsd?.text).not.toBe("");
    expect(mac).toEqual({ ...bsd, headers: mac?.headers, defects: ["bare CR line ends"] });
    expect(dos?.text).toBe(bsd?.text);
  });
});
