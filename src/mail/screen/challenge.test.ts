import { expect, test } from "vitest";
import { FROM, screened } from "./screened.ts";

test.each([
  [
    "a service",
    ["From: anna@boxbe.com"],
    "Please verify that you are a real person, and Anna will get your mail.",
  ],
  [
    "TMDA",
    [FROM, "Reply-To: anna-confirm-1162.17.abc@example.org", "Subject: Please confirm your message"],
    "To release your message, confirm it by replying to this mail, which confirms its delivery.",
  ],
  ["English words", [FROM], "Your message to Anna is being held until you confirm that you are a human."],
  [
    "German words",
    [FROM],
    "Ihre Nachricht wurde zurückgehalten. Bitte bestätigen Sie, dass Sie ein Mensch sind.",
  ],
  ["French words", [FROM], "Cette adresse est protégée par MailInBlack."],
  ["Portuguese words", [FROM], "AntiSpam UOL: confirme o envio."],
])("%s ask a person of ours to confirm, and no program", async (_, lines, body) => {
  expect(await screened(lines, body)).toMatchObject({
    verdict: "challenge",
    disposition: "person",
    answerable: false,
  });
});

test.each([
  "Please confirm my order.",
  "Please confirm the delivery address by replying to this email.",
  "Can you verify that the parcel was sent?",
  "Do I have to prove that I am a student?",
])("a customer who asks for a confirmation is a person: %s", async (body) => {
  expect((await screened([FROM, "Subject: Please confirm"], body)).answerable).toBe(true);
});
