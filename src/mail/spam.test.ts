import { expect, test } from "vitest";
import type { Message } from "./message.ts";
import { parseMessage } from "./parse.ts";
import { screen } from "./screen.ts";
import { ENOUGH, isSpam, type SpamMemory, spamProbability, spamWords } from "./spam.ts";
import { spamMemory } from "./spam/memory.ts";

const mail = (subject: string, text: string): Promise<Message> =>
  parseMessage(
    Buffer.from(
      `From: a@x${text.length % 7}.example\r\nTo: s@shop.example\r\nSubject: ${subject}\r\n\r\n${text}`,
    ),
  );

const PITCHES = ["improve your ranking", "grow your traffic", "buy backlinks", "website audit", "more leads"];
const THINGS = ["order", "parcel", "invoice", "refund", "delivery"];
const spam = (i: number): Promise<Message> =>
  mail(
    `Offer ${i}`,
    `Dear owner, we ${PITCHES[i % 5] ?? ""} with our SEO experts, first page guaranteed ${i}, reply for prices`,
  );
const ham = (i: number): Promise<Message> =>
  mail(
    `Question ${i}`,
    `Hello, my ${THINGS[i % 5] ?? ""} number ${i} has not arrived, could you look into it please`,
  );

const teach = async (known: SpamMemory, each: number): Promise<void> => {
  for (let i = 0; i < each; i++) {
    await known.learn(`spam${i}`, "spam", spamWords(await spam(i)));
    await known.learn(`ham${i}`, "ham", spamWords(await ham(i)));
  }
};

test("it says nothing until enough of each kind is known", async () => {
  const known = spamMemory();
  await teach(known, ENOUGH - 1);
  expect(await spamProbability(await spam(900), known)).toBeNull();
  await teach(known, ENOUGH);
  expect(await spamProbability(await spam(900), known)).not.toBeNull();
});

test("it marks what is like the spam, and leaves what is like the rest and what is like nothing", async () => {
  const known = spamMemory();
  await teach(known, ENOUGH);
  const of = async (message: Message) => isSpam(await spamProbability(message, known));
  expect(await of(await spam(901))).toBe(true);
  expect(await of(await ham(901))).toBe(false);
  expect(await of(await mail("Hoi", "Waar blijft mijn pakje"))).toBe(false);
  // A customer who uses one of their words.
  expect(
    await of(
      await mail(
        "Question",
        "Hello, my order number 7 at your website has not arrived, could you look into it please",
      ),
    ),
  ).toBe(false);
});

test("what it marks waits for a person", async () => {
  const known = spamMemory();
  await teach(known, ENOUGH);
  const message = await spam(902);
  const screening = screen(message, {
    ownAddresses: [],
    spamProbability: await spamProbability(message, known),
  });
  expect(screening).toMatchObject({ verdict: "spam", disposition: "person" });
});
