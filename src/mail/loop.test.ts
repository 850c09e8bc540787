import { describe, expect, test } from "vitest";
import { type Correspondence, echoShare, loopSigns, NEAR, sketchOf } from "./loop.ts";
import { newReplyId, ticketLine } from "./reply-token.ts";

const NOTHING: Correspondence = {
  sameTextAnswered: 0,
  sameTextElsewhere: 0,
  sameSubjectReplies: 0,
  replies: [],
  recentReplies: [],
};
const KEY = new Uint8Array(32).fill(1);
const marks = (ticket: string) => ({ ticket, key: KEY });
const NOON = new Date("2026-11-02T12:00:00Z");
const OURS =
  "Hello Anna,\n\nYou can return your order within 30 days of delivery. The label is in the parcel.\n\nKind regards";

const mail = (newText: string, fields: { text?: string; subject?: string } = {}) => ({
  newText,
  text: newText,
  subject: "",
  arrivedAt: NOON,
  ...fields,
});

const sentBefore = (seconds: number, automatic = false) => ({
  ...NOTHING,
  replies: [{ text: OURS, sentAt: new Date(NOON.getTime() - seconds * 1000), automatic }],
});

describe("loopSigns", () => {
  test("an ordinary question shows none, also with our reply quoted below it", () => {
    const quoted = `> ${OURS.replaceAll("\n", "\n> ")}\n>\n> ${ticketLine("A1B2C3")}`;
    const question = "And who pays for the postage?";
    const asked = mail(question, { text: `${question}\n\n${quoted}` });
    expect(loopSigns(asked, sentBefore(3600), marks("A1B2C3"))).toEqual([]);
  });

  test("the ticket of another conversation is a sign wherever it stands; our own thread's is none", () => {
    const answer = mail(`It takes two days.\n\n${ticketLine("ZZ99ZZ")}`);
    expect(loopSigns(answer, NOTHING, marks("A1B2C3"))).toEqual([
      "it carries the ticket of another conversation: a machine may have written it",
    ]);
    expect(loopSigns(answer, NOTHING, marks("ZZ99ZZ"))).toEqual([]);
    for (const text of ["  Ref. [#ZZ99ZZ]", "> Ref. [#ZZ99ZZ]", "two days. Ref. [#ZZ99ZZ] On Monday"])
      expect(loopSigns(mail("Hello", { text }), NOTHING, marks("A1B2C3"))).toHaveLength(1);
    expect(loopSigns(mail("Hello", { subject: "Re: [#ZZ99ZZ] x" }), NOTHING, marks("A1B2C3"))).toHaveLength(
      1,
    );
  });

  test("the header of a reply of ours in the text is a sign, wherever it stands", () => {
    const id = newReplyId("0123456789abcdef", "x.org", { key: KEY, randomBytes: (n) => new Uint8Array(n) });
    expect(loopSigns(mail(`Your mail:\n> Message-ID: ${id}`), NOTHING, marks(""))).toEqual([
      "it quotes the header of a reply of ours, as machines do",
    ]);
  });

  test("our own reply coming back is a sign, with and without a word above it", () => {
    const sign = ["nearly all of its text is a reply of ours that came back"];
    expect(loopSigns(mail(OURS), sentBefore(3600), marks("A1B2C3"))).toEqual(sign);
    expect(loopSigns(mail(`Received!\n${OURS}`), sentBefore(3600), marks("A1B2C3"))).toEqual(sign);
    expect(
      loopSigns(
        mail("You can return it? Where is the label, and which form do I need?"),
        sentBefore(3600),
        marks(""),
      ),
    ).toEqual([]);
  });

  test("an answer within seconds of an automatic reply is a machine's; one after minutes is not, nor one from before it", () => {
    const thanks = mail("Thank you!");
    expect(loopSigns(thanks, sentBefore(4, true), marks(""))).toEqual([
      "it came 4 s after a reply of ours: faster than a person answers",
    ]);
    expect(loopSigns(thanks, sentBefore(4), marks(""))).toEqual([]);
    expect(loopSigns(thanks, sentBefore(120, true), marks(""))).toEqual([]);
    expect(loopSigns(thanks, sentBefore(-10, true), marks(""))).toEqual([]);
  });

  test("repetition is a sign by text, by sender and by subject", () => {
    const signs = loopSigns(
      mail("x"),
      { ...NOTHING, sameTextAnswered: 1, sameTextElsewhere: 3, sameSubjectReplies: 3 },
      marks(""),
    );
    expect(signs).toHaveLength(3);
    expect(
      loopSigns(mail("x"), { ...NOTHING, sameTextElsewhere: 2, sameSubjectReplies: 2 }, marks("")),
    ).toEqual([]);
    expect(
      loopSigns(
        mail("a longer text than two people write alike ".repeat(3)),
        { ...NOTHING, sameTextElsewhere: 1 },
        marks(""),
      ),
    ).toHaveLength(1);
  });
});

const shared = (one: string, other: string): number => {
  const sketches = new Set(sketchOf(one));
  return sketchOf(other).filter((sketch) => sketches.has(sketch)).length;
};

test("dates, counters and layout do not make another text, nor does a footer; other words do", () => {
  const first = "Your request 4711 of 2 November has been received.";
  expect(shared(first, "Your request  4712 of 3 November\nhas been received!")).toBe(8);
  expect(shared(`${OURS} ${OURS.toUpperCase()}`, `${OURS}\n\nSent by a relay`)).toBeGreaterThanOrEqual(NEAR);
  expect(
    shared(OURS, "Where is my parcel? It was to come on Monday, and I have waited for a week now."),
  ).toBe(0);
  expect(sketchOf("Thanks!")).toEqual([]);
});

test("a mail that is nothing but quoted text is a sign", () => {
  expect(loopSigns(mail("> one\n>\n> two"), NOTHING, marks(""))).toEqual(["it is nothing but quoted text"]);
});

test("a reply of ours to anybody that comes back is a sign", () => {
  expect(loopSigns(mail(OURS), { ...NOTHING, recentReplies: [OURS] }, marks(""))).toHaveLength(1);
});

test("a text of few words is never called an echo", () => {
  expect(echoShare("within 30 days of delivery", [OURS])).toBe(0);
});
