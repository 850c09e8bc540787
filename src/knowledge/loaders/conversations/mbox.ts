/** An mbox file as an archive: mboxo, mboxrd, Gmail's Takeout, Thunderbird's folders; of any size. */
import { open, type FileHandle } from "node:fs/promises";
import {
  headerEnd,
  MAX_HEADER_BYTES,
  type ArchivedHeader,
  type ArchivedMail,
  type MailArchive,
} from "../../../mail/archive.ts";
import { NumberList } from "./number-list.ts";
import {
  behindSeparator,
  nextSeparator,
  SEPARATOR_BYTES,
  startsWithField,
  startsWithSeparator,
  withoutFromMarks,
} from "./mbox-separator.ts";

/** The look at a mail goes so much further, to see whether it ends there. */
const BEHIND = SEPARATOR_BYTES * 2;
/** How much of the file is looked through at a time. */
const WINDOW = 1024 * 1024;
/** Bytes before a `From ` line that belong to the look: the empty line above it. */
const ABOVE = 4;
/** First look at a mail: nine in ten are shorter, and nothing is read in vain. */
const FIRST_READ = 16 * 1024;

class MboxArchive implements MailArchive {
  /** Where the mails begin, for their numbers. */
  private readonly starts = new NumberList();
  /** For the first look at a mail, so that not each one takes memory anew; null while it is in use. */
  private spare: Buffer | null = Buffer.allocUnsafe(FIRST_READ + BEHIND);

  constructor(private readonly file: FileHandle) {}

  place(position: number): string {
    return `message ${this.starts.indexOf(position) + 1}`;
  }

  async *headers(): AsyncGenerator<ArchivedHeader> {
    this.starts.clear();
    for await (const { position, header } of this.mails()) {
      this.starts.push(position);
      yield { position, header };
    }
  }

  private async *mails(): AsyncGenerator<ArchivedHeader> {
    const window = Buffer.allocUnsafe(WINDOW);
    let offset = 0;
    let from = 0;
    for (;;) {
      const length = await this.fill(window, offset);
      const bytes = window.subarray(0, length);
      const isLast = length < WINDOW;
      // A line that is cut at the window's end is looked at in the next one.
      const end = isLast ? length : length - SEPARATOR_BYTES;
      if (offset === 0 && startsWithField(bytes))
        yield { position: 0, header: await this.header(bytes, 0, 0) };
      let found = offset === 0 && startsWithSeparator(bytes) ? 0 : nextSeparator(bytes, from);
      for (; found >= 0 && found < end; found = nextSeparator(bytes, found + 1))
        yield { position: offset + found, header: await this.header(bytes, found, offset) };
      if (isLast) return;
      offset += end - ABOVE;
      from = ABOVE;
    }
  }

  /** The header of the mail that begins at `start` of the window; read by itself where the window cuts it. */
  private async header(bytes: Buffer, start: number, offset: number): Promise<Uint8Array> {
    const own = behindSeparator(bytes, start);
    const limit = Math.min(bytes.length, own + MAX_HEADER_BYTES);
    const end = headerEnd(bytes, own, limit);
    if (end < limit || bytes.length < WINDOW || limit === own + MAX_HEADER_BYTES)
      return Buffer.from(bytes.subarray(own, end));
    const whole = Buffer.alloc(MAX_HEADER_BYTES);
    const length = await this.fill(whole, offset + own);
    return whole.subarray(0, headerEnd(whole, 0, length));
  }

  async read(position: number, limit: number): Promise<ArchivedMail | null> {
    const spare = limit >= FIRST_READ ? this.spare : null;
    this.spare = null;
    const found = spare === null ? null : await this.look(position, FIRST_READ, spare);
    this.spare ??= spare;
    if (found?.whole === true) return found;
    for (let size = Math.min(FIRST_READ * 8, limit); ; size = Math.min(size * 8, limit)) {
      const mail = await this.look(position, size, Buffer.allocUnsafe(size + BEHIND));
      if (mail.whole || size === limit) return mail;
    }
  }

  /** The mail as far as `size` bytes of it. */
  private async look(position: number, size: number, buffer: Buffer): Promise<ArchivedMail> {
    const length = await this.fill(buffer, position);
    const bytes = buffer.subarray(0, length);
    const start = behindSeparator(bytes, 0);
    const next = nextSeparator(bytes, start + 1);
    const end = next < 0 ? length : next;
    const whole = (next >= 0 || length < buffer.length) && end - start <= size;
    const raw = bytes.subarray(start, Math.min(end, start + size));
    return { raw: withoutFromMarks(Buffer.from(withoutEmptyLine(raw, whole))), whole };
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** Reads until the buffer is full or the file ends. */
  private async fill(buffer: Buffer, offset: number): Promise<number> {
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await this.file.read(buffer, length, buffer.length - length, offset + length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return length;
  }
}

/** RFC 4155: an empty line ends each mail, and is none of it. */
const withoutEmptyLine = (raw: Buffer, whole: boolean): Buffer => {
  if (!whole) return raw;
  const crlf = raw.subarray(-4).equals(Buffer.from("\r\n\r\n"));
  const lf = raw.subarray(-2).equals(Buffer.from("\n\n"));
  return crlf ? raw.subarray(0, -2) : lf ? raw.subarray(0, -1) : raw;
};

/** Opens the file; throws Node's own error where it cannot. */
export const openMbox = async (path: string): Promise<MailArchive> => new MboxArchive(await open(path));
