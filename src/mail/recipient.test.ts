import { expect, test } from "vitest";
import { replyRecipient } from "./recipient.ts";

const anna = { name: "Anna", address: "anna@example.org" };
const desk = { name: "", address: "desk@example.org" };
const OWN = ["help@shop.example"];
const mallory = { name: "", address: "mallory@example.net" };

test("without Reply-To the sender is answered", () => {
  expect(replyRecipient({ from: anna, replyTo: [] }, OWN)).toEqual({ address: anna, note: null });
});

test("one Reply-To is answered, and noted where it is another address", () => {
  expect(replyRecipient({ from: anna, replyTo: [desk] }, OWN)).toEqual({
    address: desk,
    note: "the answer goes to Reply-To desk@example.org, not to From anna@example.org",
  });
  const shouting = { name: "", address: "ANNA@example.org" };
  expect(replyRecipient({ from: anna, replyTo: [shouting] }, OWN)).toEqual({ address: shouting, note: null });
});

test("several Reply-To do not make us write to strangers", () => {
  expect(replyRecipient({ from: anna, replyTo: [desk, mallory] }, OWN)).toEqual({
    address: anna,
    note: "Reply-To names 2 addresses; the answer goes to From alone",
  });
  expect(replyRecipient({ from: null, replyTo: [desk, mallory] }, OWN).address).toBeNull();
});

test("a mail without From is answered at its Reply-To, and noted", () => {
  expect(replyRecipient({ from: null, replyTo: [desk] }, OWN)).toEqual({
    address: desk,
    note: "the mail has no From; the answer goes to Reply-To",
  });
});

test("a mail without either has nobody to answer", () => {
  expect(replyRecipient({ from: null, replyTo: [] }, OWN)).toEqual({
    address: null,
    note: "the mail names no sender",
  });
});

test.each([
  "HELP@shop.example",
  "help\u200b@shop.example",
  "noreply@example.org",
  "MAILER-DAEMON@example.org",
])("Reply-To %s is never answered: that would be ourselves, or nobody", (address) => {
  expect(replyRecipient({ from: anna, replyTo: [{ name: "", address }] }, OWN)).toEqual({
    address: anna,
    note: `nobody is answered at Reply-To ${address}; the answer goes to From`,
  });
});

test("a web form's mail is answered at its Reply-To, never at the address of the form", () => {
  const form = { name: "Form", address: "help@shop.example" };
  expect(replyRecipient({ from: form, replyTo: [anna] }, OWN).address).toEqual(anna);
  expect(replyRecipient({ from: form, replyTo: [] }, OWN)).toEqual({
    address: null,
    note: "nobody reads answers to help@shop.example",
  });
  expect(replyRecipient({ from: form, replyTo: [form] }, OWN).address).toBeNull();
});
