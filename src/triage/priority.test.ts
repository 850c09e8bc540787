import { expect, test } from "vitest";
import { assessPriority } from "./priority.ts";

test.each([
  ["I will talk to my lawyer.", "legal threat"],
  ["Das geht an meinen Anwalt!", "legal threat"],
  ["The lamp caught fire.", "safety"],
  ["J’ai été blessé par la lampe.", "safety"],
  ["Le câble a brûlé.", "safety"],
  ["The whole site is down.", "outage"],
  ["Er is een storing.", "outage"],
  ["This is UNACCEPTABLE", "anger"],
  ["Das ist unverschämt.", "anger"],
  ["So eine unverschämte Antwort.", "anger"],
  ["Es una vergüenza", "anger"],
  ["Please answer asap", "urgent"],
  ["dringend", "urgent"],
])("%s is urgent: %s", (text, reason) => {
  expect(assessPriority(text)).toEqual({ priority: "high", reasons: [reason] });
});

test("each reason is given once, in the order of their weight", () => {
  expect(assessPriority("Urgent! urgent! It caught fire, I call my lawyer. Ridiculous.").reasons).toEqual([
    "legal threat",
    "safety",
    "anger",
    "urgent",
  ]);
});

test.each([
  "Where is my order?",
  "Ich habe die Lampe im Gebrauch.",
  "I am storing the lamp in the cellar.",
  "The insurgent scampered.",
  "Eilige Grüße",
  "",
])("%j can wait", (text) => {
  expect(assessPriority(text)).toEqual({ priority: "normal", reasons: [] });
});
