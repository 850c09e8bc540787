/** One mail, read: what RFC 5322 and MIME say of it, and what we make of its text. */

export interface Address {
  /** The display name, decoded; empty where there is none. */
  readonly name: string;
  /** `local@domain`, the domain in lower case. */
  readonly address: string;
}

export interface Attachment {
  readonly filename: string | null;
  readonly contentType: string;
  /** Decoded size in bytes. */
  readonly size: number;
}

/** A part that one machine writes for another: what became of a mail, or what a mail looked like (RFC 3464, 5965, 8098). */
export interface Report {
  /**
   * `message/delivery-status`, `message/disposition-notification`, `message/feedback-report`, `text/rfc822-headers`, or
   * `message/rfc822` for the header of a mail that is attached.
   */
  readonly contentType: string;
  /** Decoded, line ends as LF; at most 64 KiB of it. */
  readonly text: string;
}

/** An answer that stands between quoted lines. */
export interface InlineAnswer {
  /** The quoted lines right above it, without their quote marks. */
  readonly quoted: string;
  readonly answer: string;
}

export interface Message {
  /** With its angle brackets, as on the wire; null where the mail has none. */
  readonly messageId: string | null;
  readonly from: Address | null;
  /** Who handed the mail in, where that is said to be another one than `from` (RFC 5322, 3.6.2). */
  readonly sender: Address | null;
  readonly replyTo: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly subject: string;
  /** ISO 8601 in UTC; null where the header is missing or unreadable. */
  readonly date: string | null;
  /** Message-IDs with their angle brackets; RFC 5322 allows several parents. */
  readonly inReplyTo: readonly string[];
  /** Message-IDs with their angle brackets, oldest first. */
  readonly references: readonly string[];
  /** The whole readable text; made from the HTML part where there is no plain one. */
  readonly text: string;
  /** What the sender wrote: `text` without quoted mails and signature. */
  readonly newText: string;
  /** The quoted mails that `text` carries. */
  readonly quotedText: string;
  /** Answers between quoted lines, each with what it answers; they stand in `newText` too. */
  readonly inlineAnswers: readonly InlineAnswer[];
  readonly attachments: readonly Attachment[];
  readonly reports: readonly Report[];
  /** Header fields by lower-case name, values unfolded, in order of appearance. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** What had to be guessed or repaired, each as a short phrase. */
  readonly defects: readonly string[];
}
