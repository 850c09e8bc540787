/** Secrets, read from where the configuration says at the moment they are needed, and kept out of every output. */
import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { inspect } from "node:util";
import { errorText, ExitCode, UserError } from "../errors.ts";
import type { Env } from "./paths.ts";
import type { SecretSource } from "./schema-values.ts";

const COMMAND_TIMEOUT_MS = 30_000;
const LONGEST_COMPLAINT = 200;

/** A secret that prints as `[secret]`, however it is printed. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The secret itself, for the call that signs in and nothing else. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }

  [inspect.custom](): string {
    return "[secret]";
  }
}

export interface CommandOutcome {
  /** Null where a signal ended it, the time limit's included. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SecretDeps {
  readonly env: Env;
  /** Runs a line of shell; rejects where it cannot be run, with a message that does not repeat the line. */
  readonly run: (command: string, env: Env) => Promise<CommandOutcome>;
}

/**
 * Reads a secret. `key` is the configuration's key for it (`mailbox.password`), for the messages. Throws a `UserError`
 * (not signed in) where it is missing, empty or unreadable; its message holds neither the secret nor the command.
 */
export const readSecret = async (
  source: SecretSource,
  deps: SecretDeps,
  key = "the secret",
): Promise<Secret> => {
  if ("env" in source) return fromEnv(source.env, deps.env, key);
  if ("file" in source) return fromFile(source.file, key);
  return fromCommand(source.command, deps, key);
};

const failed = (message: string, next: string, cause?: unknown): UserError =>
  new UserError(message, next, ExitCode.notSignedIn, { cause });

const withoutLineEnd = (text: string): string => text.replace(/[\r\n]+$/, "");

const fromEnv = (name: string, env: Env, key: string): Secret => {
  const value = withoutLineEnd(env[name] ?? "");
  if (value === "")
    throw failed(
      `The environment variable ${name} (${key}) is ${env[name] === undefined ? "not set" : "empty"}`,
      `Set ${name} before smb starts; cron and services do not read your shell's profile.`,
    );
  return new Secret(value);
};

const fromFile = async (file: string, key: string): Promise<Secret> => {
  const next = "Look at the path and at the file's permissions; the file holds the secret and nothing else.";
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw failed(`The file ${file} (${key}) cannot be read: ${errorText(error)}`, next, error);
  });
  // Windows' Notepad starts a file with a byte order mark, which is no part of a password.
  const value = withoutLineEnd(text.replace(/^\uFEFF/, ""));
  if (value === "") throw failed(`The file ${file} (${key}) is empty`, next);
  return new Secret(value);
};

const fromCommand = async (command: string, deps: SecretDeps, key: string): Promise<Secret> => {
  const next = `Run the command of ${key} in a terminal: it prints the secret as its first line.`;
  const outcome = await deps.run(command, deps.env).catch((error: unknown) => {
    throw failed(`The command of ${key} cannot be run: ${errorText(error)}`, next);
  });
  if (outcome.exitCode === null)
    throw failed(
      `The command of ${key} was ended: it gave no answer in ${COMMAND_TIMEOUT_MS / 1000} s`,
      next,
    );
  if (outcome.exitCode !== 0)
    throw failed(`The command of ${key} ended with exit code ${outcome.exitCode}${complaint(outcome)}`, next);
  const value = outcome.stdout.split(/\r?\n/, 1)[0] ?? "";
  if (value === "") throw failed(`The command of ${key} printed nothing in its first line`, next);
  return new Secret(value);
};

const complaint = ({ stderr }: CommandOutcome): string => {
  const line = stderr.trimStart().split(/\r?\n/, 1)[0] ?? "";
  const plain = line.replace(/\p{Cc}/gu, "").slice(0, LONGEST_COMPLAINT);
  return plain === "" ? "" : `: ${plain}`;
};

/** Runs a line of shell with nothing on its standard input, for 30 s at most. Rejects where it cannot be run. */
export const runCommand = (
  command: string,
  env: Env,
  timeoutMs = COMMAND_TIMEOUT_MS,
): Promise<CommandOutcome> =>
  new Promise((resolve, reject) => {
    const onWindows = process.platform === "win32";
    const [shell, args] = onWindows
      ? (["cmd.exe", ["/d", "/s", "/c", `"${command}"`]] as const)
      : (["sh", ["-c", command]] as const);
    const child = execFile(
      shell,
      [...args],
      { env, timeout: timeoutMs, windowsHide: true, windowsVerbatimArguments: onWindows },
      (error, stdout, stderr) => {
        const code = error ? (error.code ?? null) : 0;
        // A word is Node's own (ENOENT: no shell), and its message would repeat the command line.
        if (typeof code === "string") reject(new Error(code));
        else resolve({ exitCode: code, stdout, stderr });
      },
    );
    // A command that asks for a passphrase on standard input ends at once instead of hanging.
    child.stdin?.end();
  });

/** Whether others than its owner may read the file. False where the system has no such modes, or there is no file. */
export const secretFileIsExposed = async (path: string): Promise<boolean> => {
  if (process.platform === "win32") return false;
  return stat(path).then(
    ({ mode }) => (mode & 0o044) !== 0,
    () => false,
  );
};
