/** How a subcommand is told of. */
import type { Command } from "commander";
import type { Run } from "./shell.ts";

export type Loader = () => Promise<{ readonly run: Run<never> }>;

/** Makes a subcommand with the options that all have, and its action bound to the module that does the work. */
export type Add = (parent: Command, usage: string, description: string, load: Loader) => Command;

/** Collects an option that may be given several times. */
export const each = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
