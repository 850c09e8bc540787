/** The command line: every subcommand with its flags. */
import { Command, CommanderError } from "commander";
import { ExitCode } from "../errors.ts";
import type { Add, Loader } from "./command.ts";
import { Output } from "./output.ts";
import { evalCommands, knowledgeCommands, modelCommands } from "./program-knowledge.ts";
import { mailCommands } from "./program-mail.ts";
import type { CommonOptions, Run, Shell } from "./shell.ts";

const EXIT_CODES = `
Exit codes: 0 done · 1 failed · 2 usage · 3 done in part · 4 not signed in · 10 not set up · 11 another instance runs · 130 interrupted
SMB_HOME moves every file that smb owns. Data goes to standard output, notes to standard error.
First steps: smb demo · smb init · smb ingest faq.md · smb watch · smb review`;

/** Parses `argv` (without node and script) and runs the command it names. Gives its exit code; throws what it throws. */
export async function runProgram(argv: readonly string[], shell: Shell): Promise<ExitCode> {
  const result: { code: ExitCode } = { code: ExitCode.done };
  const program = build(shell, result);
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // --help and --version come here too, with exit code 0.
    return error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
  }
  return result.code;
}

function build(shell: Shell, result: { code: ExitCode }): Command {
  const program = new Command("smb")
    .description("Answers a support mailbox from your own knowledge, on your own machine.")
    .version(shell.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => shell.stdout.write(text),
      writeErr: (text) => shell.stderr.write(text),
      getOutHelpWidth: () => (shell.stdout.isTTY ? shell.stdout.columns : 100),
    })
    .showHelpAfterError("(smb --help lists the commands)")
    .addHelpText("after", EXIT_CODES);

  /** A subcommand with the options that all have, and its action bound to the module that does the work. */
  const add = (parent: Command, usage: string, description: string, load: Loader): Command =>
    parent
      .command(usage)
      .description(description)
      .option("--json", "print JSON (a line each where there are many)")
      .option("--config <file>", "use this configuration file")
      .action(async (...all: unknown[]) => {
        const command = all.at(-1) as Command;
        const options = command.optsWithGlobals<CommonOptions>();
        const { run } = (await load()) as { readonly run: Run };
        result.code = await run({ args: command.args, options, out: outputFor(shell, options) }, shell);
      });

  mailCommands(program, add);
  knowledgeCommands(program, add);
  evalCommands(program, add);
  modelCommands(program, add);
  ownerCommands(program, add);
  return program;
}

function ownerCommands(program: Command, add: Add): void {
  add(program, "init", "write a configuration", () => import("./init.ts"))
    .option("--here", "into this folder instead of smb's own")
    .option("--yes", "write a documented template without asking");
  add(program, "status", "what waits, what was sent, what is known", () => import("./status.ts"));
  add(program, "doctor", "check configuration, servers and files", () => import("./doctor.ts"));
  add(
    program,
    "demo",
    "the whole road on a sample mailbox, offline, in a scratch folder",
    () => import("./demo/demo.ts"),
  )
    .option("--yes", "approve what is ready and deliver it into the scratch folder")
    .option("--home <folder>", "use this new folder as scratch home");
}

function outputFor(shell: Shell, options: CommonOptions): Output {
  const { stdout, stderr, env } = shell;
  const color = stdout.isTTY && !env["NO_COLOR"] && env["TERM"] !== "dumb";
  return new Output({ stdout, stderr, json: options.json ?? false, color });
}
