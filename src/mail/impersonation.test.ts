import { describe, expect, test } from "vitest";
import { cpuSince } from "../../fixtures/cpu.ts";
import { senderWarnings, type SenderContext } from "./impersonation.ts";

const CONTEXT: SenderContext = {
  ownAddresses: ["support@lamp-shop.example", "lampshop@gmail.com"],
  ownNames: ["Lamp Shop Support"],
  knownDomains: ["supplier-berlin.example"],
  participants: ["anna@northwind.example", "tom@gmail.com"],
};

const mail = (name: string, address: string) => ({
  from: { name, address },
  replyTo: [] as { name: string; address: string }[],
  to: [{ name: "", address: "support@lamp-shop.example" }],
  cc: [] as { name: string; address: string }[],
  headers: new Map<string, string[]>(),
});

const kinds = (name: string, address: string): string[] =>
  senderWarnings(mail(name, address), CONTEXT).map(({ kind }) => kind);

describe("a name that lies", () => {
  test.each([
    ["service@paypal.com", "x@evil.example", "display-name-address"],
    ["support@lamp-shop.example", "x@evil.example", "display-name-address"],
    ["anna@northwind.example", "anna.northwind@gmail.com", "display-name-address"],
    ["tom@gmail.com", "tim@gmail.com", "display-name-address"],
    ["Lamp Shop Support", "x@evil.example", "display-name-owner"],
    ["LAMP  SHOP, Support", "x@evil.example", "display-name-owner"],
    ["Lаmp Shop Support", "x@evil.example", "display-name-owner"],
    ["lamp-shop.example Helpdesk", "x@evil.example", "display-name-owner"],
    ["Раypal", "x@evil.example", "mixed-script"],
    ["Anna\u202egreB", "x@evil.example", "invisible-characters"],
    ["Pay\u200bPal", "x@evil.example", "invisible-characters"],
  ])("%s <%s> is flagged as %s", (name, address, kind) => {
    expect(kinds(name, address)).toContain(kind);
  });
});

describe("a domain that lies", () => {
  test.each([
    ["lampshop.example", "look-alike-domain"],
    ["lamp-shop.test", "look-alike-domain"],
    ["larnp-shop.example", "look-alike-domain"],
    ["lamp-sh0p.example", "look-alike-domain"],
    ["lamp-shops.example", "look-alike-domain"],
    ["lamp-shop.example.evil.test", "look-alike-domain"],
    ["lamp-shop-support.example", "look-alike-domain"],
    ["nortwhind.example", "look-alike-domain"],
    ["supplier-berlln.example", "look-alike-domain"],
    ["paypa1.example", "look-alike-domain"],
    ["paypal-support.example", "look-alike-domain"],
    ["secure-amazon.example", "look-alike-domain"],
    ["rnicrosoft.example", "look-alike-domain"],
    ["gmial.com", "look-alike-domain"],
    ["paypal.com.evil.test", "look-alike-domain"],
    ["xn--pypal-4ve.com", "homograph"],
    ["раураl.example", "homograph"],
    ["xn--80ak6aa92e.com", "homograph"],
    ["пример-lamp.example", "mixed-script"],
    ["lämp-shop.example", "homograph"],
  ])("anna@%s is flagged: %s", (domain, kind) => {
    expect(kinds("Anna", `anna@${domain}`)).toContain(kind);
  });

  test("says what it looks like", () => {
    const [warning] = senderWarnings(mail("Anna", "anna@larnp-shop.example"), CONTEXT);
    expect(warning?.text).toBe(
      "The domain larnp-shop.example looks like lamp-shop.example, but is another one.",
    );
  });
});

describe("ordinary senders", () => {
  test.each([
    ["Anna Berg", "anna@northwind.example"],
    ["", "anna@northwind.example"],
    ["anna@northwind.example", "anna@northwind.example"],
    ["anna@northwind.example", "bounces@mail.northwind.example"],
    ["Lamp Shop Support", "support@lamp-shop.example"],
    ["Lamp Shop Support", "tom@mail.lamp-shop.example"],
    ["Tom", "tom@gmail.com"],
    ["Tom", "tom.lamp@gmail.com"],
    ["Tom", "tom@googlemail.com"],
    ["Tom", "tom@mail.com"],
    ["Tom", "tom@ymail.com"],
    ["Tom", "tom@gmx.at"],
    ["Tom", "tom@yahoo.co.uk"],
    ["Amazon", "ship-confirm@amazon.de"],
    ["PayPal", "service@intl.paypal.com"],
    ["DHL", "noreply@dhl.example"],
    ["Jörg Müller", "joerg@müller.example"],
    ["Łukasz Żak", "lukasz@zak.example"],
    ["Иван Петров", "ivan@почта.рф"],
    ["Иван Петров", "ivan@пример.example"],
    ["Γιώργος", "giorgos@example.gr"],
    ["山田 Taro", "taro@example.jp"],
    ["Иван (Ivan)", "ivan@example.ru"],
    ["דוד \u200fכהן", "david@example.co.il"],
    ["علی\u200cرضا", "ali@example.ir"],
    ["👩\u200d💻 Dana", "dana@example.net"],
    ["Support", "support@other.example"],
    ["Wish", "a@wish.example"],
    ["Ann", "ann@apple-orchard.example"],
    ["Ann", "ann@chaser.example"],
    ["Ann", "ann@bookingham.example"],
    ["Ann", "ann@stripes.example"],
    ["Ann", "ann@lamp.example"],
    ["Ann", "ann@northwest.example"],
  ])("%s <%s> are not flagged", (name, address) => {
    expect(kinds(name, address)).toEqual([]);
  });

  test("a list that writes for its members says so", () => {
    const listed = { ...mail("anna@northwind.example via Group", "group@lists.example") };
    expect(senderWarnings(listed, CONTEXT)).toEqual([]);
    const named = {
      ...mail("tom@gmail.com", "group@lists.example"),
      headers: new Map([["list-id", ["<g>"]]]),
    };
    expect(senderWarnings(named, CONTEXT)).toEqual([]);
  });
});

describe("Reply-To", () => {
  const answersTo = (from: string, ...replyTo: string[]) => ({
    ...mail("Anna", from),
    replyTo: replyTo.map((address) => ({ name: "", address })),
  });

  test.each([
    ["anna@bakery.example", "x@evil.example"],
    ["anna@gmail.com", "x@gmail.com"],
  ])("from %s to %s is shown", (from, to) => {
    expect(senderWarnings(answersTo(from, to), CONTEXT)).toEqual([
      { kind: "reply-to-differs", text: `Answers would go to ${to}, not to the sender ${from}.` },
    ]);
  });

  test.each([
    ["anna@bakery.example", "anna@bakery.example"],
    ["anna@bakery.example", "desk@mail.bakery.example"],
    ["anna@bakery.example", "tom@gmail.com"],
    ["form@bakery.example", "support@lamp-shop.example"],
  ])("from %s to %s is ordinary", (from, to) => {
    expect(senderWarnings(answersTo(from, to), CONTEXT)).toEqual([]);
  });

  test("of a list's mail names the list", () => {
    const listed = {
      ...answersTo("anna@bakery.example", "list@lists.example"),
      headers: new Map([["list-post", ["<mailto:list@lists.example>"]]]),
    };
    expect(senderWarnings(listed, CONTEXT)).toEqual([]);
  });

  test("a mail without From is judged by it alone, and never throws", () => {
    expect(senderWarnings({ ...mail("", ""), from: null }, CONTEXT)).toEqual([]);
  });
});

test("a warning carries no control character of the mail to the terminal", () => {
  for (const { text } of senderWarnings(
    mail("a\x1b[2Jb\u202e service@paypal.com", "x@evil.example"),
    CONTEXT,
  ))
    expect(text).not.toMatch(/[\x00-\x1f\u202e]/);
});

test("names and domains of any length are read in a moment", () => {
  const start = process.cpuUsage();
  for (const piece of ["a", "a@", "a.", "а", "\u200d", "xn--", "-", "paypal"])
    senderWarnings(mail(piece.repeat(50_000), `x@${piece.repeat(50_000)}.example`), CONTEXT);
  expect(cpuSince(start)).toBeLessThan(5_000);
});
