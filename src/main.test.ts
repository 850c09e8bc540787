import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { temporaryFolder } from "../fixtures/databases/scenes.ts";
import { mailBytes } from "../fixtures/servers/mail-bytes.ts";
import { ExitCode } from "./errors.ts";
import { main } from "./main.ts";

let folder: string;
let out: string;
let err: string;

beforeEach(() => {
  folder = temporaryFolder();
  vi.stubEnv("SMB_HOME", folder);
  [out, err] = ["", ""];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, "write").mockImplementation((text) => ((err += String(text)), true));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
});

describe("main", () => {
  test("says its version on standard output, whichever way it is asked", async () => {
    vi.stubEnv("SMB_VERSION", "9.8.7");
    for (const flag of ["--version", "-V"]) expect(await main([flag])).toBe(ExitCode.done);
    expect({ out, err }).toEqual({ out: "9.8.7\n9.8.7\n", err: "" });
  });

  test("tells the person's error with what to try next, on standard error alone", async () => {
    expect(await main(["search", "x", "--limit", "0"])).toBe(ExitCode.usage);
    expect(out).toBe("");
    expect(err).toMatch(/^smb: --limit 0 is not a whole number from 1 on\n {2}→ --limit 10\n$/);
  });

  test("an error's words give the terminal no orders", async () => {
    expect(await main(["status", "--config", "\u001b[2J\u0007\u009b31m.yaml"])).toBe(ExitCode.notSetUp);
    expect(err).toContain(".yaml");
    expect(err).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
  });

  test("calls a bug a bug, with the stack where it is asked for", async () => {
    const broken = () => {
      throw new TypeError("x is undefined");
    };
    vi.spyOn(process.stdout, "write").mockImplementation(broken);
    expect(await main(["--version"])).toBe(ExitCode.failed);
    expect(err).toContain("a fault of smb's own, not yours: x is undefined");
    expect(err).not.toContain("main.test.ts");
    vi.stubEnv("SMB_DEBUG", "1");
    expect(await main(["--version"])).toBe(ExitCode.failed);
    expect(err).toContain("main.test.ts");
  });

  test("ends with 130 when interrupted, and leaves no signal handler behind", async () => {
    const count = () => [process.listenerCount("SIGINT"), process.listenerCount("SIGTERM")];
    const before = count();
    await writeFile(join(folder, "a.eml"), mailBytes("a"));
    const running = main(["inspect", join(folder, "a.eml")]);
    process.emit("SIGTERM", "SIGTERM");
    expect(await running).toBe(ExitCode.interrupted);
    expect(count()).toEqual(before);
    expect(await main(["inspect", join(folder, "a.eml")])).toBe(ExitCode.done);
    expect(count()).toEqual(before);
  });
});
