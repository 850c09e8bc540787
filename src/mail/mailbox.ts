/** Port: where mail comes in. Adapters: `transport/imap`, `transport/maildir`. */

/** Where a mail stands in its mailbox. Beside a mail's identity, never instead of it: UIDVALIDITY changes. */
export interface Place {
  readonly folder: string;
  /** IMAP's UIDVALIDITY; empty for a Maildir. */
  readonly uidValidity: string;
  /** IMAP's UID; for a Maildir the file's base name without its flags. */
  readonly uid: string;
}

export interface FetchedMail {
  readonly place: Place;
  /** When it reached the mailbox (INTERNALDATE, or the file's modification time). */
  readonly arrivedAt: Date;
  readonly raw: Uint8Array;
  /** What to hand to the next `fetch` once this mail is on record. Opaque to everyone but the adapter. */
  readonly cursor: string;
}

/** A mail or an entry that could not be read; the others go on. */
export interface FetchProblem {
  readonly problem: string;
}

export interface FetchRequest {
  /** The last cursor that was put on record, or null at the first fetch. */
  readonly cursor: string | null;
  /** Mail that reached the mailbox before this moment is left alone. */
  readonly since: Date;
  /** Whether the mail at this place is already on record. */
  readonly isKnown: (place: Place) => Promise<boolean>;
  readonly signal: AbortSignal;
}

export interface Mailbox {
  /** Stable name for records and messages, without a secret: `imap://user@host/INBOX`. */
  readonly name: string;
  /** The mails not yet on record, oldest first. Never changes a flag, never moves a mail. */
  fetch(request: FetchRequest): AsyncIterable<FetchedMail | FetchProblem>;
  /**
   * Resolves when something may have arrived: at the server's word (IDLE), or after `timeoutMs`.
   * Resolves at once when `signal` is aborted; rejects when the connection is lost.
   */
  waitForChange(timeoutMs: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Port: the folder that holds what was sent. */
export interface SentFolder {
  /** Whether a mail with this Message-ID (angle brackets included) stands in the Sent folder. */
  has(messageId: string): Promise<boolean>;
  /** Puts a copy into the Sent folder, marked as read. */
  append(raw: Uint8Array, sentAt: Date): Promise<void>;
  /** Whether the server files a copy by itself whatever is sent through it (Gmail does). */
  keepsOwnCopies(): Promise<boolean>;
}

/** What was filed in the Sent folder since the last look. */
export interface FiledMails {
  /** Their header blocks, oldest first. */
  readonly headers: readonly Uint8Array[];
  /** What to hand to the next look. Opaque to everyone but the adapter. */
  readonly cursor: string;
}

/** Port: what anybody sends from this account, smb or a colleague. */
export interface SentLog {
  /** Stable name for records, without a secret: `imap://user@host/Sent`. */
  readonly name: string;
  /**
   * The mails filed since the cursor, or since a moment where there is none (or none that still holds). At most some
   * hundred at once; the next look goes on behind them.
   */
  filed(cursor: string | null, since: Date): Promise<FiledMails>;
}
