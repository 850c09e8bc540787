/** Where on a page its content stands. */
import { attribute, descendants, type Element, lineOf, type Root } from "./tree.ts";

/** Who marks content so: ARIA, Zendesk, Confluence, Notion, WordPress, GitHub, Docusaurus, MediaWiki, Intercom, Sphinx. */
const CONTENT_NAMES =
  /^(?:main|main-content|content|article-body|article__body|wiki-content|page-body|entry-content|post-content|markdown-body|theme-doc-markdown|mw-parser-output|mw-content-text|article_content|intercom-interblocks|body-content|help-content|rst-content|md-content)$/i;

const isMain = (element: Element): boolean =>
  element.tagName === "main" || attribute(element, "role") === "main";

const hasContentName = (element: Element): boolean =>
  `${attribute(element, "id")} ${attribute(element, "className")}`
    .split(/\s+/)
    .some((name) => CONTENT_NAMES.test(name));

/** The outermost elements that are meant. */
const outermost = (parent: Root | Element, meant: (element: Element) => boolean): Element[] =>
  parent.children.flatMap((child) => {
    if (child.type !== "element") return [];
    return meant(child) ? [child] : outermost(child, meant);
  });

const length = (elements: readonly Element[]): number =>
  elements.reduce((sum, element) => sum + lineOf(element).length, 0);

/** Marked content with less of the page's text than this was marked wrong, or is a list of teasers. */
const SHARE = 0.3;

/** The elements that hold what the page says: as it marks them, else its body. Its heading stays with them. */
export const mainContent = (root: Root): (Root | Element)[] => {
  const body = [...descendants(root)].find(({ tagName }) => tagName === "body") ?? root;
  const whole = lineOf(body).length;
  const marks = [isMain, (element: Element) => element.tagName === "article", hasContentName];
  for (const meant of marks) {
    const found = outermost(body, meant);
    if (found.length === 0 || length(found) < whole * SHARE) continue;
    const hasTitle = found.some((element) =>
      [...descendants(element)].some(({ tagName }) => tagName === "h1"),
    );
    const title = hasTitle ? undefined : [...descendants(body)].find(({ tagName }) => tagName === "h1");
    return title ? [title, ...found] : found;
  }
  return [body];
};
