import { describe, expect, test } from "vitest";
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

describe("a confidential reply", () => {
  const mail = { from: anna, replyTo: [desk] };
  const PROVEN = { trusted: true, dmarc: "pass" } as const;
  const told = (circumstances: object, replyTo = [desk], from: typeof anna | null = anna) =>
    replyRecipient({ from, replyTo }, OWN, { confidential: true, ...circumstances });

  test("goes to From where Reply-To is a stranger, and says so", () => {
    expect(told({})).toEqual({
      address: anna,
      note: "Reply-To desk@example.org is a stranger to this conversation; the answer goes to From",
    });
    expect(told({ authentication: PROVEN }, [mallory]).address).toEqual(anna);
  });

  test("goes to a Reply-To that took part", () => {
    expect(told({ participants: ["DESK@example.org"] }).address).toEqual(desk);
    expect(told({}, [anna])).toEqual({ address: anna, note: null });
  });

  test("goes to a Reply-To at From's domain only where the domain is proven, and not everybody's", () => {
    expect(told({ authentication: PROVEN }).address).toEqual(desk);
    expect(told({ authentication: { trusted: true, dmarc: "fail" } }).address).toEqual(anna);
    expect(told({ authentication: { trusted: false, dmarc: "pass" } }).address).toEqual(anna);
    const [one, other] = ["tom@gmail.com", "x@gmail.com"].map((address) => ({ name: "", address }));
    expect(told({ authentication: PROVEN }, other ? [other] : [], one).address).toEqual(one);
  });

  test("goes to nobody where there is no From, unless Reply-To took part", () => {
    expect(told({}, [desk], null).address).toBeNull();
    expect(told({ participants: [desk.address] }, [desk], null).address).toEqual(desk);
  });

  test("is the only kind that is kept from a stranger", () => {
    expect(replyRecipient(mail, OWN, { confidential: false }).address).toEqual(desk);
    expect(replyRecipient(mail, OWN, { participants: ["tom@example.net"] }).address).toEqual(desk);
  });
});
