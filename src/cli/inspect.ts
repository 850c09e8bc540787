/** `smb inspect FILE…`: what smb reads in mail files. Works without a configuration and stores nothing. */
import { ExitCode, UserError } from "../errors.ts";
import { readAuthentication } from "../mail/authentication.ts";
import { detectLanguage } from "../mail/language.ts";
import type { Message } from "../mail/message.ts";
import { parseMessage } from "../mail/parse.ts";
import { screen } from "../mail/screen.ts";
import type { Output } from "./output.ts";
import { readMail } from "./read-mail.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { args, out } = call;
    const { owner, authentication } = app.config ?? { owner: null, authentication: null };
    const rules = {
      ownAddresses: owner === null ? [] : [owner.address, ...owner.aliases],
      authservId: authentication?.authserv_id ?? null,
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

async function inspect(
  file: string,
  message: Message,
  { ownAddresses, authservId }: { ownAddresses: readonly string[]; authservId: string | null },
) {
  const { headers: _headers, ...read } = message;
  return {
    file,
    ...read,
    language: await detectLanguage(`${message.subject}\n${message.newText}`),
    screen: screen(message, { ownAddresses }),
    authentication: readAuthentication(message, authservId),
  };
}

type Inspection = Awaited<ReturnType<typeof inspect>>;

function render(seen: Inspection, out: Output): string {
  const { from, subject, date, screen: screening, language, newText, attachments, defects } = seen;
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
    ...defects.map((defect) => line("defect", defect)),
    "",
    newText.trim(),
    "",
  ].join("\n");
}
