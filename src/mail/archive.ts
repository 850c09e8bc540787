/**
 * Port: a store of past mails, gone through once by headers and then read here and there.
 * Adapters: mbox files and folders of mails in `knowledge/loaders/conversations`, `transport/imap-archive`.
 */

export interface ArchivedHeader {
  /** Names the mail to `read`; whole, 0 or more, and grows from each mail to the next. */
  readonly position: number;
  /** The header block, without what an mbox writes above it; cut off at `MAX_HEADER_BYTES`. */
  readonly header: Uint8Array;
}

/** A mail whose header could not be read; the others go on. */
export interface ArchiveProblem {
  readonly position: number;
  readonly problem: string;
}

/** Thrown where one mail cannot be read and the others can; anything else ends the reading of the archive. */
export class UnreadableMail extends Error {}

export interface ArchivedMail {
  readonly raw: Uint8Array;
  /** Whether `raw` is all of it: longer mails are cut at the limit. */
  readonly whole: boolean;
}

export interface MailArchive {
  /** Where the mail stands, for people and stable while mail is added behind it: `message 7`, `UID 42`. */
  place(position: number): string;
  /** Every mail of the archive, in order of position. Holds one header at a time. */
  headers(): AsyncIterable<ArchivedHeader | ArchiveProblem>;
  /**
   * A mail that `headers` gave, or its first `limit` bytes; null where it is gone meanwhile.
   * Rejects with `UnreadableMail` where it cannot be read.
   */
  read(position: number, limit: number): Promise<ArchivedMail | null>;
  /**
   * The mail with this Message-ID (angle brackets included) where it stands elsewhere, not among `headers`: a Sent
   * folder's parents stand in the INBOX. Left out where there is no such place.
   */
  find?(messageId: string, limit: number): Promise<ArchivedMail | null>;
  close(): Promise<void>;
}

/** A longer header is no mail program's: what is asked of it here stands in its beginning. */
export const MAX_HEADER_BYTES = 256 * 1024;

/** Where the header block ends: behind the first empty line, or at `end`. */
export const headerEnd = (bytes: Buffer, from: number, end: number): number => {
  for (let at = from; at < end;) {
    const line = bytes.indexOf(10, at);
    if (line < 0 || line >= end) return end;
    if (line === at || (line === at + 1 && bytes[at] === 13)) return line + 1;
    at = line + 1;
  }
  return end;
};
