/** HTML files. */
import type { Loaded } from "../../passage.ts";
import { readWhole } from "../whole-file.ts";
import { decodePage } from "./charset.ts";
import { parsePage } from "./page.ts";

/** A page of text is a hundredth of this; a book on one page, a fifth. */
const LIMIT = 16 * 1024 * 1024;

/** The record of an HTML file. */
export async function* loadHtml(path: string, name: string): AsyncGenerator<Loaded> {
  const file = await readWhole(path, LIMIT);
  if ("problem" in file) {
    yield { problem: file.problem, source: name };
    return;
  }
  const html = decodePage(file.bytes);
  if (html.trim() === "") yield { problem: "is empty", source: name };
  else yield* parsePage(html, name);
}
