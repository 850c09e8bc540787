/** The question and the answer of an erratum: as given, else as the person writes them in their editor. */
import { ExitCode, UserError } from "../errors.ts";
import { editText } from "./editor.ts";
import type { Shell } from "./shell.ts";

export interface Entry {
  readonly question: string;
  readonly answer: string;
}

/** @throws {UserError} (usage) where a part is missing and there is nobody to ask. */
export async function readEntry(
  given: { readonly question?: string | undefined; readonly answer?: string | undefined },
  shell: Shell,
  note = "",
): Promise<Entry> {
  const question = given.question?.trim() ?? "";
  const answer = given.answer?.trim() ?? "";
  if (question !== "" && answer !== "") return { question, answer };
  if (!shell.interactive)
    throw new UserError(
      "an erratum needs a question and an answer",
      'smb errata add "how long does delivery take" "Two working days since 1 May."',
      ExitCode.usage,
    );
  return readForm(await editText(`${note}Q: ${question}\nA: ${answer}\n`, shell));
}

/** `Q:` and `A:`, each with all that follows it. What stands above `Q:` is a note to the person. */
export function readForm(text: string): Entry {
  const match = /^\s*Q:(?<question>.*?)^A:(?<answer>.*)$/msu.exec(text.replace(/^(?:#.*(?:\r?\n|$))+/u, ""));
  const question = match?.groups?.["question"]?.trim() ?? "";
  const answer = match?.groups?.["answer"]?.trim() ?? "";
  if (question === "" || answer === "")
    throw new UserError(
      "the erratum was left without a question or an answer; nothing was saved",
      "try again",
    );
  return { question, answer };
}
