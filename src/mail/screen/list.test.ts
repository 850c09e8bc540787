import { describe, expect, test } from "vitest";
import { FROM, screened } from "./screened.ts";

const TALK = ["List-Id: <talk.lists.example>", "List-Post: <mailto:talk@lists.example>", "Precedence: list"];
const GROUP = [
  "List-Id: <support.shop.example>",
  "List-Post: <mailto:support@shop.example>",
  "Mailing-List: list support@shop.example; contact support+owners@shop.example",
  "X-Google-Group-Id: 17",
  "List-Unsubscribe: <mailto:googlegroups-manage+17+unsubscribe@example.org>",
  "Sender: support@shop.example",
  "Precedence: list",
];

test("a customer who writes to our own group is answered", async () => {
  expect(await screened([FROM, ...GROUP, "To: support@shop.example"])).toEqual({
    verdict: "human",
    answerable: true,
    disposition: "answer",
    reasons: ["a person through a list or group of ours"],
  });
});

test("a group of ours is known by any of its fields", async () => {
  for (const field of ["List-Id: <support.shop.example>", "X-BeenThere: support@shop.example"])
    expect((await screened([FROM, field, "X-Mailman-Version: 2.1"])).disposition).toBe("answer");
});

test("a person who names us in a post to another list is answered", async () => {
  expect(
    await screened([FROM, ...TALK, "To: talk@lists.example", "Cc: support+eu@shop.example"]),
  ).toMatchObject({
    verdict: "human",
    disposition: "answer",
  });
});

test("a person's post on somebody else's list waits for a person", async () => {
  expect(await screened([FROM, ...TALK, "To: talk@lists.example"])).toEqual({
    verdict: "human",
    answerable: false,
    disposition: "person",
    reasons: ["a person's post on somebody else's mailing list"],
  });
});

test.each([
  ["a newsletter to our group", [FROM, ...GROUP, "Feedback-ID: 1:2:3:mailer", "To: support@shop.example"]],
  ["a newsletter to our group with a list of its own", [FROM, ...GROUP, "List-Id: <news.example.org>"]],
  ["one-click unsubscription", [FROM, ...TALK, "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]],
  [
    "a list that nobody may write to",
    [FROM, "List-Id: <news.example.org>", "List-Post: NO (announcements only)"],
  ],
  ["a list of which nobody reads the answers", ["From: noreply@example.org", ...TALK]],
  ["a digest", [FROM, ...TALK, "Subject: Talk Digest, Vol 1, Issue 2"]],
  ["a forge's notification", [FROM, ...TALK, "X-GitHub-Reason: mention", "To: support@shop.example"]],
])("%s is bulk", async (_, lines) => {
  expect(await screened(lines)).toMatchObject({ verdict: "bulk", disposition: "ignore" });
});

test("Mailman's own address as Sender and return path makes nobody's post a bounce", async () => {
  const mailman = ["Sender: Talk <talk-bounces@lists.example>", "Return-Path: <talk-bounces@lists.example>"];
  expect(await screened([FROM, ...TALK, ...mailman, "Errors-To: talk-bounces@lists.example"])).toMatchObject({
    verdict: "human",
    disposition: "person",
  });
});

describe("a group of ours that puts its own address into From", () => {
  const REWRITTEN = "From: 'Anna' via Support <support@shop.example>";
  const AUTHOR = ["X-Original-From: Anna <anna@example.org>", "X-Original-Sender: anna@example.org"];
  const TO = "To: support@shop.example";

  test("hands on a customer's mail, and answers go to his Reply-To", async () => {
    const lines = [REWRITTEN, ...AUTHOR, ...GROUP, "Reply-To: anna@example.org", TO];
    expect(await screened(lines)).toMatchObject({ verdict: "human", disposition: "answer" });
  });

  // From is all that tells senders apart further on: two customers would be taken for one.
  test.each([
    ["the group", ["Reply-To: support@shop.example"]],
    ["nobody", []],
  ])("leaves a customer's mail to a person where Reply-To names %s", async (_, replyTo) => {
    expect(await screened([REWRITTEN, ...AUTHOR, ...GROUP, ...replyTo, TO])).toMatchObject({
      verdict: "human",
      disposition: "person",
    });
  });

  test("leaves a customer's mail to a person where no field of a list is left", async () => {
    expect(await screened([REWRITTEN, ...AUTHOR, TO])).toEqual({
      verdict: "human",
      answerable: false,
      disposition: "person",
      reasons: ["somebody else wrote what bears our address"],
    });
  });

  test.each([
    ["mailer-daemon@example.org", "Subject: Undelivered Mail Returned to Sender"],
    ["noreply@example.org", "Subject: Your order"],
    ["anna@example.org", "Auto-Submitted: auto-replied"],
    ["anna@example.org", "Feedback-ID: 1:2:3:mailer"],
  ])("makes no person of a machine: %s, %s", async (author, line) => {
    const lines = [REWRITTEN, `X-Original-From: ${author}`, `Reply-To: ${author}`, ...GROUP, line];
    expect(await screened(lines)).toMatchObject({ answerable: false, disposition: "ignore" });
  });
});

test("a customer's post to somebody else's group is his, though answers to it come to us", async () => {
  const lines = [
    "From: 'Anna' via Customers <customers@lists.example>",
    "Reply-To: support@shop.example",
    "X-Original-From: anna@example.org",
    "List-Post: <mailto:customers@lists.example>",
    "To: customers@lists.example",
  ];
  expect(await screened(lines)).toMatchObject({ verdict: "human", disposition: "person" });
});
