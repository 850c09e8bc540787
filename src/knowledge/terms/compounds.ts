/**
 * Compounds at their seams. In German, Dutch and the Scandinavian languages a noun in -ung, -heit, -ion … takes an s
 * where another is put behind it (Kündigungsfrist, leveringskosten), which hardly any other word has at that place: the
 * seam can be seen without a dictionary.
 */

const SEAM: Readonly<Record<string, RegExp>> = {
  de: /^(.{2,}(?:ung|heit|keit|schaft|ion|tat|ling|tum))s(.{3,})$/,
  nl: /^(.{2,}(?:ing|heid|teit|schap))s(.{3,})$/,
  sv: /^(.{2,}(?:ning|ing|het|tion|skap))s(.{3,})$/,
  da: /^(.{2,}(?:ning|ing|hed|tion|skab))s(.{3,})$/,
  no: /^(.{2,}(?:ning|ing|het|sjon|skap))s(.{3,})$/,
};

/** What is shorter has no seam worth finding. */
const SHORTEST = 9;

/** The parts of a folded word that is put together; none for another. */
export function compoundParts(word: string, language: string | null): string[] {
  if (language === null || word.length < SHORTEST || word.length > 48) return [];
  const seam = SEAM[language === "nb" || language === "nn" ? "no" : language];
  const found = seam?.exec(word);
  return found?.[1] !== undefined && found[2] !== undefined ? [found[1], found[2]] : [];
}
