import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  answeredBy,
  newReplyId,
  ownIdsIn,
  ticketLine,
  ticketLinesIn,
  ticketOf,
  ticketsIn,
  ticketTag,
} from "./reply-token.ts";

const KEY = new Uint8Array(32).fill(1);
const OTHER_KEY = new Uint8Array(32).fill(2);
const ID = "0123456789abcdef";

const newId = (key = KEY, seed = 3): string =>
  newReplyId(ID, "Shop.Example", { key, randomBytes: (size) => new Uint8Array(size).fill(seed) });

describe("the Message-ID of a reply", () => {
  test("names the message that it answers, to whoever has the key", () => {
    expect(newId()).toMatch(/^<0123456789abcdef\.[0-9a-z]{16}\.[0-9a-z]{16}@shop\.example>$/);
    expect(answeredBy(newId(), KEY)).toBe(ID);
    expect(answeredBy(newId(), OTHER_KEY)).toBeNull();
  });

  test("is still ours in capitals, without brackets and at another domain", () => {
    expect(answeredBy(newId().toUpperCase(), KEY)).toBe(ID);
    expect(answeredBy(newId().slice(1, -1), KEY)).toBe(ID);
    expect(answeredBy(newId().replace("shop.example", "relay.example.net"), KEY)).toBe(ID);
  });

  test("cannot be changed in any one character", () => {
    const id = newId();
    const last = id.indexOf("@") - 1;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: last }),
        fc.constantFrom(...Array.from("0123456789abcdefghjkmnpqrstvwxyz")),
        (at, letter) => {
          fc.pre(id[at] !== letter);
          expect(answeredBy(id.slice(0, at) + letter + id.slice(at + 1), KEY)).toBeNull();
        },
      ),
    );
  });

  test.each(["", "<>", "<a@b>", "<a.b.c@d>", `<${ID}@shop.example>`, "no id at all"])(
    "%j is none",
    (text) => {
      expect(answeredBy(text, KEY)).toBeNull();
    },
  );

  test("is found in a text, among others that only look alike", () => {
    const text = `Message-ID: ${newId()}\nReferences: ${newId(OTHER_KEY)} <x@y>\n${newId()}`;
    expect(ownIdsIn(text, KEY)).toEqual([newId()]);
  });
});

describe("a ticket", () => {
  test("has six characters, is the thread's, and is another with another key", () => {
    expect(ticketOf("t1", KEY)).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(ticketOf("t1", KEY)).toBe(ticketOf("t1", KEY));
    expect(ticketOf("t2", KEY)).not.toBe(ticketOf("t1", KEY));
    expect(ticketOf("t1", OTHER_KEY)).not.toBe(ticketOf("t1", KEY));
  });

  test("is read from a subject, in any letter case", () => {
    expect(ticketsIn(`AW: ${ticketTag("A1B2C3")} Order`)).toEqual(["A1B2C3"]);
    expect(ticketsIn("Re: [#a1b2c3] and [#A1B2C3] and [#ZZ99ZZ]")).toEqual(["A1B2C3", "ZZ99ZZ"]);
    expect(ticketsIn("Order #A1B2C3, [#A1B2C], [#A1B2CU], [#A1B2C33]")).toEqual([]);
  });

  test("its line is found where it stands alone, not where it is quoted or part of a sentence", () => {
    expect(ticketLinesIn(`Hello\n\n${ticketLine("A1B2C3")}\n> ${ticketLine("ZZ99ZZ")}`)).toEqual(["A1B2C3"]);
    expect(ticketLinesIn(`see ${ticketLine("A1B2C3")}`)).toEqual([]);
  });
});
