/** A PDF's bytes → its pages, whatever the file is: within a time, within memory, in a thread that can be ended. */
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { extract, type PdfFacts, type PdfMessage, type PdfPage, type PdfRequest } from "./extract.ts";

export interface PdfContent {
  readonly facts: PdfFacts | null;
  readonly pages: readonly PdfPage[];
  /** Why it could not be read to its end; null where it could. */
  readonly problem: string | null;
}

export interface PdfBounds {
  readonly maxPages: number;
  /** Without a new page for so long, a file is given up. */
  readonly pageTimeMs: number;
  readonly memoryMb: number;
}

/** A page of dense text takes 50 ms; a map with a million strokes, some seconds. */
export const PDF_BOUNDS: PdfBounds = { maxPages: 5_000, pageTimeMs: 30_000, memoryMb: 768 };

/** `__name` is what a bundler that keeps the names of functions calls; the thread has none. */
const program = (): string =>
  `const { parentPort, workerData } = require("node:worker_threads");
   const __name = (value) => value;
   (${extract.toString()})(workerData, require, (message) => parentPort.postMessage(message));`;

const LOCKED = "is protected with a password; save it without one";
const DAMAGED = "is damaged, or no PDF";

/** Reads until the end, the first error or a bound. Never rejects for what the file holds. */
export const readPdf = (bytes: Uint8Array, bounds: PdfBounds = PDF_BOUNDS): Promise<PdfContent> =>
  new Promise((resolve) => {
    const library = createRequire(import.meta.url).resolve("unpdf");
    const request: PdfRequest = { library, bytes, maxPages: bounds.maxPages };
    const worker = new Worker(program(), {
      eval: true,
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: bounds.memoryMb },
      // What the library warns of is no output of smb.
      stdout: true,
      stderr: true,
    });
    const pages: PdfPage[] = [];
    let facts: PdfFacts | null = null;
    const end = (problem: string | null): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.on("error", () => undefined);
      void worker.terminate();
      resolve({ facts, pages, problem });
    };
    const where = (): string => (facts ? ` after page ${pages.length} of ${facts.pages}` : "");
    const timer = setTimeout(() => {
      end(`takes too long to read; it was given up${where()}`);
    }, bounds.pageTimeMs);
    worker.on("message", (message: PdfMessage) => {
      timer.refresh();
      if ("facts" in message) facts = message.facts;
      else if ("page" in message) pages.push(message.page);
      else if ("failed" in message)
        end(message.failed === "locked" ? LOCKED : `${DAMAGED}${where()}: ${message.message}`);
      else
        end(
          facts && facts.pages > pages.length
            ? `has ${facts.pages} pages; the first ${pages.length} were read, split it`
            : null,
        );
    });
    worker.on("error", (error: Error & { code?: string }) => {
      const full = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      end(full ? `takes too much memory to read; it was given up${where()}` : DAMAGED);
    });
    worker.on("exit", () => {
      end(DAMAGED);
    });
  });
