import type { Span } from "./span.ts";

/** RFC 5321, 4.5.3.1: 64 octets before the @, 255 after it. */
const BEFORE = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u;
const AFTER = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}[\p{L}\p{N}-]{2,63}/u;
/** `anna (at) example.org`, `anna [at] example [dot] org`: written so that no robot finds it. */
const HIDDEN =
  /(?<![\p{L}\p{N}._+-])[\p{L}\p{N}._+-]{1,64} ?[([{](?:at|ät)[)\]}] ?[\p{L}\p{N}-]{1,63}(?:\.| ?[([{](?:dot|punkt|punto|point)[)\]}] ?)[\p{L}]{2,24}/giu;

/** Mail addresses. */
export const findEmails = (text: string): Span[] => {
  const found: Span[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const local = BEFORE.exec(text.slice(Math.max(0, at - 64), at))?.[0].replace(/^[.'`*_{|}~/=]+/, "");
    const domain = AFTER.exec(text.slice(at + 1, at + 256))?.[0];
    if (local !== undefined && local !== "" && domain !== undefined)
      found.push({ start: at - local.length, end: at + 1 + domain.replace(/-+$/, "").length });
  }
  for (const { 0: hidden, index } of text.matchAll(HIDDEN))
    found.push({ start: index, end: index + hidden.length });
  return found;
};
