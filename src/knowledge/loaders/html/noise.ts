/** What of a page is not what it says: navigation, banners, what is hidden. */
import { attribute, descendants, type Element, elementsOf, hasAttribute, type Root } from "./tree.ts";

const NEVER_TEXT = new Set(
  "script style noscript template svg math iframe object embed canvas audio video input select textarea dialog nav map link meta title head".split(
    " ",
  ),
);

const ROLES =
  /^(?:navigation|banner|contentinfo|complementary|search|dialog|alertdialog|menu|menubar|toolbar|alert|status|tooltip)$/;

/** What the names that authors give to such parts have in common, between hyphens and underscores. */
const NAMED =
  /(?:^|[-_])(?:bread-?crumbs?|side-?bar|nav-?bar|navigation|site-nav|menu|toc|table-of-contents|pagination|pager|social|share|sharing|related|recommended|recently|votes?|was-this|skip-?(?:link|to|nav)?|back-to-top|sr-only|visually-hidden|screen-reader-text|footer|masthead|(?:cookies?|consent|gdpr)-?(?:banner|bar|box|notice|consent|popup|modal|law|message|overlay|sdk)|onetrust|cybot\w*|cookiebot|cookieyes|cky|didomi|usercentrics|truste|osano|termly|newsletter-(?:form|signup|box)|promo|advert(?:isement)?|ads?|print-?only|edit-?(?:page|link|this-page)|headerlink|hash-link|anchor-?(?:js)?-?link|comments?|disqus)(?:$|[-_])/i;

/** An accordion hides its answers until they are asked for; a tab, all but one. */
const SHOWN_LATER = /^(?:region|tabpanel)$/;

/** What writers set beside their text, as opposed to what the page sets beside the article. */
const CALLOUT = /(?:^|[-_\s])(?:note|callout|admonition|warning|caution|tip|info|important|hint|alert)/i;

const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

const isHidden = (element: Element, controlled: ReadonlySet<string>): boolean => {
  if (SHOWN_LATER.test(attribute(element, "role")) || controlled.has(attribute(element, "id"))) return false;
  if (attribute(element, "hidden") === "until-found") return false;
  return (
    hasAttribute(element, "hidden") ||
    attribute(element, "ariaHidden") === "true" ||
    HIDDEN_STYLE.test(attribute(element, "style"))
  );
};

/** What a button or tab of the page opens. */
const controlledIds = (root: Root): Set<string> => {
  const ids = new Set<string>();
  for (const element of descendants(root)) {
    for (const id of attribute(element, "ariaControls").split(" ")) if (id !== "") ids.add(id);
    const target = /^#(.+)/.exec(attribute(element, "dataTarget") || attribute(element, "dataBsTarget"))?.[1];
    if (target !== undefined) ids.add(target);
  }
  return ids;
};

const holds = (element: Element, tags: RegExp): boolean => {
  for (const { tagName } of descendants(element)) if (tags.test(tagName)) return true;
  return false;
};

/** A page's own header and footer are its frame; those of an article hold its title and its notes. */
const isFrame = (element: Element, inArticle: boolean): boolean => {
  if (inArticle) return false;
  return (
    element.tagName === "footer" || (element.tagName === "header" && !holds(element, /^(?:h1|main|article)$/))
  );
};

const isNamedNoise = (element: Element): boolean => {
  if (/^(?:body|main|article|h[1-6]|table|tr|td|th|tbody|p|li)$/.test(element.tagName)) return false;
  // A section's id says what it is about: the menu of a restaurant.
  const id = element.tagName === "section" ? "" : attribute(element, "id");
  const names = `${id} ${attribute(element, "className")}`;
  return names.length < 1000 && names.split(/\s+/).some((name) => NAMED.test(name));
};

/** A button is no text, but for one that opens an answer: it is the question. */
const opensText = (button: Element, parent: Root | Element): boolean =>
  hasAttribute(button, "ariaExpanded") ||
  hasAttribute(button, "ariaControls") ||
  (parent.type === "element" && /^(?:h[1-6]|summary|dt)$/.test(parent.tagName));

const isAside = (element: Element): boolean =>
  element.tagName === "aside" &&
  !CALLOUT.test(`${attribute(element, "className")} ${attribute(element, "role")}`);

type Verdict = "keep" | "drop" | "drop unless it is most of the page";

/** How much text each element holds, white space aside. */
const sizes = (root: Root): Map<Element, number> => {
  const found = new Map<Element, number>();
  const measure = (parent: Root | Element): number => {
    let size = 0;
    for (const child of parent.children)
      if (child.type === "text") size += child.value.trim().length;
      else if (child.type === "element" && !/^(?:script|style|noscript|template|svg)$/.test(child.tagName))
        size += measure(child);
    if (parent.type === "element") found.set(parent, size);
    return size;
  };
  measure(root);
  return found;
};

/** No side bar holds more of a page's text than this; what is called one may still be around all of it. */
const MOST = 0.5;

/** Takes what is not content out of the tree. */
export const removeNoise = (root: Root): void => {
  const controlled = controlledIds(root);
  const size = sizes(root);
  const whole = Math.max(1, ...elementsOf(root).map((element) => size.get(element) ?? 0));
  const verdict = (element: Element, parent: Root | Element, inArticle: boolean): Verdict => {
    if (NEVER_TEXT.has(element.tagName) || isAside(element)) return "drop";
    if (element.tagName === "button" && !opensText(element, parent)) return "drop";
    if (isHidden(element, controlled)) return "drop";
    const isNoise =
      ROLES.test(attribute(element, "role")) || isFrame(element, inArticle) || isNamedNoise(element);
    return isNoise ? "drop unless it is most of the page" : "keep";
  };
  const sift = (parent: Root | Element, inArticle: boolean): void => {
    const kept = (parent.children as Element["children"]).filter((child) => {
      if (child.type === "comment") return false;
      if (child.type !== "element") return true;
      const found = verdict(child, parent, inArticle);
      return found === "keep" || (found !== "drop" && (size.get(child) ?? 0) > whole * MOST);
    });
    parent.children = kept;
    for (const child of kept)
      if (child.type === "element") sift(child, inArticle || /^(?:main|article)$/.test(child.tagName));
  };
  sift(root, false);
};
