import { domainOf } from "./address.ts";
import {
  authenticationResults,
  isOfServer,
  type AuthenticationResults,
  type MethodResult,
} from "./authentication/results.ts";
import type { Message } from "./message.ts";

/** Result words of RFC 8601, 2.7; whatever else a server writes counts as `none`. */
const RESULTS = ["none", "pass", "fail", "softfail", "neutral", "policy", "temperror", "permerror"] as const;

export type AuthenticationResult = (typeof RESULTS)[number];

export interface Authentication {
  readonly spf: AuthenticationResult;
  readonly dkim: AuthenticationResult;
  /** The one that decides anything: it alone is about the address in From. */
  readonly dmarc: AuthenticationResult;
  /** Whether the results come from the owner's own server; all are `none` otherwise. */
  readonly trusted: boolean;
}

/** With what a forwarder's seal is worth: shown, and nothing is decided by it. */
export interface AuthenticationReport extends Authentication {
  /**
   * The own server's verdict on the chain of seals (RFC 8617). What the forwarders' own headers claim
   * (`ARC-Authentication-Results`) is never read: the chain may be whole and its maker a liar.
   */
  readonly arc: AuthenticationResult;
}

/** The owner's own receiving server. */
export interface OwnServer {
  /** The name that it signs its results with; `*.example.org` stands for any host of `example.org`. */
  readonly authservId: string;
  /**
   * What it is known to report on every mail (see `learnAuthservId`). Only a server that always says something about DMARC
   * leaves no room for a forged header that does: where that is not known, a DMARC or ARC result counts in the topmost
   * header alone, which is surely the server's.
   */
  readonly methods: readonly string[];
}

/** Nothing is known of the sender. */
export const UNAUTHENTICATED: AuthenticationReport = {
  spf: "none",
  dkim: "none",
  dmarc: "none",
  arc: "none",
  trusted: false,
};

const known = (word: string): AuthenticationResult => RESULTS.find((result) => result === word) ?? "none";

/**
 * The headers that the own server added, as far as that can be told: its name on a header proves nothing below another
 * one, since servers ought to strip headers that bear it from incoming mail (RFC 8601, 5) and many do not. The own server
 * writes on top of whatever came with the mail: where the topmost header is not its own it wrote none, and one further
 * down is anybody's. A server that writes a header for each method writes them one upon the other; so they are read from
 * the topmost down to where another server speaks, or where a method is reported again, which is then somebody else's
 * opinion.
 */
export const ownHeaders = (
  values: readonly string[],
  authservId: string,
): readonly AuthenticationResults[] => {
  const headers = values.map(authenticationResults);
  const isOwn = (header: AuthenticationResults | null): header is AuthenticationResults =>
    header !== null && isOfServer(header.authservId, authservId);
  const own: AuthenticationResults[] = [];
  const reported = new Set<string>();
  for (const header of headers) {
    if (!isOwn(header) || header.results.some(({ method }) => reported.has(method))) break;
    own.push(header);
    for (const { method } of header.results) reported.add(method);
  }
  return own;
};

/** Several signatures: one that holds is enough (RFC 6376, 4.2). */
const resultOf = (results: readonly MethodResult[], method: string): AuthenticationResult => {
  const found = results.filter((each) => each.method === method);
  return known((found.find(({ result }) => result === "pass") ?? found[0])?.result ?? "none");
};

/** A pass for another domain than the one that we take for the sender's says nothing of him; nor does one of two. */
const isAboutSender = (
  results: readonly MethodResult[],
  { headers, from }: Pick<Message, "headers" | "from">,
): boolean => {
  if ((headers.get("from") ?? []).length > 1) return false;
  const domain = results.find(({ method }) => method === "dmarc")?.properties.get("header.from");
  return domain === undefined || domainOf(`@${domain}`) === domainOf(from?.address ?? "");
};

/**
 * What the owner's own server found out about the sender (RFC 8601). Where the server is not known no header is believed,
 * since anybody can write one.
 */
export const readAuthentication = (
  message: Pick<Message, "headers" | "from">,
  server: OwnServer | null,
): AuthenticationReport => {
  if (server === null || server.authservId === "") return UNAUTHENTICATED;
  const own = ownHeaders(message.headers.get("authentication-results") ?? [], server.authservId);
  const [topmost] = own;
  if (topmost === undefined) return UNAUTHENTICATED;
  const all = own.flatMap(({ results }) => results);
  const sure = (method: string): readonly MethodResult[] =>
    server.methods.includes(method) ? all : topmost.results;
  const dmarc = sure("dmarc");
  return {
    spf: resultOf(all, "spf"),
    dkim: resultOf(all, "dkim"),
    dmarc: isAboutSender(dmarc, message) ? resultOf(dmarc, "dmarc") : "none",
    arc: resultOf(sure("arc"), "arc"),
    trusted: true,
  };
};
