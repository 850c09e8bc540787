/** `smb errata add [QUESTION] [ANSWER]`: puts a correction on record, and tells what it changes before it does. */
import { ExitCode, UserError } from "../errors.ts";
import { addErratum, draftErratum, type Erratum, type ErratumEntry } from "../knowledge/errata.ts";
import { textHash } from "../knowledge/contradiction.ts";
import { effectOf, type ErratumEffect } from "../knowledge/errata-effect.ts";
import type { NamedPassage } from "../knowledge/erratum.ts";
import type { PassageIndex } from "../knowledge/passage-index.ts";
import { draftEntry } from "./errata-draft.ts";
import { readEntry } from "./errata-form.ts";
import { pastReplies } from "./errata-past.ts";
import { lineReader } from "./lines.ts";
import type { Output } from "./output.ts";
import type { CommonOptions, Run, Shell } from "./shell.ts";
import { withApp } from "./with-app.ts";

export interface AddOptions extends CommonOptions {
  readonly also?: readonly string[];
  readonly corrects?: readonly string[];
  /** A message on record whose draft was wrong. */
  readonly draft?: string;
  /** Which claim of that draft, from 1. */
  readonly claim?: string;
  readonly answer?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

export const run: Run<AddOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { args, options, out } = call;
    const { messages } = await app.store();
    const deps = await app.errata();
    const said =
      options.draft === undefined
        ? await readEntry({ question: args[0], answer: options.answer ?? args[1] }, shell)
        : await draftEntry({ ...options, draft: options.draft }, app, out, shell);
    const named = await nameAll(options.corrects ?? [], deps.index);
    const entry: ErratumEntry = { ...said, also: options.also ?? [], named, at: shell.clock.now() };
    const others = await deps.errata.list();
    const erratum = await draftErratum(entry, others, deps);
    const effect = await effectOf(erratum, { others, replies: await pastReplies(messages) }, deps);
    const isSaved = options.dryRun !== true && (await mayBeSaved(erratum, effect, options, out, shell));
    if (isSaved) await addErratum(entry, deps);
    out.data({ ...erratum, ...shortened(effect), saved: isSaved }, () =>
      isSaved || options.dryRun !== true ? outcome(erratum, isSaved) : render(erratum, effect, out),
    );
    if (isSaved && !shell.interactive && !out.json) out.note(render(erratum, effect, out));
    return ExitCode.done;
  });

/** The passages of these ids, and all of a record's. @throws {UserError} where nothing of that id is on record. */
async function nameAll(ids: readonly string[], index: PassageIndex): Promise<NamedPassage[]> {
  const named: NamedPassage[] = [];
  for (const id of ids) {
    const passages = [
      ...(await index.passages([id])),
      ...(await index.passagesOf([id], Number.MAX_SAFE_INTEGER)),
    ];
    if (passages.length === 0)
      throw new UserError(`no passage ${id} is on record`, "`smb search` shows the ids", ExitCode.usage);
    for (const passage of passages) named.push({ passageId: passage.id, hash: textHash(passage) });
  }
  return named;
}

/** A person in front of a terminal sees what it changes and says whether to go on. */
async function mayBeSaved(
  erratum: Erratum,
  effect: ErratumEffect,
  { yes }: AddOptions,
  out: Output,
  shell: Shell,
): Promise<boolean> {
  if (yes || out.json || !shell.interactive) return true;
  out.note(render(erratum, effect, out));
  const person = lineReader(shell);
  const answer = await person.ask("save it? [Y]es  [n]o > ");
  person.close();
  // The end of the input is no consent.
  return answer !== null && !/^\s*n/iu.test(answer);
}

const outcome = ({ id, question }: Erratum, isSaved: boolean): string =>
  isSaved ? `${id} is on record: it outranks what it corrects for “${question}”` : "nothing was saved";

/** What is worth telling of the effect, with short texts. */
const shortened = ({ corrects, near, supersedes, wouldChange }: ErratumEffect) => ({
  corrects: corrects.map(({ passage: { id, title, kind }, contradiction: { whole, sentences } }) => ({
    ...{ id, title, kind, whole, sentences },
  })),
  near: near.map(({ passage: { id, title, kind }, score }) => ({ id, title, kind, score })),
  supersedes,
  wouldChange: wouldChange.map(({ id, asked, text }) => ({ id, asked, text })),
});

const MOST_SHOWN = 10;

function render(erratum: Erratum, effect: ErratumEffect, out: Output): string {
  const { corrects, near, supersedes, wouldChange } = effect;
  const lines = [out.style("bold", `Q: ${erratum.question}`), `A: ${erratum.answer}`];
  lines.push(
    ...listed("It corrects", corrects, ({ passage, contradiction: { whole, sentences } }) =>
      whole
        ? `${passage.id} · ${passage.title}: all of it, “${brief(passage.text)}”`
        : `${passage.id} · ${passage.title}: “${brief(sentences.join(" "))}”`,
    ),
  );
  if (corrects.length === 0) lines.push("It corrects no passage that is known: it stands as a new answer.");
  lines.push(...listed("It stands in place of", supersedes, (id) => id));
  lines.push(
    ...listed("It would have changed", wouldChange, ({ id, text }) => `the reply ${id}: “${brief(text)}”`),
  );
  lines.push(
    ...listed(
      "These come near and stay as they are; --corrects ID says that it corrects one",
      near,
      ({ passage }) => `${passage.id} · ${passage.question ?? passage.title}: “${brief(passage.text)}”`,
    ),
  );
  return lines.join("\n");
}

function listed<T>(head: string, items: readonly T[], show: (item: T) => string): string[] {
  if (items.length === 0) return [];
  const more = items.length > MOST_SHOWN ? [`  … and ${items.length - MOST_SHOWN} more`] : [];
  return [`${head}:`, ...items.slice(0, MOST_SHOWN).map((item) => `  ${show(item)}`), ...more];
}

const BRIEF = 120;

const brief = (text: string): string => {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= BRIEF ? line : `${line.slice(0, BRIEF)}…`;
};
