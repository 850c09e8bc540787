import { expect, test } from "vitest";
import { replyRecipient } from "./recipient.ts";

const anna = { name: "Anna", address: "anna@example.org" };
const desk = { name: "", address: "desk@example.org" };
const mallory = { name: "", address: "mallory@example.net" };

test("without Reply-To the sender is answered", () => {
  expect(replyRecipient({ from: anna, replyTo: [] })).toEqual({ address: anna, note: null });
});

test("one Reply-To is answered, and noted where it is another address", () => {
  expect(replyRecipient({ from: anna, replyTo: [desk] })).toEqual({
    address: desk,
    note: "the answer goes to Reply-To desk@example.org, not to From anna@example.org",
  });
  const shouting = { name: "", address: "ANNA@example.org" };
  expect(replyRecipient({ from: anna, replyTo: [shouting] })).toEqual({ address: shouting, note: null });
});

test("several Reply-To do not make us write to strangers", () => {
  expect(replyRecipient({ from: anna, replyTo: [desk, mallory] })).toEqual({
    address: anna,
    note: "Reply-To names 2 addresses; the answer goes to From alone",
  });
  expect(replyRecipient({ from: null, replyTo: [desk, mallory] }).address).toBeNull();
});

test("a mail without From is answered at its Reply-To, and noted", () => {
  expect(replyRecipient({ from: null, replyTo: [desk] })).toEqual({
    address: desk,
    note: "the mail has no From; the answer goes to Reply-To",
  });
});

test("a mail without either has nobody to answer", () => {
  expect(replyRecipient({ from: null, replyTo: [] })).toEqual({
    address: null,
    note: "the mail names no sender",
  });
});
