/** A scratch home for the demo: the sample mailbox and knowledge copied, a configuration beside them. */
import { cp, mkdir, mkdtemp, readdir, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writePrivateFile } from "../../config/paths.ts";
import { errorText, UserError } from "../../errors.ts";
import { packageFile } from "../../package-files.ts";

export interface Scratch {
  readonly home: string;
  readonly knowledge: string;
  readonly mailbox: string;
  /** The Maildir that approved replies are delivered to. */
  readonly outbox: string;
}

const CONFIG = `# The demo's own configuration: a Maildir in, a Maildir out; nothing leaves this folder.
owner:
  name: Lumen & Oak
  address: support@lumenoak.example
  aliases: [help@lumenoak.example]
  signature: |
    Kind regards,
    Lumen & Oak customer care
mailbox:
  type: maildir
  path: mailbox
send:
  enabled: true
  transport:
    type: maildir
    path: outbox
knowledge:
  sources: [knowledge]
authentication:
  authserv_id: mx.lumenoak.example
`;

/** Makes the scratch home. `folder` must be new or empty; without one it is made among the system's temporary files. */
export async function makeScratch(folder: string | undefined, cwd: string): Promise<Scratch> {
  const home = folder === undefined ? await mkdtemp(join(tmpdir(), "smb-demo-")) : resolve(cwd, folder);
  if (!(await isEmptyFolder(home)))
    throw new UserError(`the folder ${home} is not empty`, "name a new folder, or leave --home out");
  const fixtures = packageFile("fixtures/demo");
  await cp(join(fixtures, "knowledge"), join(home, "knowledge"), { recursive: true });
  await cp(join(fixtures, "mailbox"), join(home, "mailbox"), { recursive: true });
  await arriveInOrder(join(home, "mailbox", "new"));
  // Git keeps no empty folders, and a Maildir has three.
  for (const part of ["cur", "tmp", "new"]) await mkdir(join(home, "mailbox", part), { recursive: true });
  await writePrivateFile(join(home, "smb.config.yaml"), CONFIG);
  return {
    home,
    knowledge: join(home, "knowledge"),
    mailbox: join(home, "mailbox"),
    outbox: join(home, "outbox"),
  };
}

/** The copies are as old as each other; a mailbox's mails came one after the other, a minute apart here. */
async function arriveInOrder(folder: string): Promise<void> {
  const names = (await readdir(folder)).sort();
  for (const [i, name] of names.entries()) {
    const at = Date.UTC(2026, 10, 2) / 1000 + i * 60;
    await utimes(join(folder, name), at, at);
  }
}

/** Makes the folder where there is none. */
async function isEmptyFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path, { recursive: true });
    return (await readdir(path)).length === 0;
  } catch (error) {
    throw new UserError(
      `the folder ${path} cannot be made: ${errorText(error)}`,
      "name another, or leave --home out",
    );
  }
}
