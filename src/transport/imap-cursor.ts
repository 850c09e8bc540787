/** How far a folder has been read. Opaque to everyone but the IMAP adapter. */
import { z } from "zod";

/** At most this many mails may be passed over as unreadable before reading stops. */
export const MAX_MISSED = 100;

const schema = z.object({
  uidValidity: z.string(),
  /** The highest UID on record. */
  uid: z.int().nonnegative(),
  /** UIDs below it that could not be fetched: they are tried again, so that none is lost. */
  missed: z.array(z.int().positive()).max(MAX_MISSED).default([]),
});

export type ImapCursor = z.infer<typeof schema>;

export const writeCursor = (cursor: ImapCursor): string => JSON.stringify(cursor);

/** The cursor where it still holds: null for none, for another UIDVALIDITY, and for another adapter's. */
export const readCursor = (text: string | null, uidValidity: string): ImapCursor | null => {
  if (text === null) return null;
  try {
    const { data } = schema.safeParse(JSON.parse(text));
    return data?.uidValidity === uidValidity ? data : null;
  } catch {
    return null;
  }
};
