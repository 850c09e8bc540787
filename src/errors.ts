/** Two families of error: one for the person, one for our own bugs (STYLE: rule 8). */

/** Exit codes of the command line (`smb --help` lists them). */
export const ExitCode = {
  done: 0,
  failed: 1,
  usage: 2,
  partial: 3,
  notSignedIn: 4,
  notSetUp: 10,
  alreadyRunning: 11,
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/**
 * Something the person can mend. `message` says what happened and where (file, line, host, mail); `next` what to try.
 * Anything else that is thrown is a bug of ours and is reported as one. Never put a secret into either.
 */
export class UserError extends Error {
  override readonly name = "UserError";

  constructor(
    message: string,
    readonly next?: string,
    readonly exitCode: ExitCode = ExitCode.failed,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** By its name too: the bundle that starts and the parts that it loads each carry a copy of the class. */
export const isUserError = (error: unknown): error is UserError =>
  error instanceof UserError || (error instanceof Error && error.name === "UserError");

/** The message of whatever was thrown, for use inside a sentence. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));
