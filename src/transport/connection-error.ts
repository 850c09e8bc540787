/** What went wrong on the way to a mail server, in words for the person. */
import { errorText, ExitCode, UserError } from "../errors.ts";

/** `implicit`: TLS from the first byte; `starttls`: upgraded before signing in, or not used at all. */
export type TlsMode = "implicit" | "starttls" | "none";

/** The far end of a connection. */
export interface Peer {
  readonly protocol: "IMAP" | "SMTP";
  readonly host: string;
  readonly port: number;
  readonly tls: TlsMode;
}

interface NodeLikeError {
  readonly code?: unknown;
  readonly errors?: unknown;
}

/** The code of a failed system call; a failure on several addresses at once keeps it in its parts. */
export const errorCode = (error: unknown): string => {
  if (typeof error !== "object" || error === null) return "";
  const { code, errors } = error as NodeLikeError;
  if (typeof code === "string" && code !== "") return code;
  return Array.isArray(errors) ? errorCode(errors[0]) : "";
};

const usualPorts: Record<Peer["protocol"], string> = {
  IMAP: "993 with tls: implicit, 143 with tls: starttls",
  SMTP: "465 with tls: implicit, 587 with tls: starttls",
};

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|self[- ]signed|certificate/;
const HANDSHAKE =
  /^(ERR_SSL|EPROTO|ETLS|UPGRADE_TIMEOUT|STARTTLS)|STARTTLS|wrong version number|disconnected before secure TLS/;
const TIMEOUT = /TIMEOUT|ETIMEDOUT/;

/** A `UserError` (exit 1) that names host and port and what to try. */
export const connectionError = (error: unknown, peer: Peer): UserError => {
  const place = `${peer.protocol} server ${peer.host}:${peer.port}`;
  const code = errorCode(error);
  const text = errorText(error) || code;
  const fail = (message: string, next: string): UserError =>
    new UserError(message, next, ExitCode.failed, { cause: error });
  const ports = `The usual ports are ${usualPorts[peer.protocol]}.`;

  if (code === "ECONNREFUSED")
    return fail(`The ${place} refuses connections.`, `Check host and port. ${ports}`);
  if (/^(ENOTFOUND|EAI_|EDNS)/.test(code))
    return fail(
      `The ${place} cannot be found: nobody knows that name.`,
      "Check the host's spelling and your network.",
    );
  if (CERTIFICATE.test(code) || CERTIFICATE.test(text))
    return fail(
      `The ${place} shows a certificate that cannot be trusted: ${text}`,
      "Use the name that the certificate was made for; for a certificate authority of your own, set NODE_EXTRA_CA_CERTS.",
    );
  if (HANDSHAKE.test(code) || HANDSHAKE.test(text))
    return fail(
      `No encrypted connection to the ${place} with tls: ${peer.tls}: ${text}`,
      `Check that port and tls belong together. ${ports}`,
    );
  if (TIMEOUT.test(code))
    return fail(`The ${place} does not answer.`, `Check host, port, tls and firewall. ${ports}`);
  return fail(`The connection to the ${place} failed: ${text}`, "Try again; the server may be busy.");
};

/** A `UserError` (exit 4) for refused credentials; `said` is the server's own text. */
export const signInError = (peer: Peer, user: string, said: string): UserError =>
  new UserError(
    `The ${peer.protocol} server did not let ${user}@${peer.host} in${said ? `: ${said}` : "."}`,
    "Check user and password. Many providers want an app password instead of the account's own.",
    ExitCode.notSignedIn,
  );

/** `text` without the password, in the clear or as SASL PLAIN and LOGIN carry it: some servers echo what they got. */
export const withoutSecret = (text: string, user: string, password: string): string => {
  const base64 = (plain: string): string => Buffer.from(plain).toString("base64");
  const forms = [base64(`\0${user}\0${password}`), base64(password), password];
  return password === "" ? text : forms.reduce((kept, form) => kept.replaceAll(form, "***"), text);
};
