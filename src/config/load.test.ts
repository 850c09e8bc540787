import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { ExitCode, UserError } from "../errors.ts";
import { loadConfig, parseConfig } from "./load.ts";
import { smbPaths } from "./paths.ts";

const SECRET = "hunter2";
const OWNER = "owner: { name: Ann, address: ann@x.example }\n";
const MAILBOX = "mailbox: { type: maildir, path: mail }\n";
const VALID = OWNER + MAILBOX;

const failureOf = (text: string): UserError => {
  try {
    parseConfig(text, "F");
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`this is valid: ${text}`);
};

/** The problems of a configuration, one a line, without the headline. */
const problems = (text: string): string[] => failureOf(text).message.split("\n").slice(1);

describe("loadConfig", () => {
  const world = async () => {
    const base = await mkdtemp(join(tmpdir(), "smb-load-"));
    onTestFinished(() => rm(base, { recursive: true, force: true }));
    const [cwd, home] = [join(base, "cwd"), join(base, "home")];
    await mkdir(cwd);
    await mkdir(join(home, ".config/smb"), { recursive: true });
    return { cwd, home: smbPaths({}, home), env: { HOME: home } };
  };

  test("gives the configuration with its paths absolute, and the file that it came from", async () => {
    const { cwd, home, env } = await world();
    const file = join(home.config, "smb.config.yaml");
    await writeFile(file, `${VALID}knowledge:\n  sources: [faq.md, ~/notes]\n`);
    const loaded = await loadConfig({ cwd, home, env });
    expect(loaded.file).toBe(file);
    expect(loaded.config.mailbox).toMatchObject({ path: join(home.config, "mail") });
    expect(loaded.config.knowledge.sources).toEqual([join(home.config, "faq.md"), join(env.HOME, "notes")]);
  });

  test("a file that is named is taken, and JSON is read as well", async () => {
    const { cwd, home, env } = await world();
    await writeFile(join(cwd, "smb.config.yaml"), "not: valid\n");
    const json = { owner: { name: "Bob", address: "b@x.example" }, mailbox: { type: "maildir", path: "m" } };
    await writeFile(join(cwd, "other.json"), JSON.stringify(json, null, "\t"));
    const loaded = await loadConfig({ explicit: "other.json", cwd, home, env });
    expect(loaded.file).toBe(join(cwd, "other.json"));
    expect(loaded.config.owner.name).toBe("Bob");
  });

  test("where there is none it throws the UserError of not being set up", async () => {
    await expect(loadConfig(await world())).rejects.toMatchObject({
      name: "UserError",
      exitCode: ExitCode.notSetUp,
    });
  });

  test("what is wrong is told with the file's whole path", async () => {
    const { cwd, home, env } = await world();
    await writeFile(join(cwd, "smb.config.yml"), `${VALID}extra: 1\n`);
    await expect(loadConfig({ cwd, home, env })).rejects.toThrow(`${join(cwd, "smb.config.yml")}:3: extra: `);
  });
});

describe("a configuration that is not valid", () => {
  test("is not set up: every problem has a line of its own, in the order of the file", () => {
    const error = failureOf(
      [
        "limits:",
        "  replies_per_hour: many",
        "owner:",
        "  name: Ann",
        "mailbox:",
        "  type: maildir",
        "  paht: x",
      ].join("\n"),
    );
    expect(error.exitCode).toBe(ExitCode.notSetUp);
    expect(error.message.split("\n")).toEqual([
      "The configuration has 4 problems:",
      "F:2: limits.replies_per_hour: must be a whole number, without quotes",
      "F:3: owner.address: is missing",
      "F:5: mailbox.path: is missing",
      "F:7: mailbox.paht: is not a key of this block; did you mean `path`?",
    ]);
    expect(error.next).toContain("smb.config.example.yaml");
  });

  test.each(["", "# nothing\n", "{}"])("%j lacks what is required, and says so", (text) => {
    expect(problems(text)).toEqual(["F:1: owner: is missing", "F:1: mailbox: is missing"]);
  });

  test.each(["hello", "- a\n- b\n", "42"])("%j is no block of keys", (text) => {
    expect(problems(text)).toEqual(["F:1: must be a block of keys"]);
  });

  test("a fault of the YAML is told with its line, before anything else", () => {
    expect(problems(`${VALID}limits:\n\treplies_per_hour: 1\n`)).toEqual([
      "F:4: a tab; YAML is indented with spaces",
    ]);
  });

  test("a key that stands twice is named", () => {
    expect(problems(`${VALID}limits:\n  replies_per_hour: 1\n  replies_per_hour: 2\n`)).toEqual([
      "F:5: limits.replies_per_hour: stands twice in this block",
    ]);
  });

  test("$import is an unknown key like any other", () => {
    expect(problems(`$import: x.yaml\n${VALID}`)[0]).toMatch(/^F:1: \$import: is not a key/);
  });
});

describe("an unknown key", () => {
  const hint = (key: string): string | undefined =>
    /did you mean `(.*)`/.exec(problems(`${OWNER}mailbox:\n  type: imap\n  ${key}: 1\n`).join("\n"))?.[1];

  test.each([
    ["hsot", "host"],
    ["hostname", undefined],
    ["pasword", "password"],
    ["Host", "host"],
    ["pollSeconds", "poll_seconds"],
    ["sent-folder", "sent_folder"],
    ["tsl", undefined],
    ["tl", "tls"],
    ["ssl", undefined],
    ["path", undefined],
  ])("%s: the nearest known one is %s", (key, near) => {
    expect(hint(key)).toBe(near);
  });

  test("that is near to nothing comes with the keys that the block has", () => {
    expect(problems(`${VALID}authentication:\n  colour: red\n`)).toEqual([
      "F:4: authentication.colour: is not a key of this block, which has `authserv_id`, `verify`",
    ]);
  });

  test("of the wrong type of mailbox is unknown to the chosen type", () => {
    expect(problems(`${OWNER}mailbox:\n  type: maildir\n  path: x\n  host: y\n`)).toEqual([
      "F:5: mailbox.host: is not a key of this block, which has `type`, `path`, `poll_seconds`",
    ]);
  });

  test("several in one block are several problems", () => {
    expect(problems(`${VALID}limits:\n  a: 1\n  b: 2\n`)).toHaveLength(2);
  });
});

describe("a block with a type", () => {
  test("that is missing or unknown names the types there are, and nothing else", () => {
    const words = "one of `imap`, `maildir`";
    expect(problems(`${OWNER}mailbox:\n  host: x\n`)).toEqual([
      `F:2: mailbox.type: is missing: it is ${words}`,
    ]);
    expect(problems(`${OWNER}mailbox:\n  type: pop3\n  hsot: x\n`)).toEqual([
      `F:3: mailbox.type: must be ${words}`,
    ]);
    expect(problems(`${VALID}send:\n  transport: {}\n`)).toEqual([
      "F:4: send.transport.type: is missing: it is one of `smtp`, `maildir`",
    ]);
  });

  test("that is no block is told so", () => {
    expect(problems(`${OWNER}mailbox: imap\n`)).toEqual(["F:2: mailbox: must be a block of keys"]);
    expect(problems(`${OWNER}mailbox:\n`)).toEqual([
      "F:2: mailbox: is empty: give it a value, or remove the line",
    ]);
  });

  test("has its own checks told once", () => {
    expect(problems(`${VALID}send:\n  enabled: true\n`)).toEqual([
      "F:3: send.transport: is missing: `enabled` is true",
    ]);
    expect(
      problems(`${VALID}send:\n  transport: { type: smtp, host: h.example, tls: none, user: u }\n`),
    ).toEqual([
      "F:4: send.transport.tls: `none` is for this machine alone: the password would cross the network in the clear",
      "F:4: send.transport.password: is missing: `user` is given",
    ]);
  });
});

describe("a value", () => {
  test.each([
    ["send: { enabled: yes }", "send.enabled: must be true or false, without quotes"],
    ["send: { copy_to_sent: sometimes }", "send.copy_to_sent: must be one of `auto`, `always`, `never`"],
    ["send:", "send: is empty: give it a value, or remove the line"],
    ["send: { max_attempts: 0 }", "send.max_attempts: must be at least 1"],
    ["send: { max_attempts: 1.5 }", "send.max_attempts: must be a whole number"],
    ["knowledge: { sources: faq.md }", "knowledge.sources: must be a list"],
    ["knowledge: { sources: [a, 7] }", "knowledge.sources.1: must be a text: put quotes around it"],
    ["knowledge: { sources: [{ a: b }] }", "knowledge.sources.0: must be a text"],
    ['knowledge: { sources: [""] }', "knowledge.sources.0: must not be empty"],
    [
      "authentication: { authserv_id: 5 }",
      "authentication.authserv_id: must be a text: put quotes around it",
    ],
  ])("%s: %s", (line, problem) => {
    expect(problems(`${VALID}${line}\n`)).toEqual([`F:3: ${problem}`]);
  });

  test.each([
    ["address: Ann", "address: must be a bare address such as support@x.example"],
    ["language: EN", "language: must be two small letters such as `en` (ISO 639-1)"],
    ['name: "a\\nb"', "name: must be a single line"],
  ])("owner with %s: %s", (line, problem) => {
    const owner = { name: "name: Ann", address: "address: ann@x.example", [line.split(":")[0] ?? ""]: line };
    expect(problems(`${MAILBOX}owner:\n  ${Object.values(owner).join("\n  ")}\n`)).toEqual([
      expect.stringMatching(/^F:[345]: /) as string,
    ]);
    expect(problems(`${MAILBOX}owner:\n  ${Object.values(owner).join("\n  ")}\n`)[0]).toContain(
      `owner.${problem}`,
    );
  });

  test("that is too large is told the largest", () => {
    expect(problems(`${OWNER}mailbox: { type: maildir, path: x, poll_seconds: 100000 }\n`)).toEqual([
      "F:2: mailbox.poll_seconds: must be at most 86400",
    ]);
  });
});

describe("a secret in the file", () => {
  const withPassword = (password: string): string =>
    `${OWNER}mailbox:\n  type: imap\n  host: h\n  user: u\n  password: ${password}\n`;

  test("as a plain value is refused, with the three forms and without the value", () => {
    expect(problems(withPassword(SECRET))).toEqual([
      'F:6: mailbox.password: a secret never stands in this file; write one of `{ command: "pass show mail" }`, ' +
        '`{ env: "SMB_PASSWORD" }`, `{ file: "~/.smb-password" }`',
    ]);
  });

  test("in two forms at once is refused", () => {
    expect(problems(withPassword(`{ env: A, command: b }`))).toEqual([
      expect.stringContaining("F:6: mailbox.password: must be exactly one of") as string,
    ]);
  });

  test("that is missing is missing", () => {
    expect(problems(`${OWNER}mailbox: { type: imap, host: h, user: u }\n`)).toEqual([
      "F:2: mailbox.password: is missing",
    ]);
  });

  test.each([
    `{ ${SECRET} }`,
    `{ env: A, ${SECRET}: 1 }`,
    `{ command: a, ${SECRET}: 1 }`,
    `{ file: a, ${SECRET}: 1 }`,
    `{ env: ${SECRET}-x }`,
    `{ ${SECRET}, ${SECRET} }`,
    `{ ${SECRET}: 1, ${SECRET}: 2 }`,
    `{ env: "${SECRET} !" }`,
    `[${SECRET}]`,
    `!${SECRET}`,
    `*${SECRET}`,
    `"${SECRET}`,
    `${SECRET}: x`,
  ])("written as %s is never repeated", (password) => {
    expect(JSON.stringify(failureOf(withPassword(password)))).not.toContain(SECRET);
    expect(failureOf(withPassword(password)).message).not.toContain(SECRET);
  });

  test("in whatever line is never repeated", () => {
    const noise = fc.string({ unit: fc.constantFrom(...Array.from(" {}[]:,#&*!|>'\"%@`-?\\ab1=~")) });
    fc.assert(
      fc.property(noise, noise, (before, after) => {
        const text = withPassword(`${before}${SECRET}${after}`);
        let told = "";
        try {
          parseConfig(text, "F");
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          told = `${String(error)} ${String((error as UserError).next)}`;
        }
        expect(told).not.toContain(SECRET);
      }),
      { numRuns: 1000 },
    );
  });
});
