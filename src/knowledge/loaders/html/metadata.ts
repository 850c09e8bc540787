/** What a page says of itself: its title, language, address and date. */
import { absoluteLink } from "../../links.ts";
import { isoDate, languageCode } from "../entry.ts";
import { attribute, descendants, type Element, lineOf, type Root } from "./tree.ts";

export interface Metadata {
  readonly title: string | null;
  readonly language: string | null;
  /** Where it is published; absolute. */
  readonly url: string | null;
  /** What its relative links start from, where it says so. */
  readonly base: string | null;
  /** When it was last changed, else published; ISO 8601. */
  readonly date: string | null;
}

/** A page is as old as its last change. */
const DATES = [
  "article:modified_time",
  "og:updated_time",
  "datemodified",
  "last-modified",
  "dcterms.modified",
  "dc.date.modified",
  "article:published_time",
  "datepublished",
  "dcterms.created",
  "dcterms.date",
  "dc.date",
  "dc.date.created",
  "pubdate",
  "date",
];

const metaOf = (elements: readonly Element[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const element of elements) {
    if (element.tagName !== "meta") continue;
    const content = attribute(element, "content").trim();
    for (const name of ["name", "property", "itemProp", "httpEquiv"]) {
      const key = attribute(element, name).toLowerCase();
      if (key !== "" && content !== "" && !found.has(key)) found.set(key, content);
    }
  }
  return found;
};

/** `Returns | Shop` in the title of a page whose site is called Shop. */
const withoutSite = (title: string, site: string | undefined): string => {
  if (site === undefined || !title.endsWith(site)) return title;
  return title.slice(0, -site.length).replace(/\s*[|–—·:»-]\s*$/, "") || title;
};

const dateOf = (elements: readonly Element[], meta: ReadonlyMap<string, string>): string | null => {
  for (const name of DATES) {
    const date = isoDate((meta.get(name) ?? "").replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}).*$/, "$1T$2"));
    if (date !== null) return date;
  }
  const times = elements.filter(({ tagName }) => tagName === "time");
  const marked = times.find((time) => /dateModified|datePublished/.test(attribute(time, "itemProp")));
  return isoDate(marked ? attribute(marked, "dateTime") : null);
};

export const metadataOf = (root: Root): Metadata => {
  const elements = [...descendants(root)];
  const meta = metaOf(elements);
  const first = (tag: string): Element | undefined => elements.find(({ tagName }) => tagName === tag);
  const title = first("title");
  const html = first("html");
  const base = first("base");
  const canonical = elements.find(
    (element) => element.tagName === "link" && /\bcanonical\b/i.test(attribute(element, "rel")),
  );
  const written = canonical ? attribute(canonical, "href") : (meta.get("og:url") ?? "");
  const baseUrl = base ? absoluteLink(attribute(base, "href"), null) : null;
  const url = absoluteLink(written, baseUrl);
  const named = (title ? lineOf(title) : "") || (meta.get("og:title") ?? "");
  const language = html ? attribute(html, "lang") || attribute(html, "xmlLang") : "";
  return {
    title: withoutSite(named, meta.get("og:site_name")) || null,
    language: languageCode(language || (meta.get("content-language") ?? null)),
    url,
    base: baseUrl ?? url,
    date: dateOf(elements, meta),
  };
};
