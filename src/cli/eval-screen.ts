/** `smb eval screen --data FILE`: how well people's mail is told from machines'. Stores nothing. */
import { dirname, resolve } from "node:path";
import * as z from "zod";
import { ExitCode, UserError } from "../errors.ts";
import { evaluateScreen, type ScreenCase, type ScreenFigures } from "../eval/screen.ts";
import { parseMessage } from "../mail/parse.ts";
import { screen } from "../mail/screen.ts";
import { readNdjson } from "./ndjson.ts";
import { progressBar } from "./progress.ts";
import { readMail } from "./read-mail.ts";
import type { CommonOptions, Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface EvalOptions extends CommonOptions {
  readonly data: string;
}

const VERDICTS = [
  "human",
  "bounce",
  "auto-reply",
  "challenge",
  "complaint",
  "bulk",
  "spam",
  "own",
  "malformed",
  "robot",
] as const;

const screenCase = z
  .object({
    path: z.string(),
    verdict: z.enum(VERDICTS).nullable().default(null),
    answerable: z.boolean().nullable().default(null),
  })
  .refine(
    ({ verdict, answerable }) => verdict !== null || answerable !== null,
    "verdict or answerable is missing",
  );

export const run: Run<EvalOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { options, out } = call;
    const data = resolve(shell.cwd, options.data);
    const cases: ScreenCase[] = [];
    for await (const entry of readNdjson<ScreenCase>(data, screenCase)) cases.push(entry);
    if (cases.length === 0) throw new UserError(`${options.data} names no mail`, "NDJSON {path, verdict}");
    const { ownAddresses } = app;
    const bar = progressBar(out, "eval", "mails", shell.clock);
    const figures = await evaluateScreen(cases, {
      screen: async (path) =>
        screen(await parseMessage(await readMail(resolve(dirname(data), path), shell)), { ownAddresses }),
      progress: (done, total) => bar.show({ done, total, what: "" }),
    });
    bar.end();
    out.data({ figures }, () => render(figures));
    return ExitCode.done;
  });

const render = (figures: ScreenFigures): string =>
  Object.entries(figures)
    .map(
      ([name, { value, low, high, n }]) =>
        `${name.padEnd(22)} ${value.toFixed(3)}  (${low.toFixed(3)} to ${high.toFixed(3)}, n = ${n})`,
    )
    .join("\n");
