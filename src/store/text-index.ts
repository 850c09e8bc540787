/**
 * The words of passages in FTS5, and BM25 over them.
 *
 * Measured by words alone on public sets: hit@1 of FAQ questions (English 125 and 92 entries, German 109), recall@10 of
 * a bank's documents (698), hit@5 of a help desk's articles (590) for whole mails:
 *
 * | terms                                            | FAQ  | FAQ  | German | bank | desk |
 * |--------------------------------------------------|------|------|--------|------|------|
 * | FTS5's porter, English for all                   | .677 | .643 | .253   | .198 | .240 |
 * | the same, no function words                      | .677 | .611 | .240   | .247 | .258 |
 * | stems by language (terms.ts)                     | .680 | .652 | .285   | .184 | .225 |
 * | and no function words in long texts              | .683 | .660 | .285   | .236 | .258 |
 * | and any two neighbours as one word               | .669 | .660 | .279   | .239 | .255 |
 * | only where one of the two stands nowhere (as is) | .682 | .660 | .285   | .240 | .258 |
 *
 * One slip in a third of the words (fixtures/typing-errors.ts): .542 .529 .231 on the first three; with `nearWords` in
 * their place .671 .652 .285.
 */
import {
  type KnownWord,
  type Match,
  type MatchFilter,
  WIDESPREAD,
  type WordFrequencies,
} from "../knowledge/passage-index.ts";
import { functionWords } from "../knowledge/function-words.ts";
import { Analysis, type TermPhrase, tokensOf } from "../knowledge/terms.ts";
import { mayBeUnspaced } from "../knowledge/terms/unspaced.ts";
import { words as wordsOf } from "../knowledge/words.ts";
import type { Database } from "./database.ts";
import { knowledgeVersion } from "./knowledge-version.ts";
import { conditions } from "./passage-filter.ts";
import { anyPhrase, type AskedWord, expressionFor, telling, WEIGHED } from "./text-index/query.ts";
import { begin, type IndexedText, isCurrent, rebuild } from "./text-index/rebuild.ts";
import { Remembered } from "./text-index/remembered.ts";
import { type Near, WordForms } from "./text-index/word-forms.ts";

type Languages = readonly (string | null)[];

/** Words whose phrases and counts are remembered as long as nothing new is known: 2 MB. */
const REMEMBERED = 4_096;

/**
 * Searches that are remembered: each question of a mail is asked with the whole mail beside it, whose words take longer
 * to look for than the question's own (3 ms beside .5 ms among 10,000 passages).
 */
const SEARCHES = 8;

/** Of all that a word may have been meant to be, how many are counted. */
const MOST_NEAR = 8;

/** The statements below run inside a transaction of the caller's. */
export class TextIndex {
  private readonly analysis: Analysis;
  private readonly forms: WordForms;
  private begun = false;
  private current = false;
  private readonly counted = new Remembered<AskedWord>(REMEMBERED);
  private readonly searches = new Remembered<readonly Match[]>(SEARCHES);
  private readonly totals = new Remembered<Totals>(1);

  constructor(private readonly db: Database) {
    const forms = new WordForms(db);
    this.forms = forms;
    this.analysis = new Analysis((token) => {
      forms.put(token);
    });
  }

  /** Before anything is looked for: takes in what an older version's index does not hold. Once, in its own transactions. */
  async ready(): Promise<void> {
    if (this.current) return;
    if (!(await this.db.read(() => isCurrent(this.db)))) await rebuild(this.db, this);
    this.current = true;
  }

  /** Passages by their numbers, rising: FTS5 writes a segment out whenever a number is not larger than the last one. */
  put(passages: ReadonlyMap<number, IndexedText>): void {
    if (passages.size === 0) return;
    this.forgetSearches();
    if (!this.begun) begin(this.db);
    this.begun = true;
    if (this.forms.wereUndone()) this.analysis.forget();
    this.putLanguages(new Set(Array.from(passages.values(), ({ language }) => language ?? "")));
    const insert = this.db.statement<[number, string, string, string]>(
      "insert into passage_fts (rowid, question, title, text) values (?, ?, ?, ?)",
    );
    const terms = (part: string | null, language: string | null): string =>
      part === null || part === "" ? "" : this.analysis.indexed(tokensOf(part), language);
    for (const [passage, { piece, language }] of passages)
      insert.run(
        passage,
        terms(piece.question, language),
        terms(piece.title, language),
        terms(piece.text, language),
      );
  }

  remove(passages: readonly number[]): void {
    this.forgetSearches();
    const remove = this.db.statement("delete from passage_fts where rowid = ?");
    for (const passage of passages) remove.run(passage);
  }

  private putLanguages(languages: ReadonlySet<string>): void {
    const insert = this.db.statement("insert or ignore into text_language (language) values (?)");
    for (const language of languages) insert.run(language);
  }

  /** Takes everything out. */
  clear(): void {
    this.forgetSearches();
    this.db.statement("insert into passage_fts (passage_fts) values ('delete-all')").run();
    this.db.statement("delete from text_language").run();
    this.forms.clear();
    this.analysis.forget();
  }

  match(words: readonly string[], filter: MatchFilter): readonly Match[] {
    const totals = this.currentTotals();
    return this.searches.of(JSON.stringify([words, filter]), () => this.search(words, filter, totals));
  }

  private search(words: readonly string[], { limit, ...filter }: MatchFilter, totals: Totals): Match[] {
    const query = this.query(words, filter.language, totals);
    if (query === "") return [];
    const most = Math.max(0, Math.trunc(limit));
    const { sql, parameters } = conditions(filter);
    return sql === ""
      ? this.db.statement<unknown[], Match>(bestSql).all(query, most)
      : this.db.statement<unknown[], Match>(bestOfSql(sql)).all(...parameters, query, most);
  }

  /** In how many passages each word stands. */
  frequencies(words: readonly string[]): WordFrequencies {
    const { languages, passages } = this.currentTotals();
    const count = (word: string): number => Math.min(WIDESPREAD, this.asked(word, languages).passages);
    return { passages, of: new Map([...new Set(words)].map((word) => [word, count(word)])) };
  }

  near(word: string): KnownWord[] {
    const { languages } = this.currentTotals();
    const count = (asked: string): number => this.asked(asked, languages).passages;
    if (count(word) > 0) return [];
    const near = this.forms.near(word).sort((a, b) => a.cost - b.cost);
    if (near.length === 0) return this.runTogether(word, count);
    return near
      .slice(0, MOST_NEAR)
      .map((one) => ({ ...one, passages: count(one.word) }))
      .filter(({ passages }) => passages > 0)
      .sort((a, b) => likelihood(b) - likelihood(a))
      .map(({ word: meant, passages }) => ({ word: meant, passages }));
  }

  /** Two words without the blank between them, as one with a blank: "resetpassword". */
  private runTogether(word: string, count: (asked: string) => number): KnownWord[] {
    const found: KnownWord[] = [];
    for (let at = SHORTEST_PART; at <= Math.min(word.length, LONGEST_PAIR) - SHORTEST_PART; at++) {
      const [first, second] = [word.slice(0, at), word.slice(at)];
      if (!this.forms.has(first) || !this.forms.has(second)) continue;
      const passages = Math.min(count(first), count(second));
      if (passages > 0) found.push({ word: `${first} ${second}`, passages });
    }
    return found.sort((a, b) => b.passages - a.passages);
  }

  private query(words: readonly string[], language: string | undefined, totals: Totals): string {
    const languages = language === undefined ? totals.languages : [language];
    const asked = telling(words).map((word) => this.asked(word, languages));
    return expressionFor([...asked, ...this.joined(asked, languages)], totals.passages);
  }

  /**
   * Words side by side that are one word in some passage, where one of them stands nowhere by itself or is but a letter:
   * "e mail" for email, "pass word". Where both stand there they say as much, and a third term made answers worse.
   */
  private joined(asked: readonly AskedWord[], languages: Languages): AskedWord[] {
    return asked.slice(0, MOST_JOINED).flatMap((first, i) => {
      const second = asked[i + 1];
      if (second === undefined) return [];
      const isLetter = first.word.length === 1 && !functionWords.has(first.word);
      if (first.passages > 0 && second.passages > 0 && !isLetter) return [];
      const joined = this.counted.of(`${languages.join()}\n${first.word}\n${second.word}`, () => {
        const phrases = this.analysis.joined(first.word, second.word, languages);
        return { word: first.word + second.word, phrases, passages: this.count(phrases) };
      });
      return joined.phrases.length === 0 ? [] : [joined];
    });
  }

  /** A word, what it is looked up by, and in how many passages it stands. */
  private asked(word: string, languages: Languages): AskedWord {
    return this.counted.of(`${languages.join()}\n${word}`, () => {
      const phrases = this.phrasesOf(word, languages);
      return { word, phrases, passages: this.count(phrases) };
    });
  }

  /** What a word is looked up by, any of them. What `words` would part ("re-send") is looked for in a row. */
  private phrasesOf(word: string, languages: Languages): TermPhrase[] {
    if (mayBeUnspaced(word)) return this.analysis.queried(word, languages);
    const parts = wordsOf(word);
    if (parts.length < 2) return parts.flatMap((part) => this.analysis.queried(part, languages));
    return languages.map((language) =>
      parts.flatMap((part) => this.analysis.queried(part, [language])[0] ?? []),
    );
  }

  /** In how many passages any of a word's phrases stands, as far as is worth counting. */
  private count(phrases: readonly TermPhrase[]): number {
    if (phrases.length === 0) return 0;
    const count = this.db.statement<[string, number], number>(countSql).pluck();
    return count.get(anyPhrase(phrases), WEIGHED) ?? 0;
  }

  /** The totals of what is known now; what was remembered of anything older is forgotten. Once for each call from outside. */
  private currentTotals(): Totals {
    const version = knowledgeVersion(this.db);
    for (const remembered of [this.counted, this.searches, this.totals]) remembered.asOf(version);
    return this.totals.of("", () => {
      const passages = this.db.statement<[], number>("select count(*) from passage").pluck().get() ?? 0;
      const held = this.db.statement<[], string>("select language from text_language").pluck().all();
      return { passages, languages: held.map((language) => (language === "" ? null : language)) };
    });
  }

  private forgetSearches(): void {
    for (const remembered of [this.counted, this.searches, this.totals]) remembered.forget();
  }
}

interface Totals {
  readonly passages: number;
  /** The languages that passages are written in. */
  readonly languages: Languages;
}

/** Of words run together: what is shorter stands in any word, what is longer is no pair. */
const SHORTEST_PART = 3;
const LONGEST_PAIR = 32;

/** Of how many words it is tried whether they are one with the next. */
const MOST_JOINED = 64;

/** How likely a word was meant: slips are rare, and a word that stands in many passages is asked for often. */
const likelihood = ({ cost, passages }: Near & { readonly passages: number }): number =>
  Math.log(passages + 1) - 4 * cost;

const countSql = "select count(*) from (select 1 from passage_fts where passage_fts match ? limit ?)";

// `rank` is bm25() with the weights that the schema sets, negative: the smaller the better.
const bestSql = `
  select passage.id, -best.rank as score
  from (select rowid, rank from passage_fts where passage_fts match ? order by rank, rowid limit ?) best
  join passage on passage.number = best.rowid
  order by best.rank, best.rowid`;

const bestOfSql = (filter: string): string => `
  select passage.id, -rank as score
  from passage_fts
  join passage on passage.number = passage_fts.rowid
  join record on record.number = passage.record
  ${filter} and passage_fts match ?
  order by rank, passage.number
  limit ?`;
