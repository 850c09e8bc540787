/** The configuration: found, parsed, checked, its paths made absolute. */
import { dirname } from "node:path";
import { ExitCode, UserError } from "../errors.ts";
import { findConfig } from "./find.ts";
import { homeFolder } from "./paths.ts";
import type { Env, SmbPaths } from "./paths.ts";
import { describeIssue, problemsOf } from "./problems.ts";
import { resolvePaths } from "./resolve-paths.ts";
import { knownKeys } from "./schema-keys.ts";
import { configSchema } from "./schema.ts";
import type { Config } from "./schema.ts";
import { parseYaml } from "./yaml-position.ts";
import type { YamlFault } from "./yaml-position.ts";

export interface LoadRequest {
  /** The file that the person named (`--config`), relative to `cwd`. */
  readonly explicit?: string | undefined;
  readonly cwd: string;
  readonly home: SmbPaths;
  readonly env: Env;
}

export interface LoadedConfig {
  readonly config: Config;
  /** The file it came from, absolute. */
  readonly file: string;
}

/**
 * Loads the file that was named; else the one in `cwd`, else the one in smb's configuration folder. Throws a
 * `UserError` (not set up) where there is none, and one that lists every problem by line where it is not valid.
 */
export const loadConfig = async (request: LoadRequest): Promise<LoadedConfig> => {
  const { explicit, cwd, home, env } = request;
  const { file, text } = await findConfig({ explicit, cwd, folder: home.config });
  const config = parseConfig(text, file);
  return { config: resolvePaths(config, { folder: dirname(file), home: homeFolder(env) }), file };
};

/** The configuration in `text`, paths as written. Throws as `loadConfig` does; `file` is for its messages. */
export const parseConfig = (text: string, file: string): Config => {
  const yaml = parseYaml(text);
  if (yaml.faults.length > 0) throw invalid(file, yaml.faults.map(withSafePath));
  const written = yaml.value ?? {};
  // jitless: to compile the schema costs more than it saves on one file.
  const parsed = configSchema.safeParse(written, { error: describeIssue, jitless: true });
  if (parsed.success) return parsed.data;
  throw invalid(
    file,
    problemsOf(parsed.error, written).map((problem) => ({ ...problem, line: yaml.lineOf(problem.path) })),
  );
};

interface PlacedProblem {
  readonly line: number;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The key of a fault is named where the schema knows it; else it may be a password that slipped into a key's place. */
const withSafePath = (fault: YamlFault): PlacedProblem => {
  const block = fault.path.slice(0, -1);
  const isKnown = knownKeys(block, {}).includes(fault.path.at(-1) ?? "");
  return isKnown || fault.path.length === 0
    ? fault
    : { ...fault, path: block, message: `a key ${fault.message}` };
};

const invalid = (file: string, problems: readonly PlacedProblem[]): UserError => {
  const lines = problems
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, path, message }) => [`${file}:${line}`, ...(path.length ? [path.join(".")] : []), message])
    .map((parts) => parts.join(": "));
  const head = `The configuration has ${lines.length === 1 ? "a problem" : `${lines.length} problems`}:`;
  return new UserError(
    [head, ...lines].join("\n"),
    "Mend these lines; smb.config.example.yaml explains every key.",
    ExitCode.notSetUp,
  );
};
