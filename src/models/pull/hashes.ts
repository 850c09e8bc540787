/** Whether bytes are those that the server announced. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { HubFile } from "./hub.ts";

/** The content's SHA-256; and git's SHA-1 of the blob, which is what servers name of small files. */
export class Hashes {
  private readonly sha256 = createHash("sha256");
  private readonly git = createHash("sha1");

  constructor(private readonly file: HubFile) {
    this.git.update(`blob ${file.bytes}\0`);
  }

  update(chunk: Uint8Array): void {
    this.sha256.update(chunk);
    if (this.file.checksum.kind === "git") this.git.update(chunk);
  }

  /** SHA-256 of the content where it is the announced one; null where it is not. */
  checked(): string | null {
    const { kind, hex } = this.file.checksum;
    const sha256 = this.sha256.copy().digest("hex");
    return (kind === "sha256" ? sha256 : this.git.copy().digest("hex")) === hex ? sha256 : null;
  }
}

/** The same of a file on disk. */
export async function checkedFile(path: string, file: HubFile): Promise<string | null> {
  const hashes = new Hashes(file);
  for await (const chunk of createReadStream(path)) hashes.update(chunk as Uint8Array);
  return hashes.checked();
}
