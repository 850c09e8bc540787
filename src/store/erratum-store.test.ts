import { describe, expect, test } from "vitest";
import { at } from "../../fixtures/databases/rows.ts";
import { temporaryStore } from "../../fixtures/databases/scenes.ts";

const erratum = (id: string, minute: number) => ({
  id,
  question: `question of ${id}`,
  answer: `answer of ${id}`,
  language: minute === 0 ? null : "de",
  createdAt: at(minute),
  also: minute === 0 ? [] : ["in other words", "and in others"],
  named: minute === 0 ? [] : [{ passageId: "faq.md#3", hash: "abc" }],
  wrong: minute === 0 ? [] : ["It takes two days."],
});

const contradiction = (passageId: string, erratumId: string) => ({
  ...{ passageId, erratum: erratumId, hash: "abc", whole: false },
  sentences: ["It takes two days.", "It is free."],
});

/** The contract of `ErratumStore`, for each adapter there is. */
describe.each([{ adapter: "SQLite", open: temporaryStore }])("errata in $adapter", ({ open }) => {
  test("errata come back as they were added, oldest first", async () => {
    const { errata } = await open();
    expect(await errata.list()).toEqual([]);
    await errata.put(erratum("b", 2));
    await errata.put(erratum("a", 0));
    expect(await errata.list()).toEqual([erratum("a", 0), erratum("b", 2)]);
  });

  test("an id that is on record already is replaced", async () => {
    const { errata } = await open();
    await errata.put(erratum("a", 1));
    await errata.put({ ...erratum("a", 2), answer: "another" });
    expect(await errata.list()).toEqual([{ ...erratum("a", 2), answer: "another" }]);
  });

  test("contradictions stand in place of those before, and are found by passage", async () => {
    const { errata, passages } = await open();
    await errata.put(erratum("a", 1));
    await errata.put(erratum("b", 2));
    await errata.setContradictions([contradiction("gone", "a")]);
    const now = [
      contradiction("p1", "a"),
      contradiction("p1", "b"),
      { ...contradiction("p2", "b"), whole: true },
    ];
    await errata.setContradictions(now);
    expect(await errata.contradictions()).toEqual(now);
    expect(await passages.contradictionsOf(["p1", "gone", "unknown"])).toEqual(now.slice(0, 2));
    expect(await passages.contradictionsOf([])).toEqual([]);
  });

  test("what an erratum contradicts is gone with it", async () => {
    const { errata } = await open();
    await errata.put(erratum("a", 1));
    await errata.setContradictions([contradiction("p1", "a")]);
    await errata.remove("a");
    expect(await errata.contradictions()).toEqual([]);
  });

  test("one that is removed is gone, and only once", async () => {
    const { errata } = await open();
    await errata.put(erratum("a", 1));
    expect(await errata.remove("a")).toBe(true);
    expect(await errata.remove("a")).toBe(false);
    expect(await errata.list()).toEqual([]);
  });
});
