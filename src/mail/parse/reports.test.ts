import { expect, test } from "vitest";
import type { Report } from "../message.ts";
import { parseMessage } from "../parse.ts";

const reports = async (lines: readonly string[]): Promise<readonly Report[]> =>
  (await parseMessage(Buffer.from(lines.join("\r\n"), "latin1"))).reports;

const HEAD = ["From: MAILER-DAEMON@x.org", "Subject: Undelivered"];
const REPORT = [...HEAD, "Content-Type: multipart/report; report-type=delivery-status; boundary=b", ""];
const STATUS = [
  "Content-Type: message/delivery-status",
  "",
  "Reporting-MTA: dns; x.org",
  "",
  "Action: failed",
  "Status: 5.1.1",
];
const ORIGINAL = [
  "Content-Type: message/rfc822",
  "",
  "Message-ID: <1@shop.example>",
  "Subject: Hi",
  "",
  "Hello",
];

test("a delivery status and the header of the mail that came back are given", async () => {
  expect(
    await reports([...REPORT, "--b", "", "Sorry.", "--b", ...STATUS, "", "--b", ...ORIGINAL, "--b--"]),
  ).toEqual([
    {
      contentType: "message/delivery-status",
      text: "Reporting-MTA: dns; x.org\n\nAction: failed\nStatus: 5.1.1",
    },
    { contentType: "message/rfc822", text: "Message-ID: <1@shop.example>\nSubject: Hi" },
  ]);
});

test("what a person would see of a bounce is its text and its status, not the mail that came back", async () => {
  const mail = await parseMessage(
    Buffer.from(
      [...REPORT, "--b", "", "Sorry.", "--b", ...STATUS, "", "--b", ...ORIGINAL, "--b--"].join("\n"),
    ),
  );
  expect(mail.text).toBe("Sorry.\n\nReporting-MTA: dns; x.org\n\nAction: failed\nStatus: 5.1.1");
});

test("they are given decoded", async () => {
  const coded = Buffer.from("Action: failed\r\nDiagnostic-Code: Größe").toString("base64");
  const status = ["Content-Type: message/delivery-status", "Content-Transfer-Encoding: base64", "", coded];
  expect(await reports([...REPORT, "--b", ...status, "--b--"])).toEqual([
    { contentType: "message/delivery-status", text: "Action: failed\nDiagnostic-Code: Größe" },
  ]);
});

test("those of RFC 6533 have the names of the older ones, and so have those of RFC 5965 and 8098", async () => {
  const types = [
    "message/global-delivery-status",
    "message/global-headers",
    "message/feedback-report",
    "message/disposition-notification",
  ];
  const parts = types.flatMap((type) => ["--b", `Content-Type: ${type}`, "", "X: y"]);
  expect((await reports([...REPORT, ...parts, "--b--"])).map(({ contentType }) => contentType)).toEqual([
    "message/delivery-status",
    "text/rfc822-headers",
    "message/feedback-report",
    "message/disposition-notification",
  ]);
});

test("they are found where no header speaks of parts, and where the text quotes all of it", async () => {
  const found = await reports([
    ...HEAD,
    "",
    "--b",
    "",
    "Sorry.",
    "--b",
    ...STATUS,
    "",
    "--b",
    ...ORIGINAL,
    "--b--",
  ]);
  expect(found.map(({ contentType }) => contentType)).toEqual(["message/delivery-status", "message/rfc822"]);
  const quoted = await reports([
    ...HEAD,
    "Content-Type: text/plain",
    "",
    "Sorry.",
    "",
    "--b",
    ...STATUS,
    "",
    "--b",
    ...ORIGINAL,
    "--b--",
  ]);
  expect(quoted[0]).toEqual({
    contentType: "message/delivery-status",
    text: "Reporting-MTA: dns; x.org\n\nAction: failed\nStatus: 5.1.1",
  });
  expect(quoted[1]?.text).toBe("Message-ID: <1@shop.example>\nSubject: Hi");
});

test("a long one is cut after 64 KiB, and a mail of words has none", async () => {
  const long = ["--b", "Content-Type: text/rfc822-headers", "", "X: y\r\n".repeat(50_000)];
  expect((await reports([...REPORT, ...long, "--b--"]))[0]?.text).toHaveLength(64 * 1024);
  expect(await reports([...HEAD, "", "Content-Type is a word."])).toEqual([]);
});
