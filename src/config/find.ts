/** The configuration file: found by cosmiconfig, read, not yet understood. */
import { lstat } from "node:fs/promises";
import { join, resolve } from "node:path";
// The class behind cosmiconfig() and not the function itself: the function first looks for its own settings in the
// current folder's package.json and `.config/`, and runs `.config/config.js` for it. There is no switch for that
// (cosmiconfig issue 296), and smb runs no code of the folder that it happens to be started in.
import * as cosmiconfig from "cosmiconfig/dist/Explorer.js";
import { errorText, ExitCode, UserError } from "../errors.ts";
import { configNames } from "./places.ts";

interface FoundFile {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
}

interface FindRequest {
  /** The file that the person named, relative to `cwd`; nothing is searched then. */
  readonly explicit?: string | undefined;
  readonly cwd: string;
  /** Where else to look, after `cwd`. */
  readonly folder: string;
}

/** Nothing is wrong: there is just no configuration yet. */
class ConfigMissing extends UserError {}

/** Whether this was thrown because no configuration was found, as distinct from one that is unreadable or not valid. */
export const isConfigMissing = (error: unknown): boolean => error instanceof ConfigMissing;

/**
 * The configuration's file and its text. Throws a `UserError` (not set up) where it is unreadable, and one that
 * `isConfigMissing` tells from it where there is none.
 */
export const findConfig = async (request: FindRequest): Promise<FoundFile> => {
  const explorer = makeExplorer();
  if (request.explicit !== undefined) return read(explorer, resolve(request.cwd, request.explicit));
  for (const folder of new Set([request.cwd, request.folder])) {
    const found = await explorer.search(folder).catch((error: unknown) => {
      throw unreadable(folder, error);
    });
    await refuseUnreadable(folder, found?.filepath);
    if (found) return { file: found.filepath, text: found.config?.text ?? "" };
  }
  throw new ConfigMissing(
    `No configuration found. Looked for ${configNames.join(", ")} in ${request.cwd} and in ${request.folder}`,
    "`smb init` writes one; `smb demo` needs none.",
    ExitCode.notSetUp,
  );
};

const read = async (explorer: Explorer, file: string): Promise<FoundFile> => {
  try {
    const found = await explorer.load(file);
    return { file, text: found?.config?.text ?? "" };
  } catch (error) {
    throw unreadable(file, error);
  }
};

/** cosmiconfig passes over a file that it may not read, and would take the next one without a word. */
const refuseUnreadable = async (folder: string, found: string | undefined): Promise<void> => {
  for (const name of configNames) {
    const file = join(folder, name);
    if (file === found) return;
    const exists = await lstat(file).then(
      () => true,
      () => false,
    );
    if (exists) throw unreadable(file, new Error("no permission, or not a file"));
  }
};

const unreadable = (file: string, cause: unknown): UserError =>
  new UserError(
    `The configuration cannot be read: ${file}: ${errorText(cause)}`,
    "Look at the path and at the file's permissions; `smb init` writes a new configuration.",
    ExitCode.notSetUp,
    { cause },
  );

/** What of cosmiconfig is used. `config` is what our loader gave; undefined for a file with nothing in it. */
interface Explorer {
  search(folder: string): Promise<Result | null>;
  load(file: string): Promise<Result | null>;
}

interface Result {
  readonly filepath: string;
  readonly config?: { readonly text: string };
}

const makeExplorer = (): Explorer => {
  // cosmiconfig's types do not tell of the class.
  const { Explorer } = cosmiconfig as unknown as { Explorer: new (options: object) => Explorer };
  return new Explorer({
    moduleName: "smb",
    searchPlaces: [...configNames],
    searchStrategy: "none",
    ignoreEmptySearchPlaces: false,
    cache: false,
    transform: (result: Result | null) => result,
    // The text alone: handed an object with `$import` in it, cosmiconfig would read those files too.
    loaders: { default: (_: string, text: string) => ({ text }) },
  });
};
