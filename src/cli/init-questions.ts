/** The questions of `smb init`, and the configuration made of the answers. */
import { cancel, group, intro, outro, text } from "@clack/prompts";
import { stringify } from "yaml";

export interface Answers {
  readonly name: string;
  readonly address: string;
  readonly imapHost: string;
  readonly smtpHost: string;
  readonly user: string;
  /** A command that prints the password; empty for the environment variable SMB_PASSWORD. */
  readonly passwordCommand: string;
}

/** The configuration as YAML text; null where the person gave up. */
export async function askForConfiguration(): Promise<string | null> {
  intro("smb: a few questions, then smb.config.yaml is written");
  const filled = (what: string) => (value: string | undefined) =>
    value?.trim() ? undefined : `${what}, please`;
  const left = { early: false };
  const answers = await group(
    {
      name: () =>
        text({ message: "Name on your replies", placeholder: "Lumen & Oak", validate: filled("a name") }),
      address: () => text({ message: "Address of the support mailbox", validate: filled("an address") }),
      imapHost: () => text({ message: "IMAP server (port 993)", validate: filled("a host name") }),
      smtpHost: () => text({ message: "SMTP server (port 465)", validate: filled("a host name") }),
      user: () => text({ message: "User name for both", validate: filled("a user name") }),
      passwordCommand: () =>
        text({
          message: "Command that prints the password (empty: the environment variable SMB_PASSWORD)",
          placeholder: "pass show support-mail",
          defaultValue: "",
        }),
    },
    {
      onCancel: () => {
        left.early = true;
        cancel("nothing was written");
      },
    },
  );
  if (left.early) return null;
  outro("thank you");
  return configurationText(answers);
}

/** A configuration with sending off. Strings are quoted where YAML needs it. */
export function configurationText(answers: Answers): string {
  const { name, address, imapHost, smtpHost, user, passwordCommand } = answers;
  const password =
    passwordCommand.trim() === "" ? { env: "SMB_PASSWORD" } : { command: passwordCommand.trim() };
  const configuration = {
    owner: { name, address, signature: `Kind regards,\n${name}\n` },
    mailbox: { type: "imap", host: imapHost, user, password },
    send: { enabled: false, transport: { type: "smtp", host: smtpHost, user, password } },
  };
  return `# Written by smb init. smb.config.example.yaml documents every key.
# Nothing is sent until send.enabled is true.
${stringify(configuration, { aliasDuplicateObjects: false })}`;
}
