import { expect, test } from "vitest";
import { CATALOGUE } from "./catalogue.ts";
import { pickWriter, thisMachine } from "./pick.ts";

const GB = 1e9;
const picked = (memory: number, cores: number) => pickWriter(CATALOGUE, { memory: memory * GB, cores });

test.each([
  [2, 1, "qwen2.5-0.5b-instruct"],
  [4, 2, "qwen2.5-1.5b-instruct"],
  [8, 4, "ministral-3-3b-instruct"],
  // Memory for more, but a reply of the large one would take longer than a mail is given.
  [64, 2, "ministral-3-3b-instruct"],
  [16, 8, "ministral-3-8b-instruct"],
])("a machine of %d GB and %d cores gets what fits into half of it", (memory, cores, name) => {
  const { model, reason } = picked(memory, cores);
  expect(model.name).toBe(name);
  expect(model.writer?.memory).toBeLessThanOrEqual((memory * GB) / 2);
  expect(reason).toContain(name);
  expect(reason).toContain(`${memory.toFixed(1)} GB of memory and ${cores} core`);
});

test("a machine that is too small is told so, and what else there is", () => {
  expect(() => picked(1, 4)).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(/no writer of the catalogue fits: .*1\.0 GB/) as string,
      next: expect.stringMatching(/smb models list.*openai/) as string,
    }) as Error,
  );
});

test("what is picked wants no account and does not think first", () => {
  for (const { name, writer, license } of CATALOGUE.filter((model) => model.writer?.isPicked)) {
    expect(writer?.terms, name).toBeNull();
    expect(license, name).toBe("Apache-2.0");
  }
});

test("this machine has memory and cores", () => {
  const { memory, cores } = thisMachine();
  expect(memory).toBeGreaterThan(100_000_000);
  expect(memory).toBeLessThan(1e15);
  expect(cores).toBeGreaterThanOrEqual(1);
});
