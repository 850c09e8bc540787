/** Large and hostile archives: bounded in memory, and what can be read of them goes in. */
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { OWNER, writeMbox } from "../../../../fixtures/mail-archive.ts";
import { mutated, seeded } from "../../../../fixtures/mutations.ts";
import { loadMbox } from "./index.ts";

const MB = 1024 * 1024;

const scratch = async (): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), "smb-bounded-"));
  onTestFinished(() => rm(root, { recursive: true }));
  return join(root, "big.mbox");
};

interface Outcome {
  readonly records: number;
  readonly problems: readonly string[];
  /** Bytes on the heap and in buffers at the worst moment, beyond what was there before. */
  readonly grown: number;
  readonly last: number;
}

/** Reads it whole, looking at the memory now and then. */
const outcomeOf = async (path: string, from = 0): Promise<Outcome> => {
  const used = (): number => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  let grown = 0;
  const timer = setInterval(() => (grown = Math.max(grown, used() - before)), 5);
  let [records, last] = [0, 0];
  const problems: string[] = [];
  try {
    for await (const loaded of loadMbox(path, "big.mbox", { from, ownAddresses: [OWNER] })) {
      if ("record" in loaded) records++;
      else problems.push(`${loaded.source}: ${loaded.problem}`);
      last = loaded.at ?? last;
      grown = Math.max(grown, used() - before);
    }
  } finally {
    clearInterval(timer);
  }
  return { records, problems, grown, last };
};

const DATED = `From nobody Mon Jan  1 12:00:00 2024`;
const REPLY =
  `From: ${OWNER}\nTo: anna@customers.example\nSubject: Re: Lamp\nMessage-ID: <a@lumen.example>\nIn-Reply-To: <q@x>\n\n` +
  `Please turn the bulb in until it sits firmly.\n\nAnna wrote:\n> My lamp flickers, what can I do?\n`;

describe("a large mbox", () => {
  it("is read in memory that does not grow with it", async () => {
    const path = await scratch();
    const conversations = await writeMbox(path, { bytes: 60 * MB, attachment: 400_000 });
    const { records, problems, grown } = await outcomeOf(path);
    expect({ records, problems }).toEqual({ records: conversations, problems: [] });
    expect(grown).toBeLessThan(60 * MB);
  }, 120_000);

  it("that was cut off half-way goes on, and gives the rest and nothing twice", async () => {
    const path = await scratch();
    const conversations = await writeMbox(path, { bytes: MB, attachment: 20_000 });
    let given = 0;
    let at = 0;
    for await (const loaded of loadMbox(path, "big.mbox", { from: 0, ownAddresses: [OWNER] })) {
      at = loaded.at ?? 0;
      if (++given === 30) break;
    }
    expect((await outcomeOf(path, at)).records).toBe(conversations - 30);
  });
});

describe("a hostile mbox", () => {
  /** A file that is nothing but NUL bytes from its end on; takes no room on the disk. */
  const withHole = async (start: string, size: number, end = ""): Promise<string> => {
    const path = await scratch();
    await writeFile(path, start);
    const file = await open(path, "r+");
    await file.truncate(start.length + size);
    await file.write(end, start.length + size);
    await file.close();
    return path;
  };

  it.each([
    ["one line of 500 MB", ""],
    ["a header line of 500 MB", `${DATED}\nSubject: x`],
    ["a text line of 500 MB", `${DATED}\n${REPLY}\n`],
  ])(
    "of %s is read in bounded memory, and the mail behind it goes in",
    async (_, start) => {
      const path = await withHole(start, 500 * MB, `\n\n${DATED}\n${REPLY.replace("<a@", "<b@")}`);
      const { records, grown } = await outcomeOf(path);
      expect(records).toBeGreaterThanOrEqual(1);
      expect(grown).toBeLessThan(80 * MB);
    },
    60_000,
  );

  it("of a hundred thousand tiny mails is read in bounded memory", async () => {
    const path = await scratch();
    const mails = Array.from(
      { length: 100_000 },
      (_, at) => `${DATED}\nFrom: c${at}@x\nMessage-ID: <${at}@x>\n\n\n`,
    );
    await writeFile(path, `${mails.join("")}${DATED}\n${REPLY}`);
    const { records, grown } = await outcomeOf(path);
    expect(records).toBe(1);
    expect(grown).toBeLessThan(100 * MB);
  }, 60_000);

  it("with a `From ` line every few bytes takes no more time than any", async () => {
    const path = await scratch();
    await writeFile(
      path,
      `${DATED}\n${REPLY}\n${"\nFrom ".repeat(500_000)}\n\n${DATED}\n${REPLY.replace("<a@", "<b@")}`,
    );
    const start = process.cpuUsage();
    expect((await outcomeOf(path)).records).toBe(2);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(8_000);
  }, 60_000);

  it("that was damaged anywhere still gives what is whole, and never throws", async () => {
    const whole = Array.from({ length: 3 }, (_, at) => REPLY.replace("<a@", `<a${at}@`));
    const path = await scratch();
    const random = seeded(11);
    for (let round = 0; round < 300; round++) {
      const { raw: mail } = mutated(Buffer.from(whole[1] ?? ""), Buffer.from(whole[0] ?? ""), random);
      const parts = [`${DATED}\n${whole[0] ?? ""}\n${DATED}\n`, mail, `\n\n${DATED}\n${whole[2] ?? ""}`];
      await writeFile(
        path,
        Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part))),
      );
      expect((await outcomeOf(path)).records).toBeGreaterThanOrEqual(2);
    }
  }, 60_000);
});
