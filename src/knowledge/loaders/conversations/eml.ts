/** One mail that was saved as a file. */
import { readdir } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import type { ArchivedHeader, ArchivedMail, MailArchive } from "../../../mail/archive.ts";
import { comparableId } from "../../../mail/id-table.ts";
import { MailFiles, readHeader } from "./mail-files.ts";
import { readHeaderFields } from "./header-fields.ts";

/** In a folder of more mails a reply is looked for in vain before it is found: such a folder is better an mbox. */
const MAX_BESIDE = 500;

/** The file's mail; what it answers is looked for in the mails beside it. */
class EmlArchive implements MailArchive {
  private readonly mail: MailFiles;

  constructor(private readonly path: string) {
    this.mail = new MailFiles([{ path, place: "message 1" }]);
  }

  place(position: number): string {
    return this.mail.place(position);
  }

  async *headers(): AsyncGenerator<ArchivedHeader> {
    // A file that cannot be opened is the file's problem, not a mail's.
    yield { position: 0, header: await readHeader(this.path) };
  }

  read(position: number, limit: number): Promise<ArchivedMail | null> {
    return this.mail.read(position, limit);
  }

  async find(messageId: string, limit: number): Promise<ArchivedMail | null> {
    const wanted = comparableId(messageId);
    for (const path of await mailsBeside(this.path)) {
      const { id } = await readHeader(path).then(readHeaderFields, () => ({ id: "" }));
      if (id === wanted) return new MailFiles([{ path, place: path }]).read(0, limit);
    }
    return null;
  }

  close(): Promise<void> {
    return this.mail.close();
  }
}

/** The other mails of the folder. */
const mailsBeside = async (path: string): Promise<string[]> => {
  const names = await readdir(dirname(path)).catch(() => []);
  return names
    .filter((name) => extname(name).toLowerCase() === ".eml" && name !== basename(path))
    .sort()
    .slice(0, MAX_BESIDE)
    .map((name) => join(dirname(path), name));
};

export const openEml = (path: string): MailArchive => new EmlArchive(path);

/** Whether a mail beside this one answers it: then the record comes of that one. */
export const isAnsweredBeside = async (path: string): Promise<boolean> => {
  const { id } = readHeaderFields(await readHeader(path));
  for (const other of await mailsBeside(path)) {
    const header = await readHeader(other).catch(() => new Uint8Array());
    if (Buffer.from(header).toString("latin1").toLowerCase().includes(id)) return true;
  }
  return false;
};
