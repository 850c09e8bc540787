/**
 * Mails cut, repeated, spliced and re-encoded: a few of each here; all of the corpora's, 200 times, with `MUTATIONS=200`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { corporaAvailable, corporaFolder } from "../../fixtures/corpora.ts";
import { LINE_ENDS, mutated, MUTATIONS, seeded } from "../../fixtures/mutations.ts";
import { losses } from "../../fixtures/silent-loss.ts";
import { messageIdentity } from "./identity.ts";
import { parseMessage } from "./parse.ts";

const TASKS = ["robot", "not-robot", "list-mail", "mime", "new-text", "unsure"];
const EVERYDAY = 3;
/** A mail of megabytes takes most of its time to be mutated. */
const MAX_SIZE = 512 * 1024;
const MAX_MS = 2_000;

const times = Number(process.env["MUTATIONS"] ?? EVERYDAY);
const isFull = times > EVERYDAY;

const lines = (...given: readonly string[]): Buffer => Buffer.from(given.join("\r\n"), "latin1");

/** Mails of our own, for where there are no others. */
const OWN: readonly Buffer[] = [
  lines(
    "From: Anna Berg <anna@example.org>",
    "To: desk@shop.example",
    "Subject: Where is my parcel",
    "Date: Mon, 2 Nov 2026 10:00:00 +0100",
    "Message-ID: <1@example.org>",
    "",
    "Hello there,",
    "",
    "where is my parcel?",
    "",
    "-- ",
    "Anna",
  ),
  lines(
    "Return-Path: <anna@example.org>",
    "Received: from a by b;",
    "\tMon, 2 Nov 2026 10:00:00 +0100",
    'From: "Berg, Anna" <anna@example.org>',
    "Subject: =?utf-8?q?Gr=C3=B6=C3=9Fe?= falsch",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="outer"',
    "",
    "This is a multi-part message in MIME format.",
    "--outer",
    'Content-Type: multipart/alternative; boundary="inner"',
    "",
    "--inner",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    "Die Gr=C3=B6=C3=9Fe ist leider falsch, bitte tauschen=",
    " Sie sie um.",
    "--inner",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(
      "<html><body><p>Die Größe ist leider falsch, bitte tauschen Sie sie um.</p></body></html>",
    ).toString("base64"),
    "--inner--",
    "--outer",
    'Content-Type: image/png; name="a.png"',
    "Content-Transfer-Encoding: base64",
    "Content-Disposition: attachment; filename=a.png",
    "",
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk",
    "--outer--",
    "",
  ),
  lines(
    "From: MAILER-DAEMON@mx.example.net (Mail Delivery System)",
    "Subject: Undelivered Mail Returned to Sender",
    "Auto-Submitted: auto-replied",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "I am sorry to have to inform you that your message could not be delivered.",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.net",
    "",
    "Final-Recipient: rfc822; x@example.com",
    "Action: failed",
    "Status: 5.1.1",
    "--b",
    "Content-Type: message/rfc822",
    "",
    "From: desk@shop.example",
    "Message-ID: <r1@shop.example>",
    "Subject: Your parcel",
    "",
    "It is on its way to you.",
    "--b--",
  ),
  lines(
    "From: Ольга <o@example.org>",
    "Subject: \xd0\xd2\xc9\xd7\xc5\xd4",
    "Content-Type: text/plain; charset=koi8-r",
    "Content-Transfer-Encoding: 8bit",
    "",
    "\xe7\xc4\xc5 \xcd\xcf\xca \xda\xc1\xcb\xc1\xda?",
  ),
];

/** What is wrong with the message that comes of the bytes; empty where nothing is. */
const wrongs = async (raw: Buffer): Promise<string[]> => {
  const start = process.cpuUsage();
  const message = await parseMessage(raw);
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1_000;
  const text = raw.toString("latin1").replace(/\r*\n|\r/g, "\n");
  const ids = new Set(
    Object.values(LINE_ENDS).map((change) => messageIdentity(Buffer.from(change(text), "latin1"))),
  );
  return [
    ...losses(raw, message),
    ...(took > MAX_MS ? [`${Math.round(took)} ms`] : []),
    ...(message.defects.includes("unreadable") ? ["unreadable"] : []),
    ...(/[\r\0]/.test(message.text + message.subject) ? ["CR or NUL in the text"] : []),
    ...(ids.size > 1 ? ["another identity with other line ends"] : []),
  ];
};

/** Every mail of a list mutated some times: name of the mail, number, mutations and what is wrong, for what is wrong. */
const failures = async (
  mails: readonly (readonly [name: string, raw: Buffer])[],
  count: number,
): Promise<string[]> => {
  const found: string[] = [];
  for (const [index, [name, mail]] of mails.entries())
    for (let number = 0; number < count; number++) {
      const random = seeded(index * 100_003 + number);
      const other = mails[Math.floor(random() * mails.length)]?.[1] ?? mail;
      const mutant = mutated(mail, other, random);
      const wrong = await wrongs(mutant.raw).catch((error: unknown) => [String(error)]);
      if (wrong.length > 0) found.push(`${name} ${number} (${mutant.name}): ${wrong.join(", ")}`);
    }
  return found;
};

describe("mutated mails", () => {
  test("of our own lose nothing, whatever is done to them", async () => {
    expect(
      await failures(
        OWN.map((raw, index) => [`own ${index}`, raw]),
        150,
      ),
    ).toEqual([]);
  }, 60_000);

  test("of our own are read after each kind of mutation", async () => {
    for (const [name, mutate] of Object.entries(MUTATIONS))
      for (const [index, mail] of OWN.entries()) {
        const raw = Buffer.from(
          mutate(mail.toString("latin1"), seeded(index), OWN[0]?.toString("latin1") ?? ""),
          "latin1",
        );
        expect([name, ...(await wrongs(raw))]).toEqual([name]);
      }
  });

  test.skipIf(!corporaAvailable())(
    `of the corpora lose nothing (skipped where ${corporaFolder.pathname} is absent)`,
    async () => {
      const files = TASKS.flatMap((task) =>
        readdirSync(new URL(`mail/${task}/`, corporaFolder)).map((name) => `mail/${task}/${name}`),
      );
      const mails = files
        .filter((_, index) => isFull || index % 8 === 0)
        .map((path): [string, Buffer] => [path, readFileSync(new URL(path, corporaFolder))])
        .filter(([, raw]) => raw.length <= MAX_SIZE);
      expect(mails.length).toBeGreaterThan(isFull ? 700 : 80);
      expect(await failures(mails, times)).toEqual([]);
    },
    isFull ? 30 * 60_000 : 60_000,
  );
});
