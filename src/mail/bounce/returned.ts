/** Where in a bounce its own words end and the mail begins that it returns. */
import { messageIds } from "../parse/fields.ts";

const RETURNED =
  /^[>\s]{0,8}(?:-{2,}|={3,}|_{5,}|\*{3,})?[ \t]*(?:below this line is a copy|(?:this is|here is|enclosed is|the following is) (?:a|the) copy of|enclosed is a copy|(?:start|copy) of (?:the )?(?:returned|original|your) |original message(?: follows)?\b|the header of the original message|the headers? of the (?:original|returned)|unsent message (?:follows|below)|unsent draft|returned (?:message|mail|content)|message headers? follow|returned text follows|non-delivered information|undelivered message|your original message|text of (?:your )?message|message text follows|received:|return-path:|return-path-address:|x-original-to:|header of the|originalnachricht|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|mensagem original|encabezados|元のメッセージ|オリジナルメッセージ)/im;

/** The bounce's own words: what it says of the mail, before the mail. */
export const ownWordsOf = (text: string): string => {
  const at = RETURNED.exec(text)?.index ?? -1;
  return at > 0 ? text.slice(0, at) : text;
};

/** The returned mail, as far as the text holds it. */
export const returnedIn = (text: string): string => {
  const at = RETURNED.exec(text)?.index ?? -1;
  return at < 0 ? "" : text.slice(at);
};

/** `<a@b.example>:` and what was said of it, up to the next recipient; all of it where there are no such lines. */
export const firstSectionOf = (words: string): string => {
  const lines = words.split("\n");
  const isRecipient = (line: string): boolean =>
    /^\s{0,4}["'<]?[^\s<>"'@]{1,200}@[^\s<>"'@]{1,255}[>"']?:/.test(line);
  const first = lines.findIndex(isRecipient);
  if (first < 0) return words;
  const next = lines.findIndex((line, index) => index > first && isRecipient(line));
  return lines.slice(first, next < 0 ? undefined : next).join("\n");
};

/** What the refusing server itself said, where the text shows it. */
export const replyIn = (section: string): string =>
  /(?:\bsaid:|\breplied:|\bresponded:|\bresponse:|<<<|received >>>|failed with:|error from remote (?:mail )?server)\s*([^]{1,600})/i.exec(
    section,
  )?.[1] ?? "";

const ID_FIELD = /^[>\s]{0,8}(?:x-)?(?:original-)?message-id:[ \t]*((?:\n[ \t]+)?<[^<>\s]{1,500}>)/gim;

/** Message-IDs that stand as header fields in some text: of the returned mail, or `Original-Message-ID`. */
export const idFieldsIn = (text: string): string[] =>
  messageIds([...text.matchAll(ID_FIELD)].map((match) => match[1] ?? ""));

/** How some providers tell the id in a sentence: "for a message with the message-id of X". */
export const idsToldIn = (text: string): string[] =>
  messageIds(
    [...text.matchAll(/\bmessage-id (?:of|is|was)?[ \t]*<?([^\s<>@]{1,200}@[^\s<>]{1,200})>?/gi)].map(
      (match) => `<${match[1] ?? ""}>`,
    ),
  );
