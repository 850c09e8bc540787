import { isNobodys, isOwnAddress } from "../address.ts";
import type { Message } from "../message.ts";

export type Verdict = "human" | "bounce" | "auto-reply" | "bulk" | "own" | "malformed";

/** What is ours, so that we never answer ourselves. */
export interface ScreenOptions {
  readonly ownAddresses: readonly string[];
  readonly knownOwnMessageIds?: ReadonlySet<string> | undefined;
}

/** One thing about a mail that speaks for a verdict. */
export interface Signal {
  readonly verdict: Exclude<Verdict, "human">;
  /** Names the signal to the owner: a short phrase. */
  readonly name: string;
  readonly test: (message: Message, options: ScreenOptions) => boolean;
}

/** The values of a header field; `name` in lower case. */
const values = (message: Message, name: string): readonly string[] => message.headers.get(name) ?? [];

/** Whether any value of the field matches. */
export const matches = (message: Message, name: string, pattern: RegExp): boolean =>
  values(message, name).some((value) => pattern.test(value));

/** Whether the field is there at all, even when empty. */
export const has = (message: Message, name: string): boolean => message.headers.has(name);

/**
 * Whether a web form sent it: from the shop's own or a no-reply address, with the one customer who filled it in as
 * Reply-To. That customer is the sender then.
 */
export const isForm = ({ replyTo }: Message, { ownAddresses }: ScreenOptions): boolean => {
  const [customer, ...others] = replyTo;
  return (
    customer !== undefined &&
    others.length === 0 &&
    !isOwnAddress(customer.address, ownAddresses) &&
    !isNobodys(customer.address)
  );
};

/** `Return-Path: <>` (RFC 5321, 4.5.5). A missing field says nothing: not every server writes it. */
export const hasNullReturnPath = (message: Message): boolean =>
  values(message, "return-path")[0]?.trim() === "<>";

/** The part before the `@` of the sender's address, in lower case; for a bare `MAILER-DAEMON` the word itself. */
export const senderName = (message: Message): string => {
  const address = message.from?.address ?? values(message, "from")[0] ?? "";
  return address
    .slice(0, address.includes("@") ? address.lastIndexOf("@") : undefined)
    .trim()
    .toLowerCase();
};
