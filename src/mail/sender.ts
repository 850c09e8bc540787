/** Port: how a reply leaves. Adapters: `transport/smtp`, `transport/maildir`. */

export interface Envelope {
  /** RFC 5321 reverse path. */
  readonly from: string;
  /** RFC 5321 forward path: one recipient, the person who is answered. */
  readonly to: string;
}

/**
 * How far a transmission went. `connect`: nothing of the mail was handed over, so it is provably unsent.
 * `data`: the server was about to be given the content; from here on only its answer can tell.
 */
export type SendPhase = "connect" | "data";

export type SendOutcome =
  /** The server took responsibility for the mail (250 after the final dot), or the file is in place. */
  | { readonly kind: "accepted"; readonly response: string }
  /** The server refused it in words: provably unsent. `permanent` for 5xx. */
  | { readonly kind: "rejected"; readonly permanent: boolean; readonly response: string }
  /** It never came to DATA: provably unsent, may be tried again. */
  | { readonly kind: "unsent"; readonly error: string }
  /** The content was on its way and no answer came: nobody can tell from here. */
  | { readonly kind: "uncertain"; readonly error: string };

export interface Sender {
  /** Stable name for records and messages, without a secret: `smtp://user@host:587`. */
  readonly name: string;
  /**
   * Sends exactly these bytes. `enterData` is awaited before the first byte of the content is handed over; when it
   * rejects, nothing is sent. Never throws for what happens on the wire: the outcome tells.
   */
  send(envelope: Envelope, raw: Uint8Array, enterData: () => Promise<void>): Promise<SendOutcome>;
  /** Signs in and says nothing more; throws a `UserError` where that fails. For `smb doctor`. */
  verify(): Promise<void>;
  close(): Promise<void>;
}
