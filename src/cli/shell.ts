/** What a command is given of the outside world, so that a test can give it another one. */
import type { Clock } from "../clock.ts";
import type { ExitCode } from "../errors.ts";
import type { Output } from "./output.ts";

export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The person's home folder. */
  readonly homeFolder: string;
  readonly version: string;
  readonly clock: Clock;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Whether a person sits before it: standard input and output are both a terminal. */
  readonly interactive: boolean;
  /** Aborted by Ctrl-C and by a request to end. */
  readonly signal: AbortSignal;
}

/** Options that every command knows. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly config?: string;
}

/** What a command does: its own arguments and options in, an exit code out. Output goes through `out` alone. */
export type Run<Options extends CommonOptions = CommonOptions> = (
  call: { readonly args: readonly string[]; readonly options: Options; readonly out: Output },
  shell: Shell,
) => Promise<ExitCode>;
