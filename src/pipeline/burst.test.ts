import { expect, test } from "vitest";
import { parseMessage } from "../mail/parse.ts";
import { textToAnswer } from "./burst.ts";
import type { Journey } from "./journey.ts";

const journey = async (body: string, earlier: readonly string[] = []): Promise<Journey> => {
  const raw = Buffer.from(`From: ada@example.com\r\nSubject: x\r\n\r\n${body}`);
  const screen = {
    burst: earlier.map((text, i) => ({ id: `m${i}`, text, writtenAt: "2026-03-01T11:00:00.000Z" })),
  };
  const outcomes = { screen } as unknown as Journey["outcomes"];
  return { id: "m", raw, message: await parseMessage(raw), arrivedAt: new Date(0), outcomes };
};

test("a burst is answered in its order, and what was written twice once", async () => {
  const asked = await journey("And do you gift-wrap?", ["How long does it take?", "How long does it take?"]);
  expect(textToAnswer(asked)).toBe("How long does it take?\n\nAnd do you gift-wrap?");
  expect(textToAnswer(await journey("Same again?", ["Same again?"]))).toBe("Same again?");
});

test("a line of ours above an inline answer is no question of the customer's", async () => {
  const body =
    "Hello,\n\nOn Monday, Shop <help@shop.example> wrote:\n> Which size do you need?\nMedium, please.\n> Which colour?\nBlue. Do you have it?";
  const text = textToAnswer(await journey(body));
  expect(text).toContain("Medium, please.");
  expect(text).toContain("Do you have it?");
  expect(text).not.toContain("Which");
});
