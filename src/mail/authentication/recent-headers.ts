/** Port: the headers of mail that came lately, to learn from. Adapters: `transport/imap-headers`, `transport/maildir-headers`. */
export interface RecentHeaders {
  /**
   * The headers of up to `limit` mails, newest first, as they stand, without the bodies. Marks nothing as read.
   * Throws a `UserError` where the mailbox cannot be asked.
   */
  recentHeaders(limit: number, signal: AbortSignal): Promise<readonly Uint8Array[]>;
}
