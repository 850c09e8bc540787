/** Where smb keeps its files. Imports nothing heavy: every command passes here at its start. */
import { lstat, mkdir, mkdtemp, open, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { errorText, UserError } from "../errors.ts";

/** Environment variables by name: `process.env`, or a test's own. */
export type Env = Readonly<Record<string, string | undefined>>;

export interface SmbPaths {
  /** Folder of `smb.config.yaml` where the current folder has none. */
  readonly config: string;
  readonly data: string;
  readonly cache: string;
  /** The SQLite file. */
  readonly database: string;
  /** The folder of downloaded models. */
  readonly models: string;
  /** Which of them are in use. */
  readonly modelChoices: string;
  /** Held by a running `smb watch`; beside the database, because it is the database that it guards. */
  readonly lock: string;
}

/** The person's home folder, absolute. */
export const homeFolder = (env: Env): string =>
  [env["HOME"], env["USERPROFILE"]].find((folder) => folder) ?? homedir();

/** `~` and a leading `~/` stand for `home`; every other path comes back as it is. */
export const expandHome = (path: string, home: string): string =>
  path === "~" ? home : /^~[/\\]/.test(path) ? join(home, path.slice(2)) : path;

/**
 * Where smb's files stand. `SMB_HOME` takes all of them into one folder (relative to the current one; cron and systemd
 * do not expand `~`, so it is expanded here); else the XDG base folders, on macOS and Windows too.
 */
export const smbPaths = (env: Env, platformHome: string): SmbPaths => {
  const own = env["SMB_HOME"];
  if (own) {
    const folder = resolve(expandHome(own, platformHome));
    return withFiles({ config: folder, data: folder, cache: join(folder, "cache") });
  }
  // XDG Base Directory Specification: a relative path in these variables is invalid and is ignored.
  const base = (name: string, fallback: string): string => {
    const folder = env[name];
    return join(folder && isAbsolute(folder) ? folder : join(platformHome, fallback), "smb");
  };
  return withFiles({
    config: base("XDG_CONFIG_HOME", ".config"),
    data: base("XDG_DATA_HOME", ".local/share"),
    cache: base("XDG_CACHE_HOME", ".cache"),
  });
};

const withFiles = (folders: Pick<SmbPaths, "config" | "data" | "cache">): SmbPaths => ({
  ...folders,
  database: join(folders.data, "smb.sqlite"),
  models: join(folders.data, "models"),
  modelChoices: join(folders.data, "models.json"),
  lock: join(folders.data, "watch.lock"),
});

/**
 * Makes a folder, and the folders above it that are missing, for the owner alone (0700). One that stands already keeps
 * its mode. Throws a `UserError` where it cannot be made.
 */
export const ensurePrivateFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new UserError(
      `The folder ${path} cannot be made: ${errorText(error)}`,
      "Give smb a folder that you may write to, by SMB_HOME for example.",
      undefined,
      { cause: error },
    );
  }
};

/**
 * Writes a file that its owner alone may read (0600), whole or not at all: a crash leaves what stood there before.
 * Throws a `UserError` where the file exists, unless `overwrite`, and where it cannot be written.
 */
export const writePrivateFile = async (
  path: string,
  text: string,
  options: { readonly overwrite?: boolean } = {},
): Promise<void> => {
  const mayReplace = options.overwrite ?? false;
  if (!mayReplace) await claim(path);
  try {
    await replace(path, text);
  } catch (error) {
    if (!mayReplace) await rm(path, { force: true });
    throw cannotWrite(path, error);
  }
};

/** Takes the name with an empty file. Exclusive even beside another process, which a look and a rename are not. */
const claim = async (path: string): Promise<void> => {
  try {
    await (await open(path, "wx", 0o600)).close();
  } catch (error) {
    if (!(await exists(path))) throw cannotWrite(path, error);
    throw new UserError(
      `${path} exists already and is left as it is`,
      "Move it away first, or say that it may be overwritten.",
    );
  }
};

const replace = async (path: string, text: string): Promise<void> => {
  const folder = await mkdtemp(join(dirname(path), ".smb-"));
  try {
    const draft = join(folder, basename(path));
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await rename(draft, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const exists = async (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const cannotWrite = (path: string, cause: unknown): UserError =>
  new UserError(
    `${path} cannot be written: ${errorText(cause)}`,
    "Look at the folder's permissions and at the space on the disk.",
    undefined,
    { cause },
  );
