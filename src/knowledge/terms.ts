/**
 * Text → index terms: what a passage is stored by and a query's words are looked up by. Terms are letters and digits
 * only, folded and stemmed; the index keeps them as they are.
 */
import { functionWords } from "./function-words.ts";
import { compoundParts } from "./terms/compounds.ts";
import { folded } from "./terms/fold.ts";
import { stemmerFor } from "./terms/stem.ts";
import {
  indexedPairs,
  isHangul,
  isUnspaced,
  mayBeUnspaced,
  queriedPairs,
  runsOf,
  withoutParticle,
} from "./terms/unspaced.ts";

/** Grows when any text gets other terms than before: an index made by other rules is made anew. */
export const ANALYSIS_VERSION = 1;

/** Terms that stand in a row; one that ends in `*` is only the beginning of a term. */
export type TermPhrase = readonly string[];

/** Words and what ties words into one: e-mail, v2.3, SKU-1234, don't, a@b.example, shop.example/returns. */
const ASCII_TOKEN = /[a-z0-9]+(?:['\-._@/:+][a-z0-9]+){0,8}/g;
const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’\-\u2010._@/:+][\p{L}\p{N}][\p{L}\p{N}\p{M}]*){0,8}/gu;
const CONNECTED = /[\-\u2010._@/:+]/;
const CONNECTORS = /[\-\u2010._@/:+]+/;
const HYPHENS = /[\-\u2010]/g;

/** Letters with digits between, before or behind them: SKU1234, E27, mp3. */
const CODE = /^(?=.*\d)(?=.*\p{L})/u;
const CODE_PARTS = /\p{N}+|[^\p{N}]+/gu;
const NUMBER = /^\p{N}+$/u;

/** What is longer is no word (a key, base64, an unspaced paragraph); its beginning is enough to find it again. */
const LONGEST = 48;
/** Words of one language whose terms are remembered: 5 MB; a language's usual words and the owner's own. */
const REMEMBERED = 32_768;

/** Particles that grow onto a verb: "log in" is "login", "sign up" a "signup". */
const PARTICLES = new Set("in out up off on down over back".split(" "));

/** Terms of one language's texts. Remembers words, so that each is stemmed once. */
class LanguageTerms {
  private readonly stem: (word: string) => string;
  private known = new Map<string, string>();
  private before = new Map<string, string>();

  constructor(
    private readonly language: string | null,
    private readonly onNew: (token: string) => void,
  ) {
    this.stem = stemmerFor(language);
  }

  /** The index terms of a text, in their order, with blanks between. */
  of(tokens: readonly string[]): string {
    let terms = "";
    let last = "";
    const english = this.language === null || this.language === "en";
    for (const token of tokens) {
      const found = this.ofToken(token);
      terms += terms === "" ? found : ` ${found}`;
      if (english && PARTICLES.has(token) && isVerbLike(last)) terms += ` ${this.ofToken(last)}${token}`;
      last = token;
    }
    return terms;
  }

  /** Terms of a word or of words tied together. */
  ofToken(token: string): string {
    const known = this.known.get(token) ?? this.before.get(token);
    if (known !== undefined) return known;
    const made = (CONNECTED.test(token) ? this.ofTied(token) : this.ofWord(token)).join(" ");
    if (this.known.size >= REMEMBERED) {
      this.before = this.known;
      this.known = new Map();
    }
    this.known.set(token, made);
    this.onNew(token);
    return made;
  }

  /** The stem of a single word of letters. */
  stemOf(word: string): string {
    return this.stem(word.slice(0, LONGEST)) || folded(word.slice(0, LONGEST)).replaceAll("'", "");
  }

  private ofTied(token: string): string[] {
    const parts = token.split(CONNECTORS);
    const terms = parts.flatMap((part) => this.ofWord(part));
    const whole = parts.join("");
    // e-mail is email, SKU-1234 is SKU1234, v2.3 is v23; 1,000.50 and shop.example are what their parts are.
    const isCode = CODE.test(whole) && parts.length <= 4;
    const isHyphened = token.replace(HYPHENS, "").length === whole.length && parts.length <= 3;
    if ((isCode || (isHyphened && !NUMBER.test(whole))) && whole.length <= LONGEST)
      terms.push(...this.ofWord(whole));
    return terms;
  }

  private ofWord(word: string): string[] {
    if (word === "") return [];
    if (mayBeUnspaced(word)) return this.ofRuns(word);
    if (NUMBER.test(word)) return [word.slice(0, LONGEST)];
    if (CODE.test(word)) return [codeTerm(word)];
    const stem = this.stemOf(word);
    const parts = compoundParts(folded(word), this.language).map((part) => this.stemOf(part));
    return [stem, ...parts.filter((part) => part !== stem)];
  }

  private ofRuns(word: string): string[] {
    return runsOf(word).flatMap((run) => {
      if (isUnspaced(run)) return indexedPairs(run);
      if (isHangul(run)) return indexedPairs(withoutParticle(run));
      return mayBeUnspaced(run) ? [this.stemOf(run)] : this.ofWord(run);
    });
  }

  /** What a query's word is looked up by, any of these. */
  queried(word: string): TermPhrase[] {
    if (mayBeUnspaced(word))
      return runsOf(word).flatMap((run) => {
        if (isUnspaced(run)) return queriedPairs(run);
        if (isHangul(run)) return queriedPairs(withoutParticle(run));
        return mayBeUnspaced(run) ? [[this.stemOf(run)]] : this.queried(run);
      });
    if (NUMBER.test(word)) return [[word.slice(0, LONGEST)]];
    if (!CODE.test(word)) return [[this.stemOf(word)]];
    const parts = folded(word.slice(0, LONGEST)).match(CODE_PARTS) ?? [];
    return [
      [codeTerm(word)],
      ...(parts.length > 1 && parts.length <= 4 ? [parts.map((part) => this.stemOf(part))] : []),
    ];
  }
}

const codeTerm = (word: string): string => folded(word.slice(0, LONGEST)).replaceAll("'", "");

const isVerbLike = (word: string): boolean =>
  word.length >= 3 &&
  word.length <= 8 &&
  !functionWords.has(word) &&
  !NUMBER.test(word) &&
  !CONNECTED.test(word);

/** Analyses texts and queries, each language by its own rules. */
export class Analysis {
  private readonly languages = new Map<string | null, LanguageTerms>();

  /** `onNew` is told of each token of an indexed text that is not remembered: at least once of every one. */
  constructor(private readonly onNew: (token: string) => void = () => undefined) {}

  /** Forgets what it remembers, so that `onNew` is told of everything again. */
  forget(): void {
    this.languages.clear();
  }

  /** The terms of a passage's text, with blanks between; `tokens` as `tokensOf` gives them. */
  indexed(tokens: readonly string[], language: string | null): string {
    return this.termsIn(language).of(tokens);
  }

  /**
   * The terms to look a query's word up by in passages of these languages, each once. A passage has one of a word's
   * stems, as a rule: any of them together count as the word does.
   */
  queried(word: string, languages: readonly (string | null)[]): TermPhrase[] {
    const found = new Map<string, TermPhrase>();
    for (const language of languages)
      for (const phrase of this.termsIn(language).queried(word.replaceAll("’", "'")))
        found.set(phrase.join(" "), phrase);
    return [...found.values()].filter((phrase) => phrase.every((term) => term !== ""));
  }

  /** What two words that stand side by side are as one, where that is likely: e mail, log in, sku 1234. */
  joined(first: string, second: string, languages: readonly (string | null)[]): TermPhrase[] {
    if (mayBeUnspaced(first) || mayBeUnspaced(second)) return [];
    if (NUMBER.test(first) && NUMBER.test(second)) return [];
    const whole = first + second;
    if (whole.length > LONGEST) return [];
    const english = languages.includes("en") || languages.includes(null);
    if (english && PARTICLES.has(second) && isVerbLike(first))
      return [[`${this.termsIn("en").stemOf(first)}${second}`]];
    return this.queried(whole, languages).slice(0, 2);
  }

  private termsIn(language: string | null): LanguageTerms {
    const base = language?.slice(0, 2) ?? null;
    const known = this.languages.get(base);
    if (known) return known;
    const made = new LanguageTerms(base, this.onNew);
    this.languages.set(base, made);
    return made;
  }
}

const isAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
};

/** The words of a text in lower case, those that are tied to each other as one. */
export const tokensOf = (text: string): readonly string[] =>
  isAscii(text)
    ? (text.toLowerCase().match(ASCII_TOKEN) ?? [])
    : (text.replaceAll("\u00ad", "").normalize("NFKC").toLowerCase().match(TOKEN) ?? []).map((token) =>
        token.replaceAll("’", "'"),
      );

/** The index terms of a text, repeated as they stand. */
export const terms = (text: string, language: string | null): string[] => {
  const found = new Analysis().indexed(tokensOf(text), language);
  return found === "" ? [] : found.split(" ");
};
