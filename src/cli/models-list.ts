/** `smb models list`: the catalogue, what is installed, what is in use. */
import { ExitCode } from "../errors.ts";
import type { ModelRole, ShelfModel } from "../knowledge/model-shelf.ts";
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
    for (const [i, model] of models.entries()) {
      const isFirst = model.role !== models[i - 1]?.role;
      const heading = isFirst
        ? `${i === 0 ? "" : "\n"}${out.style("bold", model.role)}: ${ROLES[model.role]}\n`
        : "";
      out.item(model, () => heading + render(model, out));
    }
    const broken = models.some(({ installed, problem }) => installed && problem !== null);
    return options.verify && broken ? ExitCode.failed : ExitCode.done;
  });

const ROLES: Readonly<Record<ModelRole, string>> = {
  embedder: "finds passages by their meaning",
  reranker: "puts the passages that were found in order",
  writer: "writes replies, and says what a mail wants",
};

function render(model: ShelfModel, out: Output): string {
  const { name, summary, languages, license, dimension, bytes, memory, terms, source, problem } = model;
  const facts = [
    languages,
    dimension === null ? "" : `${dimension} dimensions`,
    bytes === 0 ? "" : sizeText(bytes),
    memory === null ? "" : `${sizeText(memory)} of memory`,
    license ?? "",
  ].filter((fact) => fact !== "");
  const lines = [
    `${out.style("bold", name)}  ${state(model, out)}`,
    `  ${summary}`,
    `  ${out.style("dim", [...facts, source].join(" · "))}`,
  ];
  if (terms !== null) lines.push(`  first ${terms}`);
  return [...lines, ...(problem === null ? [] : [`  ${out.style("red", problem)}`])].join("\n");
}

function state({ installed, inUse }: ShelfModel, out: Output): string {
  if (inUse) return out.style("green", "in use");
  return installed ? "installed" : "";
}
