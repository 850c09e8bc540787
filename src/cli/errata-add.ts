/** `smb errata add [QUESTION] [ANSWER]`: puts a correction on record; what is not given is asked for in $EDITOR. */
import { ExitCode, UserError } from "../errors.ts";
import { addErratum } from "../knowledge/errata.ts";
import { editText } from "./editor.ts";
import type { Run, Shell } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const [question = "", answer = ""] = call.args;
    const entry =
      question !== "" && answer !== "" ? { question, answer } : await askFor({ question, answer }, shell);
    const erratum = await addErratum({ ...entry, at: shell.clock.now() }, await app.errata());
    call.out.data(
      erratum,
      () => `${erratum.id} is on record: it outranks every other answer to “${erratum.question}”`,
    );
    return ExitCode.done;
  });

interface Entry {
  readonly question: string;
  readonly answer: string;
}

async function askFor(entry: Entry, shell: Shell): Promise<Entry> {
  if (!shell.interactive)
    throw new UserError(
      "an erratum needs a question and an answer",
      'smb errata add "how long does delivery take" "Two working days since 1 May."',
      ExitCode.usage,
    );
  const form = `Q: ${entry.question}\nA: ${entry.answer}\n`;
  return readForm(await editText(form, shell));
}

/** `Q:` and `A:`, each with all that follows it. */
export function readForm(text: string): Entry {
  const match = /^\s*Q:(?<question>.*?)^A:(?<answer>.*)$/msu.exec(text);
  const question = match?.groups?.["question"]?.trim() ?? "";
  const answer = match?.groups?.["answer"]?.trim() ?? "";
  if (question === "" || answer === "")
    throw new UserError(
      "the erratum was left without a question or an answer; nothing was saved",
      "try again",
    );
  return { question, answer };
}
