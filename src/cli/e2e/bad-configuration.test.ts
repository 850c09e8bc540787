/** A configuration that is missing, wrong or leads nowhere: what is said, and with which exit code. */
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireDovecot, startDovecot, type DovecotServer } from "../../../fixtures/servers/dovecot.ts";
import { freePort } from "../../../fixtures/servers/free-port.ts";
import { expectComplaint, newSmb, type Smb } from "./smb.ts";

const OWNER = "owner: { name: Lumen & Oak, address: support@example.com }";

const configured = (text: string): Smb => {
  const smb = newSmb();
  writeFileSync(join(smb.home, "smb.config.yaml"), text);
  return smb;
};

const imap = (settings: Readonly<Record<string, unknown>>): string =>
  `${OWNER}\nmailbox: ${JSON.stringify({ type: "imap", host: "127.0.0.1", tls: "none", user: "support@example.com", password: { env: "MAIL_PASSWORD" }, ...settings })}\n`;

describe("without a configuration", () => {
  it.each([
    ["watch"],
    ["watch", "--once", "--json"],
    ["status"],
    ["status", "--json"],
    ["review"],
    ["review", "--json"],
  ])("smb %s %s says where it looked and how to get one, with exit 10", async (...args) => {
    const smb = newSmb();
    expectComplaint(await smb.run(args), 10, smb.cwd, smb.home, "`smb init`", "`smb demo`");
  });

  it("a file that --config names and that is not there is named", async () => {
    expectComplaint(await newSmb().run(["status", "--config", "other.yaml"]), 10, "other.yaml");
  });
});

describe("a configuration that is not valid", () => {
  it("is named with file, line and the nearest key", async () => {
    const smb = configured(`${OWNER}\nmailbox:\n  type: maildir\n  pth: mail\n`);
    const outcome = await smb.run(["status"]);
    expectComplaint(
      outcome,
      10,
      `${join(smb.home, "smb.config.yaml")}:4`,
      "mailbox.pth",
      "did you mean `path`?",
    );
  });

  it("with a YAML syntax error is named with file and line", async () => {
    const smb = configured(`${OWNER}\nmailbox: [\n`);
    expectComplaint(await smb.run(["watch"]), 10, `${join(smb.home, "smb.config.yaml")}:`);
  });

  it("does not get its plain-text password repeated", async () => {
    const smb = configured(imap({ password: "tr0ub4dor" }));
    const outcome = await smb.run(["watch"]);
    expectComplaint(outcome, 10, "mailbox.password", "a secret never stands in this file");
    expect(outcome.stderr).not.toContain("tr0ub4dor");
  });

  it("hinders the commands that need none as well: they would work on another mailbox's behalf", async () => {
    expectComplaint(await configured("ownr: 1\n").run(["search", "delivery"]), 10, "ownr");
  });
});

describe("a secret", () => {
  it("whose command fails ends with exit 4, and neither command nor secret is shown", async () => {
    const smb = configured(
      imap({ password: { command: "echo hunter2; echo wallet is locked >&2; exit 3" } }),
    );
    const outcome = await smb.run(["watch", "--once"]);
    expectComplaint(outcome, 4, "mailbox.password", "exit code 3", "wallet is locked");
    expect(outcome.stderr).not.toContain("hunter2");
  });

  it("that stands in no such variable names the variable", async () => {
    expectComplaint(await configured(imap({})).run(["watch", "--once"]), 4, "MAIL_PASSWORD", "not set");
  });

  it("in a file that others may read is a warning of the doctor", async () => {
    const smb = configured(imap({ password: { file: "secret" }, port: await freePort() }));
    writeFileSync(join(smb.home, "secret"), "hunter2\n", { mode: 0o644 });
    const { checks } = (await smb.run(["doctor", "--json"])).json();
    expect(checks).toContainEqual({
      name: "secret file",
      outcome: "warn",
      detail: expect.stringContaining("chmod 600") as string,
    });
    expect(JSON.stringify(checks)).not.toContain("hunter2");
  });
});

describe("a mailbox that cannot be reached", () => {
  it("for want of a server names host and port, with exit 1", async () => {
    const port = await freePort();
    const smb = configured(imap({ port }));
    const outcome = await smb.run(["watch", "--once"], { env: { MAIL_PASSWORD: "x" } });
    expectComplaint(outcome, 1, `127.0.0.1:${port}`, "refuses connections");
  });

  it("for want of a Maildir says what a Maildir is", async () => {
    const smb = configured(`${OWNER}\nmailbox: { type: maildir, path: nowhere }\n`);
    expectComplaint(await smb.run(["watch", "--once"]), 1, join(smb.home, "nowhere"), "new/, cur/ and tmp/");
    expect(existsSync(join(smb.home, "nowhere"))).toBe(false);
  });
});

describe.skipIf(!requireDovecot())("a mail server that refuses", () => {
  let dovecot: DovecotServer;

  beforeAll(async () => {
    dovecot = await startDovecot();
  });

  afterAll(async () => {
    await dovecot.stop();
  });

  it("the password ends with exit 4, and the password is not shown", async () => {
    const smb = configured(imap({ port: dovecot.port }));
    const outcome = await smb.run(["watch", "--once"], { env: { MAIL_PASSWORD: "wrong-horse" } });
    expectComplaint(outcome, 4, "support@example.com@127.0.0.1", "password");
    expect(outcome.stderr).not.toContain("wrong-horse");
  });

  it("a folder that it does not have gets the list of those that it has", async () => {
    const smb = configured(imap({ port: dovecot.port, folder: "Inbux" }));
    const outcome = await smb.run(["watch", "--once"], { env: { MAIL_PASSWORD: dovecot.password } });
    expectComplaint(outcome, 1, '"Inbux"', "INBOX", "Sent");
  });
});

describe("a home", () => {
  // Root may write everywhere but into the kernel's own file systems.
  const unwritable = process.getuid?.() === 0 ? "/sys/smb-home" : "/smb-home";

  it.each([[["ingest", "faq.txt"]], [["search", "x"]], [["log"]], [["init", "--yes"]]])(
    "that cannot be made fails %j with the path and what to try",
    async (args) => {
      const smb = newSmb();
      writeFileSync(join(smb.cwd, "faq.txt"), "Q: Why?\nA: Because.\n");
      expectComplaint(await smb.run(args, { env: { SMB_HOME: unwritable } }), 1, unwritable, "SMB_HOME");
    },
  );

  it("that is a file is left as it is", async () => {
    const smb = newSmb();
    const file = join(smb.folder, "file");
    writeFileSync(file, "mine");
    expectComplaint(await smb.run(["log"], { env: { SMB_HOME: file } }), 1, file, "SMB_HOME");
    expectComplaint(await smb.run(["init", "--yes"], { env: { SMB_HOME: file } }), 1, file);
    expectComplaint(await smb.run(["status"], { env: { SMB_HOME: file } }), 10, file);
  });

  it.each(["log", "search x", "errata list", "outbox list"])(
    "whose database is garbage fails `%s`",
    async (command) => {
      const smb = newSmb();
      writeFileSync(join(smb.home, "smb.sqlite"), "garbage ".repeat(100));
      const outcome = await smb.run(command.split(" "));
      expectComplaint(outcome, 1, join(smb.home, "smb.sqlite"), "is not an SQLite database");
    },
  );
});

describe("the command line", () => {
  it.each([
    ["sned", "unknown command 'sned'"],
    ["serch --limit 3 x", "unknown command"],
    ["log --limt 3", "unknown option '--limt'"],
    ["outbox show", "missing required argument 'id'"],
    ["inspect", "missing required argument"],
    ["eval retrieval", "--data"],
    ["log --limit many", "--limit many"],
    ["search x --by author", "--by author"],
    ["search", "no query"],
    ["ingest", "no source"],
    ["errata add only-a-question", "an erratum needs a question and an answer"],
  ])("`smb %s` ends with exit 2", async (command, words) => {
    expectComplaint(await newSmb().run(command.split(" ")), 2, words);
  });

  it.each([
    ["log zzzz", "no message zzzz"],
    ["outbox show zzzz", "no reply zzzz"],
    ["outbox retry zzzz --yes", "no reply zzzz"],
    ["errata remove zzzz", "no erratum zzzz"],
    ["reply zzzz", "no message zzzz"],
    ["reply missing.eml", "missing.eml"],
    ["inspect missing.eml", "missing.eml"],
    ["inspect .", ". cannot be read"],
    ["eval retrieval --data missing.ndjson", "missing.ndjson"],
    ["search --batch missing.ndjson", "missing.ndjson"],
  ])("`smb %s` names what there is not, with exit 1", async (command, words) => {
    expectComplaint(await newSmb().run(command.split(" ")), 1, words);
  });

  it("may have its output cut off by `head`", async () => {
    const smb = newSmb();
    const answers = Array.from({ length: 3000 }, (_, i) =>
      JSON.stringify({ id: `r${i}`, question: `q ${i}`, answer: `a ${i}` }),
    );
    writeFileSync(join(smb.cwd, "many.ndjson"), answers.join("\n"));
    writeFileSync(
      join(smb.cwd, "queries.ndjson"),
      answers
        .slice(0, 50)
        .map((line, id) => JSON.stringify({ id, query: line }))
        .join("\n"),
    );
    expect((await smb.run(["ingest", "many.ndjson"])).code).toBe(0);
    const bin = new URL("../../../bin/smb.js", import.meta.url).pathname;
    const { stdout, stderr, status } = spawnSync(
      "bash",
      [
        "-c",
        `"${process.execPath}" "${bin}" search --batch queries.ndjson | head -c 10; exit \${PIPESTATUS[0]}`,
      ],
      // bash takes a socket on its standard input for a remote shell, and reads the person's .bashrc.
      {
        stdio: ["ignore", "pipe", "pipe"],
        cwd: smb.cwd,
        env: { PATH: process.env["PATH"], SMB_HOME: smb.home },
        encoding: "utf8",
      },
    );
    expect({ stdout, stderr, status }).toEqual({ stdout: '{"id":0,"h', stderr: "", status: 0 });
  });
});
