/** Subjects: what mail programs and we put before them, and what is left to compare. */
import { headerText } from "./address.ts";

/** Prefixes of answers and forwards in many languages, also counted (`Re[2]:`, `AW (3):`). */
const PREFIX =
  /^(?:re|aw|antw?|antwort|sv|vs|ref|rif|odp|r|res|resp|ynt|atb|bls|yan|ats|ογκ|απ|ответ|відп|回复|回覆|答复|答覆|返信|回信|답장|fwd?|wg|tr|rv|enc|i|doorst|vb|vl|pd|转发|轉寄|轉發)(?:\s?[[(]\d{1,3}[\])])?\s*[:\uFF1A]\s*/iu;

/** RFC 5256, 2.1: tags in brackets before the subject are no part of it (`[External]`, `[list]`, our ticket). */
const TAG = /^\[[^[\]]{0,60}\]\s*/;
const TICKET = /\[#[0-9a-z]{6}\]/gi;

/** `Re:` as mail programs of several languages write it. */
const REPLY =
  /^(?:re|aw|antw|antwort|sv|vs|ref|rif|odp|r|res|resp|ynt|atb|ats|σχετ|απ|ответ|відп|回复|回覆|答复|返信|답장)(?:\s?[[(]\d{1,3}[\])])?\s*[:\uFF1A]/iu;

/** Whether the subject says that the mail answers another one; a forward does not. */
export const isReplySubject = (subject: string): boolean => REPLY.test(subject.trimStart());

/** The subject without prefixes, tags and our ticket, blanks collapsed, in lower case: what two mails of a thread share. */
export const baseSubject = (subject: string): string => {
  let rest = headerText(subject.slice(0, 1000)).replace(TICKET, " ").replace(/\s+/g, " ").trim();
  for (let before = ""; before !== rest;) {
    before = rest;
    rest = rest.replace(PREFIX, "");
    // A subject that is nothing but a tag keeps it.
    rest = rest.replace(TAG, "") || rest;
  }
  return rest.replace(/\s*\((?:fwd|was:[^()]*)\)$/i, "").toLowerCase();
};
