/** Links: which stand in a text, and when two of them lead to the same page. */

/** What the senders of newsletters and advertisements append; it changes nothing on the page. */
const TRACKING =
  /^(?:utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|mkt_tok|_ga|_gl|_hs(?:enc|mi)|vero_id|oly_(?:anon|enc)_id|s_cid)$/i;

/** A fragment that says which page it is: the routes of pages that are one program. */
const ROUTE = /^#!?\//;

/** What a server sends for the folder itself. */
const INDEX_PAGE = /\/(?:index|default)\.(?:html?|php|aspx?)$/i;

/** `articles/360012345-How-to-return`: help desks (Zendesk, Intercom, Freshdesk) go by the number, and titles change. */
const NUMBERED_ARTICLE = /(\/articles?\/\d{5,})-[^/]*$/;

/** A longer address is no page that anybody links to. */
const LONGEST = 4096;

/** What may stand in an address as it is (RFC 3986, unreserved); everything else has one spelling, in percent code. */
const normalised = (part: string): string =>
  part.replace(/%([0-9a-f]{2})/gi, (code, hex: string) => {
    const char = String.fromCharCode(parseInt(hex, 16));
    return /[\w.~-]/.test(char) ? char : code.toUpperCase();
  });

const parsed = (url: string): URL | null => {
  const text = url.trim();
  if (text.length > LONGEST) return null;
  const absolute = /^www\./i.test(text) ? `http://${text}` : text.startsWith("//") ? `http:${text}` : text;
  if (!/^https?:\/\//i.test(absolute) || !URL.canParse(absolute)) return null;
  return new URL(absolute);
};

const queryOf = ({ searchParams }: URL): string => {
  const kept = [...searchParams].filter(([name]) => !TRACKING.test(name));
  const parts = kept.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return parts.length > 0 ? `?${parts.toSorted().join("&")}` : "";
};

/**
 * The form under which two links to one page are equal: without scheme, `www.`, port, fragment, last slash and what tracks
 * the reader. Null for what is no address on the web. A page in another language is another page.
 */
export const urlKey = (url: string): string | null => {
  const found = parsed(url);
  if (!found || found.hostname === "") return null;
  const host = found.hostname.replace(/\.$/, "").replace(/^www\.(?=[^.]+\.)/, "");
  // The port of the other scheme is a default one as well: http://x:443 is how some proxies write https://x.
  const port = /^(?:|80|443)$/.test(found.port) ? "" : `:${found.port}`;
  const path = normalised(found.pathname)
    .replace(INDEX_PAGE, "/")
    .replace(/(?<!\/)\/+$/, "")
    .replace(NUMBERED_ARTICLE, "$1");
  const route = ROUTE.test(found.hash)
    ? normalised(found.hash)
        .replace(/^#!?/, "#")
        .replace(/^#?\/$|\/$/, "")
    : "";
  return host + port + path + queryOf(found) + route;
};

/** An address in prose ends before the punctuation of its sentence. */
const IN_TEXT = /https?:\/\/[^\s<>"'`“”„«»|\\^{}。、，（）「」『』【】]{1,2000}/gi;

/** Without the full stop, the bracket and the like that belong to the text around it. */
const withoutTrailing = (url: string): string => {
  let end = url.length;
  for (; end > 0; end--) {
    const last = url.charAt(end - 1);
    if (/[.,;:!?*_~。，、；：！？…]/.test(last)) continue;
    if (!/[)\]）】」』》]/.test(last)) break;
    const open =
      { ")": "(", "]": "[", "）": "（", "】": "【", "」": "「", "』": "『", "》": "《" }[last] ?? "";
    const inside = url.slice(0, end);
    if (inside.split(open).length >= inside.split(last).length) break;
  }
  return url.slice(0, end);
};

/** The addresses that stand in a text, each once, in their order. */
export const linksIn = (text: string): string[] => {
  if (!text.includes("://")) return [];
  const found = (text.match(IN_TEXT) ?? []).map(withoutTrailing);
  return [...new Set(found.filter((url) => URL.canParse(url)))];
};

/** Where a link of a page leads; null where that is nowhere on the web, or not beyond the page itself. */
export const absoluteLink = (href: string, base: string | null): string | null => {
  const text = href.trim();
  if (text === "" || text.startsWith("#") || text.length > LONGEST) return null;
  const within = base !== null && URL.canParse(base) ? base : undefined;
  if (!URL.canParse(text, within)) return null;
  const url = new URL(text, within);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
};

/** The spread that a piece has for its links: nothing where there are none. */
export const linksField = (links: Iterable<string>): { readonly links?: readonly string[] } => {
  const all = [...new Set(links)];
  return all.length > 0 ? { links: all } : {};
};
