/** Sending by SMTP, with the one question in mind that counts: was it handed over? */
import { Readable } from "node:stream";
import { errorText, UserError } from "../errors.ts";
import type { Envelope, Sender, SendOutcome } from "../mail/sender.ts";
import { connectionError, signInError, type Peer } from "./connection-error.ts";
import {
  openSmtp,
  SignInRefused,
  type NodemailerError,
  type SmtpOptions,
  type SmtpSession,
} from "./smtp-connect.ts";

const SLICE = 65_536;
const VERIFY_SILENCE_MS = 30_000;

/** The content as the server pulls it, and how far that has come. */
class Content {
  readonly stream: Readable;
  /** The first bytes were given away. */
  handedOver = false;
  /** The last bytes were given away. */
  complete = false;
  /** What `enterData` threw; null where it did not. */
  refusal: { readonly error: unknown } | null = null;
  /** Settled, whichever way, once `enterData` is. */
  entered: Promise<void> = Promise.resolve();

  constructor(raw: Uint8Array, enterData: () => Promise<void>) {
    this.stream = Readable.from(this.#pull(raw, enterData), { objectMode: false });
  }

  async *#pull(raw: Uint8Array, enterData: () => Promise<void>): AsyncGenerator<Uint8Array> {
    const entering = Promise.resolve().then(enterData);
    this.entered = entering.catch((error: unknown) => {
      this.refusal = { error };
    });
    await entering;
    this.handedOver = true;
    for (let start = 0; start < raw.length; start += SLICE) yield raw.subarray(start, start + SLICE);
    this.complete = true;
  }
}

/** What a failed transmission means. */
const outcomeOf = (error: unknown, content: Content): SendOutcome => {
  const text = errorText(error);
  if (content.refusal) return { kind: "unsent", error: errorText(content.refusal.error) };
  const { responseCode, response, code } = error as NodemailerError;
  if (responseCode !== undefined && responseCode >= 400)
    return { kind: "rejected", permanent: responseCode >= 500, response: response ?? text };
  // Larger than the server's SIZE: nodemailer refuses it in the server's stead, before MAIL.
  if (code === "EMESSAGE" && !content.handedOver)
    return { kind: "rejected", permanent: true, response: text };
  return { kind: content.handedOver ? "uncertain" : "unsent", error: text };
};

const transmit = async (
  session: SmtpSession,
  { from, to }: Envelope,
  raw: Uint8Array,
  content: Content,
): Promise<SendOutcome> => {
  const use8BitMime = raw.some((byte) => byte > 127);
  try {
    const response = await session.transmit({
      from,
      to,
      size: raw.length,
      use8BitMime,
      content: content.stream,
    });
    if (!content.complete)
      throw new Error(`the server answered before it had the whole content: ${response}`);
    session.leave();
    return { kind: "accepted", response };
  } catch (error) {
    const outcome = outcomeOf(error, content);
    session.destroy();
    // Whoever is told "unsent" may try again at once: nothing of this attempt may still be on its way.
    await content.entered;
    return outcome;
  }
};

/** RFC 5321 addresses hold no control characters; with them or angle brackets one could add commands of one's own. */
const isAddress = (address: string): boolean => !/[\p{Cc}<>]/u.test(address);

class SmtpSender implements Sender {
  readonly name: string;
  readonly #peer: Peer;

  constructor(private readonly options: SmtpOptions) {
    const { host, port, tls, user } = options;
    this.#peer = { protocol: "SMTP", host, port, tls };
    this.name = `smtp://${user === null ? "" : `${user}@`}${host}:${port}`;
  }

  /**
   * See `Sender`. One connection for each mail. Lines that do not end in CRLF are made to; bytes that do go as they are.
   */
  async send(envelope: Envelope, raw: Uint8Array, enterData: () => Promise<void>): Promise<SendOutcome> {
    if (!isAddress(envelope.from) || !isAddress(envelope.to) || envelope.to === "")
      return { kind: "unsent", error: `The envelope has an impossible address: ${JSON.stringify(envelope)}` };
    let session: SmtpSession;
    try {
      session = await openSmtp(this.options);
    } catch (error) {
      return { kind: "unsent", error: this.#explain(error).message };
    }
    return transmit(session, envelope, raw, new Content(raw, enterData));
  }

  async verify(): Promise<void> {
    const timeouts = { silence: VERIFY_SILENCE_MS, ...this.options.timeouts };
    try {
      const session = await openSmtp({ ...this.options, timeouts });
      session.leave();
    } catch (error) {
      throw this.#explain(error);
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #explain(error: unknown): UserError {
    if (error instanceof UserError) return error;
    if (error instanceof SignInRefused)
      return signInError(this.#peer, this.options.user ?? "", error.message);
    return connectionError(error, this.#peer);
  }
}

/** A `Sender` through the given server; connects at each `send`. */
export const smtpSender = (options: SmtpOptions): Sender => new SmtpSender(options);
