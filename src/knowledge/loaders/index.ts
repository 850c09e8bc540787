/** Loaders: the owner's files → records. */
import { errorText } from "../../errors.ts";
import type { Loaded } from "../passage.ts";
import { type LoadOptions, loaderFor, plainOptions, unreadFormat } from "./formats.ts";

/** What the system says of a file (ENOENT, EACCES, EIO …), as opposed to a bug of ours. */
const isSystemError = (error: unknown): boolean =>
  error instanceof Error && "code" in error && "syscall" in error;

/**
 * The records of one file, and the problems met in it, in their order. `name` is the file's path as ids and messages show
 * it. A file that cannot be opened or read to its end is a problem, not an exception.
 */
export async function* loadFile(
  path: string,
  name: string,
  options: LoadOptions = plainOptions,
): AsyncGenerator<Loaded> {
  const load = await loaderFor(path);
  if (!load) {
    yield { problem: unreadFormat(path), source: name };
    return;
  }
  try {
    yield* load(path, name, options);
  } catch (error) {
    // One file that is nested beyond all measure is not to end the ingest of the others.
    if (error instanceof RangeError && error.message.includes("call stack")) {
      yield { problem: "is nested too deeply to be read", source: name };
      return;
    }
    if (!isSystemError(error)) throw error;
    yield { problem: `cannot be read: ${errorText(error)}`, source: name };
  }
}
