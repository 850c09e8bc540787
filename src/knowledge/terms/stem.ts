/**
 * A word's stem by the rules of its language, folded: what an inflected, an unaccented and a carefully typed form of one
 * word have in common.
 *
 * Where folding a word first costs its stemmer little, that is done, so that "résilier" and "resilier" cannot part; what
 * the stemmer wants to see accented (Spanish -ación, Portuguese -ção) is put back. Finnish, Hungarian, Romanian, Turkish
 * and the Slavic ones are stemmed as they are written.
 */
import { createRequire } from "node:module";
import { englishStem } from "./english-stem.ts";
import { folded } from "./fold.ts";
import { polishStem } from "./polish-stem.ts";

type Stem = (word: string) => string;

/** French and Italian l', d', qu', dell' … before a word. */
const ELIDED =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|un|all|dall|dell|nell|sull|coll|quell|quest|sant)'(?=..)/;

/** Before their stemmer sees them; every word comes folded. */
const RESTORED: Readonly<Record<string, Stem>> = {
  // ae, oe, ue where the keyboard has no umlaut; not in "neue", "Steuer", "quer".
  de: (word) =>
    word
      .replace(/ae/g, "a")
      .replace(/oe/g, "o")
      .replace(/(?<![aeiouq])ue/g, "u"),
  fr: (word) => word.replace(/ee(s?)$/, "ée$1").replace(/ite(s?)$/, "ité$1"),
  es: (word) => word.replace(/([au])cion$/, "$1ción"),
  it: (word) => word.replace(/ita$/, "ità"),
  pt: (word) => word.replace(/ao$/, "ão").replace(/oes$/, "ões").replace(/cã/, "çã").replace(/cõ/, "çõ"),
  da: (word) => word.replace(/aa/g, "a").replace(/oe/g, "o"),
  no: (word) => word.replace(/aa/g, "a").replace(/oe/g, "o"),
};

const FOLDED_FIRST: Readonly<Record<string, string>> = {
  ...{ de: "german", fr: "french", es: "spanish", it: "italian", pt: "portuguese", nl: "dutch" },
  ...{ sv: "swedish", da: "danish", no: "norwegian", nb: "norwegian", nn: "norwegian", ca: "catalan" },
};
const AS_WRITTEN: Readonly<Record<string, string>> = {
  ...{
    fi: "finnish",
    hu: "hungarian",
    ro: "romanian",
    ru: "russian",
    tr: "turkish",
    cs: "czech",
    sk: "czech",
  },
  ...{ sl: "slovene", ar: "arabic", eu: "basque", ga: "irish", hy: "armenian", ta: "tamil" },
};

/** Russian without the dots of ё; Romanian with the cedillas that its stemmer was written for. */
const respelt = (word: string): string => word.replaceAll("ё", "е").replaceAll("ș", "ş").replaceAll("ț", "ţ");

interface Snowball {
  readonly newStemmer: (language: string) => { stem(word: string): string };
}

/** Loaded when the first word of another language than English comes: 15 ms that most searches never pay. */
const snowball = (): Snowball => createRequire(import.meta.url)("snowball-stemmers") as Snowball;

/** The stemmer for a language, ISO 639-1. One that no stemmer knows is folded only, one that is not said is English. */
export function stemmerFor(language: string | null): Stem {
  const base = language ?? "en";
  if (base === "en") return (word) => withoutNoun(englishStem(folded(bare(word))));
  if (base === "pl") return (word) => polishStem(folded(bare(word)));
  const first = FOLDED_FIRST[base];
  if (first !== undefined) {
    const stemmer = snowball().newStemmer(first);
    const restored = RESTORED[base === "nb" || base === "nn" ? "no" : base] ?? ((word: string) => word);
    return (word) => folded(stemmer.stem(restored(folded(bare(word)))));
  }
  const written = AS_WRITTEN[base];
  if (written === undefined) return (word) => folded(bare(word));
  const stemmer = snowball().newStemmer(written);
  return (word) => folded(stemmer.stem(respelt(bare(word))));
}

/** What Porter leaves apart and help desks hear all day: delivery and deliver, recovery and recover. */
const withoutNoun = (stem: string): string => stem.replace(/(?<=..)([ou]?[a-z]v)eri$/, "$1");

const bare = (word: string): string => word.replace(ELIDED, "").replace(/'s?$/, "").replaceAll("'", "");
