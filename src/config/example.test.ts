/** `smb.config.example.yaml` is the reference of the configuration: nothing in it may be wrong, nothing missing. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseConfig } from "./load.ts";
import { blocksOf, schemaOf, writtenForm } from "./schema-keys.ts";
import { configSchema } from "./schema.ts";
import { parseYaml } from "./yaml-position.ts";

const example = readFileSync(new URL("../../smb.config.example.yaml", import.meta.url), "utf8");

type Block = Record<string, unknown>;
type Schema = ReturnType<typeof writtenForm>;

const isBlock = (value: unknown): value is Block =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A block that is one value: its keys say where a secret is found. */
const isSecret = (value: Block): boolean =>
  Object.keys(value).every((key) => ["command", "env", "file"].includes(key)) &&
  Object.keys(value).length > 0;

const at = (value: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((inner, key) => (isBlock(inner) ? inner[key] : undefined), value);

const indentOf = (line: string): number => line.search(/\S/);

/** How many lines from `start` on `belongs` holds. */
const runOf = (lines: readonly string[], start: number, belongs: (line: string) => boolean): number => {
  const end = lines.findIndex((line, index) => index >= start && !belongs(line));
  return (end === -1 ? lines.length : end) - start;
};

/** The example with the alternative that begins in line `start` in place of the key that it stands for. */
const withAlternative = (lines: readonly string[], start: number): string => {
  const first = lines[start] ?? "";
  const indent = indentOf(first);
  const length = 1 + runOf(lines, start + 1, (line) => line.startsWith(`${" ".repeat(indent)}#   `));
  const alternative = lines.slice(start, start + length).map((line) => line.replace("# ", ""));
  const key = (alternative[0] ?? "").replace(/:.*/, ":");
  const live = lines.findLastIndex((line, index) => index < start && line.startsWith(key));
  const body = runOf(lines, live + 1, (line) => indentOf(line) > indent);
  return [
    ...lines.slice(0, live),
    ...lines.slice(live + 1 + body, start),
    ...alternative,
    ...lines.slice(start + length),
  ].join("\n");
};

/** Whether a remark is a key of the example once more, and not prose. */
const standsForKey = (line: string, lines: readonly string[]): boolean => {
  const key = /^( *)# ([a-z_]+:)(?: |$)/.exec(line);
  return key !== null && lines.some((other) => other.startsWith(`${key[1] ?? ""}${key[2] ?? ""}`));
};

/** The example as it stands, and once for each alternative in its remarks. */
const variants = (): readonly string[] => {
  const lines = example.split("\n");
  const starts = lines.flatMap((line, index) => (standsForKey(line, lines) ? [index] : []));
  return [example, ...starts.map((start) => withAlternative(lines, start))];
};

/** Every key that the schema has, under its path: `mailbox.host`. */
const keysOf = (schema: Schema, above: readonly string[] = []): string[] =>
  blocksOf(schema).flatMap((block) =>
    Object.keys(block.properties ?? {}).flatMap((key) => [
      [...above, key].join("."),
      ...keysOf(schemaOf(block, key) ?? {}, [...above, key]),
    ]),
  );

const pathsIn = (value: unknown, above: readonly string[] = []): string[] =>
  Object.entries(isBlock(value) ? value : {}).flatMap(([key, inner]) => [
    [...above, key].join("."),
    ...pathsIn(inner, [...above, key]),
  ]);

/** What was written without its optional values; blocks stay, so that each shows the defaults of its own keys. */
const withoutOptional = (schema: Schema, written: Block): Block => {
  const block = blocksOf(schema).find((it) => Object.keys(written).every((key) => schemaOf(it, key)));
  const kept = Object.entries(written).flatMap(([key, value]): [string, unknown][] => {
    if (isBlock(value) && !isSecret(value))
      return [[key, withoutOptional(schemaOf(block ?? {}, key) ?? {}, value)]];
    return block?.required?.includes(key) ? [[key, value]] : [];
  });
  return Object.fromEntries(kept);
};

/** The value that stands there; or the one that the line's remark gives, where an alternative shows another. */
const documentedDefault = (text: string, path: string): unknown => {
  const line = text.split("\n")[parseYaml(text).lineOf(path.split(".")) - 1] ?? "";
  const remark = /# default: (.+)$/.exec(line)?.[1];
  return remark === undefined ? at(parse(text), path) : (parse(remark) as unknown);
};

describe("the example configuration", () => {
  test("is valid as it stands, and with each of its alternatives", () => {
    const chosen = variants().map((text, index) => {
      const { mailbox, send } = parseConfig(text, `variant ${index}`);
      const secret = mailbox.type === "imap" ? Object.keys(mailbox.password).join() : "no secret";
      return [mailbox.type, secret, send.transport?.type ?? "no transport"].join(", ");
    });
    expect(chosen).toEqual([
      "imap, env, no transport",
      "imap, command, no transport",
      "imap, file, no transport",
      "maildir, no secret, no transport",
      "imap, env, smtp",
      "imap, env, maildir",
      ...["intents", "patterns", "model"].map(() => "imap, env, no transport"),
    ]);
  });

  test("has every key of the schema, and no other", () => {
    const documented = new Set(variants().flatMap((text) => pathsIn(parse(text))));
    const secretForms = ["send.transport.password", "model.key"].flatMap((secret) =>
      ["command", "env", "file"].map((form) => `${secret}.${form}`),
    );
    for (const path of secretForms) documented.add(path); // As for the mailbox; shown once.
    expect([...documented].sort()).toEqual([...new Set(keysOf(writtenForm()))].sort());
  });

  test.each(variants())("gives every optional key its default (variant %#)", (text) => {
    const written = parse(text) as Block;
    const required = withoutOptional(writtenForm(), written);
    const left = pathsIn(required);
    const optional = pathsIn(written).filter(
      (path) => !left.includes(path) && (!path.includes(".") || left.includes(path.replace(/\.[^.]+$/, ""))),
    );
    expect(optional).toContain("limits.replies_per_hour");
    const defaults = configSchema.parse(required);
    expect(optional.map((path) => [path, documentedDefault(text, path)])).toEqual(
      optional.map((path) => [path, at(defaults, path)]),
    );
  });

  test("says of every optional key, in a remark just above it, what it is for", () => {
    const lines = example.split("\n");
    const { lineOf } = parseYaml(example);
    const bare = pathsIn(parse(example)).filter(
      (path) =>
        !/^ *#/.test(lines[lineOf(path.split(".")) - 2] ?? "") && !path.startsWith("mailbox.password."),
    );
    expect(bare).toEqual(["owner.address", "mailbox.type", "mailbox.host", "mailbox.user"]);
  });
});
