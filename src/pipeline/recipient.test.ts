import { expect, test } from "vitest";
import { UNAUTHENTICATED } from "../mail/authentication.ts";
import type { Address } from "../mail/message.ts";
import { recipientOf } from "./recipient.ts";

const at = (address: string): Address => ({ name: "", address });
const OWN = ["help@shop.example"];

const mail = (text: string, from = "ada@example.com") => ({
  from: at(from),
  replyTo: [at("other@example.net")],
  text,
});

const inThread = (...participants: string[]) => ({
  thread: { id: "t", reason: "", isRefused: false, participants },
  authentication: UNAUTHENTICATED,
});

const to = (...given: Parameters<typeof recipientOf>): string | undefined =>
  recipientOf(...given).address?.address;

test("a Reply-To is followed where nothing but the answer goes along", () => {
  expect(to(mail("How long?"), inThread(), OWN)).toBe("other@example.net");
  expect(to(mail("How long?"), undefined, OWN)).toBe("other@example.net");
});

test("the history of a thread goes to nobody who is no part of it", () => {
  expect(to(mail("How long?"), inThread("ada@example.com"), OWN)).toBe("ada@example.com");
  expect(to(mail("How long?"), inThread("ada@example.com", "other@example.net"), OWN)).toBe(
    "other@example.net",
  );
});

test("what is secret in a mail is quoted back to its sender alone", () => {
  expect(to(mail("My card is 4111 1111 1111 1111."), inThread(), OWN)).toBe("ada@example.com");
});

test("a form of ours names the customer in Reply-To, whatever he writes", () => {
  const form = mail("My card is 4111 1111 1111 1111.", "help@shop.example");
  expect(to(form, inThread(), OWN)).toBe("other@example.net");
});
