import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { corporaAvailable, corporaFolder } from "../../fixtures/corpora.ts";
import { parseMessage } from "./parse.ts";
import { htmlText } from "./parse/html.ts";
import { splitQuotation } from "./quotation.ts";

const folder = new URL("reply-text/", corporaFolder);

const readAll = async (path: string): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (const name of (await readdir(new URL(path, folder))).sort())
    found.set(name, await readFile(new URL(`${path}${name}`, folder), "utf8"));
  return found;
};

/** Trailing blanks of lines and empty lines around the text say nothing. */
const plain = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/^\n+|\n+$/g, "");

/** The words of a text that do not stand, as often, in another one. */
const missing = (expected: string, found: string): string[] => {
  const counts = new Map<string, number>();
  const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const word of words(found)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words(expected).filter((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left <= 0;
  });
};

const newTextOf = (text: string): string => plain(splitQuotation(text).newText);

describe.skipIf(!corporaAvailable())(
  `replies of many clients (skipped where ${corporaFolder.pathname} is absent)`,
  () => {
    test("the new text is exact, and no word of the customer's is lost in any", async () => {
      const [emails, trimmed] = await Promise.all([readAll("exact/emails/"), readAll("exact/trimmed/")]);
      const lost: [string, string[]][] = [];
      const inexact: string[] = [];
      for (const [name, text] of emails) {
        const expected = plain(trimmed.get(name) ?? "");
        const found = newTextOf(text);
        if (found !== expected) inexact.push(name);
        const words = missing(expected, found);
        if (words.length > 0) lost.push([name, words]);
      }
      expect(emails.size).toBeGreaterThanOrEqual(23);
      expect(lost).toEqual([]);
      expect(inexact).toEqual([]);
    });

    /** Many replies of this set begin with the same paragraph, so that what they say is known without being told. */
    test("replies that all say the same come out the same, whoever quotes what in which language below", async () => {
      const texts = [...(await readAll("crisp-email-reply-parser/test/fixtures/")).values()];
      const openings = texts.map((text) => text.split("\n")[0] ?? "");
      const common =
        openings.find((opening) => openings.filter((each) => each === opening).length > 20) ?? "";
      const alike = texts.filter((text) => text.startsWith(common)).map((text) => text.split("\n"));
      const length = (alike[0] ?? []).findIndex((line, at) =>
        alike.some((lines) => lines[at]?.trim() !== line.trim()),
      );
      const said = plain((alike[0] ?? []).slice(0, length).join("\n"));
      const found = alike.map((lines) => newTextOf(lines.join("\n")));
      expect(said.length).toBeGreaterThan(300);
      expect(found.filter((text) => !text.startsWith(said))).toEqual([]);
      expect(found.filter((text) => text === said).length / found.length).toBeGreaterThanOrEqual(0.9);
    });

    test("no quoted line is left in a reply, but above an answer to it", async () => {
      for (const set of [
        "crisp-email-reply-parser/test/fixtures/",
        "github-email_reply_parser/test/emails/",
        "zapier-email-reply-parser/test/emails/",
      ])
        for (const [name, text] of await readAll(set)) {
          const { newText, inlineAnswers } = splitQuotation(text);
          const left = newText.split("\n").filter((line) => line.startsWith(">"));
          if (inlineAnswers.length === 0) expect([name, left]).toEqual([name, []]);
        }
    });

    test("HTML replies of nine clients say the same", async () => {
      const replies = await readAll("talon/tests/fixtures/html_replies/");
      const said = [...replies.values()].map((html) => newTextOf(htmlText(html)).replace(/\s+/g, " "));
      expect(replies.size).toBeGreaterThanOrEqual(9);
      expect(new Set(said).size).toBe(1);
    });

    test("mails with a reply come out with it, their signatures aside", async () => {
      const index = await readFile(new URL("mail/index.jsonl", corporaFolder), "utf8");
      const rows = index
        .trim()
        .split("\n")
        .map(
          (line) => JSON.parse(line) as { path: string; task: string; expect: { new_text_literal: string } },
        );
      const mails = rows.filter(({ task }) => task === "new-text");
      expect(mails.length).toBeGreaterThanOrEqual(12);
      for (const {
        path,
        expect: { new_text_literal: literal },
      } of mails) {
        const { newText } = await parseMessage(await readFile(new URL(path, corporaFolder)));
        expect([path, newText]).toEqual([path, newTextOf(literal)]);
      }
    });
  },
);
