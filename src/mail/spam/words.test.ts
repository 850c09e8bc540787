import { expect, test } from "vitest";
import { cpuSince } from "../../../fixtures/cpu.ts";
import { parseMessage } from "../parse.ts";
import { spamWords } from "./words.ts";

const wordsOf = async (lines: readonly string[], ...body: string[]): Promise<string[]> =>
  spamWords(await parseMessage(Buffer.from([...lines, "", ...body].join("\r\n"))));

test("words of the subject, the text and the sender are kept apart, each once", async () => {
  const words = await wordsOf(
    ["From: Big Casino <a@win.example>", "To: s@shop.example", "Subject: Win now"],
    "Win win WIN at http://www.casino.example/x?y",
  );
  expect(words).toEqual(
    expect.arrayContaining([
      "from:win.example",
      "name:casino",
      "subject:win",
      "win",
      "link:casino.example",
      "links:1",
    ]),
  );
  expect(words.filter((word) => word === "win")).toHaveLength(1);
});

test("what was quoted is not the sender's word", async () => {
  const words = await wordsOf(["From: a@b.example"], "Thanks!", "", "> casino");
  expect(words).toContain("thanks!");
  expect(words).not.toContain("casino");
});

test("what is private is no word, wherever it stands", async () => {
  const words = await wordsOf(
    ["From: +49 30 1234567 <a@b.example>", "Subject: Card 4111 1111 1111 1111"],
    "Please call",
    "+49 170 7654321 or write to anna@example.org, order 998877.",
  );
  expect(words.filter((word) => /\d{3}/.test(word) && !word.includes("998877"))).toEqual([]);
  expect(words).toEqual(expect.arrayContaining(["subject:card", "please", "998877"]));
  expect(words.join(" ")).not.toMatch(/anna|email|phone/);
});

test("a number is no word where the text is cut, either", async () => {
  const mail = await parseMessage(Buffer.from("From: a@b.example\r\n\r\nx"));
  for (let short = 0; short < 24; short++) {
    const newText = `${"word ".repeat(4_000).slice(short)} call +49 170 7654321 ${"word ".repeat(200)}`;
    const words = spamWords({ ...mail, text: newText, newText });
    expect(words.filter((word) => /\d{2}/.test(word))).toEqual([]);
  }
});

test("pairs of characters stand for words where the script has no blanks", async () => {
  expect(
    await wordsOf(["From: a@b.example", "Content-Type: text/plain; charset=utf-8"], "免费赢大奖"),
  ).toEqual(expect.arrayContaining(["免费", "费赢"]));
});

test("a mail to nobody, answered elsewhere, in capitals", async () => {
  const words = await wordsOf(
    ["From: a@b.example", "Reply-To: c@d.example"],
    "BUY THIS NOW AND NEVER AGAIN, MY FRIEND OF THE NIGHT",
  );
  expect(words).toEqual(expect.arrayContaining(["to:nobody", "reply-to:elsewhere", "shape:capitals"]));
});

test("a huge mail has no more words than a large one, soon", async () => {
  const mail = await parseMessage(Buffer.from("From: a@b.example\r\n\r\nx"));
  const text = Array.from({ length: 200_000 }, (_, i) => `word${i} http://h${i}.example`).join(" ");
  const start = process.cpuUsage();
  expect(spamWords({ ...mail, text, newText: text }).length).toBeLessThanOrEqual(800);
  expect(cpuSince(start)).toBeLessThan(500);
});
