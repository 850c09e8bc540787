import { describe, expect, expectTypeOf, test } from "vitest";
import { configSchema } from "./schema.ts";
import type { SecretSource } from "./schema-values.ts";
import type { Config } from "./schema.ts";

const owner = { name: "Lumen & Oak", address: "support@x.example" };
const imap = { type: "imap", host: "imap.x.example", user: "u", password: { env: "PW" } };
const smtp = { type: "smtp", host: "smtp.x.example" };

const parse = (parts: object = {}): Config => configSchema.parse({ owner, mailbox: imap, ...parts });

/** The paths of what is wrong. */
const wrong = (parts: object): string[] => {
  const { error } = configSchema.safeParse({ owner, mailbox: imap, ...parts });
  return (error?.issues ?? []).map((issue) => issue.path.join("."));
};

test("an owner and a mailbox are enough; the rest has its defaults", () => {
  expect(parse()).toEqual({
    owner: { ...owner, aliases: [], signature: "", language: "en" },
    mailbox: {
      ...imap,
      port: 993,
      tls: "implicit",
      folder: "INBOX",
      sent_folder: null,
      poll_seconds: 60,
    },
    send: {
      enabled: false,
      transport: null,
      copy_to_sent: "auto",
      quote_original: true,
      ticket_reference: true,
      max_attempts: 5,
    },
    knowledge: { sources: [] },
    authentication: { authserv_id: null, verify: false },
    limits: { replies_per_sender_per_day: 5, replies_per_thread: 10, replies_per_hour: 60 },
    triage: { intents: null, patterns: [], products: [] },
    replies: { prompts: null, link_hosts: [], learn_tone: true },
    model: {
      ...{ type: "local", context_tokens: null, threads: null, triage: true },
      ...{ temperature: 0, max_tokens: 1024, seed: 1, timeout_seconds: 180 },
    },
    auto_send: { intents: [], max_error: 0.02 },
    trace: { keep_days: 90 },
  });
});

test("the type of the configuration has its defaults filled in and its kinds told apart", () => {
  expectTypeOf<Config["limits"]["replies_per_hour"]>().toEqualTypeOf<number>();
  expectTypeOf<Config["mailbox"]["type"]>().toEqualTypeOf<"imap" | "maildir">();
  expectTypeOf<Extract<Config["mailbox"], { type: "imap" }>["port"]>().toEqualTypeOf<number>();
  expectTypeOf<SecretSource>().toEqualTypeOf<{ command: string } | { env: string } | { file: string }>();
});

test("a default list is not shared between two configurations", () => {
  const first = parse();
  first.owner.aliases.push("a@x.example");
  expect(parse().owner.aliases).toEqual([]);
});

describe("ports", () => {
  test.each([
    ["implicit", 993, 465],
    ["starttls", 143, 587],
    ["none", 143, 25],
  ])("tls %s: IMAP %i, SMTP %i", (tls, imapPort, smtpPort) => {
    const { mailbox, send } = parse({
      mailbox: { ...imap, host: "localhost", tls },
      send: { transport: { ...smtp, host: "localhost", tls } },
    });
    expect(mailbox).toMatchObject({ port: imapPort });
    expect(send.transport).toMatchObject({ port: smtpPort });
  });

  test("a port that is given stands", () => {
    expect(parse({ mailbox: { ...imap, tls: "starttls", port: 1143 } }).mailbox).toMatchObject({
      port: 1143,
    });
  });

  test.each([0, 65_536, 99.5, "993", null])("%j is no port", (port) => {
    expect(wrong({ mailbox: { ...imap, port } })).toEqual(["mailbox.port"]);
  });
});

describe("tls: none", () => {
  test.each(["localhost", "LOCALHOST.", "127.0.0.1", "127.8.9.1", "::1", "0:0:0:0:0:0:0:1", ,])(
    "is allowed to %s",
    (host) => {
      expect(wrong({ mailbox: { ...imap, host, tls: "none" } })).toEqual([]);
    },
  );

  test.each([
    "imap.x.example",
    "localhost.x.example",
    "127.0.0.1.x.example",
    "10.0.0.1",
    "::2",
    "0.0.0.0",
    "127.1",
    "127.0.0.256",
    "::11",
    "1::1",
  ])("is refused to %s, for mailbox and transport", (host) => {
    const parts = {
      mailbox: { ...imap, host, tls: "none" },
      send: { transport: { ...smtp, host, tls: "none" } },
    };
    expect(wrong(parts)).toEqual(["mailbox.tls", "send.transport.tls"]);
  });

  test("is refused even where other keys of the block are wrong", () => {
    expect(wrong({ mailbox: { ...imap, tls: "none", hsot: 1, port: 0 } }).sort()).toEqual([
      "mailbox",
      "mailbox.port",
      "mailbox.tls",
    ]);
    const withoutUser = { ...smtp, tls: "none", port: "x", password: { env: "PW" } };
    expect(
      wrong({ mailbox: { ...imap, tls: "none", user: 1 }, send: { transport: withoutUser } }).sort(),
    ).toEqual([
      "mailbox.tls",
      "mailbox.user",
      "send.transport.port",
      "send.transport.tls",
      "send.transport.user",
    ]);
    expect(wrong({ send: { enabled: true, max_attempts: "x" } }).sort()).toEqual([
      "send.max_attempts",
      "send.transport",
    ]);
  });
});

describe("secrets", () => {
  test.each([{ command: "pass show x" }, { env: "PW_1" }, { file: "~/pw" }])("%j is one", (password) => {
    expect(parse({ mailbox: { ...imap, password } }).mailbox).toMatchObject({ password });
  });

  test.each([
    "hunter2",
    "",
    4711,
    true,
    ["hunter2"],
    null,
    {},
    { env: "A", file: "b" },
    { file: 3 },
    { value: "hunter2" },
    { env: "A", value: "hunter2" },
  ])("%j is none, and it is one problem", (password) => {
    expect(wrong({ mailbox: { ...imap, password } })).toEqual(["mailbox.password"]);
  });

  test.each([
    ["env", { env: "" }],
    ["env", { env: "not a name" }],
    ["command", { command: "" }],
    ["file", { file: "a\nb" }],
  ])("the text of its form is looked at: %s in %j", (form, password) => {
    expect(new Set(wrong({ mailbox: { ...imap, password } }))).toEqual(new Set([`mailbox.password.${form}`]));
  });
});

describe("sending", () => {
  test("enabled without a transport is an error at the transport", () => {
    expect(wrong({ send: { enabled: true } })).toEqual(["send.transport"]);
    expect(wrong({ send: { enabled: true, transport: null } })).toEqual(["send.transport"]);
    expect(wrong({ send: { enabled: true, transport: smtp } })).toEqual([]);
  });

  test("user and password come together or not at all", () => {
    const given = (credentials: object): string[] =>
      wrong({ send: { transport: { ...smtp, ...credentials } } });
    expect(given({})).toEqual([]);
    expect(given({ user: "u", password: { env: "PW" } })).toEqual([]);
    expect(given({ user: "u" })).toEqual(["send.transport.password"]);
    expect(given({ user: "u", password: null })).toEqual(["send.transport.password"]);
    expect(given({ password: { env: "PW" } })).toEqual(["send.transport.user"]);
    expect(given({ user: "u", password: "hunter2" })).toEqual(["send.transport.password"]);
  });
});

describe("texts and numbers", () => {
  test.each([
    ["owner.name", { owner: { ...owner, name: "" } }],
    ["owner.name", { owner: { ...owner, name: "Ann\nBcc: all@x.example" } }],
    ["owner.address", { owner: { ...owner, address: "Ann <ann@x.example>" } }],
    ["owner.address", { owner: { ...owner, address: "ann" } }],
    ["owner.aliases.1", { owner: { ...owner, aliases: ["a@x.example", "b c@x.example"] } }],
    ["owner.language", { owner: { ...owner, language: "english" } }],
    ["mailbox.host", { mailbox: { ...imap, host: "imaps://imap.x.example" } }],
    ["mailbox.host", { mailbox: { ...imap, host: "imap.x.example:993" } }],
    ["mailbox.host", { mailbox: { ...imap, host: "cafe.be:993" } }],
    ["mailbox.host", { mailbox: { ...imap, host: "ann@imap.x.example" } }],
    ["mailbox.poll_seconds", { mailbox: { ...imap, poll_seconds: 0 } }],
    ["mailbox.poll_seconds", { mailbox: { ...imap, poll_seconds: 86_401 } }],
    ["mailbox.path", { mailbox: { type: "maildir", path: "" } }],
    ["send.copy_to_sent", { send: { copy_to_sent: true } }],
    ["send.max_attempts", { send: { max_attempts: 0 } }],
    ["knowledge.sources", { knowledge: { sources: "faq.md" } }],
    ["limits.replies_per_hour", { limits: { replies_per_hour: 1.5 } }],
  ])("%s is refused in %j", (path, parts) => {
    expect(wrong(parts)).toEqual([path]);
  });

  test.each(["imap.x.example", "mail_1", "10.0.0.1", "fe80::1", "2001:DB8::7", "::ffff:10.0.0.1"])(
    "%s is a host",
    (host) => {
      expect(parse({ mailbox: { ...imap, host } }).mailbox).toMatchObject({ host });
    },
  );

  test("an address beyond ASCII and a signature of several lines are fine", () => {
    const parts = { owner: { ...owner, address: "süpport@bücher.example", signature: "Ann\nLumen & Oak\n" } };
    expect(wrong(parts)).toEqual([]);
  });
});

test.each([
  ["", { extra: 1 }],
  ["owner", { owner: { ...owner, extra: 1 } }],
  ["mailbox", { mailbox: { ...imap, path: "x" } }],
  ["mailbox", { mailbox: { type: "maildir", path: "x", host: "h" } }],
  ["send", { send: { extra: 1 } }],
  ["send.transport", { send: { transport: { ...smtp, extra: 1 } } }],
  ["knowledge", { knowledge: { extra: 1 } }],
  ["authentication", { authentication: { extra: 1 } }],
  ["limits", { limits: { extra: 1 } }],
  ["limits", { limits: JSON.parse('{"__proto__": {}}') as object }],
])("the block %j takes no unknown key: %j", (block, parts) => {
  expect(wrong(parts)).toEqual([block]);
});

describe("the model", () => {
  const withModel = (model: object) => wrong({ model });
  const remote = { type: "openai", url: "https://models.x.example/v1", name: "m" };

  test("may be a server, a file on this machine, or none", () => {
    expect(withModel(remote)).toEqual([]);
    expect(withModel({ type: "local", threads: 4 })).toEqual([]);
    expect(withModel({ type: "none" })).toEqual([]);
  });

  test.each(["http://127.0.0.1:11434/v1", "http://localhost:8080", "http://[::1]:1/v1"])(
    "is asked without encryption on this machine alone: %s",
    (url) => {
      expect(withModel({ ...remote, url })).toEqual([]);
    },
  );

  test.each(["http://models.x.example/v1", "http://10.0.0.4/v1", "ftp://x.example", "models.x.example"])(
    "is not asked at %s",
    (url) => {
      expect(withModel({ ...remote, url })).toEqual(["model.url"]);
    },
  );

  test("has a key that never stands in the file", () => {
    expect(withModel({ ...remote, key: "sk-123" })).toEqual(["model.key"]);
    expect(withModel({ ...remote, key: { env: "KEY" } })).toEqual([]);
  });
});

test("a pattern that is no regular expression is refused where it stands", () => {
  expect(wrong({ triage: { patterns: [{ name: "order", pattern: "LO-\\d{4}" }] } })).toEqual([]);
  expect(wrong({ triage: { patterns: [{ name: "order", pattern: "(LO" }] } })).toEqual([
    "triage.patterns.0.pattern",
  ]);
});

test.each([0, 1, -0.1])("an error rate of %s is none to send by", (max_error) => {
  expect(wrong({ auto_send: { max_error } })).toEqual(["auto_send.max_error"]);
});

test("two intents of one name are refused, whatever their capitals", () => {
  const intents = [{ name: "Refund" }, { name: "order" }, { name: "refund" }];
  expect(wrong({ triage: { intents } })).toEqual(["triage.intents.2.name"]);
  expect(wrong({ triage: { intents: intents.slice(0, 2) } })).toEqual([]);
});
