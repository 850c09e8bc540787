/** Loaders: the owner's files → records. */
import { errorText } from "../../errors.ts";
import type { Loaded } from "../passage.ts";
import { loaderFor, unreadFormat } from "./formats.ts";

/** What the system says of a file (ENOENT, EACCES, EIO …), as opposed to a bug of ours. */
const isSystemError = (error: unknown): boolean =>
  error instanceof Error && "code" in error && "syscall" in error;

/**
 * The records of one file, and the problems met in it, in their order. `name` is the file's path as ids and messages show
 * it. A file that cannot be opened or read to its end is a problem, not an exception.
 */
export async function* loadFile(path: string, name: string): AsyncGenerator<Loaded> {
  const load = loaderFor(path);
  if (!load) {
    yield { problem: unreadFormat(path), source: name };
    return;
  }
  try {
    yield* load(path, name);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    yield { problem: `cannot be read: ${errorText(error)}`, source: name };
  }
}
