/** Two instances of smb, each other's customer, with a forwarder between them that takes every header away. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { heldClock } from "../../fixtures/clock.ts";
import { type Desk, openDesk } from "../../fixtures/desk.ts";
import { parseMessage } from "../mail/parse.ts";
import { deliverDue } from "../outbox/deliver.ts";
import { approve } from "./approve.ts";
import { watchRound } from "./watch.ts";

/** Each answer asks what the other side knows: nothing but the rules ends this. */
const ONE = `Q: How long does delivery to Portugal take?
A: Delivery to Portugal takes five working days. Can I return an item that I do not like?
`;
const OTHER = `Q: Can I return an item that I do not like?
A: You can return an unused item within 30 days. How long does delivery to Portugal take?
`;

const MINUTE = 60_000;
const HOPS = 12;

interface Pair {
  readonly one: Desk;
  readonly other: Desk;
}

const open = async (): Promise<Pair> => {
  const clock = heldClock();
  const one = await openDesk({ address: "help@one.example", knowledge: ONE, clock });
  const other = await openDesk({ address: "help@other.example", knowledge: OTHER, clock });
  for (const desk of [one, other]) await watchRound(await desk.watch());
  return { one, other };
};

/** How a mail looks behind a forwarder. */
type Forward = (mail: { from: string; subject: string; body: string }, hop: number) => string;

const bare: Forward = ({ from, subject, body }) => `From: ${from}\r\nSubject: ${subject}\r\n\r\n${body}`;

/** The replies that the desk has sent. */
const sent = async ({ folder }: Desk): Promise<Uint8Array[]> => {
  const box = join(folder, "out", "new");
  const names = await readdir(box).catch(() => [] as string[]);
  return Promise.all(names.map((name) => readFile(join(box, name))));
};

interface Rules {
  readonly forward: Forward;
  /** Whether replies go out without a person, or past one who approves all that is ready. */
  readonly automatic: boolean;
  readonly nameTicket?: boolean;
}

/** Lets both sides work for a while; gives how many mails they sent to each other. */
async function run({ one, other }: Pair, rules: Rules): Promise<number> {
  let forwarded = 0;
  const from = (desk: Desk): string => desk.approve.from.address;
  const seed = {
    from: from(other),
    subject: "Portugal",
    body: "Hello,\r\n\r\nHow long does delivery to Portugal take?\r\n",
  };
  await one.arrive("seed", rules.forward(seed, 0));
  for (let hop = 1; hop <= HOPS; hop++) {
    const desk = hop % 2 === 1 ? one : other;
    const before = (await sent(desk)).length;
    await watchRound(await desk.watch());
    await approveAll(desk, rules);
    await deliver(desk);
    desk.clock.pass(10 * MINUTE);
    const mails = (await sent(desk)).slice(before);
    for (const raw of mails) {
      forwarded++;
      const { subject, text } = await parseMessage(raw);
      const mail = { from: from(desk), subject, body: text.replaceAll("\n", "\r\n") };
      await (desk === one ? other : one).arrive(`hop-${hop}-${forwarded}`, rules.forward(mail, hop));
    }
  }
  return forwarded;
}

async function approveAll(desk: Desk, { automatic, nameTicket = true }: Rules): Promise<void> {
  const { messages } = desk.store;
  for (const { id } of await messages.list({ states: ["review"], limit: 99 })) {
    const text = (await messages.openDraft(id))?.text ?? "";
    await approve(id, text, { ...desk.approve, nameTicket, quoteOriginal: true }, { automatic });
  }
}

/** Past the last look at what is proven, which would take these automatic replies back: here the rules alone are to stop them. */
async function deliver(desk: Desk): Promise<void> {
  const { delivery, ...deps } = await desk.watch();
  if (delivery === null) throw new Error("the desk sends nothing");
  for await (const { state } of deliverDue({ ...deps, ...delivery })) expect(state).toBe("sent");
}

const forwarders: [string, Forward][] = [
  ["keeps sender and subject", bare],
  ["loses the subject", (mail, hop) => bare({ ...mail, subject: "" }, hop)],
  ["writes another subject each time", (mail, hop) => bare({ ...mail, subject: `Message ${hop}` }, hop)],
  [
    "writes from an address of its own",
    (mail, hop) => bare({ ...mail, from: "forwarder@relay.example" }, hop),
  ],
  [
    "cuts away what is quoted",
    (mail, hop) => bare({ ...mail, body: mail.body.replace(/^On .*wrote:[^]*$/m, "") }, hop),
  ],
  [
    "writes from another address each time",
    (mail, hop) => bare({ ...mail, from: `relay+${hop}@relay.example` }, hop),
  ],
  [
    "indents each line, from another address each time",
    (mail, hop) =>
      bare({ ...mail, from: `relay+${hop}@relay.example`, body: mail.body.replace(/^/gm, "   ") }, hop),
  ],
  [
    "runs the lines together, from another address each time",
    (mail, hop) =>
      bare({ ...mail, from: `relay+${hop}@relay.example`, body: mail.body.replace(/\r\n/g, " ") }, hop),
  ],
  [
    "quotes all of it, from another address each time",
    (mail, hop) =>
      bare({ ...mail, from: `relay+${hop}@relay.example`, body: mail.body.replace(/^/gm, "> ") }, hop),
  ],
  [
    "adds a footer that changes, from another address each time",
    (mail, hop) =>
      bare(
        {
          ...mail,
          from: `relay+${hop}@relay.example`,
          body: `${mail.body}\r\nRelayed as number ${hop} by relay`,
        },
        hop,
      ),
  ],
];

describe("two instances of smb that write to each other, behind a forwarder that takes all headers away", () => {
  test.each(forwarders)(
    "stop after two mails at most where it %s and nobody looks",
    async (_name, forward) => {
      expect(await run(await open(), { forward, automatic: true })).toBeLessThanOrEqual(2);
    },
  );

  test.each(forwarders)(
    "stop after two mails where it %s and a person approves all that is ready",
    async (_name, forward) => {
      expect(await run(await open(), { forward, automatic: false })).toBeLessThanOrEqual(2);
    },
  );

  // Without a ticket only what repeats gives a machine away: three mails, where each comes from another address.
  test.each(forwarders)("stop after three where it %s and replies name no ticket", async (_name, forward) => {
    for (const automatic of [true, false])
      expect(await run(await open(), { forward, automatic, nameTicket: false })).toBeLessThanOrEqual(3);
  });

  test.each(forwarders.slice(0, 4))(
    "stop after two where it %s, replies name no ticket and nobody looks",
    async (_name, forward) => {
      expect(await run(await open(), { forward, automatic: true, nameTicket: false })).toBeLessThanOrEqual(2);
    },
  );

  test("do answer the first question, so that there is a loop to stop", async () => {
    expect(await run(await open(), { forward: bare, automatic: true })).toBeGreaterThanOrEqual(1);
  });
});
