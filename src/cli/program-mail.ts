/** The commands about mails: reading, drafting, deciding, sending. */
import type { Command } from "commander";
import type { Add } from "./command.ts";

export function mailCommands(program: Command, add: Add): void {
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
  add(
    program,
    "replay <id>",
    "take a message along its road again, and show what comes out differently; nothing is stored",
    () => import("./replay.ts"),
  )
    .option("--model <model>", "write with this model instead (as for `models use`), or with none")
    .option("--prompt <folder>", "use the templates in this folder instead")
    .option("--restart", "take it back to the start of its road, for good");
  intentCommands(program, add);
  spamCommands(program, add);
  outboxCommands(program, add);
}

function intentCommands(program: Command, add: Add): void {
  const intents = program.command("intents").description("what mails are about");
  add(intents, "list", "list the intents, and what they are learned from", () => import("./intents-list.ts"));
  add(
    intents,
    "correct <id> <names...>",
    "say what a message was about (or none): the next ones are told by it",
    () => import("./intents-correct.ts"),
  );
}

function spamCommands(program: Command, add: Add): void {
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
}

function outboxCommands(program: Command, add: Add): void {
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
  add(
    outbox,
    "wrong <id> [reason]",
    "a reply should not have said what it says: it counts against its intent",
    () => import("./outbox-wrong.ts"),
  );
}
