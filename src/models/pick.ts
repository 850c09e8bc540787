/** Which writer fits a machine. */
import { availableParallelism, totalmem } from "node:os";
import { UserError } from "../errors.ts";
import type { CatalogueModel } from "./catalogue-model.ts";

export interface Machine {
  /** Bytes that this process may have. */
  readonly memory: number;
  readonly cores: number;
}

/** A container's limit counts, where there is one; it is 0 or beyond the machine's memory where there is none. */
export function thisMachine(): Machine {
  const limit = process.constrainedMemory();
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return { memory, cores: availableParallelism() };
}

/** The other half is the system's, the database's and the mail's: a machine that swaps answers nobody. */
const SHARE = 0.5;

export interface Picked {
  readonly model: CatalogueModel;
  readonly reason: string;
}

/** The first that fits. Rejects with a `UserError` where none does. */
export function pickWriter(catalogue: readonly CatalogueModel[], { memory, cores }: Machine): Picked {
  const able = catalogue.filter(({ writer }) => writer?.isPicked === true);
  const model = able.find(
    ({ writer }) => writer !== undefined && writer.memory <= memory * SHARE && cores >= (writer.cores ?? 1),
  );
  const has = `this machine has ${gigabytes(memory)} of memory and ${cores} ${cores === 1 ? "core" : "cores"}`;
  if (model === undefined)
    throw new UserError(
      `no writer of the catalogue fits: ${has}, of which a model may take half`,
      "`smb models list` shows what each needs, and `smb models pull NAME` takes one all the same; or set model.type: openai to use a server",
    );
  const needs = `it needs ${gigabytes(model.writer?.memory ?? 0)}, at most half of it`;
  return { model, reason: `${model.name}, since ${has}: ${needs}` };
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
