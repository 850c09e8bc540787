import { describe, expect, test } from "vitest";
import { cpuSince } from "../../fixtures/cpu.ts";
import { maskStrings, maskThoseOf } from "./private-data.ts";

describe("maskThoseOf", () => {
  const QUESTION =
    "I am anna@example.org, tel. +49 170 1234567, card\n4111 1111 1111 1111. My password is hunter2.";

  test("masks what the source has of private things, and leaves the owner's own", () => {
    const answer = "Anna@example.org is on record. Call us at +49 30 7654321 or write to help@shop.example.";
    expect(maskThoseOf(answer, QUESTION)).toBe(
      "[email] is on record. Call us at +49 30 7654321 or write to help@shop.example.",
    );
  });

  test("knows them in another spelling, over a line break and without the words beside them", () => {
    expect(maskThoseOf("We call +491701234567.", QUESTION)).toBe("We call [phone].");
    expect(maskThoseOf("The card 4111 1111\n1111 1111 is charged.", QUESTION)).toBe(
      "The card [card] is charged.",
    );
    expect(maskThoseOf("Please change hunter2 soon.", QUESTION)).toBe("Please change [credential] soon.");
  });

  test("does not touch a part of a longer word, nor anything where the source has nothing private", () => {
    expect(maskThoseOf("hunter22 and xhunter2", QUESTION)).toBe("hunter22 and xhunter2");
    const own = "Call +49 30 7654321.";
    expect(maskThoseOf(own, "When do you open?")).toBe(own);
    expect(maskThoseOf(own, "")).toBe(own);
  });

  test("takes a hostile source for text, in time", () => {
    const source = Array.from({ length: 2_000 }, (_, i) => `a.*(${i}[+@example.org b${i}@example.org`).join(
      " ",
    );
    const start = process.cpuUsage();
    expect(maskThoseOf("It costs $& (5). b7@example.org", source)).toBe("It costs $& (5). [email]");
    expect(cpuSince(start)).toBeLessThan(2_000);
  });
});

test("maskStrings masks every string of a value, also after a line break, and nothing else", () => {
  const value = {
    text: "My card\n4111 1111 1111 1111",
    asks: [{ said: "call\n+49 30 1234567", score: 0.5 }, null, true],
  };
  expect(maskStrings(value)).toEqual({
    text: "My card\n[card]",
    asks: [{ said: "call\n[phone]", score: 0.5 }, null, true],
  });
  expect(maskStrings(undefined)).toBeUndefined();
});
