import type { AuthenticationReport } from "../authentication.ts";

/** How a mail was handed in; a mailbox does not tell it, who receives by SMTP himself knows it. */
export interface Envelope {
  /** The machine that handed it in. */
  readonly ip: string;
  /** What that machine called itself. */
  readonly helo: string;
  /** MAIL FROM, without angle brackets; empty for a bounce. */
  readonly mailFrom: string;
}

/**
 * Port: our own look at who wrote a mail, for owners whose server does not say. It asks the DNS about the sender's domain,
 * so something leaves the machine: off unless the owner turns it on. Adapter: `transport/mail-authenticator`.
 */
export interface SenderVerifier {
  /**
   * Without an envelope SPF is `none`, and DMARC never `fail`: it might have passed by SPF. Never rejects; what could not be
   * found out in time is `temperror`.
   */
  verify(raw: Uint8Array, envelope: Envelope | null): Promise<AuthenticationReport>;
}
