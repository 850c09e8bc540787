/** `smb models list`: the catalogue, what is installed, what is in use. */
import { ExitCode } from "../errors.ts";
import type { ShelfModel } from "../knowledge/model-shelf.ts";
import { sizeText, withShelf } from "./models.ts";
import type { Output } from "./output.ts";
import type { CommonOptions, Run } from "./shell.ts";

interface ListOptions extends CommonOptions {
  readonly verify?: boolean;
}

export const run: Run<ListOptions> = (call, shell) =>
  withShelf(shell, call, async (shelf) => {
    const { options, out } = call;
    const models = await shelf.list({ verify: options.verify ?? false });
    for (const model of models) out.item(model, () => render(model, out));
    const broken = models.some(({ installed, problem }) => installed && problem !== null);
    return options.verify && broken ? ExitCode.failed : ExitCode.done;
  });

function render(model: ShelfModel, out: Output): string {
  const { name, role, summary, languages, license, dimension, bytes, source, problem } = model;
  const facts = [
    role,
    languages,
    dimension === null ? "" : `${dimension} dimensions`,
    bytes === 0 ? "" : sizeText(bytes),
    license ?? "",
  ].filter((fact) => fact !== "");
  const lines = [
    `${out.style("bold", name)}  ${state(model, out)}`,
    `  ${summary}`,
    `  ${out.style("dim", [...facts, source].join(" · "))}`,
  ];
  return [...lines, ...(problem === null ? [] : [`  ${out.style("red", problem)}`])].join("\n");
}

function state({ installed, inUse }: ShelfModel, out: Output): string {
  if (inUse) return out.style("green", "in use");
  return installed ? "installed" : "";
}
