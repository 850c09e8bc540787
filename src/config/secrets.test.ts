import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format, inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { ExitCode, UserError } from "../errors.ts";
import type { SecretSource } from "./schema-values.ts";
import { readSecret, runCommand, Secret, secretFileIsExposed } from "./secrets.ts";
import type { CommandOutcome, SecretDeps } from "./secrets.ts";

const SECRET = "hunter2";

const fileWith = async (content: string, mode = 0o600): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "smb-secrets-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "password");
  await writeFile(file, content);
  await chmod(file, mode);
  return file;
};

const deps = (outcome: Partial<CommandOutcome> = {}, env: SecretDeps["env"] = {}): SecretDeps => ({
  env,
  run: () => Promise.resolve({ exitCode: 0, stdout: "", stderr: "", ...outcome }),
});

const failureOf = async (source: SecretSource, using: SecretDeps): Promise<UserError> => {
  const outcome = await readSecret(source, using, "mailbox.password").catch((error: unknown) => error);
  if (!(outcome instanceof UserError)) throw new Error(`no UserError but ${inspect(outcome)}`);
  return outcome;
};

describe("a Secret", () => {
  test("gives its value to reveal alone", () => {
    expect(new Secret(SECRET).reveal()).toBe(SECRET);
  });

  test("prints as [secret], however it is printed", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 9, unit: "grapheme-ascii" }), (value) => {
        const secret = new Secret(value);
        const holder = { password: secret, list: [secret] };
        const printed = [
          String(secret),
          // eslint-disable-next-line @typescript-eslint/restrict-template-expressions -- the accident that is tested
          `${secret}`,
          JSON.stringify(holder),
          inspect(holder, { showHidden: true, depth: null }),
          format("%s %o %j", secret, secret, secret),
          Object.entries(secret).join(),
        ].join("\n");
        expect(printed).toContain("[secret]");
        expect(printed).not.toContain(value);
      }),
    );
    expect(inspect({ password: new Secret(SECRET) })).toBe("{ password: [secret] }");
  });
});

describe("a secret from the environment", () => {
  test("is the variable's value, without the line end that a shell may leave", async () => {
    const secret = await readSecret({ env: "PW" }, deps({}, { PW: ` ${SECRET} \n` }));
    expect(secret.reveal()).toBe(` ${SECRET} `);
  });

  test.each([
    ["not set", {}],
    ["empty", { PW: "" }],
    ["empty", { PW: "\n" }],
  ])("%s is an error that names the variable and the key", async (what, env) => {
    const error = await failureOf({ env: "PW" }, deps({}, env));
    expect(error.message).toBe(`The environment variable PW (mailbox.password) is ${what}`);
    expect(error.exitCode).toBe(ExitCode.notSignedIn);
    expect(error.next).toContain("PW");
  });
});

describe("a secret from a file", () => {
  test.each([
    [`${SECRET}\n`, SECRET],
    [`${SECRET}\r\n\r\n`, SECRET],
    [` ${SECRET} `, ` ${SECRET} `],
    [`\uFEFF${SECRET}`, SECRET],
    ["pässwörd", "pässwörd"],
  ])("%j gives %j", async (content, value) => {
    expect((await readSecret({ file: await fileWith(content) }, deps())).reveal()).toBe(value);
  });

  test("that is missing is an error which names the file", async () => {
    const file = join(tmpdir(), "smb-no-such-file");
    const error = await failureOf({ file }, deps());
    expect(error.message).toContain(`${file} (mailbox.password) cannot be read`);
    expect(error.exitCode).toBe(ExitCode.notSignedIn);
  });

  test.each(["", "\n\n"])("with nothing in it (%j) is an error which names the file", async (content) => {
    const file = await fileWith(content);
    expect((await failureOf({ file }, deps())).message).toBe(`The file ${file} (mailbox.password) is empty`);
  });
});

describe("a secret from a command", () => {
  test("is the first line of what it prints", async () => {
    const secret = await readSecret({ command: "x" }, deps({ stdout: `${SECRET}\r\nlogin: ann\n` }));
    expect(secret.reveal()).toBe(SECRET);
  });

  test("a command that fails is reported by its exit code and its complaint, never by what it printed", async () => {
    const outcome = { exitCode: 3, stdout: `${SECRET}\n`, stderr: "\u001b[31mno such entry\nsecond line\n" };
    const error = await failureOf({ command: `get ${SECRET}` }, deps(outcome));
    expect(error.message).toBe("The command of mailbox.password ended with exit code 3: [31mno such entry");
    expect(error.exitCode).toBe(ExitCode.notSignedIn);
    expect(inspect(error)).not.toContain(SECRET);
  });

  test("a complaint without end is cut", async () => {
    const error = await failureOf({ command: "x" }, deps({ exitCode: 1, stderr: "e".repeat(9999) }));
    expect(error.message.length).toBeLessThan(300);
  });

  test("a command that fails in silence is reported by its exit code alone", async () => {
    const error = await failureOf({ command: "x" }, deps({ exitCode: 1 }));
    expect(error.message).toBe("The command of mailbox.password ended with exit code 1");
  });

  test.each(["", "\nsecond line\n"])("%j on its output is an error", async (stdout) => {
    expect((await failureOf({ command: "x" }, deps({ stdout }))).message).toContain("printed nothing");
  });

  test("a command that gives no answer in time is an error", async () => {
    expect((await failureOf({ command: "x" }, deps({ exitCode: null }))).message).toContain(
      "no answer in 30 s",
    );
  });

  test("a shell that cannot be started is an error, and the message does not repeat the command", async () => {
    const command = `get ${SECRET}`;
    const error = await failureOf({ command }, { env: { PATH: "/nowhere" }, run: runCommand });
    expect(error.message).toBe("The command of mailbox.password cannot be run: ENOENT");
    expect(inspect(error)).not.toContain(SECRET);
  });
});

describe.skipIf(process.platform === "win32")("runCommand", () => {
  const env = { PATH: process.env["PATH"], PW: SECRET };

  test("runs a line of shell in the environment that it is given", async () => {
    const outcome = await runCommand('printf "%s\\n" "$PW" | cat; echo no >&2', env);
    expect(outcome).toEqual({ exitCode: 0, stdout: `${SECRET}\n`, stderr: "no\n" });
  });

  test("gives the command's own exit code with both outputs", async () => {
    const outcome = await runCommand("echo out; echo err >&2; exit 42", env);
    expect(outcome).toEqual({ exitCode: 42, stdout: "out\n", stderr: "err\n" });
  });

  test("a command that reads its standard input finds it at its end", async () => {
    expect((await runCommand("cat; echo done", env)).stdout).toBe("done\n");
  });

  test("a command that outlasts the limit is ended, and has no exit code", async () => {
    expect((await runCommand("sleep 5; echo late", env, 50)).exitCode).toBeNull();
  });

  test("a command that never stops printing is refused", async () => {
    await expect(runCommand("yes", env)).rejects.toThrow("MAXBUFFER");
  });
});

describe.skipIf(process.platform === "win32")("secretFileIsExposed", () => {
  test.each([
    [0o600, false],
    [0o400, false],
    [0o700, false],
    [0o640, true],
    [0o604, true],
    [0o644, true],
  ])("mode %o: %s", async (mode, exposed) => {
    expect(await secretFileIsExposed(await fileWith(SECRET, mode))).toBe(exposed);
  });

  test("a file that is not there exposes nothing", async () => {
    expect(await secretFileIsExposed(join(tmpdir(), "smb-no-such-file"))).toBe(false);
  });
});
