/** OpenPGP in the text itself (RFC 9580, 6 and 7): what it signs is shown, its armor is not. */

export interface Unarmored {
  readonly text: string;
  /** What was taken out: `application/pgp-…` and its size. */
  readonly armor: readonly { readonly contentType: string; readonly size: number }[];
}

const KINDS: Readonly<Record<string, string>> = {
  MESSAGE: "application/pgp-encrypted",
  SIGNATURE: "application/pgp-signature",
  "PUBLIC KEY BLOCK": "application/pgp-keys",
  "PRIVATE KEY BLOCK": "application/pgp-keys",
};

const SIGNED = "SIGNED MESSAGE";

const BEGIN =
  /^-----BEGIN PGP (SIGNED MESSAGE|MESSAGE|SIGNATURE|PUBLIC KEY BLOCK|PRIVATE KEY BLOCK)(?:, PART [^-]{1,20})?-----\s*$/;

interface Block {
  /** Where what follows the block begins. */
  readonly next: number;
  readonly size: number;
}

/** An armored block from its first line to its last; null where it has none, lest words below it go with it. */
const blockAt = (lines: readonly string[], at: number, lastEnd: number): Block | null => {
  if (at >= lastEnd) return null;
  let end = at;
  while (!isEnd(lines[end])) end++;
  return { next: end + 1, size: lines.slice(at, end + 1).join("\n").length };
};

const isEnd = (line: string | undefined): boolean => line === undefined || line.startsWith("-----END PGP ");

/** Past the hash lines of a clear-signed text (RFC 9580, 7.1). */
const afterHashes = (lines: readonly string[], from: number): number => {
  let at = from;
  while (/^[A-Z][\w-]{0,20}: /.test(lines[at] ?? "")) at++;
  return lines[at]?.trim() === "" ? at + 1 : at;
};

/** Text without armored blocks; that of a clear-signed one without its escapes and hash lines. Quoted armor stays. */
export const withoutArmor = (text: string): Unarmored => {
  if (!text.includes("-----BEGIN PGP ")) return { text, armor: [] };
  const kept: string[] = [];
  const armor: { contentType: string; size: number }[] = [];
  const lines = text.split("\n");
  const lastEnd = lines.findLastIndex(isEnd);
  let signed = false;
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? "";
    const kind = BEGIN.exec(line)?.[1] ?? "";
    const block = kind in KINDS ? blockAt(lines, at, lastEnd) : null;
    if (block !== null) {
      armor.push({ contentType: KINDS[kind] ?? "", size: block.size });
      signed = false;
      at = block.next;
    } else if (kind === SIGNED) {
      signed = true;
      at = afterHashes(lines, at + 1);
    } else {
      kept.push(signed ? line.replace(/^- /, "") : line);
      at++;
    }
  }
  return { text: kept.join("\n"), armor };
};
