/** The part of a file that has come: kept between runs, hashed as it grows, whole only when its checksum is right. */
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { sizeOf } from "../files.ts";
import { Hashes } from "./hashes.ts";
import type { HubFile } from "./hub.ts";

export class Part {
  private constructor(
    readonly path: string,
    private readonly file: HubFile,
    private readonly handle: FileHandle,
    private hashes: Hashes,
    private written: number,
  ) {}

  /**
   * Opens what an earlier run left, or a new one. Its name bears the checksum, so that the part of another revision is
   * never continued.
   */
  static async open(target: string, file: HubFile): Promise<Part> {
    const path = `${target}.${file.checksum.hex.slice(0, 12)}.part`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const had = (await sizeOf(path)) ?? 0;
    // Longer than the file can be: not ours.
    const handle = await open(path, had > 0 && had <= file.bytes ? "r+" : "w+", 0o600);
    const hashes = new Hashes(file);
    let written = 0;
    if (had > 0 && had <= file.bytes)
      for await (const chunk of createReadStream(path)) {
        hashes.update(chunk as Uint8Array);
        written += (chunk as Uint8Array).length;
      }
    return new Part(path, file, handle, hashes, written);
  }

  /** Bytes that have come. */
  get bytes(): number {
    return this.written;
  }

  async append(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length;) {
      const { bytesWritten } = await this.handle.write(chunk, at, chunk.length - at, this.written + at);
      at += bytesWritten;
    }
    this.hashes.update(chunk);
    this.written += chunk.length;
  }

  async startOver(): Promise<void> {
    await this.handle.truncate(0);
    this.hashes = new Hashes(this.file);
    this.written = 0;
  }

  /** SHA-256 of the content where it is the announced one; null where it is not. */
  checked(): string | null {
    return this.hashes.checked();
  }

  /** Puts the whole file in its place. */
  async finish(target: string): Promise<void> {
    await this.handle.sync();
    await this.handle.close();
    await rename(this.path, target);
  }

  /** Leaves it for the next run. */
  async leave(): Promise<void> {
    await this.handle.close().catch(() => undefined);
  }

  async discard(): Promise<void> {
    await this.leave();
    await rm(this.path, { force: true });
  }
}
