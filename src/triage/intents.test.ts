import { beforeAll, describe, expect, test } from "vitest";
import type { Embedder } from "../knowledge/embedder.ts";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import {
  defaultIntents,
  type Intent,
  intentClassifier,
  type TrainedIntents,
  trainIntents,
} from "./intents.ts";

let embedder: StaticEmbedder;
let known: TrainedIntents;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
  known = await trainIntents(defaultIntents, [], embedder);
});

const intent = (name: string, ...examples: string[]): Intent => ({ name, description: "", examples });
const named = async (text: string, intents: TrainedIntents = known): Promise<string[]> =>
  (await intents.classify(text)).intents.map(({ name }) => name);

describe("the intents smb brings", () => {
  test.each([
    ["I bought these shoes in March and the sole has come off. Please give me my money back.", "refund"],
    ["Please could you tell me where my parcel is? I ordered ten days ago.", "order status"],
    ["I forgot the password of my account and cannot get in", "account"],
    ["You have charged my card two times for one order", "billing"],
    ["Please cancel the order that I placed this morning", "cancellation"],
    ["The vase arrived broken, it is in a thousand pieces", "complaint"],
    ["Your app crashes every time I open the settings", "bug"],
    ["Your team was wonderful, thanks for the quick help!", "feedback"],
    ["Guten Tag, seit drei Wochen warte ich auf meine Lieferung. Wo bleibt sie denn?", "order status"],
    ["Bonjour, le vase est arrivé en mille morceaux.", "complaint"],
    ["Buongiorno, potreste inviarmi la fattura dell'ordine?", "billing"],
    ["Ik krijg steeds een foutmelding bij het afrekenen op jullie site.", "bug"],
    ["Mi tarjeta fue cobrada dos veces", "billing"],
    ["Witam, kiedy dotrze moje zamówienie?", "order status"],
  ])("%s → %s", async (text, expected) => {
    expect((await named(text))[0]).toBe(expected);
  });

  test.each(["Is the table suitable for outdoors?", "Do you have the chair in walnut?", "???", ""])(
    "%j is about none of them",
    async (text) => {
      expect(await named(text)).toEqual([]);
    },
  );

  test("question and other are never told: they are what stands when nothing fits", () => {
    expect(known.names).not.toContain("question");
    expect(known.names).not.toContain("other");
  });

  test("a long mail is about what one of its sentences asks for", async () => {
    const chatter = [
      "I hope this finds you well and that autumn is as sunny where you are as it is here.",
      "My sister and I have shopped with you for years, she prefers the oak and I the walnut.",
      "We are having guests on Sunday, nine of them, and my brother is bringing the cake.",
    ];
    const mail = [
      chatter[0],
      chatter[1],
      "Please cancel my order, I do not need it any more.",
      chatter[2],
    ].join("\n");
    expect((await named(mail))[0]).toBe("cancellation");
  });
});

describe("what is said of a text", () => {
  test("is a probability for each intent, the likeliest first", async () => {
    const { all, outOfScope } = await known.classify("Where is my order? I want my money back");
    expect(all).toHaveLength(known.names.length);
    const probabilities = all.map(({ probability }) => probability);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
    for (const value of [...probabilities, outOfScope]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });

  test("is the same each time, and of each training", async () => {
    const again = await trainIntents(defaultIntents, [], embedder);
    for (const text of ["Where is my order?", "wo ist mein Geld", "zzz"])
      expect(await again.classify(text)).toEqual(await known.classify(text));
  });

  test("a megabyte is looked at in its beginning alone", async () => {
    const start = performance.now();
    await known.classify("Where is my order? ".repeat(60_000));
    await known.classify("x".repeat(1_000_000));
    await known.classify("?!\n".repeat(300_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe("what is learned from", () => {
  test("nothing gives nothing", async () => {
    const none = await trainIntents([], [], embedder);
    expect(await none.classify("a")).toEqual({ intents: [], outOfScope: 1, all: [] });
  });

  test("one intent alone is told from what is about nothing", async () => {
    const one = await trainIntents(
      [
        intent(
          "warranty",
          "The lamp stopped working after two years",
          "Is a broken hinge covered by the warranty?",
        ),
      ],
      [],
      embedder,
    );
    expect(await named("Is this covered by the warranty?", one)).toEqual(["warranty"]);
    expect((await one.classify("Bonjour à tous")).outOfScope).toBeGreaterThan(
      (await one.classify("Is this covered by the warranty?")).outOfScope,
    );
  });

  test("an intent without an example is known by its name and description", async () => {
    const two = await trainIntents(
      [
        intent("refund", "I want my money back"),
        { name: "car_rental", description: "Renting a car.", examples: [] },
      ],
      [],
      embedder,
    );
    expect((await two.classify("I would like to rent a car")).all[0]?.name).toBe("car_rental");
  });

  test("a correction outweighs what was thought before", async () => {
    const text = "Moin, der Kranich hat wieder zugeschlagen";
    const corrected = await trainIntents(defaultIntents, [{ text, intents: ["complaint"] }], embedder);
    expect((await corrected.classify(text)).all[0]?.name).toBe("complaint");
  });

  test("an example of an intent that there is not any more is left out", async () => {
    const more = [{ text: "The parrot is dead", intents: ["parrots"] }];
    const { names } = await trainIntents(defaultIntents, more, embedder);
    expect(names).toEqual(known.names);
  });

  test("texts with several intents teach to tell several", async () => {
    const parts = [
      ["cancel", "cancel it", "please call it off", "I want it cancelled", "stop that one"],
      ["booking", "the hotel room", "my reservation of a room", "the room on Friday", "our hotel booking"],
      ["invoice", "the bill", "an invoice for tax", "send the bill again", "the receipt with VAT"],
    ];
    const examples = parts.flatMap(([a = "", ...as], i) =>
      as.flatMap((one) => [
        { text: one, intents: [a] },
        ...parts
          .slice(i + 1)
          .flatMap(([b = "", ...bs]) => bs.map((other) => ({ text: `${one}, ${other}`, intents: [a, b] }))),
      ]),
    );
    const several = await trainIntents(
      parts.map(([name = ""]) => intent(name)),
      examples,
      embedder,
    );
    expect((await named("please cancel the hotel room", several)).sort()).toEqual(["booking", "cancel"]);
  });
});

test("examples are embedded once, and again for the next mail where that failed", async () => {
  const calls: string[] = [];
  let broken = true;
  const flaky: Embedder = {
    ...embedder,
    embed: (texts, role) => {
      calls.push(role);
      return role === "passage" && broken
        ? Promise.reject(new Error("out of memory"))
        : embedder.embed(texts, role);
    },
  };
  const classify = intentClassifier([intent("first", "a dog"), intent("second", "a house")], flaky);
  await expect(classify("a dog")).rejects.toThrow("out of memory");
  broken = false;
  expect((await classify("a dog")).intents[0]?.name).toBe("first");
  await Promise.all([classify("a dog"), classify("a house")]);
  expect(calls.filter((role) => role === "passage")).toHaveLength(2);
});
