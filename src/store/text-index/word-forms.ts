/** The words of the knowledge as they are written, to find what a misspelt one was meant to be. */
import { editCost } from "../../knowledge/terms/edit-cost.ts";
import { folded } from "../../knowledge/terms/fold.ts";
import { mayBeUnspaced } from "../../knowledge/terms/unspaced.ts";
import { words as wordsOf } from "../../knowledge/words.ts";
import type { Database } from "../database.ts";

/** Shorter words are one edit away from too many others, longer ones are no words. */
const SHORTEST = 3;
const LONGEST = 32;
/** From this length on a word may have two edits. */
const TWO_EDITS_FROM = 8;
/** How many letters must be right at one of its ends then. */
const RIGHT_AT_AN_END = 3;

/** A longer address or path is not taken apart for its words. */
const LONGEST_TIED = 128;

const WORD = /^\p{L}[\p{L}\p{M}]*$/u;

/** Whether a word can be misspelt at all: numbers, codes, and scripts without blanks cannot. */
const isSpellable = (word: string): boolean =>
  word.length >= SHORTEST && word.length <= LONGEST && WORD.test(word) && !mayBeUnspaced(word);

export interface Near {
  readonly word: string;
  /** The cost of the edits between the two; the lower the likelier. */
  readonly cost: number;
}

/** The statements below run inside a transaction of the caller's. */
export class WordForms {
  private newest = "";

  constructor(private readonly db: Database) {}

  /** Notes a word, or words that are tied together. Is no harm where it is on record. */
  put(token: string): void {
    if (isSpellable(token)) this.insert(token);
    else if (token.length <= LONGEST_TIED)
      for (const word of wordsOf(token)) if (isSpellable(word)) this.insert(word);
  }

  /** Whether words that were put are gone: a transaction that was undone has taken them with it, the newest among them. */
  wereUndone(): boolean {
    if (this.newest === "" || this.exists(this.newest)) return false;
    this.newest = "";
    return true;
  }

  has(word: string): boolean {
    const form = folded(word);
    return this.exists(form);
  }

  /** The words on record that are one edit away from this one; in long words two, where none is nearer. */
  near(word: string): Near[] {
    const form = folded(word);
    if (!isSpellable(word)) return [];
    const n = form.length;
    const one = this.within(form, { edits: 1, front: Math.floor((n - 1) / 2), back: Math.floor(n / 2) });
    if (one.length > 0 || n < TWO_EDITS_FROM) return one;
    return this.within(form, { edits: 2, front: RIGHT_AT_AN_END, back: RIGHT_AT_AN_END });
  }

  clear(): void {
    this.db.statement("delete from word_form").run();
    this.newest = "";
  }

  private within(
    form: string,
    { edits, front, back }: { edits: number; front: number; back: number },
  ): Near[] {
    const found = new Map<string, number>();
    const from = this.db.statement<[number, string, string], string>(byFrontSql).pluck();
    const to = this.db.statement<[number, string, string], string>(byBackSql).pluck();
    const head = form.slice(0, front);
    const tail = reversedOf(form).slice(0, back);
    for (let letters = Math.max(SHORTEST, form.length - edits); letters <= form.length + edits; letters++) {
      const candidates = [...from.all(letters, head, after(head)), ...to.all(letters, tail, after(tail))];
      for (const word of candidates) {
        if (found.has(word)) continue;
        const cost = editCost(form, folded(word), edits);
        if (cost !== null) found.set(word, cost);
      }
    }
    return [...found].map(([word, cost]) => ({ word, cost }));
  }

  private insert(word: string): void {
    const form = folded(word);
    const { changes } = this.db
      .statement("insert or ignore into word_form (letters, folded, reversed, word) values (?, ?, ?, ?)")
      .run(form.length, form, reversedOf(form), word);
    if (changes > 0) this.newest = form;
  }

  private exists(form: string): boolean {
    return (
      this.db
        .statement<[number, string]>("select 1 from word_form where letters = ? and folded = ?")
        .get(form.length, form) !== undefined
    );
  }
}

const reversedOf = (word: string): string => Array.from(word).reverse().join("");

/** What sorts behind everything that begins so: no letter of a word that is looked for is as high as this. */
const after = (start: string): string => `${start}\u{10ffff}`;

const byFrontSql = "select word from word_form where letters = ? and folded >= ? and folded < ?";
const byBackSql = "select word from word_form where letters = ? and reversed >= ? and reversed < ?";
