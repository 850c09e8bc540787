/** Links of a reply: those that it gives to everybody, and those that it made for one customer. */

const LINK = /https?:\/\/[^\s<>"'`()[\]{}|\\^]+(?:\([^\s<>"'()]*\)[^\s<>"'`()[\]{}|\\^]*)?/giu;
const TRAILING = /[.,;:!?…]+$/u;

/** Parameters that say who or which order is meant, or that open something for whoever has them. */
const PERSONAL =
  /[?&#;](?:token|access_?token|auth|key|apikey|sig|signature|session|sid|jwt|otp|code|pin|password|reset|invite|verify|confirmation|hash|email|e-?mail|user(?:_?id)?|customer(?:_?id)?|account(?:_?id)?|order(?:_?(?:id|no|number))?|tracking(?:_?(?:id|no|number|code))?|trackingnumber|tracknum|piececode|idc|parcel|shipment|invoice|booking|ticket)=[^&#\s]{3,}/iu;

/** A word of letters and digits in a query that nobody would type: made for one person. */
const SECRET = /[?&#;][^=\s]{1,40}=(?=[^&#\s]*\d)(?=[^&#\s]*[A-Za-z])[\w.~%+/-]{24,}/u;

/** The links that a text gives, each once, in their order. */
export const linksIn = (text: string): string[] => [
  ...new Set(
    (text.match(LINK) ?? []).map((link) => link.replace(TRAILING, "")).filter((link) => URL.canParse(link)),
  ),
];

/** The text with `[link]` in place of links that are for one customer: to a parcel, into an account. */
export const maskPersonalLinks = (text: string, references: readonly string[]): string =>
  text.replace(LINK, (found) => {
    const trailing = TRAILING.exec(found)?.[0] ?? "";
    const link = found.slice(0, found.length - trailing.length);
    const isTheirs = references.some((token) => token.length > 3 && link.includes(token));
    return isTheirs || PERSONAL.test(link) || SECRET.test(link) ? `[link]${trailing}` : found;
  });
