import { expect, test } from "vitest";
import { CATALOGUE, catalogued } from "./catalogue.ts";

test("names are unique in any case, and stand for folders on every system", () => {
  const names = CATALOGUE.map(({ name }) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/);
  expect(catalogued("BGE-M3")?.name).toBe("bge-m3");
  expect(catalogued("static")).toBeNull();
});

test("every model has what its role and format need", () => {
  for (const { name, role, format, files, dimension, repository, writer } of CATALOGUE) {
    expect(writer !== undefined, name).toBe(role === "writer");
    expect(repository).toMatch(/^[\w.-]+\/[\w.-]+$/);
    expect(dimension === null, name).toBe(role !== "embedder");
    expect(
      files.some((file) => file.endsWith(`.${format}`)),
      name,
    ).toBe(true);
    for (const file of files) expect(file, name).not.toMatch(/\.\.|^\//);
    if (format === "onnx") expect(files).toEqual(expect.arrayContaining(["config.json", "tokenizer.json"]));
  }
});

test("e5 and nomic get both prompts, bge its instruction for queries alone, as their publishers say", () => {
  expect(catalogued("multilingual-e5-small")?.prompts).toEqual({ query: "query: ", passage: "passage: " });
  expect(catalogued("nomic-embed-text-v1.5")?.prompts.passage).toBe("search_document: ");
  expect(catalogued("bge-small-en-v1.5")).toMatchObject({ pooling: "cls", prompts: { passage: "" } });
});

test("writers are from 0.5 to 8 billion parameters in 4 to 8 bits, with their licence, languages and memory", () => {
  const writers = CATALOGUE.filter(({ role }) => role === "writer");
  expect(writers.length).toBeGreaterThan(8);
  for (const { name, bytes, license, languages, files, writer } of writers) {
    expect(bytes, name).toBeGreaterThan(300_000_000);
    expect(bytes, name).toBeLessThan(8_500_000_000);
    expect(license, name).toMatch(/^(Apache-2\.0|MIT|Gemma Terms of Use)$/);
    expect(languages, name).not.toBe("");
    expect(files, name).toHaveLength(1);
    // The weights, and a context of 4096 tokens.
    expect(writer?.memory, name).toBeGreaterThan(bytes + 350_000_000);
    expect(writer?.memory, name).toBeLessThan(bytes + 2_200_000_000);
  }
});

test("what wants its terms accepted says where, and how it is used then", () => {
  const gated = CATALOGUE.filter(({ writer }) => (writer?.terms ?? null) !== null);
  expect(gated.map(({ name }) => name)).toEqual(["gemma-3-4b-it"]);
  for (const { repository, files, writer } of gated) {
    expect(writer?.terms).toContain(`https://huggingface.co/${repository}`);
    expect(writer?.terms).toContain(`smb models use ./${files[0] ?? ""}`);
    expect(writer?.isPicked).toBe(false);
  }
});
