import { headerText } from "../address.ts";

/** `Re:` as mail programs of several languages write it, also counted (`Re[2]:`). */
const REPLY_PREFIX =
  /^(?:re|aw|antw|antwort|sv|vs|ref|rif|odp|r|res|ynt|回复|回覆)(?:\[\d{1,3}\])?\s*[:\uFF1A]/iu;

/** The subject of a reply: `Re: ` before the original's, once. */
export const replySubject = (subject: string): string => {
  const plain = headerText(subject);
  if (REPLY_PREFIX.test(plain)) return plain;
  return plain === "" ? "Re:" : `Re: ${plain}`;
};
