/**
 * Mails that are made to cost: each is read within 2 s of CPU and 300 MB of memory, in a process of its own. Some of them
 * every day, all of them with `BOUNDS=all`.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const MAX_CPU_SECONDS = 2;
const MAX_MEGABYTES = 300;

const HEAD = "From: Anna <a@b.org>\r\nSubject: Hi\r\n";
const MIXED = `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n`;
const BASE64 = `${"QUJD".repeat(19)}\r\n`.repeat(650_000);
const many = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => of(index)).join("");

const MAILS: Readonly<Record<string, () => string>> = {
  "an attachment of 50 MB": () =>
    `${MIXED}--b\r\n\r\nHi\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${BASE64}--b--\r\n`,
  "an attached mail of 50 MB in base64": () =>
    `${MIXED}--b\r\n\r\nHi\r\n--b\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${BASE64}--b--\r\n`,
  "a text of 50 MB": () =>
    `${HEAD}\r\n${"The quick brown fox jumps over the lazy dog.\r\n".repeat(1_100_000)}`,
  "a text of 50 MB in quoted-printable": () =>
    `${HEAD}Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${"=E7=C4=C5 hello=\r\n".repeat(2_800_000)}`,
  "a page of 50 MB": () =>
    `${HEAD}Content-Type: text/html\r\n\r\n${"<p>The quick <b>brown</b> fox</p>\r\n".repeat(1_500_000)}`,
  "10,000 parts beside each other": () => `${MIXED}${many(10_000, (i) => `--b\r\n\r\nword${i}\r\n`)}`,
  "10,000 encoded parts": () =>
    `${MIXED}${many(10_000, () => "--b\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8=\r\n")}`,
  "10,000 pages": () =>
    `${MIXED}${many(10_000, (i) => `--b\r\nContent-Type: text/html\r\n\r\n<p>word${i}\r\n`)}`,
  "10,000 alternatives within each other": () =>
    `${HEAD}Content-Type: multipart/alternative; boundary=b0\r\n\r\n${many(10_000, (i) => `--b${i}\r\nContent-Type: multipart/alternative; boundary=b${i + 1}\r\n\r\n`)}--b10000\r\n\r\nHi\r\n`,
  "10,000 mails within each other": () =>
    `${HEAD}Content-Type: message/rfc822\r\n\r\n${many(10_000, (i) => `Subject: s${i}\r\nContent-Type: message/rfc822\r\n\r\n`)}Subject: x\r\n\r\nHi\r\n`,
  "three million boundaries": () => `${MIXED}${"--b\r\n\r\n".repeat(3_000_000)}Hi`,
  "100,000 header fields": () => `${HEAD}${many(100_000, (i) => `X-${i}: y\r\n`)}\r\nHi`,
  "ten million header fields": () => `${HEAD}${"a:\r\n".repeat(10_000_000)}\r\nHi`,
  "100,000 addresses": () =>
    `${HEAD}To: ${many(100_000, (i) => `=?utf-8?q?J=C3=B6rg?= <a${i}@b.org>,\r\n `)}x@y.org\r\n\r\nHi`,
  "header lines of a megabyte": () =>
    `${HEAD}To: ${"<(".repeat(500_000)}\r\nCc: ${'"'.repeat(1_000_000)}\r\nReferences: ${"<a ".repeat(300_000)}\r\nDate: ${"(".repeat(1_000_000)}\r\nContent-Type: text/plain; ${"a=b; ".repeat(200_000)}\r\n\r\nHi`,
  "elements 200,000 deep": () => `${HEAD}Content-Type: text/html\r\n\r\n${"<div>".repeat(200_000)}Hi`,
  "cells 100,000 deep, none of them closed": () =>
    `${HEAD}Content-Type: text/html\r\n\r\n${"<td><x>".repeat(100_000)}Hi`,
  "nothing but line ends": () => `${HEAD}\r\nHi${"\r".repeat(25_000_000)}${"\n".repeat(25_000_000)}x`,
};

const EVERYDAY = [
  "an attachment of 50 MB",
  "10,000 parts beside each other",
  "10,000 alternatives within each other",
  "100,000 addresses",
  "header lines of a megabyte",
  "cells 100,000 deep, none of them closed",
];

const names = process.env["BOUNDS"] === "all" ? Object.keys(MAILS) : EVERYDAY;

const CHILD = `
import { readFileSync } from "node:fs";
import { messageIdentity } from "./identity.ts";
import { parseMessage } from "./parse.ts";
await parseMessage(Buffer.from("From: a@b.org\\r\\nContent-Type: text/html\\r\\n\\r\\n<p>Hi"));
const raw = readFileSync(process.argv[2]);
const before = process.memoryUsage().rss;
const start = process.cpuUsage();
const { from, text, defects } = await parseMessage(raw);
messageIdentity(raw);
const { user, system } = process.cpuUsage(start);
const megabytes = process.resourceUsage().maxRSS / 1024 - before / 1048576;
console.log(JSON.stringify({ from, text: text.trim().slice(0, 100), defects, cpu: (user + system) / 1e6, megabytes }));
`;

interface Outcome {
  readonly from: { readonly address: string } | null;
  readonly text: string;
  readonly defects: readonly string[];
  readonly cpu: number;
  readonly megabytes: number;
}

describe("a hostile mail", () => {
  const folder = mkdtempSync(join(tmpdir(), "smb-bounds-"));
  const script = join(folder, "child.mjs");

  beforeAll(async () => {
    await build({
      stdin: { contents: CHILD, loader: "ts", resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20.19",
      logLevel: "error",
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
      },
      outfile: script,
    });
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(names)("of %s is read, soon and in little memory", (name) => {
    const path = join(folder, "mail.eml");
    writeFileSync(path, MAILS[name]?.() ?? "", "latin1");
    const out = execFileSync(process.execPath, [script, path], { encoding: "utf8" });
    const { from, text, defects, cpu, megabytes } = JSON.parse(out) as Outcome;
    expect(from?.address).toBe("a@b.org");
    expect(text.trim()).not.toBe("");
    expect(defects).not.toContain("unreadable");
    expect(cpu).toBeLessThan(MAX_CPU_SECONDS);
    expect(megabytes).toBeLessThan(MAX_MEGABYTES);
  });
});
