/** Why a server did not deliver: from what it said, then from its codes. */
import { fold, saysAny } from "../screen/phrases.ts";
import { type Cause, SAID } from "./said.ts";

export type { Cause } from "./said.ts";

/** In plain words, to follow "did not arrive:". */
export const REASONS: Readonly<Record<Cause, string>> = {
  "mailbox-unknown": "the mailbox does not exist",
  "host-unknown": "the domain has no mail server",
  "takes-no-mail": "the domain takes no mail",
  moved: "the mailbox has moved to another address",
  "mailbox-full": "the mailbox is full",
  "mailbox-disabled": "the mailbox is disabled",
  "too-big": "the mail is too big for their server",
  unauthenticated: "their server could not verify that the mail is ours (SPF, DKIM or DMARC)",
  "no-reverse-name": "the address of our mail server has no name in the DNS",
  virus: "their server refused its content or an attachment",
  spam: "their server refused it as spam",
  blocked: "their server does not accept mail from our mail server",
  "too-many": "their server takes no more mail from us for the moment",
  "relay-refused": "the server that we sent it to does not pass mail on for us",
  "sender-refused": "their server refused our address",
  "recipient-refuses": "the recipient does not accept this mail",
  encryption: "no encrypted connection to their server could be made",
  loop: "the mail ran in circles between servers",
  expired: "their server could not be reached for days",
  network: "their server could not be reached",
  "server-error": "their server failed",
  refused: "their server refused it and did not say why",
  unknown: "the server did not say why",
};

/** These do not pass: writing there again is in vain. */
const LASTING: ReadonlySet<Cause> = new Set(["mailbox-unknown", "host-unknown", "takes-no-mail", "moved"]);

export const isLasting = (cause: Cause): boolean => LASTING.has(cause);

/** RFC 3463 and its registry: the class aside, what the code says. */
const CODES: readonly (readonly [RegExp, Cause])[] = [
  [/^[45]\.1\.10$/, "takes-no-mail"],
  [/^[45]\.1\.[0134]$/, "mailbox-unknown"],
  [/^[45]\.1\.2$/, "host-unknown"],
  [/^[45]\.1\.6$/, "moved"],
  [/^[45]\.1\.[78]$/, "sender-refused"],
  [/^[45]\.2\.1$/, "mailbox-disabled"],
  [/^[45]\.2\.2$/, "mailbox-full"],
  [/^[45]\.(?:2\.3|3\.4)$/, "too-big"],
  [/^[45]\.3\.\d+$/, "server-error"],
  [/^[45]\.4\.[4]$/, "host-unknown"],
  [/^[45]\.4\.6$/, "loop"],
  [/^[45]\.4\.7$/, "expired"],
  [/^[45]\.4\.\d+$/, "network"],
  [/^[45]\.7\.(?:2[0-4]|26|9)$/, "unauthenticated"],
  [/^[45]\.7\.25$/, "no-reverse-name"],
  [/^[45]\.7\.(?:13|17)$/, "mailbox-disabled"],
  [/^[45]\.[567]\.\d+$/, "refused"],
  [/^[45]\.2\.\d+$/, "recipient-refuses"],
];

/** RFC 5321, 4.2.3, and RFC 7504 for 556: as far as a bare reply code tells. */
const REPLIES: Readonly<Record<string, Cause>> = {
  "550": "refused",
  "551": "moved",
  "552": "mailbox-full",
  "553": "mailbox-unknown",
  "554": "refused",
  "556": "takes-no-mail",
};

/** More than a server says of one mail. */
const MAX_SAID = 2_000;

const causeOfCode = (code: string | null): Cause | null =>
  code === null ? null : (CODES.find(([pattern]) => pattern.test(code))?.[1] ?? null);

const causeOfWords = (text: string): Cause | null =>
  SAID.find(([, list]) => saysAny(fold(text.slice(0, MAX_SAID)), list))?.[0] ?? null;

const causeOfReply = (text: string): Cause | null => {
  const reply = /(?:^|[^\d.])([245]\d\d)(?:$|[^\d.])/.exec(text.slice(0, MAX_SAID))?.[1];
  return reply === undefined ? null : (REPLIES[reply] ?? null);
};

/**
 * What a server said, in its own words or in codes. Words come first: "5.0.0" and "5.7.1" stand beside everything.
 * @param said texts to look in, the surest first.
 * @param status an enhanced status code (RFC 3463), or null.
 */
export const causeOf = (said: readonly string[], status: string | null): Cause => {
  for (const text of said) {
    const words = causeOfWords(text);
    if (words !== null) return words;
  }
  const reply = said.map(causeOfReply).find((cause) => cause !== null) ?? null;
  return causeOfCode(status) ?? reply ?? "unknown";
};
