/** A signed-in SMTP session on nodemailer's low-level connection, which leaves the phases in our hands. */
import { connect as connectTcp, isIP, type Socket } from "node:net";
import type { Readable } from "node:stream";
import { connect as connectTls } from "node:tls";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { errorText } from "../errors.ts";
import { withoutSecret, type TlsMode } from "./connection-error.ts";

export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsMode;
  /** null: no sign-in. */
  readonly user: string | null;
  /** What fetches the password; asked at each connection and never kept. */
  readonly password: (() => Promise<string>) | null;
  /** What we call ourselves in EHLO; the machine's full name where it is left out. */
  readonly clientName?: string;
  readonly timeouts?: Partial<SmtpTimeouts>;
}

/** In milliseconds. */
export interface SmtpTimeouts {
  /** Until the connection stands, TLS included, and until the greeting. */
  readonly connect: number;
  /** Of silence, later on. */
  readonly silence: number;
}

// RFC 5321, section 4.5.3.2.6: ten minutes for the answer to the final dot, since giving up early makes uncertain mails.
const DEFAULTS: SmtpTimeouts = { connect: 20_000, silence: 600_000 };
const GOODBYE_MS = 5_000;

/** The server refused to let us in. The message is the server's answer, without the password. */
export class SignInRefused extends Error {}

/** What nodemailer adds to its errors. */
export interface NodemailerError {
  readonly code?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

export interface SmtpTransmission {
  readonly from: string;
  readonly to: string;
  readonly size: number;
  readonly use8BitMime: boolean;
  readonly content: Readable;
}

export interface SmtpSession {
  /** The server's answer to the final dot. `content` is not read before the server has asked for it (354). */
  transmit(transmission: SmtpTransmission): Promise<string>;
  /** Says QUIT and waits for nothing: whatever happens now changes no outcome. */
  leave(): void;
  /** Ends the connection at once; what is in its buffers is not sent. */
  destroy(): void;
}

const dial = ({ host, port, tls }: SmtpOptions, timeoutMs: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const implicit = tls === "implicit";
    const socket = implicit
      ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }) })
      : connectTcp({ host, port });
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" }));
    }, timeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    socket.once("error", fail);
    socket.once(implicit ? "secureConnect" : "connect", () => {
      clearTimeout(timer);
      socket.off("error", fail);
      resolve(socket);
    });
  });

/** Runs one step of the conversation; nodemailer tells some failures to the callback and others by its `error` event. */
const step = <T>(
  connection: SMTPConnection,
  run: (done: (error?: Error | null, result?: T) => void) => void,
): Promise<T | undefined> =>
  new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      reject(error);
    };
    connection.once("error", fail);
    run((error, result) => {
      connection.off("error", fail);
      if (error) fail(error);
      else resolve(result);
    });
  });

const signIn = async (connection: SMTPConnection, user: string, pass: string): Promise<void> => {
  if (!connection.allowsAuth) throw new SignInRefused("the server offers no sign-in on this connection");
  try {
    await step(connection, (done) => {
      connection.login({ user, pass }, done);
    });
  } catch (error) {
    const { code, responseCode } = error as NodemailerError;
    const text = withoutSecret(errorText(error), user, pass);
    // 4xx: the server's trouble, not the person's.
    const refused = responseCode !== undefined && responseCode >= 500;
    // A new error, since the old one carries the server's answer unwashed.
    throw refused ? new SignInRefused(text) : Object.assign(new Error(text), { code });
  }
};

/**
 * Connects and signs in.
 * Throws `SignInRefused` where the server refuses the credentials, else the system's or nodemailer's error.
 */
export const openSmtp = async (options: SmtpOptions): Promise<SmtpSession> => {
  const { host, port, tls, user, clientName } = options;
  const timeouts = { ...DEFAULTS, ...options.timeouts };
  const pass = user === null ? "" : ((await options.password?.()) ?? "");
  const socket = await dial(options, timeouts.connect);
  const connection = new SMTPConnection({
    host,
    port,
    connection: socket,
    secure: tls === "implicit",
    secured: tls === "implicit",
    requireTLS: tls === "starttls",
    ignoreTLS: tls === "none",
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    socketTimeout: timeouts.silence,
    ...(clientName === undefined ? {} : { name: clientName }),
  });
  // Told by the step that is under way; unheard it would end the process.
  connection.on("error", () => undefined);
  const destroy = (): void => {
    connection.close();
    socket.destroy();
  };
  try {
    await step(connection, (done) => {
      connection.connect(done);
    });
    if (user !== null) await signIn(connection, user, pass);
  } catch (error) {
    destroy();
    throw error;
  }
  return {
    transmit: async ({ content, ...envelope }) => {
      const info = await step<{ response: string }>(connection, (done) => {
        connection.send(envelope, content, (error, result) => {
          // nodemailer now reads the content away, which would look as if the server had asked for it.
          if (error) content.destroy();
          done(error, result);
        });
      });
      return info?.response ?? "";
    },
    leave: () => {
      connection.quit();
      setTimeout(destroy, GOODBYE_MS).unref();
      socket.unref();
    },
    destroy,
  };
};
