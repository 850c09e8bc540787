/** What `smb spam add` and `smb spam remove` have in common: the owner shows mails, the classifier learns them. */
import { ExitCode, UserError } from "../errors.ts";
import { messageIdentity } from "../mail/identity.ts";
import { parseMessage } from "../mail/parse.ts";
import { ENOUGH, type Counts, type SpamLabel, spamWords } from "../mail/spam.ts";
import { readFileOrMessage } from "./file-or-message.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

const SHOWN: Readonly<Record<SpamLabel, string>> = {
  spam: "spam",
  ham: "not spam",
};

/** Learns each of the mails under the label; one that was learned so before stays as it is. */
export const teach =
  (label: SpamLabel): Run =>
  (call, shell) =>
    withApp(shell, call, async (app) => {
      const { args, out } = call;
      const { spam } = await app.store();
      let failed = 0;
      for (const mail of args) {
        try {
          const raw = await readFileOrMessage(mail, app, shell);
          const id = messageIdentity(raw);
          const isNews = await spam.learn(id, label, spamWords(await parseMessage(raw)));
          out.item({ mail, id, label, changed: isNews }, () =>
            isNews ? `${mail} is ${SHOWN[label]}` : `${mail} was known as ${SHOWN[label]} already`,
          );
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          failed++;
          out.note(`${error.message}${error.next === undefined ? "" : `\n  → ${error.next}`}`);
        }
      }
      out.note(describeSpam(await spam.totals()));
      if (failed === 0) return ExitCode.done;
      return failed < args.length ? ExitCode.partial : ExitCode.failed;
    });

/** How much the classifier knows, and what it does with that. */
export const describeSpam = ({ spam, ham }: Counts): string =>
  `known as spam: ${spam}, as not spam: ${ham}; ${
    spam >= ENOUGH && ham >= ENOUGH
      ? "what is like the spam waits for you, with that as its reason"
      : `nothing is marked before there are ${ENOUGH} of each`
  }`;
