/** What the README says, against what smb does. `UPDATE_README=1 npx vitest run … readme` records the demo anew. */
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { packageFile } from "../../package-files.ts";
import { newSmb } from "./smb.ts";

const readme = () => readFile(packageFile("README.md"), "utf8");

const RECORDING = /(<!-- recording: [^\n]*-->\n```\n)([\s\S]*?)(```\n<!-- end of recording -->)/u;

test("the two set-up lines stand at the top", async () => {
  const [, first] = /```\n([\s\S]*?)```/u.exec(await readme()) ?? [];
  expect(first?.split("\n").map((line) => line.replace(/\s*#.*$/u, ""))).toEqual([
    "npm ci && npx smb demo",
    "npm ci && npm test",
    "",
  ]);
});

test("the recording is what the demo prints, the scratch folder's name aside", async () => {
  const { stdout } = await newSmb().run(["demo"]);
  const shown = `$ smb demo\n${stdout
    .replace(/\/\S*smb-demo-\w+/gu, "/tmp/smb-demo-…")
    .replace(/ +$/gmu, "")
    .trimEnd()}\n`;
  const text = await readme();
  if (process.env["UPDATE_README"])
    await writeFile(
      packageFile("README.md"),
      text.replace(RECORDING, (_, head: string, __, tail: string) => head + shown + tail),
    );
  else expect(RECORDING.exec(text)?.[2]).toBe(shown);
});

test("every command of --help is in the README, and no other", async () => {
  const { stdout } = await newSmb().run(["--help"]);
  const commands = [...stdout.matchAll(/^ {2}([a-z]+)(?: \[| {2}| <)/gmu)].map(([, name]) => name ?? "");
  expect(commands).toContain("watch");
  const text = await readme();
  for (const name of commands.filter((command) => command !== "help"))
    expect(text, name).toMatch(new RegExp(`\\b(?:smb )?${name}\\b`, "u"));
  const table = /## Commands([\s\S]*?)\n## /u.exec(text)?.[1] ?? "";
  for (const [, name = ""] of table.matchAll(/`smb ([a-z]+)/gu)) expect(commands).toContain(name);
});

test("every dependency has its reason, and no reason lacks its dependency", async () => {
  const { dependencies } = JSON.parse(await readFile(packageFile("package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const section = /## Dependencies, and why\n([\s\S]*?)\n## /u.exec(await readme())?.[1] ?? "";
  const named = [...section.matchAll(/^\| (?!package|---)([^|]+) \|/gmu)].flatMap(
    ([, names]) => names?.split(", ") ?? [],
  );
  expect(named.sort()).toEqual(Object.keys(dependencies).sort());
});
