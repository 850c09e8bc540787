import { existsSync, readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import { expect, test } from "vitest";
import { packageFile } from "./package-files.ts";

test("a file of the package is found from a module deep in the tree", () => {
  const path = packageFile("package.json");
  expect(isAbsolute(path)).toBe(true);
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ name: "smb" });
});

test("every file that the code asks the package for is in the package", () => {
  const { files } = JSON.parse(readFileSync(packageFile("package.json"), "utf8")) as { files: string[] };
  for (const name of ["fixtures/demo", "smb.config.example.yaml", "src/models/static/vectors-v1.bin"]) {
    expect(existsSync(packageFile(name)), name).toBe(true);
    expect(files).toContain(name);
  }
});
