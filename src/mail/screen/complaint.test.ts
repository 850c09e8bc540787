import { expect, test } from "vitest";
import { FROM, screened } from "./screened.ts";

const FEEDBACK = "Feedback-Type: abuse\nUser-Agent: Example/1.0\nVersion: 1";

test.each([
  [
    "feedback report (RFC 5965)",
    [FROM, "Content-Type: multipart/report; boundary=b; report-type=feedback-report"],
    "x",
  ],
  ["feedback report in the text", [FROM], FEEDBACK],
  ["subject of a feedback loop", [FROM, "Subject: complaint about message from 192.0.2.1"], "x"],
  [
    "sent by a feedback loop",
    ["From: fbl@provider.example", "Subject: Email Feedback Report for IP 192.0.2.1"],
    "x",
  ],
  [
    "words of a feedback loop",
    [FROM],
    "This is an email abuse report for an email message received from IP 192.0.2.1",
  ],
  ["notification of Amazon SES", [FROM], '{"notificationType":"Complaint"}'],
])("%s", async (reason, lines, body) => {
  const result = await screened(lines, body);
  expect(result).toMatchObject({ verdict: "complaint", disposition: "ignore", answerable: false });
  expect(result.reasons).toContain(reason);
});

test.each([
  ["Subject: Complaint about message from your driver", "He was rude."],
  ["Subject: Abuse report", "Somebody uses your shop's name for spam. Whom can I tell?"],
])("a customer who complains is a person: %s", async (subject, body) => {
  expect((await screened([FROM, subject], body)).answerable).toBe(true);
});
