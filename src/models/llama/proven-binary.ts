/**
 * Which of llama.cpp's binaries worked on this machine. node-llama-cpp tries its binary in a process of its own before
 * it loads it, each time, which takes longer than to load a small model; one that worked yesterday works today.
 */
import { existsSync, readFileSync } from "node:fs";
import { readFile, rename, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, cpus, platform, release } from "node:os";
import { dirname, join } from "node:path";
import type { Llama } from "node-llama-cpp";
import { z } from "zod";
import { writeJson } from "../files.ts";
import type * as Library from "./library.ts";

type LlamaLibrary = typeof Library;

export interface LlamaRuntime {
  readonly llama: Llama;
  /** The code that made it: objects of another copy do not work with it. */
  readonly library: LlamaLibrary;
}

const proofSchema = z.object({
  machine: z.string(),
  binary: z.string(),
  bytes: z.number(),
  modified: z.number(),
});

const BINARY = "llama-addon.node";
/** Written beside the binary by node-llama-cpp's build. */
const BUILD = "_nlcBuildMetadata.json";
/** A record while its binary is opened. One that ends the process never comes back from there, and is tried anew. */
const OPENING = ".opening";

/** The runtime with the binary that is on record; null where none is, or it is another one by now. */
export async function openProven(record: string, log: (text: string) => void): Promise<LlamaRuntime | null> {
  try {
    const proof = proofSchema.parse(JSON.parse(await readFile(record, "utf8")));
    const { size, mtimeMs } = await stat(proof.binary);
    if (proof.bytes !== size || proof.modified !== mtimeMs) return null;
    const library = await import("./library.ts");
    // Of the copy that the build has made; its binary is that of the package that is installed.
    const bundled = process.env["SMB_NODE_LLAMA_CPP"];
    if (bundled !== undefined && bundled !== (await library.getModuleVersion())) return null;
    if (proof.machine !== (await machine(library))) return null;
    // The same step that getLlama() ends with. It is not part of the documented interface, so all that can be wrong with
    // it (the package's version is pinned, and part of the record) falls back to getLlama().
    const create: unknown = Reflect.get(library.Llama, "_create");
    if (typeof create !== "function") return null;
    const build = JSON.parse(await readFile(join(dirname(proof.binary), BUILD), "utf8")) as unknown;
    await rename(record, record + OPENING);
    const llama = (await Reflect.apply(create, library.Llama, [
      {
        logLevel: library.LlamaLogLevel.error,
        logger: (_: unknown, text: string) => log(text),
        bindings: freshBinding(proof.binary),
        bindingPath: proof.binary,
        buildType: "prebuilt",
        buildMetadata: build,
        // As getLlama() has them where nothing else is asked for.
        vramPadding: (total: number) => Math.floor(Math.min(total * 0.08, 1.6 * 2 ** 30)),
        ramPadding: (total: number) => Math.floor(Math.min(total * 0.25, 2 ** 30)),
        debug: false,
        numa: false,
        tempDir: false,
      },
    ])) as Llama;
    await rename(record + OPENING, record).catch(() => undefined);
    return { llama, library };
  } catch {
    return null;
  }
}

/** Puts on record what `getLlama()` has loaded and tried. */
export async function recordProven(record: string, library: LlamaLibrary, llama: Llama): Promise<void> {
  if (!mayRecord(platform(), llama, graphicsDevices())) return;
  const loaded = loadedObjects().filter((path) => path.endsWith(`/${BINARY}`));
  const [binary] = loaded;
  if (binary === undefined || loaded.length > 1) return;
  const { size, mtimeMs } = await stat(binary);
  await writeJson(record, { machine: await machine(library), binary, bytes: size, modified: mtimeMs });
}

/**
 * CUDA's binary needs files of a second package; one that was built here can be built anew; and where a graphics card is
 * not used, its driver may come. All of these are tried each time.
 */
export function mayRecord(
  system: string,
  { gpu, buildType }: Pick<Llama, "gpu" | "buildType">,
  graphics: readonly string[],
): boolean {
  if (system !== "linux" || buildType !== "prebuilt" || gpu === "cuda") return false;
  return gpu !== false || graphics.length === 0;
}

/** Changes where another binary could be right: new hardware, another system, another version of the package or of Node. */
async function machine(library: LlamaLibrary): Promise<string> {
  return [
    await library.getModuleVersion(),
    process.version,
    platform(),
    arch(),
    release(),
    cpus()[0]?.model ?? "",
    instructions(),
    graphicsDevices().join(" "),
  ].join(" | ");
}

export const graphicsDevices = (): readonly string[] =>
  ["/dev/dri", "/dev/nvidiactl", "/dev/kfd"].filter((device) => existsSync(device));

/** A virtual machine that moves keeps its processor's name and may lose an instruction. */
function instructions(): string {
  try {
    return /^(?:flags|Features)\s*:(.*)$/mu.exec(readFileSync("/proc/cpuinfo", "utf8"))?.[1]?.trim() ?? "";
  } catch {
    return "";
  }
}

/** Each runtime has a binding of its own, as getLlama() sees to. */
function freshBinding(path: string): unknown {
  const require = createRequire(import.meta.url);
  const forget = (): void => {
    Reflect.deleteProperty(require.cache, require.resolve(path));
  };
  forget();
  try {
    return require(path) as unknown;
  } finally {
    forget();
  }
}

/** Every library that the process has loaded, by Node's own report of itself; without it, looking up names of hosts. */
function loadedObjects(): readonly string[] {
  const report = process.report as { excludeNetwork?: boolean } & NonNullable<typeof process.report>;
  report.excludeNetwork = true;
  const { sharedObjects } = report.getReport() as { sharedObjects?: readonly string[] };
  return sharedObjects ?? [];
}
