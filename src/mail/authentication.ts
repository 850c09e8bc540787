import { domainOf } from "./address.ts";
import { authenticationResults } from "./authentication/results.ts";
import type { Message } from "./message.ts";

/** Result words of RFC 8601, 2.7; whatever else a server writes counts as `none`. */
const RESULTS = ["none", "pass", "fail", "softfail", "neutral", "policy", "temperror", "permerror"] as const;

export type AuthenticationResult = (typeof RESULTS)[number];

export interface Authentication {
  readonly spf: AuthenticationResult;
  readonly dkim: AuthenticationResult;
  readonly dmarc: AuthenticationResult;
  /** Whether the results come from the owner's own server; all are `none` otherwise. */
  readonly trusted: boolean;
}

const UNKNOWN: Authentication = { spf: "none", dkim: "none", dmarc: "none", trusted: false };

const known = (word: string): AuthenticationResult => RESULTS.find((result) => result === word) ?? "none";

/**
 * What the owner's own server found out about the sender (RFC 8601).
 * @param authservId the name it signs its results with; without it no header is believed, since anybody can write one.
 *   Of several headers of that name the topmost counts: servers add theirs above what the sender sent.
 */
export const readAuthentication = (
  message: Pick<Message, "headers" | "from">,
  authservId: string | null,
): Authentication => {
  if (authservId === null || authservId === "") return UNKNOWN;
  const trusted = (message.headers.get("authentication-results") ?? [])
    .map(authenticationResults)
    .find((header) => header?.authservId.toLowerCase() === authservId.toLowerCase());
  if (trusted === undefined || trusted === null) return UNKNOWN;
  const resultOf = (method: string): AuthenticationResult => {
    const found = trusted.results.filter((each) => each.method === method);
    // Several signatures: one that holds is enough (RFC 6376, 4.2).
    return known((found.find(({ result }) => result === "pass") ?? found[0])?.result ?? "none");
  };
  // A pass for another domain than the one that we take for the sender's says nothing of him.
  const domain = trusted.results.find(({ method }) => method === "dmarc")?.properties.get("header.from");
  const aligned = domain === undefined || domainOf(`@${domain}`) === domainOf(message.from?.address ?? "");
  return {
    spf: resultOf("spf"),
    dkim: resultOf("dkim"),
    dmarc: aligned ? resultOf("dmarc") : "none",
    trusted: true,
  };
};
