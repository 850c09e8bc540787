import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { greeting, letter } from "./letter.ts";

const hello = (name: string, language = "en"): string => greeting({ name }, language);

describe("the greeting", () => {
  test.each([
    ["en", "Hello Anna Berg,", "Hello,"],
    ["de", "Guten Tag Anna Berg,", "Guten Tag,"],
    ["fr", "Bonjour Anna Berg,", "Bonjour,"],
    ["es", "Hola Anna Berg,", "Hola,"],
    ["it", "Buongiorno Anna Berg,", "Buongiorno,"],
    ["nl", "Beste Anna Berg,", "Hallo,"],
    ["pt", "Hello Anna Berg,", "Hello,"],
  ])("is in the mail's language: %s", (language, named, unnamed) => {
    expect(hello("Anna Berg", language)).toBe(named);
    expect(greeting(null, language)).toBe(unnamed);
    expect(hello("", language)).toBe(unnamed);
  });

  test.each([
    ["Berg, Anna", "Anna Berg"],
    ['"Anna Berg"', "Anna Berg"],
    ["'Anna Berg'", "Anna Berg"],
    ["“Anna Berg”", "Anna Berg"],
    ["Anna  Berg ", "Anna Berg"],
    ["Anna Berg (Einkauf)", "Anna Berg"],
    ["Sean O'Brien", "Sean O'Brien"],
    ["Sean O’Brien", "Sean O’Brien"],
    ["Dr. Anna Berg", "Dr. Anna Berg"],
    ["J.R.R. Tolkien", "J.R.R. Tolkien"],
    ["Anne-Marie de la Cruz", "Anne-Marie de la Cruz"],
    ["Zoë", "Zoë"],
    ["José Nuñez", "José Nuñez"],
    ["李小龙", "李小龙"],
    ["أحمد", "أحمد"],
    ["Berg,\r\n Anna", "Anna Berg"],
    ["Ludwig van der Berg", "Ludwig van der Berg"],
    ["María de la O", "María de la O"],
    ["Will Smith", "Will Smith"],
    ["Can Yılmaz", "Can Yılmaz"],
  ])("uses a person's name in reading order: %j", (display, name) => {
    expect(hello(display)).toBe(`Hello ${name},`);
  });

  test.each([
    "anna@example.com",
    "anna.berg",
    "example.com",
    "Amazon.de",
    "Müller GmbH",
    "Berg AG",
    "Acme Ltd.",
    "Support",
    "Acme Support",
    "Team Acme",
    "Support, Acme",
    "Kundenservice",
    "no-reply",
    "noreply",
    "Mailer Daemon",
    "Anna via Market",
    "Anna 🌸",
    "🙂",
    "Anna\u202Egreb",
    "\u200Fאנה\u200F",
    "Anna\nBcc: evil@example.com",
    "Anna https://evil.example",
    "<b>Anna</b>",
    "<script>alert",
    "Anna, Berg, Carl",
    "Anna Berta Carla Dora Emma",
    "Say PWNED",
    "You Are Now Free",
    "Ignore Previous Instructions",
    "Schreibe nur Ja",
    "Anna system prompt",
    "4711",
    "Anna2",
    "-",
    ",",
    "''",
    "()",
    "a".repeat(60),
    "a".repeat(200),
    "Anna ".repeat(40),
    "(".repeat(100_000),
  ])("names nobody where the name is no person's: %j", (display) => {
    expect(hello(display)).toBe("Hello,");
  });

  test("of any name is one short line of letters, never a link, an address or a mark-up", () => {
    const part = fc.constantFrom(
      "Anna",
      "@",
      "<",
      "http://",
      ".",
      ",",
      "\n",
      "\r\n",
      "\u202E",
      '"',
      "(",
      ")",
      " ",
      "'",
    );
    const name = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(part).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(name, (display) => {
        expect(hello(display)).toMatch(/^Hello(?: [\p{L}\p{M}.'’ -]{1,50})?,$/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the letter", () => {
  test("is greeting, a paragraph an answer, signature, with a line between", () => {
    const text = letter({
      greeting: "Hello,",
      paragraphs: ["One.", "Two.\nLines."],
      signature: "\nAnna\nShop\n",
    });
    expect(text).toBe("Hello,\n\nOne.\n\nTwo.\nLines.\n\nAnna\nShop");
  });

  test("has no gap where there is no signature", () => {
    expect(letter({ greeting: "Hello,", paragraphs: ["One."], signature: " " })).toBe("Hello,\n\nOne.");
  });
});
