/** Parts decoded by mailparser: transfer encoding and charset, as they were mended before. */
import { MailParser } from "mailparser";

/** One part as mailparser is to read it. */
export interface Piece {
  readonly encoding: string;
  readonly charset: string;
  readonly content: Buffer;
}

/** mailparser gives up beyond 1,000 parts; mails may have more. */
const BATCH = 500;

/** What is used here of mailparser's tree, which its types do not name. */
interface Node {
  readonly textContent?: string;
  readonly children?: readonly Node[];
}

/** A boundary that stands in none of the pieces. */
const boundaryFor = (pieces: readonly Piece[]): string => {
  let number = 0;
  while (pieces.some(({ content }) => content.includes(`--smb-${String(number)}`))) number++;
  return `smb-${String(number)}`;
};

/** A mail of nothing but the pieces, flat and well formed. */
const mailOf = (pieces: readonly Piece[]): Buffer => {
  const boundary = boundaryFor(pieces);
  const parts = pieces.flatMap(({ encoding, charset, content }) => [
    Buffer.from(
      `\r\n--${boundary}\r\nContent-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`,
    ),
    content,
  ]);
  return Buffer.concat([
    Buffer.from(`Content-Type: multipart/mixed; boundary="${boundary}"\r\n`),
    ...parts,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
};

const readBatch = async (pieces: readonly Piece[]): Promise<(string | null)[]> => {
  const parser = new MailParser({ skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  parser.on("data", () => undefined);
  await new Promise<void>((resolve, reject) => {
    parser.on("error", reject);
    parser.on("end", resolve);
    parser.end(mailOf(pieces));
  });
  const { tree } = parser as unknown as { readonly tree?: Node | false };
  const nodes = tree === undefined || tree === false ? [] : (tree.children ?? []);
  return pieces.map((_, index) => nodes[index]?.textContent ?? null);
};

/** The text of each piece; null for one that mailparser could not read. Never rejects. */
export const decodePieces = async (pieces: readonly Piece[]): Promise<(string | null)[]> => {
  const texts: (string | null)[] = [];
  for (let at = 0; at < pieces.length; at += BATCH) {
    const batch = pieces.slice(at, at + BATCH);
    texts.push(...(await readBatch(batch).catch(() => batch.map(() => null))));
  }
  return texts;
};
