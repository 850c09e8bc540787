/** The commands about what smb knows, how well it does, and the models. */
import type { Command } from "commander";
import { type Add, each } from "./command.ts";

export function knowledgeCommands(program: Command, add: Add): void {
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

export function evalCommands(program: Command, add: Add): void {
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
  add(
    evaluate,
    "answers",
    "is what the knowledge answers answered, and nothing else?",
    () => import("./eval-answers.ts"),
  )
    .option(
      "--data <file>",
      "NDJSON {query, answerable}, or {answer, passages, faithful} (may be repeated); without: your own past questions",
      each,
    )
    .option("--limit <n>", "how many of your own questions are asked at the most")
    .option("--ndjson <file>", "write a line for each query")
    .option("--html <file>", "write a page with plots");
  add(evaluate, "triage", "is it told what mails are about?", () => import("./eval-triage.ts"))
    .requiredOption("--data <file>", "NDJSON {text, intents: [name]} (none: out of scope)")
    .option(
      "--train <file>",
      "learn from this file of the same form (may be repeated); without: your own",
      each,
    )
    .option("--ndjson <file>", "write a line for each text")
    .option("--html <file>", "write a page with plots");
}

export function modelCommands(program: Command, add: Add): void {
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
    "download a model (a NAME of the list, writer for one that fits this machine, hf:OWNER/REPO/FILE.gguf)",
    () => import("./models-pull.ts"),
  );
  add(models, "rm <name>", "delete a downloaded model", () => import("./models-rm.ts"));
  add(
    models,
    "use <model>",
    "use a NAME of the list, a folder, a GGUF file or an hf: address; static, no-reranker and no-writer go without",
    () => import("./models-use.ts"),
  )
    .option("--query-prefix <text>", "what a model of your own wants before a query")
    .option("--passage-prefix <text>", "… before a passage")
    .option("--pooling <kind>", "how its vectors are pooled, where its files do not say");
}
