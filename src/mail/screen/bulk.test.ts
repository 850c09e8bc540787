import { describe, expect, test } from "vitest";
import { isNoReply } from "../no-reply.ts";
import { FROM, screened } from "./screened.ts";

describe("mail to many", () => {
  test.each([
    ["List-Id header", [FROM, "List-Id: <news.example.org>"]],
    ["List-Unsubscribe header", [FROM, "List-Unsubscribe: <https://example.org/u>"]],
    ["Feedback-ID header", [FROM, "Feedback-ID: 1:2:3:mailer"]],
    ["Precedence: bulk, list or junk", [FROM, "Precedence: bulk"]],
    ["field of a newsletter program", [FROM, "X-CampaignID: 17"]],
    ["field of a notification", [FROM, "X-JIRA-FingerPrint: 17"]],
    ["no-reply sender", ["From: Shop <no-reply@example.org>"]],
    ["no-reply sender", ["From: orders.do_not_reply+7@example.org"]],
    ["display name that asks for no reply", ['From: "Shop (do not reply)" <shop@example.org>']],
  ])("%s", async (reason, lines) => {
    const result = await screened(lines);
    expect(result).toMatchObject({ verdict: "bulk", disposition: "ignore" });
    expect(result.reasons).toContain(reason);
  });

  test.each([
    ["nobody reads its Reply-To", [FROM, "Reply-To: noreply@example.org"]],
    ["sent by a notifier", ["From: notifications@example.org"]],
    ["sent by a notifier", ["From: Ticket System <it@example.org>"]],
  ])("%s: for a person to see", async (reason, lines) => {
    expect(await screened(lines)).toMatchObject({
      verdict: "bulk",
      disposition: "person",
      reasons: [reason],
    });
  });
});

describe("a form that marks its mails as automatic holds a customer's words", () => {
  test.each([
    ["ours", ["From: support@shop.example", "Reply-To: carl@example.org", "Auto-Submitted: auto-generated"]],
    [
      "ours, sent as a newsletter",
      ["From: support@shop.example", "Reply-To: carl@example.org", "Precedence: bulk"],
    ],
    [
      "a service's",
      ["From: noreply@forms.example", "Reply-To: carl@example.org", "Auto-Submitted: auto-generated"],
    ],
  ])("%s: a person decides", async (_, lines) => {
    expect(await screened(lines)).toMatchObject({ verdict: "human", disposition: "person" });
  });

  test.each([
    ["From: noreply@saas.example", "Reply-To: help@saas.example", "Auto-Submitted: auto-generated"],
    ["From: support@shop.example", "Auto-Submitted: auto-generated"],
    ["From: anna@example.org", "Reply-To: anna@example.net", "Auto-Submitted: auto-replied"],
  ])("%s is none", async (...lines) => {
    expect((await screened(lines)).disposition).toBe("ignore");
  });
});

test.each([
  "noreply",
  "no-reply",
  "no.reply",
  "noreply2",
  "donotreply",
  "do-not-reply",
  "shop-noreply",
  "noreply-orders",
  "nicht-antworten",
  "keineantwort",
  "ne-pas-repondre",
  "nepasrepondre",
  "no-responder",
  "non-rispondere",
  "nao-responda",
  "nao_responder",
  "niet-beantwoorden",
  "svara-inte".split("-").reverse().join("-"),
  "ikke-svar",
  "nie-odpowiadaj",
  "unmonitored",
])("nobody reads %s", (local) => {
  expect(isNoReply(local)).toBe(true);
});

test.each(["nora.reply", "norbert", "reply", "donna", "noor.antwerp", "support", "nonna", "anna.null"])(
  "%s may be a person",
  (local) => {
    expect(isNoReply(local)).toBe(false);
  },
);
