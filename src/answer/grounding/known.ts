/** The hard facts that a text bears out. */
import type { Fact } from "../facts/fact.ts";
import { partsOf, rangedDays } from "../facts/dates.ts";
import { linkHost } from "../facts/links.ts";
import { nationalForms } from "../facts/phones.ts";
import { plain } from "../facts/plain.ts";
import { facts } from "../facts.ts";

export class Known {
  private readonly values = new Set<string>();
  /** Numbers without a unit: `Days to return: 30` names it elsewhere. */
  private readonly bare = new Set<string>();
  private readonly numbers = new Set<string>();
  private readonly units = new Set<string>();
  /** What is counted, and how often: `10 items`. */
  private readonly counts = new Map<string, Set<string>>();

  constructor(text: string) {
    const found = facts(text);
    for (const fact of found) this.learn(fact);
    for (const day of rangedDays(plain(text))) this.values.add(day);
  }

  private learn(fact: Fact): void {
    const { number, unit } = fact;
    for (const one of meantBy(fact)) this.values.add(one);
    for (const one of numbersIn(fact)) this.numbers.add(one);
    if (number === undefined) return;
    if (unit !== undefined) this.units.add(unit);
    else this.bare.add(number);
    const noun = nounOf(fact);
    if (noun !== null) this.counts.set(noun, (this.counts.get(noun) ?? new Set()).add(number));
  }

  /** Whether the text names the fact, in whatever writing. */
  bears(fact: Fact): boolean {
    const { kind, value, also, number = "", unit = "" } = fact;
    if (kind === "number") return this.bearsNumber(fact);
    if ([value, ...also].some((one) => this.values.has(one))) return true;
    if (kind === "phone") return this.numbers.has(value.replace(/^\+/u, ""));
    if (kind === "code") return this.values.has(bareCode(value));
    if (kind === "date") return this.bearsParts(value);
    // The front page of a host that the text links to.
    if (kind === "link")
      return !/[/?#]/u.test(value) && [...this.values].some((one) => linkHost(one) === value);
    return this.bare.has(number) && this.units.has(unit);
  }

  /** Whether the number stands in the text at all, whatever its unit. */
  hasNumber = (number: string): boolean => this.numbers.has(number);

  private bearsNumber(fact: Fact): boolean {
    const { value } = fact;
    const counted = this.counts.get(nounOf(fact) ?? "");
    if (counted !== undefined) return counted.has(value);
    // "two options" may count what the text lists.
    return this.numbers.has(value) || (fact.isWord && Number(value) <= COUNTED_AT_SIGHT);
  }

  private bearsParts(value: string): boolean {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value) ?? [];
    if (year === undefined || month === undefined || day === undefined) return false;
    return this.values.has(`${month}-${day}`) && this.numbers.has(year);
  }
}

/** The values that a fact bears out: its own and those of its parts. */
function meantBy({ kind, value, also }: Fact): string[] {
  const own = [value, ...also];
  if (kind === "date") return [...own, ...own.flatMap(partsOf)];
  if (kind === "phone") return [...own, ...nationalForms(value)];
  return kind === "code" ? [...own, bareCode(value)] : own;
}

/** A phone's digits are told as a phone by the words around them only, and a date has a year. */
function numbersIn({ kind, value, number }: Fact): string[] {
  if (kind === "date") return /^\d{4}/u.exec(value) ?? [];
  if (kind === "phone" || kind === "account") return [value.replace(/\D/gu, "")];
  return number === undefined ? [] : [number];
}

/** As many things as a writer counts without being told: both, three steps. Written as a word, of nothing that is counted. */
const COUNTED_AT_SIGHT = 12;

const bareCode = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, "");

/** The noun that a bare number counts: its next word without its ending. */
export function nounOf({ kind, after }: Fact): string | null {
  if (kind !== "number") return null;
  const noun = /^[ -](\p{L}{4,})/u.exec(after)?.[1];
  return noun === undefined ? null : noun.slice(0, 5).toLowerCase();
}
