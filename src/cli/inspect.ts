/** `smb inspect FILE…`: what smb reads in mail files. Works without a configuration and stores nothing. */
import { ExitCode, UserError } from "../errors.ts";
import { type OwnServer, readAuthentication } from "../mail/authentication.ts";
import { headerText } from "../mail/address.ts";
import { senderWarnings } from "../mail/impersonation.ts";
import { detectLanguage } from "../mail/language.ts";
import type { Address, Message } from "../mail/message.ts";
import { parseMessage } from "../mail/parse.ts";
import { privateData } from "../mail/private-data.ts";
import { screen } from "../mail/screen.ts";
import type { Output } from "./output.ts";
import { readMail } from "./read-mail.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { args, out } = call;
    const authservId = app.config?.authentication.authserv_id ?? null;
    const rules: Rules = {
      ownAddresses: app.ownAddresses,
      ownNames: app.ownNames,
      // What was learned is in the database, which this command does without.
      server: authservId === null ? null : { authservId, methods: [] },
    };
    let failed = 0;
    for (const file of args) {
      try {
        const seen = await inspect(file, await parseMessage(await readMail(file, shell)), rules);
        out.item(seen, () => render(seen, out));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        failed++;
        out.note(`${error.message}${error.next === undefined ? "" : `\n  → ${error.next}`}`);
      }
    }
    if (failed === 0) return ExitCode.done;
    return failed < args.length ? ExitCode.partial : ExitCode.failed;
  });

/** Nobody writes more by hand; a mail of megabytes would take seconds. */
const MAX_PRIVATE = 256 * 1024;

/** What of the owner's matters for reading. */
interface Rules {
  readonly ownAddresses: readonly string[];
  readonly ownNames: readonly string[];
  readonly server: OwnServer | null;
}

async function inspect(file: string, message: Message, { ownAddresses, ownNames, server }: Rules) {
  const { headers: _headers, ...read } = message;
  return {
    file,
    ...read,
    from: message.from ?? asWritten(message),
    language: await detectLanguage(message.newText, message.subject),
    screen: screen(message, { ownAddresses }),
    authentication: readAuthentication(message, server),
    warnings: senderWarnings(message, { ownAddresses, ownNames }),
    privateData: privateData(message.newText.slice(0, MAX_PRIVATE)),
  };
}

/** A From that no mail can be sent to (`MAILER-DAEMON`) as it stands; null where there is none. The defects tell. */
function asWritten({ headers }: Message): Address | null {
  const text = headerText(headers.get("from")?.[0] ?? "").slice(0, 500);
  if (text === "") return null;
  const [, name = "", address = ""] = /^([^<>]*)<([^<>]*)>$/.exec(text) ?? [];
  if (address !== "") return { name: name.trim().replace(/^"(.*)"$/, "$1"), address: address.trim() };
  return /\s/.test(text) ? { name: text, address: "" } : { name: "", address: text };
}

type Inspection = Awaited<ReturnType<typeof inspect>>;

function render(seen: Inspection, out: Output): string {
  const {
    from,
    subject,
    date,
    screen: screening,
    language,
    newText,
    attachments,
    defects,
    warnings,
    privateData,
  } = seen;
  const line = (name: string, value: string) => `${out.style("dim", name.padEnd(12))}${value}`;
  return [
    out.style("bold", seen.file),
    line("from", from === null ? "nobody" : `${from.name} <${from.address}>`.trim()),
    line("subject", subject),
    line("date", date ?? "none"),
    line("verdict", `${screening.verdict} (${screening.reasons.join("; ")})`),
    line("language", language ?? "unknown"),
    ...attachments.map(({ filename, contentType, size }) =>
      line("attachment", `${filename ?? "unnamed"} · ${contentType} · ${size} bytes`),
    ),
    ...warnings.map(({ text }) => line("warning", text)),
    ...defects.map((defect) => line("defect", defect)),
    ...(privateData.length === 0
      ? []
      : [line("private", [...new Set(privateData.map(({ kind }) => kind))].join(", "))]),
    "",
    newText.trim(),
    "",
  ].join("\n");
}
