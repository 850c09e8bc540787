/** The command line: every subcommand with its flags. */
import { Command, CommanderError } from "commander";
import { ExitCode } from "../errors.ts";
import { Output } from "./output.ts";
import type { CommonOptions, Run, Shell } from "./shell.ts";

/** Collects an option that may be given several times. */
const each = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

type Loader = () => Promise<{ readonly run: Run<never> }>;

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
  modelCommands(program, add);
  ownerCommands(program, add);
  return program;
}

type Add = (parent: Command, usage: string, description: string, load: Loader) => Command;

function mailCommands(program: Command, add: Add): void {
  add(program, "watch", "fetch mail, draft replies, deliver what was approved", () => import("./watch.ts"))
    .option("--once", "one round, then end (for cron)")
    .option("--since <date>", "take in mail from this date on, not only what arrives after set-up");
  add(
    program,
    "review",
    "show waiting drafts one by one: approve, edit, reject",
    () => import("./review.ts"),
  ).option("--plain", "line by line, without a full screen (the only way so far)");
  add(
    program,
    "reply <mail>",
    "draft a reply to a mail: a FILE, an ID on record, or - ; nothing is stored",
    () => import("./reply.ts"),
  );
  add(program, "inspect <files...>", "show what smb reads in mail files", () => import("./inspect.ts"));
  add(
    program,
    "log [id]",
    "show the road of a message, or the latest messages",
    () => import("./log.ts"),
  ).option("--limit <n>", "how many messages to list", "20");
  const spam = program
    .command("spam")
    .description("what you call spam: marked for the queue, never discarded");
  add(
    spam,
    "add <mails...>",
    "these (a FILE, an ID on record, or -) are spam",
    () => import("./spam-add.ts"),
  );
  add(spam, "remove <mails...>", "these are not spam", () => import("./spam-remove.ts"));
  add(spam, "status", "how much it has been shown", () => import("./spam-status.ts"));
  const outbox = program.command("outbox").description("replies on their way out");
  add(outbox, "list", "list them", () => import("./outbox-list.ts")).option("--all", "sent ones too");
  add(outbox, "show <id>", "print the mail as it is or will be sent", () => import("./outbox-show.ts"));
  add(
    outbox,
    "sent <id>",
    "an uncertain or failed reply did arrive: mark it as sent",
    () => import("./outbox-sent.ts"),
  );
  add(
    outbox,
    "retry <id>",
    "an uncertain or failed reply did not arrive: send it (again)",
    () => import("./outbox-retry.ts"),
  ).option("--yes", "do not ask");
}

function knowledgeCommands(program: Command, add: Add): void {
  add(
    program,
    "ingest [sources...]",
    "take in files, folders, globs, past mail (mbox, Maildir, imap:Sent) and - for standard input",
    () => import("./ingest.ts"),
  )
    .option("--dry-run", "show what would change, change nothing")
    .option("--prune", "also remove what is gone from its source, wherever that was")
    .option("--map <fields>", "columns that are called otherwise: question=instruction,answer=response")
    .option(
      "--own <address>",
      "an address that you answer from, beside those configured (may be repeated)",
      each,
    );
  add(program, "search [query]", "find passages", () => import("./search.ts"))
    .option("--limit <n>", "how many hits", "10")
    .option("--kind <kind>", "only passages of this kind (faq, doc, reply, erratum, …)")
    .option("--tag <tag>", "only passages with this tag")
    .option("--language <code>", "only passages in this language (ISO 639-1)")
    .option("--since <date>", "only passages of this date (2026-05-31, 2026-05) or later")
    .option("--until <date>", "only passages of this date or earlier")
    .option("--by <unit>", "passage, or source for one hit a source", "passage")
    .option("--batch <file>", "queries as NDJSON {id, query}; answers {id, hits} a line");
  errataCommands(program, add);
  evalCommands(program, add);
}

function errataCommands(program: Command, add: Add): void {
  const errata = program.command("errata").description("corrections that outrank all other knowledge");
  add(errata, "add [question] [answer]", "put a correction on record", () => import("./errata-add.ts"))
    .option(
      "--also <wording>",
      "another wording of the question, tested by `smb eval errata` (may be repeated)",
      each,
    )
    .option("--corrects <id>", "a passage that is wrong, beside those that smb finds (may be repeated)", each)
    .option("--draft <id>", "what the draft for this message said was wrong")
    .option("--claim <n>", "which sentence of that draft")
    .option("--answer <text>", "what is right")
    .option("--dry-run", "show what it would change, save nothing")
    .option("--yes", "do not ask");
  add(errata, "list", "list them, with what each corrects", () => import("./errata-list.ts"));
  add(errata, "remove <id>", "remove one", () => import("./errata-remove.ts"));
  add(
    errata,
    "import <file>",
    "take them in from NDJSON, CSV or Q:/A: text; - for standard input",
    () => import("./errata-import.ts"),
  );
  add(errata, "export [file]", "write them as NDJSON that import reads", () => import("./errata-export.ts"));
}

function evalCommands(program: Command, add: Add): void {
  const evaluate = program.command("eval").description("measure how well smb does");
  add(evaluate, "retrieval", "is the right passage found?", () => import("./eval-retrieval.ts"))
    .option(
      "--data <file>",
      "NDJSON {query, relevant: [id or url]} (may be repeated); without: your own past answers",
      each,
    )
    .option("--compare <two...>", "two configurations, homes, or results written by --ndjson")
    .option("--limit <n>", "how many of your own questions are asked at the most")
    .option("--worst <n>", "list the queries that did worst")
    .option("--ndjson <file>", "write a line for each query")
    .option("--html <file>", "write a page with plots");
  add(evaluate, "errata", "does each erratum answer its question?", () => import("./eval-errata.ts"))
    .option("--ask-elsewhere", "also: do they keep out of the answers to your other past questions?")
    .option("--limit <n>", "how many past questions are asked at the most");
  add(evaluate, "screen", "are people told from machines?", () => import("./eval-screen.ts")).requiredOption(
    "--data <file>",
    "NDJSON {path, verdict}, paths from the file's own folder",
  );
}

function modelCommands(program: Command, add: Add): void {
  const models = program.command("models").description("optional models: smb does the whole job without any");
  add(
    models,
    "list",
    "what can be had, what is here, what is in use",
    () => import("./models-list.ts"),
  ).option("--verify", "compare the files with their checksums");
  add(
    models,
    "pull <name>",
    "download a model; a cut-off download goes on",
    () => import("./models-pull.ts"),
  );
  add(models, "rm <name>", "delete a downloaded model", () => import("./models-rm.ts"));
  add(
    models,
    "use <model>",
    "use a NAME of the list, a folder or a GGUF file; static is the default, no-reranker turns that off",
    () => import("./models-use.ts"),
  )
    .option("--query-prefix <text>", "what a model of your own wants before a query")
    .option("--passage-prefix <text>", "… before a passage")
    .option("--pooling <kind>", "how its vectors are pooled, where its files do not say");
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
