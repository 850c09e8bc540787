import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Lexicon } from "../knowledge/lexicon.ts";
import { staticEmbedder } from "../models/static/embedder.ts";
import { type Ask, findAsks } from "./asks.ts";

let lexicon: Lexicon;
beforeAll(async () => {
  const file = new URL("../models/static/vectors-v1.bin", import.meta.url);
  lexicon = (await staticEmbedder({ file })).words;
});

const asksOf = (mail: string, subject = "", language: string | null = null): Ask[] =>
  findAsks(mail, subject, lexicon, language);
const texts = (mail: string, subject = ""): string[] => asksOf(mail, subject).map(({ text }) => text);

describe("where asks stand", () => {
  test("several questions in one mail are several asks, in their order", () => {
    expect(texts("Where is my order? I waited long. Do you ship to Norway? What does it cost?")).toEqual([
      "Where is my order?",
      "Do you ship to Norway?",
      "What does it cost?",
    ]);
  });

  test.each([
    ["1. Where is my order?\n2) do you ship to Norway?"],
    ["- Where is my order?\n* do you ship to Norway?"],
    ["• Where is my order\n– do you ship to Norway"],
    ["a) Where is my order\nb) do you ship to Norway"],
    ["My questions:\n1. Where is my order\n2. do you ship to Norway"],
  ])("each item of a list is one: %j", (mail) => {
    const plain = texts(mail).map((text) => text.replace("?", ""));
    expect(plain).toEqual(["Where is my order", "do you ship to Norway"]);
  });

  test("a line that the mailer wrapped goes on in the next one", () => {
    const mail =
      "I ordered a lamp on the third of May and I would like to know whether\nI can still change the address.";
    expect(texts(mail)).toEqual([mail.replace("\n", " ")]);
  });

  test("a line that its writer ended without a mark does not", () => {
    expect(texts("Where is my order\nCan I return it\nThanks\nTom")).toEqual([
      "Where is my order",
      "Can I return it",
    ]);
  });

  test.each([
    "Hi, where is my order?",
    "Hello where is my order?",
    "Hello,\nwhere is my order?\nBest regards\nTom",
    "Hi Anna\nwhere is my order?",
    "Dear team,\n\nwhere is my order?\n\nThank you!\n\nTom",
  ])("a greeting before the ask does not swallow it: %j", (mail) => {
    expect(texts(mail).join()).toContain("where is my order?");
    expect(texts(mail)).toHaveLength(1);
  });

  test.each([
    "Thanks, but when will it arrive?",
    "Danke, wann kommt mein Paket?",
    "How are you going to refund me?",
  ])("a polite opening does not swallow it either: %s", (mail) => {
    expect(texts(mail)).toEqual([mail]);
  });

  test("a question in quoted speech is not lost, nor what follows it", () => {
    expect(texts('The site asks "Do you want to continue?" and stops. Can I go back?')).toEqual([
      'The site asks "Do you want to continue?"',
      "Can I go back?",
    ]);
  });

  test("a question mark inside a link asks nothing", () => {
    expect(texts("The page https://shop.example/?id=4 is dead. Where is the manual?")).toEqual([
      "Where is the manual?",
    ]);
  });

  test.each([
    "Where is my order?!",
    "Where is my order??)",
    "Where is my order?…",
    "Where is my order? 🙂",
    "Where is my order❓",
    "“Where is my order?”",
  ])("the mark counts with others behind it: %s", (mail) => {
    expect(texts(mail).join()).toContain("Where is my order");
    expect(asksOf(`${mail}\n\nIt is red. Do you ship to Norway?`)).toHaveLength(2);
  });
});

describe("questions and wishes in six languages", () => {
  test.each([
    "I would like to return the lamp.",
    "I’d like to return the lamp.",
    "Please cancel my order.",
    "Ich möchte die Lampe zurückgeben.",
    "Bitte stornieren Sie meine Bestellung.",
    "Wann kommt meine Lampe an",
    "Je voudrais changer mon adresse.",
    "Merci de m’envoyer la facture.",
    "Où est ma commande numéro douze",
    "Quisiera cambiar la dirección.",
    "¿Cuándo llega mi pedido?",
    "Dónde está mi pedido de mayo",
    "Vorrei restituire la lampada.",
    "Perché il mio ordine non arriva",
    "Ik wil de lamp terugsturen.",
    "Hoeveel kost de verzending naar België",
  ])("%s", (sentence) => {
    expect(texts(`We bought it in May.\n\n${sentence}\n\nIt is red.`)).toEqual([sentence]);
  });

  test.each([
    "Do not send it again.",
    "Do not call me",
    "Does not work",
    "How nice!",
    "Never write to me again.",
  ])("no ask: %s", (sentence) => {
    expect(texts(`${sentence}\n\nWhere is my order?`)).toEqual(["Where is my order?"]);
  });
});

describe("courtesy", () => {
  test.each([
    "How are you?",
    "Hi Anna, how are you doing today?",
    "I hope you are well?",
    "Wie geht es Ihnen?",
    "Comment allez-vous ?",
    "¿Qué tal?",
    "Come sta?",
    "Hoe gaat het met u?",
    "Thank you very much for your help!",
    "I would like to thank you.",
    "Mit freundlichen Grüßen\nAnna Berg",
    "Liebe Grüße, Anna",
  ])("is no ask: %j", (mail) => {
    expect(texts(`${mail}\n\nWhere is my order?`)).toEqual(["Where is my order?"]);
  });

  test("a mail of thanks alone asks nothing, whatever it replies to", () => {
    expect(texts("Thank you!\n\nAnna", "Re: Where is my order?")).toEqual([]);
    expect(texts("Hi Anna,\nthanks a lot!\nBest regards\n\nTom Berg", "Your order")).toEqual([]);
  });

  test("unless its subject asks", () => {
    expect(texts("Thanks, Anna", "Do you ship to Norway?")).toEqual(["Do you ship to Norway?"]);
  });
});

describe("asks that say little", () => {
  test("the only one leans on all that is said, instead of being dropped", () => {
    for (const empty of ["Can you help me?", "Please let me know.", "Können Sie mir helfen?", "???"]) {
      const [ask, ...others] = asksOf(`My lamp flickers.\n\n${empty}`, "Kade");
      expect(others).toEqual([]);
      expect(ask?.query).toContain("My lamp flickers");
      expect(ask?.query).toContain("Kade");
    }
    expect(asksOf("Can you help me?")).toHaveLength(1);
  });

  test("one beside others is dropped, and leaned on by none", () => {
    expect(asksOf("My lamp flickers. Can you help me? Can I send it back?")).toEqual([
      { text: "Can I send it back?", query: "My lamp flickers. Can I send it back?" },
    ]);
  });

  test("an ask that stands alone is searched for as it is", () => {
    const text = "Does the warranty cover scratches on oak shelves and benches?";
    expect(asksOf(`I like red. ${text}`)).toEqual([{ text, query: text }]);
  });
});

describe("a mail without a question", () => {
  test("is one ask: all that it says, its subject included", () => {
    const [ask, ...others] = asksOf(
      "Hello,\nmy lamp is broken. The glass fell off.\n\nBest regards\nAnna",
      "Order 4711",
    );
    expect(others).toEqual([]);
    expect(ask?.text).toBe("my lamp is broken.");
    for (const part of ["Order 4711", "my lamp is broken", "The glass fell off"])
      expect(ask?.query).toContain(part);
    expect(ask?.query).not.toContain("regards");
  });

  test.each([
    "Hi my lamp broke",
    "Hi,\nmy lamp broke",
    "Thanks for your reply, but my lamp broke.",
    "Thank you for your quick reply\nThe lamp: my lamp broke",
  ])("keeps what stands behind politeness: %j", (mail) => {
    expect(texts(mail).join()).toContain("my lamp broke");
  });

  test("keeps a short first line below a bare greeting", () => {
    expect(texts("Hello\nthree lamps arrived broken")).toEqual(["three lamps arrived broken"]);
  });

  test("of a subject alone is that subject, of nothing at all none", () => {
    expect(texts("", "Broken lamp")).toEqual(["Broken lamp"]);
    expect(texts(" \n ", " ")).toEqual([]);
  });
});

describe("faults that are told for themselves", () => {
  test.each([
    [
      "The glass is cracked. Also when does my second parcel come?",
      ["The glass is cracked.", "Also when does my second parcel come?"],
    ],
    [
      "Where is my invoice? Also, the glass is cracked.",
      ["Where is my invoice?", "Also, the glass is cracked."],
    ],
    [
      "1. The glass is cracked\n2. When does my parcel come?",
      ["The glass is cracked", "When does my parcel come?"],
    ],
    [
      "Das Glas ist zerbrochen. Außerdem: wann kommt mein zweites Paket?",
      ["Das Glas ist zerbrochen.", "Außerdem: wann kommt mein zweites Paket?"],
    ],
    ["The lamp is broken. Also, a screw is missing.", ["The lamp is broken.", "Also, a screw is missing."]],
  ])("%j", (mail, expected) => {
    expect(texts(mail)).toEqual(expected);
  });

  test.each([
    [
      "The glass is cracked. Can I get another glass for the lamp?",
      ["Can I get another glass for the lamp?"],
    ],
    [
      "Where is my invoice? Also the dimmer buzzes. Why does it do that?",
      ["Where is my invoice?", "Why does it do that?"],
    ],
    [
      "- the glass is cracked\n- a screw is missing\n\nCan you send the missing parts?",
      ["Can you send the missing parts?"],
    ],
  ])("those that an ask is about are none: %j", (mail, expected) => {
    expect(texts(mail)).toEqual(expected);
  });
});

describe("two asks in one sentence", () => {
  test.each([
    [
      "When will my order ship and how do I change my password?",
      ["When will my order ship", "how do I change my password?"],
    ],
    [
      "Cancel my subscription and send me the last invoice.",
      ["Cancel my subscription", "send me the last invoice."],
    ],
    [
      "Wann kommt mein Paket und wie ändere ich mein Passwort?",
      ["Wann kommt mein Paket", "wie ändere ich mein Passwort?"],
    ],
  ])("are two where each is about a thing of its own: %s", (mail, expected) => {
    expect(texts(mail)).toEqual(expected);
  });

  test.each([
    "What does the oak shelf cost, and how heavy is it?",
    "Could I return the lamp and get a refund?",
    "Is the shade red or which colour does the globe have?",
    "Does it come with a British plug, or do I get a European adapter?",
    "If I order today, when does the parcel arrive?",
  ])("are one where they are about the same: %s", (mail) => {
    expect(texts(mail)).toEqual([mail]);
  });
});

test("the last question below a pasted log is found, in time that grows with its length", () => {
  const log = "2026-05-03 12:00 ERROR could not connect, retrying in 5 seconds\n".repeat(20_000);
  const start = performance.now();
  const asks = texts(`My lamp does this:\n${log}\nWhy does it not connect to my router?`);
  expect(asks).toContain("Why does it not connect to my router?");
  expect(asks.length).toBeLessThan(4);
  expect(performance.now() - start).toBeLessThan(3_000);
});

test("a question in the middle of a book is an ask too", () => {
  const pages = "There was nothing to be seen of it anywhere in the house. ".repeat(2_000);
  expect(texts(`${pages}Do you ship lamps to Norway? ${pages}`).join()).toContain(
    "Do you ship lamps to Norway?",
  );
});

test("a quarter of a million questions take no noticeable time", () => {
  const mail = Array.from({ length: 250_000 }, (_, i) => `Is article number ${i} still in stock?`).join("\n");
  const start = performance.now();
  expect(asksOf(mail).length).toBeLessThanOrEqual(25);
  expect(performance.now() - start).toBeLessThan(4_000);
});

test("a thousand questions are a bounded number of asks, and none is lost", () => {
  const questions = Array.from({ length: 1000 }, (_, i) => `Is article number ${i} still in stock?`);
  const asks = asksOf(questions.join("\n"));
  expect(asks.length).toBeLessThanOrEqual(25);
  expect(asks.map(({ text }) => text).join(" ")).toBe(questions.join(" "));
});

test("every sentence with a question mark is among the asks, wherever it stands", () => {
  const polite = fc.constantFrom(
    "Hello,",
    "Hi Anna,",
    "Thanks a lot!",
    "How are you?",
    "Danke!",
    "Best regards",
    "Merci,",
    "Dear Sir or Madam,",
  );
  const statement = fc.constantFrom(
    "My lamp is broken.",
    "It is red",
    "See https://a.example/?b=1 for it.",
    "Do not call me.",
    "- a point",
    "1. an item",
    "> odd",
  );
  const word = fc.constantFrom(
    "lamp",
    "Where",
    "thanks",
    "Hello",
    "Dear",
    "you",
    "my",
    "order",
    "4711",
    "Danke",
    "how",
    "are",
    "regards",
    "liebe",
    "so",
  );
  const question = fc
    .tuple(
      fc.constantFrom("Zulu", "Where", "Hi", "Thanks", "Dear", "hope", "Liebe"),
      fc.array(word, { minLength: 1, maxLength: 12 }),
      fc.constantFrom("?", "??", "?!", " ?", "?)"),
    )
    .map(([first, rest, mark]) => `${first} ${rest.join(" ")} zebra${mark}`);
  const part = fc.oneof(polite, statement, question);
  const mail = fc.array(fc.tuple(part, fc.constantFrom(" ", "\n", "\n\n")), { maxLength: 8 });
  fc.assert(
    fc.property(mail, (parts) => {
      const asked = texts(parts.flat().join("")).join("\n");
      const expected = parts.filter(([text]) => /zebra ?\?/.test(text)).length;
      expect(asked.match(/zebra ?\?/g) ?? []).toHaveLength(expected);
    }),
    { numRuns: 500 },
  );
});
