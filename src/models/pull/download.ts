/** One file from a web server: goes on where it was cut off, and ends with the announced bytes or not at all. */
import type { Clock } from "../../clock.ts";
import { errorText, UserError } from "../../errors.ts";
import { type Asked, diskError, gaveUp, interrupted, lineError, Passing, statusError } from "./errors.ts";
import type { HubFile } from "./hub.ts";
import { Part } from "./part.ts";

/** Tries in a row that come no further. */
const TRIES = 6;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
/** A line on which nothing has come for so long is taken for broken. */
const STALL = 60_000;
/** A whole file with the wrong content is fetched once more: a proxy's cache may have been broken. */
const WRONG_CONTENTS = 2;

export interface DownloadDeps {
  readonly env: Asked["env"];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called with the bytes of this file that are there. */
  readonly progress: (bytes: number) => void;
}

/** Fetches `file` to `target`; gives its SHA-256. Rejects with a `UserError`; what has come is then kept. */
export async function download(file: HubFile, target: string, deps: DownloadDeps): Promise<string> {
  try {
    const part = await Part.open(target, file);
    try {
      return await fill(part, file, target, deps);
    } finally {
      await part.leave();
    }
  } catch (error) {
    throw deps.signal.aborted ? interrupted() : diskError(error, target);
  }
}

async function fill(part: Part, file: HubFile, target: string, deps: DownloadDeps): Promise<string> {
  let wrong = 0;
  for (;;) {
    await complete(part, file, deps);
    const sha256 = part.checked();
    if (sha256 !== null) {
      await part.finish(target);
      return sha256;
    }
    if (++wrong === WRONG_CONTENTS) {
      await part.discard();
      throw new UserError(
        `${file.url} is not what its publisher announced: the checksum differs`,
        "Something between here and there changes what comes. Try another network, and never use that file.",
      );
    }
    await part.startOver();
  }
}

/** Asks until all bytes are there. A try that came further than any before it starts the count anew. */
async function complete(part: Part, file: HubFile, deps: DownloadDeps): Promise<void> {
  let furthest = part.bytes;
  for (let failed = 0; part.bytes < file.bytes;) {
    deps.signal.throwIfAborted();
    try {
      await ask(part, file, deps);
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      failed = part.bytes > furthest ? 1 : failed + 1;
      furthest = Math.max(furthest, part.bytes);
      if (failed >= TRIES) throw gaveUp(error);
      const pause = error.wait ?? FIRST_PAUSE * 2 ** (failed - 1);
      await deps.clock.sleep(Math.min(pause, LONGEST_PAUSE), deps.signal);
    }
  }
}

/** One request, from where the part ends. */
async function ask(part: Part, file: HubFile, deps: DownloadDeps): Promise<void> {
  const asked = { url: file.url, env: deps.env };
  const line = new Watch(deps);
  try {
    const headers: Record<string, string> = {
      // A compressed body would be counted and resumed by other bytes than the file's.
      "accept-encoding": "identity",
      ...(part.bytes > 0 ? { range: `bytes=${part.bytes}-` } : {}),
    };
    const response = await fetch(file.url, { headers, signal: line.signal });
    await begin(response, part, file, asked);
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      line.heard();
      if (part.bytes + chunk.length > file.bytes) {
        await part.startOver();
        throw new Passing(`${new URL(file.url).host} sends more than it announced`);
      }
      await writing(part.append(chunk), part.path);
      deps.progress(part.bytes);
    }
    if (part.bytes < file.bytes) throw new Passing(`${new URL(file.url).host} ended the line early`);
  } catch (error) {
    if (error instanceof UserError || error instanceof Passing || deps.signal.aborted) throw error;
    throw line.stalled
      ? new Passing(`${new URL(file.url).host} sent nothing for ${STALL / 1000} s`)
      : lineError(error, asked);
  } finally {
    line.end();
  }
}

/** Makes the part end where the answer begins; throws where the answer is of no use. */
async function begin(response: Response, part: Part, file: HubFile, asked: Asked): Promise<void> {
  if (response.status === 200) {
    // The whole file, whatever was asked for.
    if (part.bytes > 0) await part.startOver();
    return;
  }
  if (response.status === 206) {
    const [from, total] = rangeOf(response);
    if (from === part.bytes && total === file.bytes) return;
    await response.body?.cancel();
    await part.startOver();
    throw new Passing(`${new URL(asked.url).host} sends another part than the one asked for`);
  }
  await response.body?.cancel();
  if (response.status !== 416) throw statusError(response, asked);
  // The server's file is shorter than our part: what we have is of another one.
  await part.startOver();
  throw new Passing(`${new URL(asked.url).host} has no more of the file than has come`);
}

/** `bytes 100-199/200` → [100, 200] (RFC 9110, section 14.4). */
function rangeOf({ headers }: Response): readonly [from: number, total: number] {
  const found = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15})$/.exec(headers.get("content-range") ?? "");
  return found ? [Number(found[1]), Number(found[2])] : [NaN, NaN];
}

/** A failed write is no broken line. */
async function writing(write: Promise<void>, path: string): Promise<void> {
  await write.catch((error: unknown) => {
    const told = diskError(error, path);
    throw told instanceof UserError ? told : new UserError(`${path} cannot be written: ${errorText(error)}`);
  });
}

/** Aborts a request that has been silent for too long, or when the person interrupts. */
class Watch {
  stalled = false;
  private readonly abort = new AbortController();
  private sleeping = new AbortController();
  private readonly interrupt = () => this.abort.abort();

  constructor(private readonly deps: Pick<DownloadDeps, "clock" | "signal">) {
    deps.signal.addEventListener("abort", this.interrupt);
    this.wait();
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  heard(): void {
    this.sleeping.abort();
    this.wait();
  }

  end(): void {
    this.sleeping.abort();
    this.deps.signal.removeEventListener("abort", this.interrupt);
  }

  private wait(): void {
    const { signal } = (this.sleeping = new AbortController());
    void this.deps.clock.sleep(STALL, signal).then(() => {
      if (signal.aborted) return;
      this.stalled = true;
      this.abort.abort();
    });
  }
}
