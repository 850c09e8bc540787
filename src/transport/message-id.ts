/** The Message-ID in a mail's bytes, for transports that have to recognise a mail they have seen. */

/** A header longer than this is no header that we wrote. */
export const HEADER_BYTES = 262_144;

/** With its angle brackets; null where the header has none. Reads the header block only. */
export const messageIdOf = (raw: Uint8Array): string | null => {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, HEADER_BYTES)).toString(
    "latin1",
  );
  const [header = ""] = text.split(/\r?\n\r?\n/, 1);
  const unfolded = header.replaceAll(/\r?\n[ \t]+/g, " ");
  return /^message-id[ \t]*:\s*(<[^<>]+>)/im.exec(unfolded)?.[1] ?? null;
};
