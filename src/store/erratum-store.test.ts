import { describe, expect, test } from "vitest";
import { at } from "../../fixtures/databases/rows.ts";
import { temporaryStore } from "../../fixtures/databases/scenes.ts";

const erratum = (id: string, minute: number) => ({
  id,
  question: `question of ${id}`,
  answer: `answer of ${id}`,
  language: minute === 0 ? null : "de",
  createdAt: at(minute),
});

/** The contract of `ErratumStore`, for each adapter there is. */
describe.each([{ adapter: "SQLite", open: temporaryStore }])("errata in $adapter", ({ open }) => {
  test("errata come back as they were added, oldest first", async () => {
    const { errata } = await open();
    expect(await errata.list()).toEqual([]);
    await errata.add(erratum("b", 2));
    await errata.add(erratum("a", 0));
    expect(await errata.list()).toEqual([erratum("a", 0), erratum("b", 2)]);
  });

  test("an id that is on record already stays as it was added first", async () => {
    const { errata } = await open();
    await errata.add(erratum("a", 1));
    await errata.add({ ...erratum("a", 2), answer: "another" });
    expect(await errata.list()).toEqual([erratum("a", 1)]);
  });

  test("one that is removed is gone, and only once", async () => {
    const { errata } = await open();
    await errata.add(erratum("a", 1));
    expect(await errata.remove("a")).toBe(true);
    expect(await errata.remove("a")).toBe(false);
    expect(await errata.list()).toEqual([]);
  });
});
