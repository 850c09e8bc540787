/** Runs the built `bin/smb.js` as a person's shell does: a process of its own, a home of its own, nothing inherited. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { packageFile } from "../../package-files.ts";

export type Json = Readonly<Record<string, unknown>>;

/** What a finished smb left. `code` is null where a signal ended it. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as one JSON object. */
  readonly json: () => Json;
  /** Standard output as NDJSON. */
  readonly lines: () => Json[];
}

export interface RunOptions {
  /** Added to an environment that holds PATH, HOME, SMB_HOME and NO_COLOR; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
}

export interface Running {
  readonly pid: number;
  /** Resolves as soon as either output holds the text; rejects where smb ends before. */
  readonly says: (text: string) => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** What standard output held so far, as NDJSON. */
  readonly lines: () => Json[];
  readonly ended: Promise<Outcome>;
}

export interface Smb {
  /** A temporary folder that goes with the test; `home` and `cwd` are inside. */
  readonly folder: string;
  /** SMB_HOME. */
  readonly home: string;
  readonly cwd: string;
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Outcome>;
  /** Leaves it running; what still runs at the end of the test is killed. */
  readonly start: (args: readonly string[], options?: RunOptions) => Running;
}

/** A person with an empty home and an empty current folder. `atEnd` is told what to do once the test is over. */
export function newSmb(atEnd: (cleanUp: () => void) => void = onTestFinished): Smb {
  const folder = mkdtempSync(join(tmpdir(), "smb-e2e-"));
  const [home, cwd] = [join(folder, "home"), join(folder, "work")];
  for (const path of [home, cwd]) mkdirSync(path);
  const running = new Set<ChildProcess>();
  atEnd(() => {
    for (const child of running) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });
  const start = (args: readonly string[], options: RunOptions = {}): Running => {
    const env = { PATH: process.env["PATH"], HOME: folder, SMB_HOME: home, NO_COLOR: "1", ...options.env };
    const child = spawn(process.execPath, [packageFile("bin/smb.js"), ...args], {
      env,
      cwd: options.cwd ?? cwd,
    });
    running.add(child);
    child.once("close", () => running.delete(child));
    // A command that reads no input may be gone before it was written.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.stdin ?? "");
    return follow(child);
  };
  return { folder, home, cwd, start, run: (args, options) => start(args, options).ended };
}

function follow(child: ReturnType<typeof spawn>): Running {
  const said = { stdout: "", stderr: "" };
  const waiting = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const)
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
      for (const look of waiting) look();
    });
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({
        code,
        ...said,
        json: () => JSON.parse(said.stdout) as Json,
        lines: () => linesOf(said.stdout),
      }),
    );
  });
  const says = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (!`${said.stdout}\n${said.stderr}`.includes(text)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
      ended.then(
        ({ code }) =>
          reject(new Error(`smb ended (${code ?? "killed"}) before it said ${text}: ${said.stderr}`)),
        reject,
      );
    });
  return {
    pid: child.pid ?? 0,
    says,
    kill: (signal) => void child.kill(signal),
    lines: () => linesOf(said.stdout),
    ended,
  };
}

/** The whole lines; one that is still being written waits. */
const linesOf = (text: string): Json[] =>
  text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Json);

/** A failure that a person can act on: this exit code, these words on standard error, nothing else anywhere. */
export function expectComplaint(outcome: Outcome, code: number, ...words: readonly string[]): void {
  for (const word of words) expect(outcome.stderr).toContain(word);
  expect(outcome.stdout).toBe("");
  expect(outcome.code).toBe(code);
  expectNoFault(outcome);
}

/** smb took the blame for nothing and showed no stack. */
export function expectNoFault({ stdout, stderr }: Pick<Outcome, "stdout" | "stderr">): void {
  expect(stderr).not.toMatch(/^ {4}at /mu);
  expect(stderr).not.toContain("a fault of smb's own");
  expect(stdout).not.toMatch(/^ {4}at /mu);
}
