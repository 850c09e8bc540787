/** The questions of `smb init`, and the configuration made of the answers. */
import { cancel, group, intro, outro, text } from "@clack/prompts";
import type { Readable, Writable } from "node:stream";
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

/** Where the questions are asked; the person's terminal where it is left out. */
interface Streams {
  readonly input?: Readable;
  readonly output?: Writable;
}

/** The person pressed Ctrl-C or Escape. `group` would go on with the next question. */
class GivenUp extends Error {}

/** The configuration as YAML text; null where the person gave up. */
export async function askForConfiguration(streams: Streams = {}): Promise<string | null> {
  intro("smb: a few questions, then smb.config.yaml is written", streams);
  try {
    const text = configurationText(await askAll(streams));
    outro("thank you", streams);
    return text;
  } catch (error) {
    if (!(error instanceof GivenUp)) throw error;
    cancel("nothing was written", streams);
    return null;
  }
}

function askAll(streams: Streams): Promise<Answers> {
  const ask = (message: string, what: string, placeholder?: string) => () =>
    text({
      ...streams,
      message,
      ...(placeholder !== undefined && { placeholder }),
      validate: (value) => (value?.trim() ? undefined : `${what}, please`),
    });
  return group(
    {
      name: ask("Name on your replies", "a name", "Lumen & Oak"),
      address: ask("Address of the support mailbox", "an address"),
      imapHost: ask("IMAP server (port 993)", "a host name"),
      smtpHost: ask("SMTP server (port 465)", "a host name"),
      user: ask("User name for both", "a user name"),
      passwordCommand: () =>
        text({
          ...streams,
          message: "Command that prints the password (empty: the environment variable SMB_PASSWORD)",
          placeholder: "pass show support-mail",
          defaultValue: "",
        }),
    },
    {
      onCancel: () => {
        throw new GivenUp();
      },
    },
  );
}

/** A configuration with sending off. Strings are quoted where YAML needs it. */
export function configurationText(answers: Answers): string {
  const given = (key: keyof Answers): string => answers[key].trim();
  const [name, user, command] = [given("name"), given("user"), given("passwordCommand")];
  const password = command === "" ? { env: "SMB_PASSWORD" } : { command };
  const configuration = {
    owner: { name, address: given("address"), signature: `Kind regards,\n${name}\n` },
    mailbox: { type: "imap", host: given("imapHost"), user, password },
    send: { enabled: false, transport: { type: "smtp", host: given("smtpHost"), user, password } },
  };
  return `# Written by smb init. smb.config.example.yaml documents every key.
# Nothing is sent until send.enabled is true.
${stringify(configuration, { aliasDuplicateObjects: false })}`;
}
