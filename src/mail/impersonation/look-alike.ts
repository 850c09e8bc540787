/** Domains that are made to be taken for another one. */
import leven from "leven";
import { isSharedDomain } from "../shared-domain.ts";
import { BRANDS, DEPARTMENTS, REAL } from "./brands.ts";
import { readDomain, type DomainName } from "./domain.ts";
import { isDisguised, mixesScripts, skeleton } from "./skeleton.ts";

export interface LookAlike {
  readonly kind: "homograph" | "look-alike-domain";
  /** What it looks like. */
  readonly of: string;
}

/** In shorter names one letter more or less makes another real name, as often as not. */
const MIN_FOR_TYPO = 6;
const MIN_FOR_PART = 5;

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);
const withoutHyphens = (name: string): string => name.replaceAll("-", "");

/** `paypal-support`, `secure-paypal`, `paypalsupport`. */
const isDepartment = (name: string, brand: string): boolean => {
  if (!name.includes(brand)) return false;
  const [front, ...others] = name.split(brand);
  const back = others.join(brand);
  if (others.length === 0 || (front !== "" && back !== "")) return false;
  const rest = `${front ?? ""}${back}`;
  const parts = rest.split("-").filter((part) => part !== "");
  const apart = rest.startsWith("-") || rest.endsWith("-") || brand.length >= MIN_FOR_PART;
  return apart && parts.length > 0 && parts.every((part) => DEPARTMENTS.has(part));
};

/** One letter added, left out or changed, or two swapped: `gmial`. */
const isTypo = (name: string, other: string): boolean =>
  isSwap(name, other) ||
  (Math.abs(name.length - other.length) < 2 &&
    Math.min(name.length, other.length) >= MIN_FOR_TYPO &&
    leven(name, other, { maxDistance: 2 }) === 1);

const isSwap = (name: string, other: string): boolean => {
  if (name.length !== other.length || name.length < MIN_FOR_PART) return false;
  const at = Array.from(name).findIndex((letter, index) => letter !== other.charAt(index));
  return (
    at >= 0 &&
    name.charAt(at) === other.charAt(at + 1) &&
    name.charAt(at + 1) === other.charAt(at) &&
    name.slice(at + 2) === other.slice(at + 2)
  );
};

const brandSkeletons = new Map(BRANDS.map((brand) => [brand, skeleton(brand)]));
const skeletonOf = (name: string): string => brandSkeletons.get(name) ?? skeleton(name);

/** The names alike, though not the same. */
const looksLike = (name: string, other: string, seen = skeleton(name)): boolean =>
  seen === skeletonOf(other) ||
  withoutHyphens(name) === withoutHyphens(other) ||
  isDepartment(name, other) ||
  isTypo(name, other);

const isInflected = (name: string, brand: string): boolean =>
  name.startsWith(brand) && /^[a-z]$/.test(name.slice(brand.length));

const kindOf = ({ host }: DomainName): LookAlike["kind"] =>
  isAscii(host) ? "look-alike-domain" : "homograph";

/** A domain of the owner or of somebody known: its name under another ending deceives as well. */
const likeKnown = (domain: DomainName, known: DomainName): boolean => {
  if (domain.registered === known.registered || known.name === "") return false;
  // paypal.com.example.net: whole, as a part of another one's.
  if (`.${domain.host}.`.includes(`.${known.registered}.`)) return true;
  if (domain.name === known.name) return known.name.length >= MIN_FOR_PART;
  return looksLike(domain.name, known.name);
};

/**
 * What the domain may be mistaken for, or null.
 * @param known domains of the owner and of people in the thread.
 */
export const lookAlike = (domain: string, known: readonly string[]): LookAlike | null => {
  const read = readDomain(domain);
  const others = known.map(readDomain);
  if (others.some(({ registered }) => registered === read.registered) || isSharedDomain(read.registered))
    return null;
  const own = others.find((other) => !isSharedDomain(other.registered) && likeKnown(read, other));
  if (own !== undefined) return { kind: kindOf(read), of: own.registered };
  if (REAL.has(read.name) || BRANDS.includes(read.name)) return null;
  // Many a brand is a word that has a plural: stripes, chaser.
  const seen = skeleton(read.name);
  const brand = BRANDS.find((name) => looksLike(read.name, name, seen) && !isInflected(read.name, name));
  if (brand !== undefined) return { kind: kindOf(read), of: brand };
  const inside = BRANDS.find((name) => `.${read.host}`.includes(`.${name}.com.`));
  return inside === undefined ? null : { kind: kindOf(read), of: `${inside}.com` };
};

/** The labels of the domain in which scripts are mixed, or that look Latin and are not. */
export const strangeLabels = (domain: string): string[] => {
  const { host, suffix } = readDomain(domain);
  // A domain of another script throughout hides nothing.
  const foreign = !isAscii(suffix);
  return host.split(".").filter((label) => mixesScripts(label) || (!foreign && isDisguised(label)));
};
