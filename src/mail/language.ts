/** Which language a text is in, by eld's smallest n-gram table (loaded at the first question, about 0.1 s). */

/**
 * ISO 639-1 of the text's language, or null where it cannot be told: no letters at all, or so short or mixed that eld
 * itself marks its answer as unreliable ("hi" it takes for Catalan, and says so).
 */
export async function detectLanguage(text: string): Promise<string | null> {
  // Links, addresses and numbers belong to no language and pull towards English.
  const prose = text.replace(/\b(?:https?:\/\/|www\.)\S+|\S+@\S+|[\d#]+/gu, " ").slice(0, 4000);
  if (!/\p{L}{2}/u.test(prose)) return null;
  const { eld } = await import("eld/extrasmall");
  const result = eld.detect(prose);
  return result.isReliable() && result.language !== "" ? result.language : null;
}
