/** The composition root's half for mail: configuration → the transports it names, each loaded when first asked for. */
import { UserError } from "./errors.ts";
import type { SecretSource } from "./config/schema-values.ts";
import type { Config } from "./config/schema.ts";
import type { Clock } from "./clock.ts";
import type { RecentHeaders } from "./mail/authentication/recent-headers.ts";
import type { SenderVerifier } from "./mail/authentication/verifier.ts";
import type { Mailbox, SentFolder, SentLog } from "./mail/mailbox.ts";
import type { Sender } from "./mail/sender.ts";
import type { ImapArchive } from "./transport/imap-archive.ts";

export interface MailEnds {
  readonly mailbox: Mailbox;
  /** Null where the mailbox has no Sent folder that smb can reach. */
  readonly sent: (SentFolder & SentLog) | null;
  readonly recent: RecentHeaders;
}

/** Fetches a secret; `key` names it in errors. */
type Secret = (source: SecretSource, key: string) => Promise<string>;

type Transport = NonNullable<Config["send"]["transport"]>;

/** The configured mailbox and what belongs to it. */
export const mailEnds = (settings: Config["mailbox"], secret: Secret): Promise<MailEnds> =>
  settings.type === "imap" ? imap(settings, secret) : maildir(settings.path);

/**
 * A folder of the configured account as past mail; `Sent` is what the server calls so.
 *
 * @throws {UserError} where the mailbox is no IMAP account.
 */
export const archiveOf = async (
  settings: Config["mailbox"],
  folder: string,
  secret: Secret,
): Promise<ImapArchive> => {
  if (settings.type !== "imap")
    throw new UserError(
      `imap:${folder} asks for an IMAP account, and the configured mailbox is a Maildir`,
      `\`smb ingest ${settings.path}\` takes its conversations in`,
    );
  const { openImapArchive } = await import("./transport/imap-archive.ts");
  return openImapArchive(imapOptions(settings, secret), folder);
};

/** The configured way out. */
export const senderOf = async (transport: Transport, secret: Secret): Promise<Sender> => {
  if (transport.type === "smtp") return smtp(transport, secret);
  const { maildirSender } = await import("./transport/maildir-sender.ts");
  return maildirSender({ path: transport.path });
};

/** The own check of senders, by this machine's DNS. */
export const verifierOf = async (clock: Clock): Promise<SenderVerifier> => {
  const { mailAuthenticator, systemDns } = await import("./transport/mail-authenticator.ts");
  return mailAuthenticator({ resolve: systemDns(), clock });
};

async function imap(
  settings: Extract<Config["mailbox"], { type: "imap" }>,
  secret: Secret,
): Promise<MailEnds> {
  const { imapMailbox } = await import("./transport/imap-mailbox.ts");
  const { imapSent } = await import("./transport/imap-sent.ts");
  const { imapHeaders } = await import("./transport/imap-headers.ts");
  const options = imapOptions(settings, secret);
  return { mailbox: imapMailbox(options), sent: imapSent(options), recent: imapHeaders(options) };
}

const imapOptions = (settings: Extract<Config["mailbox"], { type: "imap" }>, secret: Secret) => ({
  host: settings.host,
  port: settings.port,
  tls: settings.tls,
  user: settings.user,
  password: () => secret(settings.password, "mailbox.password"),
  folder: settings.folder,
  sentFolder: settings.sent_folder,
});

async function maildir(path: string): Promise<MailEnds> {
  const { maildirMailbox } = await import("./transport/maildir-mailbox.ts");
  const { maildirSent } = await import("./transport/maildir-sent.ts");
  const { maildirHeaders } = await import("./transport/maildir-headers.ts");
  return {
    mailbox: maildirMailbox({ path }),
    sent: await maildirSent({ path }),
    recent: maildirHeaders({ path }),
  };
}

async function smtp(settings: Extract<Transport, { type: "smtp" }>, secret: Secret): Promise<Sender> {
  const { smtpSender } = await import("./transport/smtp.ts");
  const { password } = settings;
  return smtpSender({
    host: settings.host,
    port: settings.port,
    tls: settings.tls,
    user: settings.user,
    password: password === null ? null : () => secret(password, "send.transport.password"),
  });
}
