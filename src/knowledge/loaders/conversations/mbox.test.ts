import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openMbox } from "./mbox.ts";

const opened = async (text: string) => {
  const root = await mkdtemp(join(tmpdir(), "smb-mbox-"));
  await writeFile(join(root, "x"), text, "latin1");
  const archive = await openMbox(join(root, "x"));
  onTestFinished(async () => {
    await archive.close();
    await rm(root, { recursive: true });
  });
  return archive;
};

const subjectsOf = async (text: string): Promise<string[]> => {
  const found: string[] = [];
  for await (const mail of (await opened(text)).headers())
    found.push(
      "problem" in mail
        ? mail.problem
        : (/^Subject: (.*?)\r?$/m.exec(Buffer.from(mail.header).toString())?.[1] ?? ""),
    );
  return found;
};

const DATED = "From a@b.example Mon Jan  1 12:00:00 2024";

describe("an mbox file", () => {
  it.each([
    ["asctime", DATED],
    ["Gmail's Takeout", "From 1790000000000000000@xxx Mon Jan 01 12:00:00 +0000 2024"],
    ["Thunderbird", "From - Mon Jan 01 12:00:00 2024"],
    ["newer Thunderbird", "From "],
    ["a zone's name", "From a@b.example Mon Jan  1 12:00:00 CET 2024"],
    ["RFC 5322's date", "From a@b.example Mon, 1 Jan 2024 12:00:00 +0100"],
    ["an ISO date", "From a@b.example 2024-01-01 12:00:00"],
    ["a name with blanks", "From MAILER DAEMON Mon Jan  1 12:00 2024"],
  ])("is parted by lines with %s", async (_, line) => {
    const text = `${line}\nSubject: one\n\nText\n\n${line}\nSubject: two\n\nText\n`;
    expect(await subjectsOf(text)).toEqual(["one", "two"]);
    expect(await subjectsOf(text.replaceAll("\n", "\r\n"))).toEqual(["one", "two"]);
  });

  it.each([
    ["without an empty line above it", `Text\n${DATED}\nSubject: quoted\n\nmore`],
    ["that is prose", "\nFrom the 1st of Jan 2024 at 12:00 on\nwe are: closed"],
    ["without a date", "\nFrom me to you\nSubject: x\n\nmore"],
    ["without a header below it", `\n${DATED}\nwas a fine day, they say\n`],
    ["that is marked", `\n>${DATED}\nSubject: quoted\n\nmore`],
  ])("is not parted by a line %s", async (_, body) => {
    expect(await subjectsOf(`${DATED}\nSubject: one\n\n${body}\n\n${DATED}\nSubject: two\n\n`)).toEqual([
      "one",
      "two",
    ]);
  });

  it("is read past a Content-Length that lies", async () => {
    const text = `${DATED}\nSubject: one\nContent-Length: 99999\n\nText\n\n${DATED}\nSubject: two\nContent-Length: 1\n\nLonger text\n`;
    expect(await subjectsOf(text)).toEqual(["one", "two"]);
  });

  it("may begin with empty lines, or with a mail that lost its line", async () => {
    expect(await subjectsOf(`\n\n${DATED}\nSubject: one\n\nText\n`)).toEqual(["one"]);
    expect(await subjectsOf(`Subject: one\n\nText\n\n${DATED}\nSubject: two\n\nText\n`)).toEqual([
      "one",
      "two",
    ]);
  });

  it("is parted right wherever the window ends, as long as the mails are", async () => {
    // Windows of 1 MiB end in the middle of texts, of `From ` lines, of headers.
    const mails = Array.from(
      { length: 700 },
      (_, at) =>
        `${DATED}\nSubject: ${at}\nX-Long: ${"x".repeat(at % 900)}\n\n${"Text. ".repeat(800 + (at % 37))}\n\n`,
    );
    const archive = await opened(mails.join(""));
    let number = 0;
    for await (const mail of archive.headers()) {
      const header = "problem" in mail ? "" : Buffer.from(mail.header).toString();
      expect(header).toBe(`Subject: ${number}\nX-Long: ${"x".repeat(number % 900)}\n\n`);
      if (number % 50 === 0) {
        const read = await archive.read(mail.position, 1_000_000);
        expect(Buffer.from(read?.raw ?? []).toString()).toBe(mails[number]?.slice(DATED.length + 1, -1));
      }
      expect(archive.place(mail.position)).toBe(`message ${++number}`);
    }
    expect(number).toBe(700);
  });

  it("gives two mails at once as well as one after the other", async () => {
    const archive = await opened(
      Array.from({ length: 20 }, (_, at) => `${DATED}\nSubject: ${at}\n\nText ${at}\n\n`).join(""),
    );
    const positions: number[] = [];
    for await (const { position } of archive.headers()) positions.push(position);
    const read = await Promise.all(positions.map((position) => archive.read(position, 100_000)));
    expect(read.map((mail) => Buffer.from(mail?.raw ?? []).toString())).toEqual(
      positions.map((_, at) => `Subject: ${at}\n\nText ${at}\n`),
    );
  });
});
