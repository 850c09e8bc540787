import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { configSchema } from "../config/schema.ts";
import { type Answers, askForConfiguration, configurationText } from "./init-questions.ts";

const ANSWERS: Answers = {
  name: "Lumen & Oak",
  address: "help@shop.example",
  imapHost: "imap.shop.example",
  smtpHost: "smtp.shop.example",
  user: "help",
  passwordCommand: "pass show mail",
};

const configurationOf = (answers: Partial<Answers>) =>
  configSchema.parse(parse(configurationText({ ...ANSWERS, ...answers })));

describe("the configuration made of the answers", () => {
  test("is one that smb accepts, with sending off and TLS on", () => {
    expect(configurationOf({})).toMatchObject({
      owner: { name: "Lumen & Oak", address: "help@shop.example", signature: "Kind regards,\nLumen & Oak\n" },
      mailbox: { type: "imap", host: "imap.shop.example", port: 993, tls: "implicit", user: "help" },
      send: { enabled: false, transport: { host: "smtp.shop.example", port: 465, tls: "implicit" } },
    });
  });

  test("names a command or a variable for the password, never the password", () => {
    expect(configurationOf({}).mailbox).toMatchObject({ password: { command: "pass show mail" } });
    for (const passwordCommand of ["", "  "])
      expect(configurationOf({ passwordCommand }).mailbox).toMatchObject({
        password: { env: "SMB_PASSWORD" },
      });
  });

  test("blanks around an answer are no part of it", () => {
    const padded = Object.fromEntries(Object.entries(ANSWERS).map(([key, value]) => [key, ` ${value}\t`]));
    expect(configurationOf(padded)).toEqual(configurationOf({}));
  });

  test.each([
    "yes",
    "#1 Shop",
    "a: b",
    "'quoted' \"twice\"",
    "- dash",
    "123",
    "{x}",
    "Müller & Söhne",
    "null",
  ])("the name %j stays a name in YAML", (name) => {
    expect(configurationOf({ name }).owner).toMatchObject({ name, signature: `Kind regards,\n${name}\n` });
  });
});

describe("the questions", () => {
  /** A terminal on which a person answers as each question appears. */
  async function answer(keys: readonly [question: string, keys: string][]) {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 30 });
    const left = [...keys];
    let shown = "";
    output.on("data", (chunk: Buffer) => {
      shown += chunk.toString();
      const next = left[0];
      if (next === undefined || !shown.includes(next[0])) return;
      left.shift();
      shown = "";
      setImmediate(() => input.write(next[1]));
    });
    const text = await askForConfiguration({ input, output });
    return { text, left, shown };
  }

  test("are answered one by one, and a needed one that is empty is asked again", async () => {
    const { text } = await answer([
      ["Name on your replies", "\r"],
      ["a name, please", "Shop\r"],
      ["Address of the", "help@shop.example\r"],
      ["IMAP server", "imap.shop.example\r"],
      ["SMTP server", "smtp.shop.example\r"],
      ["User name", "help\r"],
      ["Command that", "\r"],
    ]);
    const answers = { ...ANSWERS, name: "Shop", passwordCommand: "" };
    expect(text).toBe(configurationText(answers));
  });

  test("end at the first Ctrl-C: no other question, nothing to write", async () => {
    const { text, left, shown } = await answer([
      ["Name on your replies", "Shop\r"],
      ["Address of the", "\u0003"],
      ["IMAP server", "imap.shop.example\r"],
    ]);
    expect(text).toBeNull();
    expect(left).toHaveLength(1);
    expect(shown).toContain("nothing was written");
  });
});
