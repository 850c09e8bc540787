/** Which language a text is in: by its script, its words, its letters, and eld's smallest table of n-grams. */
import { proseOf, wordsOf } from "./language/prose.ts";
import { scriptOf } from "./language/script.ts";

/**
 * ISO 639-1 of the text's language, of the larger part where it is mixed; null where it cannot be told: no words, or
 * none that belong to a language ("ok", a name, an order number).
 * @param subject asked only where the text by itself does not tell: a subject is often somebody else's words.
 */
export async function detectLanguage(text: string, subject = ""): Promise<string | null> {
  return (await languageOf(text)) ?? (subject === "" ? null : languageOf(`${subject}\n${text}`));
}

async function languageOf(text: string): Promise<string | null> {
  const prose = proseOf(text);
  const script = scriptOf(prose);
  if (script === null) return null;
  if (script.language !== null) return script.language;
  const { likeliest } = await import("./language/evidence.ts");
  return likeliest(wordsOf(prose));
}
