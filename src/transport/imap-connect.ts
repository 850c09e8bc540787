/** Signing in to an IMAP server, leaving it, and what its errors mean. */
import { ImapFlow, type ImapFlowError } from "imapflow";
import type { Clock } from "../clock.ts";
import { errorText, UserError } from "../errors.ts";
import { connectionError, signInError, withoutSecret, type Peer, type TlsMode } from "./connection-error.ts";

export interface ImapOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsMode;
  readonly user: string;
  /** The password, or what fetches it; asked at each connection and never kept. */
  readonly password: string | (() => Promise<string>);
  /** The folder that is read. */
  readonly folder: string;
  /** The folder of sent mail; null: the one that the server marks as such, else found by its usual names. */
  readonly sentFolder: string | null;
  readonly clock?: Clock;
}

const CONNECT_MS = 20_000;
// RFC 2177 asks for a new IDLE every 29 minutes; routers forget a quiet connection within five.
const IDLE_MS = 4 * 60_000;
const LOGOUT_MS = 2_000;

const peerOf = ({ host, port, tls }: ImapOptions): Peer => ({ protocol: "IMAP", host, port, tls });

/** What imapflow adds to its errors; absent from errors of other origin. */
export const imapDetails = (error: unknown): Partial<ImapFlowError> => (error instanceof Error ? error : {});

/** Whether the server answered the command with NO or BAD; the connection is still good then. */
export const isRefusal = (error: unknown): boolean => imapDetails(error).responseStatus !== undefined;

/** The server's words where it said any, else the error's own. */
export const imapText = (error: unknown): string => imapDetails(error).responseText ?? errorText(error);

// RFC 5530: the server's trouble, not the person's.
const PASSING = new Set(["UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "CONTACTADMIN"]);

/** imapflow says `authenticationFailed` of a connection lost while signing in, too. */
const isSignInRefusal = (error: unknown): boolean => {
  const { authenticationFailed, responseStatus, serverResponseCode, code } = imapDetails(error);
  if (authenticationFailed !== true || PASSING.has(serverResponseCode ?? "")) return false;
  return responseStatus === "NO" || (responseStatus === undefined && code === undefined);
};

/** Turns whatever imapflow threw into a `UserError`: exit 4 for refused credentials, else 1. */
export const imapError = (error: unknown, options: ImapOptions): UserError => {
  if (error instanceof UserError) return error;
  if (isSignInRefusal(error)) return signInError(peerOf(options), options.user, imapText(error));
  if (isRefusal(error))
    return new UserError(
      `The IMAP server ${options.host}:${options.port} refused: ${imapText(error)}`,
      "Try again later; if it stays, ask the server's owner.",
    );
  return connectionError(error, peerOf(options));
};

/**
 * A signed-in client of its own; whoever asked for it hangs up.
 * Throws a `UserError`: exit 4 where the credentials are refused, 1 where the server cannot be reached.
 */
export const connectImap = async (options: ImapOptions): Promise<ImapFlow> => {
  const { host, port, tls, user } = options;
  const pass = typeof options.password === "string" ? options.password : await options.password();
  const client = new ImapFlow({
    host,
    port,
    secure: tls === "implicit",
    // false: never; true: without it no sign-in. Left open it would be dropped silently where it fails.
    ...(tls === "implicit" ? {} : { doSTARTTLS: tls === "starttls" }),
    auth: { user, pass },
    logger: false,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    maxIdleTime: IDLE_MS,
    disableAutoEnable: true,
  });
  // A lost connection is told by the next command, or by `close`; unheard it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    const { message, next, exitCode } = imapError(error, options);
    throw new UserError(withoutSecret(message, user, pass), next, exitCode);
  }
};

/** Logs out, and closes the connection whether the server answers or not. */
export const hangUp = async (client: ImapFlow): Promise<void> => {
  const timer = setTimeout(() => {
    client.close();
  }, LOGOUT_MS);
  try {
    if (client.usable) await client.logout();
  } catch {
    // It is gone already, which is what was wanted.
  } finally {
    clearTimeout(timer);
    client.close();
  }
};

/**
 * Opens a folder for reading only (EXAMINE): no flag can be changed in it.
 * Throws a `UserError` that lists the folders there are, where this one is missing.
 */
export const openFolder = async (client: ImapFlow, path: string, options: ImapOptions): Promise<string> => {
  try {
    const { uidValidity } = await client.mailboxOpen(path, { readOnly: true });
    return String(uidValidity);
  } catch (error) {
    if (imapDetails(error).mailboxMissing !== true) throw imapError(error, options);
    const names = (await client.list()).map((folder) => folder.path);
    throw new UserError(
      `There is no folder "${path}" in the mailbox of ${options.user}@${options.host}.`,
      `The folders are: ${names.join(", ")}`,
    );
  }
};
