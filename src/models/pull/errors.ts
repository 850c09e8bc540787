/** What goes wrong with a download, as a person is told it. */
import { errorText, ExitCode, UserError } from "../../errors.ts";

/** Worth another try after a pause: the line, or a server that is busy or restarts. */
export class Passing extends Error {
  override readonly name = "Passing";

  constructor(
    message: string,
    /** What the server asked to wait, in milliseconds. */
    readonly wait: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface Asked {
  readonly url: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The error of an answer that is not 200, 206 or 416. */
export function statusError(response: Response, { url }: Asked): UserError | Passing {
  const { status } = response;
  const where = new URL(url).host;
  if (status === 408 || status === 429 || status >= 500)
    return new Passing(`${where} answers ${status}`, retryAfter(response));
  if (status === 401 || status === 403)
    return new UserError(
      `${where} refuses ${url} (${status})`,
      "Its publisher may want an account, or its terms accepted: do so in a browser, download its files there, and `smb models use FOLDER` or `smb models use ./FILE.gguf`.",
    );
  if (status === 404)
    return new UserError(
      `${where} has no ${url} (404)`,
      "The model may have moved; or HF_ENDPOINT names a mirror that has not got it.",
    );
  return new UserError(`${where} answers ${status} to ${url}`, "Try again later.");
}

/** A broken line: what fetch and a body's stream throw. */
export function lineError(error: unknown, { url, env }: Asked): Passing {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const host = new URL(url).host;
  const proxy = PROXIES.find((name) => env[name]) !== undefined && !env["NODE_USE_ENV_PROXY"];
  const hint = proxy ? "; a proxy is set, which Node uses from version 24 on with NODE_USE_ENV_PROXY=1" : "";
  return new Passing(`${host} cannot be reached: ${errorText(cause) || "the line broke"}${hint}`, null, {
    cause: error,
  });
}

const PROXIES = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

/** What is told when no further try is made. */
export const gaveUp = (error: Passing): UserError =>
  new UserError(
    error.message,
    "What has come is kept: the same command goes on there. Without a network, `smb models use FOLDER` takes a model that was brought here.",
    undefined,
    { cause: error },
  );

export const interrupted = (): UserError =>
  new UserError(
    "the download was interrupted",
    "What has come is kept: the same command goes on there.",
    ExitCode.interrupted,
  );

/** A file that cannot be written; others come back as they are. */
export function diskError(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === "ENOSPC" || code === "EDQUOT")
    return new UserError(
      `the disk is full: ${path}`,
      "Make room, and run the same command again: it goes on where it stopped.",
      undefined,
      { cause: error },
    );
  if (["EACCES", "EPERM", "EROFS", "ENOTDIR", "EISDIR", "EEXIST"].includes(code))
    return new UserError(
      `${path} cannot be written: ${errorText(error)}`,
      "Look at the folder's permissions.",
      undefined,
      {
        cause: error,
      },
    );
  return error;
}

/** Seconds or an HTTP date (RFC 9110, section 10.2.3). */
function retryAfter({ headers }: Response): number | null {
  const text = headers.get("retry-after");
  if (text === null || !/^\d{1,6}$/.test(text)) return null;
  return Number(text) * 1000;
}
