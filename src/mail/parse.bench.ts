/**
 * Plain mails through parse, quotation, screen and language, beside mailparser alone on the same mails. To reach: half of
 * its speed or more.
 */
import { readdirSync, readFileSync } from "node:fs";
import { simpleParser } from "mailparser";
import { bench, describe } from "vitest";
import { corporaAvailable, corporaFolder } from "../../fixtures/corpora.ts";
import { detectLanguage } from "./language.ts";
import { parseMessage } from "./parse.ts";
import { screen } from "./screen.ts";

const OPTIONS = { ownAddresses: ["support@shop.example"] };

/** Mails that a person types: a header, some paragraphs, a quote, a signature. */
const written = (): Buffer[] =>
  Array.from({ length: 100 }, (_, number) => {
    const paragraph = `I ordered number ${number * 7919} on Monday, and the parcel has still not come to my address. `;
    return Buffer.from(
      [
        "Return-Path: <anna@example.org>",
        ...Array.from(
          { length: 4 },
          (_, hop) =>
            `Received: from a${hop}.example.org by b${hop}.example.org with ESMTPS id x${number};\r\n\tMon, 2 Nov 2026 10:00:00 +0100`,
        ),
        `From: "Berg, Anna" <anna${number}@example.org>`,
        "To: Desk <support@shop.example>",
        `Subject: Re: Your order ${number}`,
        "Date: Mon, 2 Nov 2026 10:00:00 +0100",
        `Message-ID: <${number}@example.org>`,
        "In-Reply-To: <1@shop.example>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        "Hello,",
        "",
        ...Array.from({ length: 8 }, () => paragraph.repeat(3)),
        "",
        "Am 01.11.2026 um 09:00 schrieb Desk <support@shop.example>:",
        ...Array.from({ length: 10 }, () => `> ${paragraph}`),
        "-- ",
        "Anna Berg",
      ].join("\r\n"),
    );
  });

/** One text part and no encoding: what most of support mail is. */
const isPlain = (raw: Buffer): boolean =>
  !/^content-type:\s*multipart|^content-transfer-encoding:\s*(?:base64|quoted)/im.test(
    raw.toString("latin1"),
  );

const real = (): Buffer[] => {
  const folder = new URL("mail/list-mail/", corporaFolder);
  return readdirSync(folder)
    .map((name) => readFileSync(new URL(name, folder)))
    .filter(isPlain)
    .slice(0, 200);
};

const compare = (mails: readonly Buffer[]): void => {
  bench("mailparser alone", async () => {
    for (const raw of mails) await simpleParser(raw);
  });
  bench("parse, quotation, screen and language", async () => {
    for (const raw of mails) {
      const message = await parseMessage(raw);
      screen(message, OPTIONS);
      await detectLanguage(`${message.subject}\n${message.newText}`);
    }
  });
  bench("parse and quotation alone", async () => {
    for (const raw of mails) await parseMessage(raw);
  });
};

describe("100 written mails", () => compare(written()));

describe.skipIf(!corporaAvailable())(
  `200 plain mails of lists (skipped where ${corporaFolder.pathname} is absent)`,
  () => compare(corporaAvailable() ? real() : []),
);
