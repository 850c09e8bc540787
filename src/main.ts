/**
 * argv → exit code. The map of the house:
 *
 *   cli/        one file a subcommand: flags → one call → rendered outcome
 *   app.ts      composition root: configuration → the parts, wired; picks adapters, and nobody else does
 *               (app-transport, app-knowledge, app-generation and app-road.ts are its parts)
 *   config/     schema, loading, secrets, paths
 *   mail/       what a mail is: parse, quotation, screen, bounce, spam, thread, loop, authentication, impersonation,
 *               private data, language, compose; ports Mailbox, SentFolder, SentLog, Sender, SpamMemory, SenderVerifier
 *   knowledge/  passages: load, ingest, errata, search; port Embedder
 *   generation/ what a language model is asked, and how: fences, prompts, checked JSON, the record of calls; port Generator
 *   triage/     what a mail wants: language, intent, priority, sentiment, entities, asks
 *   answer/     retrieve, choose, write, ground, confidence, gate
 *   pipeline/   the stages in their order; advance, approve, watch
 *   outbox/     deliver exactly once, reconcile
 *   feedback/   what a reviewer's decision teaches: calibration, and what may go out without a person
 *   review/     the reviewer's screens
 *   eval/       figures with their intervals
 *   transport/ models/ store/   adapters: IMAP, Maildir, SMTP; embedders, rerankers, writers; SQLite
 *
 * Arrows: pipeline → triage, answer, outbox, feedback → generation, knowledge → mail. Adapters look at ports, never the other way.
 */
import { homedir } from "node:os";
import { printable } from "./cli/output.ts";
import { runProgram } from "./cli/program.ts";
import type { Shell } from "./cli/shell.ts";
import type { Clock } from "./clock.ts";
import { ExitCode, isUserError } from "./errors.ts";

const systemClock: Clock = {
  now: () => new Date(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener("abort", end);
      if (signal.aborted) end();
    }),
};

/** Commands in which a model may write. */
const WRITING: readonly (string | undefined)[] = ["watch", "reply", "replay"];

/** Runs one command line; never throws. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  // llama.cpp computes in libuv's pool and in threads of its own: with four in the pool two of its own made 45 tokens a
  // second, with one 62 (two cores, 371 MB). The pool is made when it is first used, so the size is said before that.
  if (WRITING.includes(argv[0])) process.env["UV_THREADPOOL_SIZE"] ??= "1";
  const abort = new AbortController();
  const interrupt = () => {
    // The second Ctrl-C does not wait for the running step.
    if (abort.signal.aborted) process.exit(ExitCode.interrupted);
    abort.abort();
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  // `smb log | head` closes the pipe early: that is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(ExitCode.done);
    throw error;
  });
  const code = await guarded(argv, shellOf(abort.signal));
  process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  return abort.signal.aborted ? ExitCode.interrupted : code;
}

function shellOf(signal: AbortSignal): Shell {
  return {
    env: process.env,
    cwd: process.cwd(),
    homeFolder: homedir(),
    version: process.env["SMB_VERSION"] ?? "0.0.0",
    clock: systemClock,
    // Each of these is opened at the first look at it, which takes milliseconds.
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
    get interactive() {
      return process.stdin.isTTY && process.stdout.isTTY;
    },
    signal,
  };
}

async function guarded(argv: readonly string[], shell: Shell): Promise<ExitCode> {
  try {
    // Scripts ask for the version often, and parsing the command line takes longer than the answer.
    if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
      shell.stdout.write(`${shell.version}\n`);
      return ExitCode.done;
    }
    return await runProgram(argv, shell);
  } catch (error) {
    if (isUserError(error)) {
      // A message may quote what a server said.
      const next = error.next === undefined ? "" : `  → ${error.next}\n`;
      shell.stderr.write(printable(`smb: ${error.message}\n${next}`));
      return error.exitCode;
    }
    reportBug(error, shell);
    return ExitCode.failed;
  }
}

function reportBug(error: unknown, { stderr, env, version }: Shell): void {
  const text = error instanceof Error ? error.message : String(error);
  const stack = env["SMB_DEBUG"] && error instanceof Error ? `\n${error.stack ?? ""}` : "";
  stderr.write(
    `smb: this is a fault of smb's own, not yours: ${text}${stack}\n` +
      `  → please report it with smb ${version}, node ${process.version}, and what SMB_DEBUG=1 prints in addition\n`,
  );
}
