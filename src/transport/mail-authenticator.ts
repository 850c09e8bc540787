/** Our own check of SPF, DKIM, DMARC and ARC, by mailauth. It asks the DNS; nothing else leaves the machine. */
import { Resolver } from "node:dns/promises";
import type { ARCData, DKIMVerifyResult, DNSResolver } from "mailauth";
// Its parts, not its whole: that loads an HTTP client and an XML parser, for logos.
import { arc } from "mailauth/lib/arc/index.js";
import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import { dmarc } from "mailauth/lib/dmarc/index.js";
import { spf } from "mailauth/lib/spf/index.js";
import type { Clock } from "../clock.ts";
import type { AuthenticationReport, AuthenticationResult } from "../mail/authentication.ts";
import type { Envelope, SenderVerifier } from "../mail/authentication/verifier.ts";

/** As `dns.promises.resolve`: rejects with `code` ENOTFOUND or ENODATA where there is nothing. */
export type ResolveDns = (name: string, type: string) => Promise<unknown>;

export interface MailAuthenticatorOptions {
  readonly resolve: ResolveDns;
  readonly clock: Clock;
  /** How long one mail may take. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
/** A mail with a thousand signatures would make us ask a thousand times: SPF may ask ten times (RFC 7208, 4.6.4), the rest needs few. */
const MAX_QUESTIONS = 40;
/** RFC 8301, 3.2. */
const MIN_KEY_BITS = 1024;

const TEMPERROR: AuthenticationReport = {
  spf: "temperror",
  dkim: "temperror",
  dmarc: "temperror",
  arc: "temperror",
  trusted: true,
};

const WORDS: ReadonlySet<string> = new Set<AuthenticationResult>([
  ...(["none", "pass", "fail", "softfail", "neutral", "policy", "temperror", "permerror"] as const),
]);

const isResult = (word: string): word is AuthenticationResult => WORDS.has(word);
const resultOf = (word: string | undefined): AuthenticationResult =>
  word !== undefined && isResult(word) ? word : "none";

const bounded = (resolve: ResolveDns): DNSResolver => {
  let asked = 0;
  const ask = (name: string, type: string): Promise<unknown> =>
    ++asked > MAX_QUESTIONS
      ? Promise.reject(Object.assign(new Error("too many DNS questions for one mail"), { code: "ESERVFAIL" }))
      : resolve(name, type);
  // mailauth's type knows TXT and A; MX answers are objects, and it takes them.
  return ask as DNSResolver;
};

const SIGNATURE = /^(?:dkim-signature|arc-message-signature)[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim;
const PARTIAL = /;\s*l\s*=/i;

/**
 * The mail with signatures of part of the body (`l=`) renamed: anybody can write more below what they cover, so they prove
 * nothing (RFC 6376, 8.2). mailauth takes them, and prints to standard output where the length is wrong.
 */
const withoutPartial = (raw: Uint8Array): { mail: Buffer; hadPartial: boolean } => {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("latin1");
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const head = text
    .slice(0, end)
    .replace(SIGNATURE, (field) => (PARTIAL.test(field) ? `X-Partial-${field}` : field));
  return { mail: Buffer.from(head + text.slice(end), "latin1"), hadPartial: head.length > end };
};

const holding = ({ results }: DKIMVerifyResult): DKIMVerifyResult["results"] =>
  results.filter(({ status }) => status.result === "pass");

const dkimOf = (verified: DKIMVerifyResult, hadPartial: boolean): AuthenticationResult => {
  if (holding(verified).length > 0) return "pass";
  const result = resultOf(verified.results[0]?.status.result);
  return result === "none" && hadPartial ? "policy" : result;
};

class MailAuthenticator implements SenderVerifier {
  constructor(private readonly options: MailAuthenticatorOptions) {}

  async verify(raw: Uint8Array, envelope: Envelope | null): Promise<AuthenticationReport> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<AuthenticationReport>((resolve) => {
      timer = setTimeout(resolve, this.options.timeoutMs ?? TIMEOUT_MS, TEMPERROR);
    });
    try {
      return await Promise.race([this.#check(raw, envelope), late]);
    } catch {
      // Bytes that mailauth cannot read, or a DNS that answers nonsense: nothing was found out.
      return TEMPERROR;
    } finally {
      clearTimeout(timer);
    }
  }

  async #check(raw: Uint8Array, envelope: Envelope | null): Promise<AuthenticationReport> {
    const resolver = bounded(this.options.resolve);
    const { mail, hadPartial } = withoutPartial(raw);
    const verified = await dkimVerify(mail, {
      resolver,
      minBitLength: MIN_KEY_BITS,
      curTime: this.options.clock.now(),
    });
    const spfResult = envelope === null ? null : await this.#spf(envelope, resolver);
    const chain = verified.arc as ARCData | undefined;
    const arcResult = chain === undefined ? null : await arc(chain, { resolver, minBitLength: MIN_KEY_BITS });
    const dmarcResult = await dmarc({
      headerFrom: verified.headerFrom,
      spfDomains: spfResult?.result === "pass" ? [spfResult.domain] : [],
      dkimDomains: holding(verified).map(({ signingDomain, status }) => ({
        domain: signingDomain,
        ...(status.aligned === undefined ? {} : { aligned: status.aligned }),
      })),
      resolver,
    });
    const found = dmarcResult === false ? "none" : resultOf(dmarcResult.status.result);
    return {
      spf: spfResult?.result ?? "none",
      dkim: dkimOf(verified, hadPartial),
      dmarc: found === "fail" && envelope === null ? "none" : found,
      arc: resultOf(arcResult?.status.result),
      trusted: true,
    };
  }

  async #spf(
    { ip, helo, mailFrom }: Envelope,
    resolver: DNSResolver,
  ): Promise<{ result: AuthenticationResult; domain: string }> {
    // RFC 7208, 2.4: for a bounce the name in HELO stands for the sender.
    const sender = mailFrom === "" ? `postmaster@${helo}` : mailFrom;
    const { status, domain } = await spf({ ip, helo, sender, resolver, mta: "localhost" });
    return { result: resultOf(status.result), domain };
  }
}

/** Checks senders by the DNS that it is given. */
export const mailAuthenticator = (options: MailAuthenticatorOptions): SenderVerifier =>
  new MailAuthenticator(options);

/**
 * The machine's own DNS, each question with two tries of two seconds.
 * @param servers other ones, as `address:port`.
 */
export const systemDns = (servers: readonly string[] = []): ResolveDns => {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  return (name, type) => resolver.resolve(name, type);
};
