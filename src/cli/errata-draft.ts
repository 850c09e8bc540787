/** "This was wrong, this is right": an erratum from a draft on record. */
import type { App } from "../app.ts";
import { ExitCode, UserError } from "../errors.ts";
import { maskPrivate } from "../mail/private-data.ts";
import type { Entry } from "./errata-form.ts";
import { readEntry } from "./errata-form.ts";
import { type DraftOnRecord, draftOf } from "./errata-past.ts";
import { findMessageId } from "./find-message.ts";
import { lineReader } from "./lines.ts";
import { wholeNumber } from "./numbers.ts";
import type { Output } from "./output.ts";
import type { Shell } from "./shell.ts";

export interface DraftRequest {
  /** A message on record, or the beginning of its id. */
  readonly draft: string;
  readonly claim?: string;
  readonly answer?: string;
}

/** The customer's question, the right answer from the person, and the sentence of the draft that was wrong. */
export async function draftEntry(
  request: DraftRequest,
  app: App,
  out: Output,
  shell: Shell,
): Promise<Entry & { readonly wrong: readonly string[] }> {
  const { messages } = await app.store();
  const id = await findMessageId(app, request.draft);
  const draft = await draftOf(id, messages);
  const [only, ...others] = draft?.claims ?? [];
  if (draft === null || only === undefined)
    throw new UserError(
      `message ${id} has no draft that says anything`,
      "smb errata add QUESTION ANSWER",
      ExitCode.usage,
    );
  const claim = others.length === 0 ? only : await chooseClaim(draft, request, out, shell);
  // What a customer wrote of themselves is no part of a question that others ask.
  const question = maskPrivate(claim.question);
  const note = `# The draft said: ${claim.text.replace(/\s+/gu, " ")}\n# Write the right answer below.\n`;
  const entry = await readEntry({ question, answer: request.answer }, shell, note);
  return { ...entry, wrong: [claim.text] };
}

/** The claim that `--claim` numbers, else the one that the person does. */
async function chooseClaim(
  { claims }: DraftOnRecord,
  { claim }: DraftRequest,
  out: Output,
  shell: Shell,
): Promise<DraftOnRecord["claims"][number]> {
  const list = claims.map(({ text }, i) => `${i + 1}. ${text}`).join("\n");
  const chosen = claim ?? (await ask(list, out, shell));
  const found = claims[wholeNumber(chosen, "--claim") - 1];
  if (found === undefined)
    throw new UserError(`the draft has ${claims.length} sentences`, "--claim 1", ExitCode.usage);
  return found;
}

async function ask(list: string, out: Output, shell: Shell): Promise<string> {
  if (!shell.interactive)
    throw new UserError(`which sentence was wrong?\n${list}`, "--claim N", ExitCode.usage);
  out.note(list);
  const person = lineReader(shell);
  const answer = await person.ask("which sentence was wrong? > ");
  person.close();
  return answer?.trim() ?? "";
}
