import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { cpuSince } from "../../fixtures/cpu.ts";
import { corporaAvailable, corporaFolder } from "../../fixtures/corpora.ts";
import { type Cause, readBounce } from "./bounce.ts";
import type { Message, Report } from "./message.ts";
import { parseMessage } from "./parse.ts";

const read = (lines: readonly string[]): Promise<Message> => parseMessage(Buffer.from(lines.join("\r\n")));

const HEAD = [
  "From: MAILER-DAEMON@mx.example",
  "To: support@shop.example",
  "Message-ID: <bounce@mx.example>",
];

const withReports = async (reports: readonly Report[], lines = HEAD, body = "Sorry."): Promise<Message> => ({
  ...(await read([...lines, "", body])),
  reports,
});

const status = (text: string): Report => ({ contentType: "message/delivery-status", text });
const returned = (text: string): Report => ({ contentType: "message/rfc822", text });

const FAILED = status(
  [
    "Reporting-MTA: dns; mx.example",
    "",
    "Original-Recipient: rfc822;Anna@Customer.example",
    "Final-Recipient: rfc822; anna@inner.example",
    "Action: failed",
    "Status: 5.0.0",
    "Diagnostic-Code: smtp; 550 5.1.1",
    "  <anna@customer.example>... User unknown",
  ].join("\n"),
);

describe("a report (RFC 3464)", () => {
  test("tells the mail, the recipient as we wrote to him, the code and the reason", async () => {
    const header =
      "From: support@shop.example\nMessage-ID: <reply@smb.shop.example>\nReferences: <c@customer.example>";
    expect(readBounce(await withReports([FAILED, returned(header)]))).toEqual({
      messageIds: ["<reply@smb.shop.example>"],
      recipients: ["anna@customer.example"],
      kind: "permanent",
      lasting: true,
      status: "5.1.1",
      cause: "mailbox-unknown",
      reason: "the mailbox does not exist",
    });
  });

  test.each([
    ["failed", "permanent"],
    ["delayed", "delayed"],
    ["delivered", "delivered"],
    ["relayed (to a server without reports)", "delivered"],
  ])("whose action is %s is %s", async (action, kind) => {
    const report = status(`Final-Recipient: rfc822; a@b.example\nAction: ${action}\nStatus: 4.4.7`);
    expect(readBounce(await withReports([report]))).toMatchObject({ kind, lasting: false });
  });

  test("names each of its recipients, and is a failure where one of them failed", async () => {
    const report = status(
      "Final-Recipient: rfc822; a@b.example\nAction: delivered\nStatus: 2.0.0\n\n" +
        "Final-Recipient: rfc822; c@d.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 Mailbox full",
    );
    expect(readBounce(await withReports([report]))).toMatchObject({
      recipients: ["a@b.example", "c@d.example"],
      kind: "permanent",
      lasting: false,
      reason: "the mailbox is full",
    });
  });

  test("that stands in the text, quoted, is read there", async () => {
    const body = ["> Final-Recipient: RFC822; a@b.example", "> Action: failed", "> Status: 5.1.2"];
    expect(readBounce(await read([...HEAD, "", ...body]))).toMatchObject({
      recipients: ["a@b.example"],
      reason: "the domain has no mail server",
    });
  });
});

describe("which mail it was", () => {
  test.each([
    [
      "the returned header",
      () => withReports([{ contentType: "text/rfc822-headers", text: "Message-ID:\n <r@shop.example>" }]),
    ],
    [
      "a field of the report",
      () =>
        withReports([
          status("Original-Message-ID: <r@shop.example>\n\nFinal-Recipient: rfc822; a@b.example"),
        ]),
    ],
    [
      "the returned mail in the text",
      () =>
        read([
          ...HEAD,
          "",
          "Sorry.",
          "--- Below this line is a copy of the message.",
          "",
          "Message-ID: <r@shop.example>",
        ]),
    ],
    ["the bounce's own References", () => read([...HEAD, "References: <r@shop.example>", "", "Sorry."])],
    ["a sentence", () => read([...HEAD, "", "A report for a message with the message-id of r@shop.example"])],
  ])("is told by %s", async (_, message) => {
    expect(readBounce(await message())?.messageIds).toEqual(["<r@shop.example>"]);
  });

  test("is never the bounce itself", async () => {
    expect(
      readBounce(await read([...HEAD, "References: <bounce@mx.example>", "", "<a@b.example>: no"]))
        ?.messageIds,
    ).toEqual([]);
  });
});

describe("a bounce that is no report", () => {
  const bodyOf = (...lines: string[]): Promise<Message> => read([...HEAD, "", ...lines]);

  test("qmail's", async () => {
    const message = await bodyOf(
      "Hi. This is the qmail-send program at mx.example.",
      "I'm afraid I wasn't able to deliver your message to the following addresses.",
      "",
      "<anna@customer.example>:",
      "192.0.2.1 does not like recipient.",
      "Remote host said: 552 5.2.2 <anna@customer.example>... Mailbox Full",
      "",
      "<ben@customer.example>:",
      "Remote host said: 550 5.1.1 User unknown",
      "",
      "--- Below this line is a copy of the message.",
      "",
      "Message-ID: <r@shop.example>",
      "To: anna@customer.example",
      "",
      "We deleted the spam from your mailbox.",
    );
    expect(readBounce(message)).toMatchObject({
      messageIds: ["<r@shop.example>"],
      recipients: ["anna@customer.example", "ben@customer.example"],
      kind: "permanent",
      status: "5.2.2",
      cause: "mailbox-full",
    });
  });

  test("a warning is no failure", async () => {
    const message = await bodyOf(
      "THIS IS A WARNING MESSAGE ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.",
      "<anna@customer.example>: connection timed out",
    );
    expect(readBounce(message)).toMatchObject({ kind: "delayed", lasting: false, cause: "network" });
  });

  test("the recipient may stand in its header alone", async () => {
    const message = await read([...HEAD, "X-Failed-Recipients: anna@customer.example", "", "Sorry."]);
    expect(readBounce(message)).toMatchObject({ recipients: ["anna@customer.example"], cause: "unknown" });
  });

  test("what the returned mail says is no reason", async () => {
    const message = await bodyOf(
      "<a@b.example>: no",
      "",
      "----- Original message -----",
      "Your mailbox is full of spam.",
    );
    expect(readBounce(message)?.cause).toBe("unknown");
  });
});

test.each<[string, Cause]>([
  [
    "550 5.7.26 Unauthenticated email from shop.example is not accepted due to domain's DMARC policy",
    "unauthenticated",
  ],
  ["554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", "blocked"],
  ["550 5.7.1 Message rejected as spam by Content Filtering", "spam"],
  ["552 5.3.4 Message size exceeds fixed limit", "too-big"],
  ["550 Requested action not taken: mailbox unavailable", "mailbox-unknown"],
  ["550 5.4.1 Recipient address rejected: Access denied", "mailbox-unknown"],
  ["421 4.7.0 Too many connections from your host", "too-many"],
  ["550 5.7.1 Relaying denied", "relay-refused"],
  ["553 5.1.8 Sender address rejected: Domain not found", "host-unknown"],
  ["556 5.1.10 Recipient address has null MX", "takes-no-mail"],
  ["554 5.4.6 Too many hops", "loop"],
  ["550 5.2.1 The account is disabled", "mailbox-disabled"],
  ["Empfänger unbekannt", "mailbox-unknown"],
  ["受信者のメールボックスがいっぱいです", "mailbox-full"],
  ["550 5.7.0", "refused"],
  ["4.4.2", "network"],
  ["554", "refused"],
])("%s: %s", async (said, cause) => {
  const report = status(
    `Final-Recipient: rfc822; a@b.example\nAction: failed\nDiagnostic-Code: smtp; ${said}`,
  );
  expect(readBounce(await withReports([report]))?.cause).toBe(cause);
});

test("a complaint names the mail and, where the provider does, the recipient", async () => {
  const feedback: Report = {
    contentType: "message/feedback-report",
    text: "Feedback-Type: abuse\nUser-Agent: X/1\nVersion: 1\nOriginal-Rcpt-To: anna@customer.example",
  };
  expect(readBounce(await withReports([feedback, returned("Message-ID: <r@shop.example>")]))).toMatchObject({
    kind: "complaint",
    messageIds: ["<r@shop.example>"],
    recipients: ["anna@customer.example"],
    reason: "the recipient called it spam",
  });
});

test("a mail that names neither a mail nor a recipient tells nothing", async () => {
  expect(readBounce(await read([...HEAD, "", "Sorry."]))).toBeNull();
});

test("hostile repetition costs little time", async () => {
  const message = await read([...HEAD, "", "x"]);
  const start = process.cpuUsage();
  for (const piece of [
    "<a@",
    "a@b.c:\n",
    "message-id ",
    "Final-Recipient: a@b\n\n",
    ">>>>",
    "user … ",
    "to: a@b.cc ",
  ])
    readBounce({ ...message, text: piece.repeat(50_000), reports: [status(piece.repeat(5_000))] });
  expect(cpuSince(start)).toBeLessThan(1_500);
});

/** What the corpus calls the reasons, as far as one of ours means the same. */
const SAME: Readonly<Record<string, readonly Cause[]>> = {
  userunknown: ["mailbox-unknown"],
  hostunknown: ["host-unknown"],
  notaccept: ["takes-no-mail", "host-unknown"],
  mailboxfull: ["mailbox-full"],
  suspend: ["mailbox-disabled"],
  filtered: ["recipient-refuses", "mailbox-unknown", "mailbox-disabled"],
  mesgtoobig: ["too-big"],
  expired: ["expired", "network"],
  networkerror: ["network", "loop"],
  systemerror: ["server-error"],
  authfailure: ["unauthenticated"],
  requireptr: ["no-reverse-name"],
  blocked: ["blocked"],
  badreputation: ["blocked"],
  toomanyconn: ["too-many"],
  spamdetected: ["spam"],
  rejected: ["sender-refused"],
  norelaying: ["relay-refused"],
};

describe.skipIf(!corporaAvailable())(
  `real bounces (skipped where ${corporaFolder.pathname} is absent)`,
  () => {
    test("most reasons are read as the corpus gives them, and nearly all recipients are found", async () => {
      const lines = (await readFile(new URL("mail/index.jsonl", corporaFolder), "utf8")).trim().split("\n");
      let [known, same, returnedMails, named] = [0, 0, 0, 0];
      for (const line of lines) {
        const {
          path,
          task,
          expect: expected,
        } = JSON.parse(line) as {
          readonly path: string;
          readonly task: string;
          readonly expect?: { readonly kind?: string; readonly reason?: string | null };
        };
        if (task !== "robot" || expected?.kind !== "bounce") continue;
        const report = readBounce(await parseMessage(await readFile(new URL(path, corporaFolder))));
        returnedMails++;
        if ((report?.recipients.length ?? 0) > 0) named++;
        const causes = SAME[expected.reason ?? ""];
        if (causes === undefined) continue;
        known++;
        if (report !== null && causes.includes(report.cause)) same++;
      }
      expect(known).toBeGreaterThanOrEqual(75);
      expect(same / known).toBeGreaterThan(0.88);
      expect(named / returnedMails).toBeGreaterThan(0.97);
    }, 60_000);
  },
);
