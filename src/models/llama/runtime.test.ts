import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeGgufChat } from "../../../fixtures/models/gguf-chat.ts";
import * as library from "./library.ts";
import { graphicsDevices, mayRecord } from "./proven-binary.ts";
import { loadRuntime } from "./runtime.ts";

let folder: string;
let model: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-runtime-"));
  model = await writeGgufChat(join(folder, "tiny.gguf"), { script: null });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts llama.cpp and uses it; how many processes that has started. A trial of a binary is one. */
async function trials(record: string): Promise<number> {
  let started = 0;
  const count = () => {
    started++;
  };
  subscribe("child_process", count);
  try {
    const { llama } = await loadRuntime(() => undefined, record);
    const { tokenizer } = await llama.loadModel({ modelPath: model });
    expect(tokenizer("parcel", false)).not.toEqual([]);
    await llama.dispose();
  } finally {
    unsubscribe("child_process", count);
  }
  return started;
}

const proofIn = async (record: string) =>
  JSON.parse(await readFile(record, "utf8")) as Record<string, unknown>;

/** Elsewhere, and with a card that stands idle, each start tries. */
const records = process.platform === "linux" && graphicsDevices().length === 0;

test.runIf(records)("the first start tries the binary, and later ones open it without", async () => {
  const record = join(folder, "later.json");
  expect(await trials(record)).toBeGreaterThan(0);
  expect(await trials(record)).toBe(0);
  expect(await trials(record)).toBe(0);
});

test.runIf(records)(
  "a record that is not of this binary on this machine is not believed, and is made anew",
  async () => {
    const record = join(folder, "changed.json");
    await trials(record);
    const right = await proofIn(record);
    const noLibrary = join(folder, "llama-addon.node");
    await writeFile(noLibrary, "no library");
    const { size, mtimeMs } = await stat(noLibrary);
    const wrong = {
      "another version, Node, processor or card": {
        ...right,
        machine: `${String(right["machine"])}, another`,
      },
      "another size": { ...right, bytes: 1 },
      "another time": { ...right, modified: 1 },
      "a file that is gone": { ...right, binary: join(folder, "gone.node") },
      "a file that is no library": { ...right, binary: noLibrary, bytes: size, modified: mtimeMs },
      "no record": "[]",
    };
    for (const [name, proof] of Object.entries(wrong)) {
      await writeFile(record, JSON.stringify(proof));
      expect(await trials(record), name).toBeGreaterThan(0);
      expect(await proofIn(record), name).toEqual(right);
    }
  },
);

test.runIf(records)("a binary that has ended the process is tried before it is opened again", async () => {
  const record = join(folder, "crash.json");
  await trials(record);
  // What a process leaves that died while it opened the binary.
  await rename(record, `${record}.opening`);
  expect(await trials(record)).toBeGreaterThan(0);
  expect(await trials(record)).toBe(0);
});

test.runIf(records)(
  "a library without the step that saves the trial is used as it is documented",
  async () => {
    const record = join(folder, "private.json");
    await trials(record);
    const original = Reflect.get(library.Llama, "_create") as (options: unknown) => unknown;
    let called = 0;
    Reflect.set(library.Llama, "_create", (options: unknown) => {
      if (called++ === 0) throw new TypeError("options.somethingNew is not a function");
      return Reflect.apply(original, library.Llama, [options]);
    });
    try {
      expect(await trials(record)).toBeGreaterThan(0);
    } finally {
      Reflect.set(library.Llama, "_create", original);
    }
    expect(called).toBe(2);
  },
);

test("a folder that cannot be written costs the trial, and nothing else", async () => {
  await writeFile(join(folder, "a-file"), "");
  expect(await trials(join(folder, "a-file", "record.json"))).toBeGreaterThan(0);
});

test("what was not tried as it is opened later is not put on record", () => {
  const prebuilt = { gpu: false, buildType: "prebuilt" } as const;
  expect(mayRecord("linux", prebuilt, [])).toBe(true);
  expect(mayRecord("linux", { ...prebuilt, gpu: "vulkan" }, ["/dev/dri"])).toBe(true);
  // Its driver may be missing, and come.
  expect(mayRecord("linux", prebuilt, ["/dev/dri"])).toBe(false);
  expect(mayRecord("linux", { ...prebuilt, gpu: "cuda" }, ["/dev/nvidiactl"])).toBe(false);
  expect(mayRecord("linux", { ...prebuilt, buildType: "localBuild" }, [])).toBe(false);
  expect(mayRecord("darwin", { ...prebuilt, gpu: "metal" }, [])).toBe(false);
});
