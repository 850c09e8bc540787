import { describe, expect, it } from "vitest";
import { readLetter, saysSomething } from "./letter-text.ts";

const nobody = new Set<string>();
const anna = new Set(["anna", "berg"]);
const jana = new Set(["jana"]);
const matter = (text: string): string => readLetter(text, anna, jana).text;

describe("the matter of a letter", () => {
  it.each([
    ["Hi Anna,\n\nthe lamp is here.", "The lamp is here."],
    ["Dear Mr. Berg: the lamp is here.", "The lamp is here."],
    ["Dear Dr. Anna Berg,\nthe lamp is here.", "The lamp is here."],
    ["Hello Anna the lamp is here.", "The lamp is here."],
    ["Hello! The lamp is here.", "The lamp is here."],
    ["Hello, Anna! The lamp is here.", "The lamp is here."],
    ["Good morning everyone,\nthe lamp is here.", "The lamp is here."],
    ["Anna,\n\nthe lamp is here.", "The lamp is here."],
    ["Sehr geehrte Damen und Herren,\ndie Lampe ist da.", "Die Lampe ist da."],
    ["Ciao Anna, la lampada è qui.", "La lampada è qui."],
    ["Hej Anna!\nLampan är här.", "Lampan är här."],
    ["您好，\n灯在这里。", "灯在这里。"],
    ["Hi Anna,\n\niPads do not fit.", "iPads do not fit."],
    ["Hi Anna,\n\nhttps://lumen.example/care says it all.", "https://lumen.example/care says it all."],
  ])("loses its greeting: %j", (text, expected) => {
    expect(matter(text)).toBe(expected);
  });

  it.each([
    "Hello my lamp is broken",
    "Dear diary entries are not what we sell",
    "Dag 3 is when it comes.",
    "High lamps need a ladder.",
    "Anna's lamp is here.",
    "Hi Anna?",
  ])("keeps what only begins like a greeting: %j", (text) => {
    expect(matter(text)).toBe(text);
  });

  it.each([
    ["It is here.\n\nKind regards\nJana", "It is here."],
    [
      "It is here.\n\nWith best wishes,\nJana Lind\nLumen GmbH · Oak Road 3 · Tel. 030 5550100",
      "It is here.",
    ],
    ["It is here.\n\nThanks,\nJana", "It is here."],
    ["It is here.\n\nJana", "It is here."],
    ["It is here.\n\nThanks\nSasha Lind.", "It is here."],
    ["It is here.\n- Jana", "It is here."],
    ["It is here.\n\nMfG Jana", "It is here."],
    ["It is here.\n\nVielen Dank und viele Grüße\nJana", "It is here."],
    ["It is here.\n\nAtenciosamente,\nJana", "It is here."],
    ["It is here.\n\nRegards\nJana\n\nP.S. It is blue.", "It is here.\n\nP.S. It is blue."],
  ])("loses its closing: %j", (text, expected) => {
    expect(matter(text)).toBe(expected);
  });

  it.each([
    "Best option is the blue one.",
    "Regards the lamp, it is here.",
    "Thanks to its shade it glows.",
    "Thanks!\nIt comes in red and blue.",
    "It is here.\n\nJana Street 5 is where you find it.",
  ])("keeps what only begins like a closing: %j", (text) => {
    expect(matter(text)).toBe(text);
  });

  it("keeps what stands below a word of closing in the middle of a long text", () => {
    const text = `Best regards\n${"This goes on with one long line after the other, each of which says something of its own to us.\n".repeat(8)}`;
    expect(readLetter(text, nobody, nobody).text).toContain("This goes on");
  });

  it("tells who is greeted and who signs", () => {
    const letter = readLetter(
      "Dear Mrs Okafor,\n\nit is here.\n\nKind regards\nJana Lind\nLumen",
      nobody,
      nobody,
    );
    expect(letter.greeted).toEqual(["Okafor"]);
    expect(letter.signed).toEqual(["Jana", "Lind", "Lumen"]);
  });

  it("takes time by the length of a hostile text, not more", () => {
    const start = process.cpuUsage();
    for (const unit of ["hi ", "Dear A. ", "thanks ", "regards, ", "Anna\n", "- ", "Best\n", "¡ ", "お世話"])
      readLetter(unit.repeat(20_000), anna, jana);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(3_000);
  });
});

describe("whether a reply says something", () => {
  it.each([
    "Thanks!",
    "You're welcome.",
    "Gern geschehen!",
    "Glad to hear it, thank you.",
    "Merci !",
    "ありがとうございます。",
    "Yes.",
    "",
    "Will do",
  ])("%j does not", (text) => {
    expect(saysSomething(text)).toBe(false);
  });

  it.each([
    "Thank you for your order, it left us this morning.",
    "Yes, we ship to Norway.",
    "https://lumen.example/care",
    "We are sorry that the lamp came broken: please send us a photo of it and we send a new one.",
    "ランプは明日の午前中に届きます。",
    "Nein, das geht leider nicht.",
  ])("%j does", (text) => {
    expect(saysSomething(text)).toBe(true);
  });
});
