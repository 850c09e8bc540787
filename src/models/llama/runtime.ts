/** llama.cpp, through node-llama-cpp: what embedders and generators of GGUF files both need. */
import type { Llama } from "node-llama-cpp";
import { errorText, UserError } from "../../errors.ts";
import { type LlamaRuntime, openProven, recordProven } from "./proven-binary.ts";

/**
 * Gives llama.cpp; what it complains of goes to `log`, since standard output is for data. Where `record` names a file,
 * the binary that worked is put on record there, and opened without a trial the next time.
 *
 * @throws {UserError} where there is no binary for this machine.
 */
export async function loadRuntime(
  log: (text: string) => void,
  record: string | null = null,
): Promise<LlamaRuntime> {
  try {
    const proven = record === null ? null : await openProven(record, log);
    if (proven !== null) return proven;
    const library = await import("node-llama-cpp");
    const llama = await library.getLlama({
      logLevel: library.LlamaLogLevel.error,
      logger: (_, text) => log(text),
      // A compiler that starts by itself is no answer to a question.
      build: "never",
      gpu: "auto",
      progressLogs: false,
    });
    // Without a record the next start is slower, and that is all.
    if (record !== null) await recordProven(record, library, llama).catch(() => undefined);
    return { llama, library };
  } catch (error) {
    throw new UserError(
      `the runtime of GGUF models (node-llama-cpp) cannot be loaded: ${errorText(error)}`,
      "Install smb again with optional dependencies allowed (npm install --include=optional); `smb models use static` needs none",
      undefined,
      { cause: error },
    );
  }
}

/** The same, for whoever needs no more of the library. */
export const loadLlama = async (log: (text: string) => void): Promise<Llama> =>
  (await loadRuntime(log)).llama;
