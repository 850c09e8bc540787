/** Which bytes are which characters in a page: its byte order mark, its own word for it, else what they look like. */
import { decodeWithCharset } from "../../../mail/parse/charset.ts";

/** Browsers look no further for a page's own word (HTML, "prescan"); a long comment at the head moves it down. */
const HEAD = 4096;

const DECLARED =
  /<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})|<\?xml\b[^>]{0,100}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})/i;

/** The text of a page's bytes, without a byte order mark. Never throws. */
export const decodePage = (bytes: Buffer): string => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString("utf8", 3);
  const found = DECLARED.exec(bytes.toString("latin1", 0, HEAD));
  const label = found?.[1] ?? found?.[2] ?? "";
  // A page that can be read so far as to say it is UTF-16 is not (HTML, "prescan", step 13).
  const text = decodeWithCharset(bytes, /^utf-?16/i.test(label) ? "" : label);
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
};
