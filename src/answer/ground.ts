/** Deterministic checks of each claim against the passages it names and the mail it answers. */
import { flat } from "../knowledge/contradiction.ts";
import { valuesFound, valuesIn } from "./canaries.ts";
import type { Claim } from "./draft.ts";
import { linkHost, misleading } from "./facts/links.ts";
import { plain } from "./facts/plain.ts";
import { type Fact, facts, readable } from "./facts.ts";
import { Known } from "./grounding/known.ts";
import { Statements } from "./grounding/polarity.ts";
import { type NamedProducts, productsIn } from "./grounding/products.ts";
import { repeats } from "./grounding/repeated.ts";
import { Said, type Share, shareOf } from "./grounding/share.ts";

export { groundedness } from "./grounding/groundedness.ts";

export interface UncheckedClaim {
  readonly text: string;
  readonly support: readonly string[];
}

export interface Evidence {
  /** Passage id → all that the passage says. */
  readonly passages: ReadonlyMap<string, string>;
  /** The customer's own words: a fact that they named may be repeated to them, a promise not made of it (`repeats`). */
  readonly mail: string;
  /** The customer's own mail address: it may be repeated to them, as no other that only they named. */
  readonly sender?: string | null;
  readonly rules: GroundRules;
  /** Values (see `canaries`) that other customers' mails gave, and this thread's did not. */
  readonly foreign: ReadonlySet<string>;
}

/** What the owner says of drafts in general. */
export interface GroundRules {
  /** Hosts that may be linked to though no source does, their subdomains included. */
  readonly linkHosts: readonly string[];
  /** Product names: said only where a source or the customer named them. */
  readonly products: readonly string[];
}

/**
 * Least score of a sentence (see `grounding/share`), and least share of its words. On answers rated by people 7 of 100
 * sentences fall below either in answers that all call faithful, 71 in those rated 2.5 and less.
 */
const SCORE_AT_LEAST = 1;
const WORDS_FOUND_AT_LEAST = 0.65;
/** What is longer is no sentence; only a quotation to the letter is taken then. */
const LONGEST = 8_000;
/** Of one claim so many flags are told. */
const MOST_FLAGS = 12;

/** The claims with their verdicts; a claim without a flag is verified. */
export const ground = (claims: readonly UncheckedClaim[], evidence: Evidence): Claim[] =>
  claims.map(grounder(evidence));

/** What judges claims one by one: what it reads of passages and mail, which takes most of the time, it reads once. */
export function grounder(evidence: Evidence): (claim: UncheckedClaim) => Claim {
  const sources = new Map<string, Source>();
  const mail = lazy(() => new Known(evidence.mail));
  const mailValues = lazy(() => new Set(valuesIn(evidence.mail)));
  const sourceOf = (support: readonly string[]): Source => {
    const key = support.join("\n");
    const known = sources.get(key);
    if (known !== undefined) return known;
    const made = new Source([...new Set(support)].map((id) => evidence.passages.get(id) ?? "").join("\n"));
    sources.set(key, made);
    return made;
  };
  return ({ text, support }) => {
    const flags =
      unsupported(support, evidence) ??
      new Check(text, sourceOf(support), evidence, mail, mailValues).flags();
    return { text, support, verified: flags.length === 0, flags };
  };
}

const lazy = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

function unsupported(support: readonly string[], { passages }: Evidence): string[] | null {
  if (support.length === 0) return ["names no source"];
  const unknown = support.filter((id) => !passages.has(id));
  return unknown.length > 0 ? [`names an unknown source: ${unknown.join(", ").slice(0, 200)}`] : null;
}

/** What the passages of a claim say together; each reading of it is made when it is first asked for. */
class Source {
  private readonly even: string;

  constructor(private readonly text: string) {
    this.even = evened(text);
  }

  readonly known = lazy(() => new Known(this.text));
  readonly said = lazy(() => new Said(this.text));
  readonly statements = lazy(() => new Statements(this.text));
  readonly values = lazy(() => new Set(valuesIn(this.text)));
  readonly plain = lazy(() => plain(this.text));

  /** Whether the claim is a sentence, or several, of the passages, word for word. */
  quotes(claim: string): boolean {
    const quoted = evened(claim);
    if (quoted === "") return true;
    for (let at = this.even.indexOf(quoted); at >= 0; at = this.even.indexOf(quoted, at + 1))
      if (isWhole(this.even, at, at + quoted.length)) return true;
    return false;
  }
}

/** White space made even; a line stays one. */
const evened = (text: string): string =>
  text
    .split(/[\n\r\u0085\u2028\u2029]+/u)
    .map(flat)
    .join("\n")
    .trim();

/** What a sentence begins behind and ends with, as far as marks tell (UAX 29); a line begins and ends one too. */
const BEGINS = /(?:^|\n|[\p{Sentence_Terminal}:;•*\-–|][\p{Pe}\p{Pf}\p{Pi}"']*\s?)$/u;
const ENDS = /\p{Sentence_Terminal}[\p{Pe}\p{Pf}\p{Pi}"']*$/u;

const isWhole = (text: string, start: number, end: number): boolean =>
  BEGINS.test(text.slice(Math.max(0, start - 6), start)) &&
  (ENDS.test(text.slice(Math.max(0, end - 6), end)) || /^(?:$|\s?[\n•*|])/u.test(text.slice(end, end + 2)));

class Check {
  constructor(
    private readonly text: string,
    private readonly source: Source,
    private readonly evidence: Evidence,
    private readonly mail: () => Known,
    private readonly mailValues: () => ReadonlySet<string>,
  ) {}

  flags(): string[] {
    if (this.source.quotes(this.text)) return [];
    if (this.text.length > LONGEST) return [`is too long to be checked: ${this.text.length} characters`];
    const { unknown, rest } = this.products();
    const { borne, unborne } = this.facts(rest);
    const all = [
      ...unborne.map((fact) => this.toldUnborne(fact)),
      ...misleading(this.text).map(({ shown, target }) => `link ${shown} leads to ${target}`),
      ...unknown.map((name) => `product ${name} stands in no source`),
      ...this.canaries(),
      ...this.words(borne.filter(({ kind, isWord }) => kind !== "number" || !isWord)),
    ];
    const unique = [...new Set(all)];
    return unique.length <= MOST_FLAGS
      ? unique
      : [...unique.slice(0, MOST_FLAGS), `and ${unique.length - MOST_FLAGS} more of this kind`];
  }

  private products(): NamedProducts {
    const { products } = this.evidence.rules;
    const said = products.length === 0 ? [] : [this.source.plain(), plain(this.evidence.mail)];
    return productsIn(this.text, products, said);
  }

  private facts(text: string): { readonly borne: readonly Fact[]; readonly unborne: readonly Fact[] } {
    const mayRepeat = repeats(this.text);
    const [borne, unborne]: [Fact[], Fact[]] = [[], []];
    for (const fact of facts(text)) {
      const isBorne =
        this.source.known().bears(fact) ||
        this.isAllowed(fact) ||
        (mayRepeat(fact) && this.mail().bears(fact));
      (isBorne ? borne : unborne).push(fact);
    }
    return { borne, unborne };
  }

  private isAllowed({ kind, value }: Fact): boolean {
    if (kind === "address") return value === this.evidence.sender?.toLowerCase();
    if (kind !== "link") return false;
    const host = linkHost(value);
    return this.evidence.rules.linkHosts.some((allowed) => {
      const name = allowed
        .toLowerCase()
        .replace(/^\.|\.$/gu, "")
        .replace(/^www\.(?=[^.]+\.)/u, "");
      return name !== "" && (host === name || host.endsWith(`.${name}`));
    });
  }

  /** A number that stands in the source with another unit is told with its own. */
  private toldUnborne({ kind, text, number, isWord }: Fact): string {
    if (number === undefined || kind === "amount" || kind === "number")
      return `${kind} ${text} stands in no source`;
    const stands = this.source.known().hasNumber(number);
    return stands || isWord ? `${kind} ${text} stands in no source` : `number ${number} stands in no source`;
  }

  private canaries(): string[] {
    const { foreign } = this.evidence;
    if (foreign.size === 0) return [];
    return valuesFound(this.text)
      .filter(
        ({ value }) =>
          foreign.has(value) && !this.source.values().has(value) && !this.mailValues().has(value),
      )
      .map(({ text }) => `${text} is known from another customer's mail only`);
  }

  private words(borne: readonly Fact[]): string[] {
    const share = shareOf(this.text, this.source.said());
    if (isEnough(share)) return this.source.statements().against(this.text);
    // "two weeks" for "14 days": what was found as a fact needs not be found as words.
    const rest = borne.reduce((text, fact) => text.replace(fact.text, " "), readable(this.text));
    if (borne.length > 0 && isEnough(shareOf(rest, this.source.said())))
      return this.source.statements().against(this.text);
    return [`only ${Math.round(share.found * 100)} % of its words stand in its source`];
  }
}

const isEnough = ({ found, score }: Share): boolean =>
  score >= SCORE_AT_LEAST && found >= WORDS_FOUND_AT_LEAST;
