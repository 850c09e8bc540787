import { expect, test } from "vitest";
import type { Passage } from "./passage.ts";
import { evidenceOf, votes } from "./vote.ts";

const reply = (recordId: string, refs: string[], links: string[] = []): Passage => ({
  ...{ id: recordId, recordId, source: "kb", kind: "reply", url: null, tags: [], language: "en", date: null },
  ...{ question: "Q", title: "Q", text: "A", place: "", refs, links },
});

const resolve = (names: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> =>
  Promise.resolve(
    new Map(
      names
        .filter((name) => name !== "unknown")
        .map((name) => [name, [name.replace("https://shop.example/", "")]]),
    ),
  );

test("a_reply_is_evidence_for_what_its_refs_mean_whether_ids_or_links", async () => {
  const found = await evidenceOf([reply("r1", ["a", "https://shop.example/b"])], { resolve });
  expect(found.get("r1")).toEqual(["a", "b"]);
});

test("links_in_the_text_count_only_where_no_ref_is_on_record", async () => {
  const found = await evidenceOf(
    [
      reply("r1", ["a"], ["https://shop.example/terms"]),
      reply("r2", ["unknown"], ["https://shop.example/b"]),
    ],
    { resolve },
  );
  expect(found.get("r1")).toEqual(["a"]);
  expect(found.get("r2")).toEqual(["b"]);
});

test("what_cites_only_itself_or_nothing_on_record_is_no_evidence", async () => {
  const found = await evidenceOf([reply("r1", ["r1"]), reply("r2", ["unknown"]), reply("r3", [])], {
    resolve,
  });
  expect(found.size).toBe(0);
});

test("the_record_with_the_likest_replies_has_all_of_the_vote_and_others_their_share", () => {
  const evidence = new Map([
    ["r1", ["a"]],
    ["r2", ["a", "b"]],
  ]);
  const shares = votes(
    [
      { recordId: "r1", likeness: 3 },
      { recordId: "r2", likeness: 1 },
    ],
    evidence,
  );
  expect(shares.get("a")).toBe(1);
  expect(shares.get("b")).toBe(0.25);
});

test("a_reply_of_several_passages_votes_once", () => {
  const evidence = new Map([
    ["r1", ["a"]],
    ["r2", ["b"]],
  ]);
  const twice = [
    { recordId: "r1", likeness: 1 },
    { recordId: "r1", likeness: 1 },
    { recordId: "r2", likeness: 1.5 },
  ];
  expect(votes(twice, evidence).get("b")).toBe(1);
});
