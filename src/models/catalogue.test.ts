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
  for (const { name, role, format, files, dimension, repository } of CATALOGUE) {
    expect(repository).toMatch(/^[\w.-]+\/[\w.-]+$/);
    expect(dimension === null, name).toBe(role === "reranker");
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
