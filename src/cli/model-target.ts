/** How a person names a model: a name of the catalogue, an address, or a path. */
import { resolve } from "node:path";
import { expandHome } from "../config/paths.ts";
import type { Shell } from "./shell.ts";

/** The same, with a path made absolute. */
export function modelTarget(named: string, { homeFolder, cwd }: Pick<Shell, "homeFolder" | "cwd">): string {
  const expanded = expandHome(named, homeFolder);
  return isPath(expanded) ? resolve(cwd, expanded) : expanded;
}

/** A name of the catalogue has no separator; a folder here is meant by `./name` or `name/`. */
const isPath = (named: string): boolean =>
  !/^hf:/i.test(named) && (/[/\\]/.test(named) || named.endsWith(".gguf") || named === "." || named === "..");
