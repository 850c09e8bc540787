import { describe, expect, test } from "vitest";
import { learnAuthservId, learnFromMailbox } from "./learn.ts";

type Headers = ReadonlyMap<string, readonly string[]>;

const mail = (sender: string, results: readonly string[], by = "mx.shop.example"): Headers =>
  new Map([
    ["from", [`Anna <${sender}>`]],
    ["received", [`from out.example.net (192.0.2.1) by ${by} with ESMTPS; Sat, 21 Nov 2026 10:00:00 +0000`]],
    ["authentication-results", results],
  ]);

const SENDERS = ["a@one.example", "b@two.example", "c@three.example", "d@four.example"];
const many = (count: number, results: (index: number) => readonly string[], by?: string): Headers[] =>
  Array.from({ length: count }, (_, index) => mail(SENDERS[index % 4] ?? "", results(index), by));

const OWN = "mx.shop.example; spf=pass; dkim=none; dmarc=pass";
const ordinary = (count: number): Headers[] => many(count, () => [OWN]);

describe("learnAuthservId", () => {
  test("learns the name under which nearly all mail is judged, and what is judged", () => {
    expect(learnAuthservId(ordinary(20))).toEqual({
      authservId: "mx.shop.example",
      methods: ["spf", "dkim", "dmarc"],
      share: 1,
      of: 20,
      receivedBySame: true,
    });
  });

  test("learns nothing from a few mails", () => {
    expect(learnAuthservId([])).toBeNull();
    expect(learnAuthservId(ordinary(4))).toBeNull();
    expect(learnAuthservId(ordinary(5))).not.toBeNull();
  });

  test("is not taught by who writes a header himself, be it in many mails", () => {
    const forged = Array.from({ length: 40 }, () => mail("x@evil.example", ["mx.evil.example; dmarc=pass"]));
    const unjudged = many(8, () => []);
    expect(learnAuthservId([...forged, ...unjudged])).toBeNull();
    expect(learnAuthservId(forged)).toBeNull();
    // The forged one stands below the server's.
    const below = many(10, () => [OWN, "mx.evil.example; dmarc=pass"]);
    expect(learnAuthservId(below)?.authservId).toBe("mx.shop.example");
  });

  test("learns nothing where a fifth of the mail is not judged: the header would be the senders'", () => {
    expect(learnAuthservId([...ordinary(8), ...many(2, () => [])])?.share).toBe(0.8);
    expect(learnAuthservId([...ordinary(8), ...many(3, () => [])])).toBeNull();
  });

  test("takes hosts that take turns for one server", () => {
    const turns = many(12, (index) => [`mx${index % 4}.shop.example; dmarc=pass`]);
    expect(learnAuthservId(turns)).toMatchObject({
      authservId: "*.shop.example",
      share: 1,
      receivedBySame: true,
    });
    const strangers = many(12, (index) => [`mx.shop${index % 4}.example; dmarc=pass`]);
    expect(learnAuthservId(strangers)).toBeNull();
  });

  test("says where the name may be a forwarder's", () => {
    const forwarded = many(10, () => ["mx.bigmail.example; dmarc=pass"], "mx.shop.example");
    expect(learnAuthservId(forwarded)).toMatchObject({
      authservId: "mx.bigmail.example",
      receivedBySame: false,
    });
  });

  describe("goes by the host that took the mail in", () => {
    const traced = (...received: string[]): Headers[] =>
      ordinary(10).map((headers) => new Map([...headers, ["received", received]]));
    const OWN_LINE = "from out.example.net by mx.shop.example with ESMTPS id 1";

    test.each([
      ["itself", []],
      ["below a hand-over to the mail store", ["from mx.shop.example by 3f2a1b (Dovecot) with LMTP id 2"]],
      [
        "below a hop of a private network",
        ["by 2002:a05:6214:b2d:: with SMTP id 2", "by 10.1.2.3 with ESMTP"],
      ],
      ["below the line of a program that fetched it", ["from mx.shop.example by localhost with POP3 (x)"]],
    ])("%s", (_, above) => {
      expect(learnAuthservId(traced(...above, OWN_LINE))?.receivedBySame).toBe(true);
    });

    test.each([
      ["forged trace lines below the own server's", ["from x by mail.own.example with ESMTP", OWN_LINE]],
      ["a forged name of the sender", ["from by.mx.shop.example (x by mx.shop.example) by mail.own.example"]],
      ["a name that begins like a private address", ["from x by 10.evil.example with ESMTP", OWN_LINE]],
      ["no trace line", []],
    ])("not by %s", (_, received) => {
      expect(learnAuthservId(traced(...received))?.receivedBySame).toBe(false);
    });
  });

  test("knows a method only where it is reported on all but few mails", () => {
    const now = (index: number) =>
      index % 10 === 0 ? ["mx.shop.example; spf=pass; dmarc=pass"] : ["mx.shop.example; spf=pass"];
    expect(learnAuthservId(many(40, now))?.methods).toEqual(["spf"]);
    const apart = many(40, () => [
      "mx.shop.example; spf=pass",
      "mx.shop.example; dmarc=fail",
      "mx.other.example; arc=pass",
    ]);
    expect(learnAuthservId(apart)?.methods).toEqual(["spf", "dmarc"]);
  });
});

test("learnFromMailbox reads the headers that the mailbox hands over", async () => {
  const asked: number[] = [];
  const mailbox = {
    recentHeaders: (limit: number) => {
      asked.push(limit);
      const raws = SENDERS.flatMap((sender) => [sender, sender]).map((sender) =>
        Buffer.from(
          `Authentication-Results: mx.shop.example;\r\n dmarc=pass\r\nFrom: <${sender}>\r\nSubject: Hi\r\n\r\n`,
        ),
      );
      return Promise.resolve(raws);
    },
  };
  expect(await learnFromMailbox(mailbox, new AbortController().signal)).toMatchObject({
    authservId: "mx.shop.example",
    methods: ["dmarc"],
    of: 8,
  });
  expect(asked).toEqual([100]);
});
