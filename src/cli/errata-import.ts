/** `smb errata import FILE`: errata from NDJSON, CSV or `Q:`/`A:` text; `-` is standard input. A second run changes nothing. */
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { errorText, ExitCode, UserError } from "../errors.ts";
import { addErrata, type ErratumEntry, erratumId } from "../knowledge/errata.ts";
import { readErrataLines, readErrataRecords, type ReadErratum } from "../knowledge/errata-file.ts";
import { loadFile } from "../knowledge/loaders/index.ts";
import type { Run, Shell } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const [file] = call.args;
    if (file === undefined)
      throw new UserError("no file was named", "smb errata import errata.ndjson", ExitCode.usage);
    const deps = await app.errata();
    const known = new Set((await deps.errata.list()).map(({ id }) => id));
    const fresh: ErratumEntry[] = [];
    const errors: { source: string; message: string }[] = [];
    let unchanged = 0;
    for await (const read of file === "-" ? fromInput(shell) : fromFile(file, shell)) {
      if ("problem" in read) {
        errors.push({ source: read.source, message: read.problem });
        continue;
      }
      const id = erratumId(read.entry.question.trim(), read.entry.answer.trim());
      if (known.has(id)) unchanged++;
      else fresh.push(read.entry);
      known.add(id);
    }
    await addErrata(fresh, deps);
    for (const { source, message } of errors) call.out.note(`${source}: ${message}`);
    const report = { added: fresh.length, unchanged, errors };
    call.out.data(
      report,
      () => `${call.out.style("bold", `${fresh.length} added, ${unchanged} unchanged`)}${bad(errors.length)}`,
    );
    if (errors.length === 0) return ExitCode.done;
    return fresh.length + unchanged > 0 ? ExitCode.partial : ExitCode.failed;
  });

const bad = (errors: number): string => (errors === 0 ? "" : `; ${errors} could not be read`);

async function* fromFile(file: string, shell: Shell): AsyncGenerator<ReadErratum> {
  const path = resolve(shell.cwd, file);
  const at = shell.clock.now();
  if (/^\.(?:ndjson|jsonl)$/iu.test(extname(path))) yield* readErrataLines(linesOf(path), file, at);
  else yield* readErrataRecords(loadFile(path, file), at);
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = await open(path).catch((error: unknown) => {
    throw new UserError(`${path} cannot be read: ${errorText(error)}`, "name a file of errata");
  });
  try {
    yield* file.readLines();
  } finally {
    await file.close();
  }
}

/** Standard input in a file of its own, under the name that its text looks like: loaders read files. */
async function* fromInput(shell: Shell): AsyncGenerator<ReadErratum> {
  const parts: string[] = [];
  for await (const part of shell.stdin) parts.push(String(part));
  const text = parts.join("");
  const folder = await mkdtemp(join(tmpdir(), "smb-errata-"));
  try {
    const name = /^\s*\{/u.test(text)
      ? "stdin.ndjson"
      : /^\s*[QF]\d*\s?:/imu.test(text)
        ? "stdin.txt"
        : "stdin.csv";
    const path = join(folder, name);
    await writeFile(path, text, { mode: 0o600 });
    yield* fromFile(path, shell);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
