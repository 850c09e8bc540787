/** Files that the package carries beside its code. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of a file of the package, from the bundle and from a checkout alike; `name` is relative to package.json. */
export function packageFile(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    if (folder === dirname(folder)) throw new Error("smb's own package.json is missing");
    folder = dirname(folder);
  }
  return join(folder, name);
}
