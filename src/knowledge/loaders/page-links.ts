/** Links between the files of a folder. */
import { posix } from "node:path";

/** Files that are records of their own. */
const DOCUMENT = /\.(?:md|markdown|html?|xhtml|txt|text|pdf|docx)$/i;

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/**
 * The id of the record that a relative link of the file `name` leads to: the other file's path below the same folder. Null
 * for links that lead elsewhere, and out of the folder.
 */
export const linkedFile = (href: string, name: string): string | null => {
  const path = decoded(href.trim().replace(/[?#][\s\S]*$/, "")).replaceAll("\\", "/");
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path) || !DOCUMENT.test(path)) return null;
  const id = posix.normalize(path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(name), path));
  return id.startsWith("../") || id === name ? null : id;
};
