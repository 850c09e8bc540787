import { describe, expect, test } from "vitest";
import { draftOf, reviewItem } from "../../fixtures/review-item.ts";
import { UserError } from "../errors.ts";
import type { ReviewItem } from "./item.ts";
import { type PlainReviewDeps, reviewPlain } from "./plain.ts";

interface Session extends Partial<PlainReviewDeps> {
  /** What the person types; the end of the input follows. */
  readonly types: readonly string[];
  readonly items?: readonly (ReviewItem | null)[];
}

/** One session of a person; tells what came of it. */
async function session({ types, items = [reviewItem()], ...given }: Session) {
  const did: unknown[] = [];
  const printed: string[] = [];
  const prompts: string[] = [];
  const input = [...types];
  const tally = await reviewPlain({
    waiting: items.map((_, i) => String(i)),
    load: (id) => Promise.resolve(items[Number(id)] ?? null),
    approve: (id, text) => {
      did.push(["approve", id, text]);
      return Promise.resolve(true);
    },
    reject: (id, reason) => {
      did.push(["reject", id, reason]);
      return Promise.resolve(true);
    },
    edit: (text) => Promise.resolve(text),
    remember: (question, answer) => {
      did.push(["remember", question, answer]);
      return Promise.resolve();
    },
    ask: (prompt) => {
      prompts.push(prompt);
      return Promise.resolve(input.shift() ?? null);
    },
    print: (text) => void printed.push(text),
    paint: (_style, text) => text,
    ...given,
  });
  return { did, printed: printed.join("\n"), prompts, tally, left: input };
}

const DRAFT = draftOf().text;
const counts = (approved: number, rejected: number, skipped: number) => ({ approved, rejected, skipped });
const editsTo =
  (...texts: string[]) =>
  () =>
    Promise.resolve(texts.shift() ?? "");

describe("a letter decides", () => {
  test.each(["a", "approve", " A \t", "APPROVE"])("%j approves the draft as it is", async (key) => {
    const { did, tally } = await session({ types: [key] });
    expect(did).toEqual([["approve", "m1", DRAFT]]);
    expect(tally).toEqual(counts(1, 0, 0));
  });

  test.each(["r", "reject"])("%j rejects, with a reason or without", async (key) => {
    const { did, tally } = await session({
      types: [key, "  spam ", key, " "],
      items: [reviewItem(), reviewItem()],
    });
    expect(did).toEqual([
      ["reject", "m1", "spam"],
      ["reject", "m1", null],
    ]);
    expect(tally).toEqual(counts(0, 2, 0));
  });

  test.each(["s", "skip"])("%j leaves it waiting and shows the next one", async (key) => {
    const { did, tally } = await session({ types: [key, "a"], items: [reviewItem(), reviewItem()] });
    expect(did).toHaveLength(1);
    expect(tally).toEqual(counts(1, 0, 1));
  });

  test.each(["q", "quit"])("%j ends it, whatever else waits", async (key) => {
    const { did, tally, left } = await session({ types: [key, "a"], items: [reviewItem(), reviewItem()] });
    expect(did).toEqual([]);
    expect(tally).toEqual(counts(0, 0, 0));
    expect(left).toEqual(["a"]);
  });

  test.each(["", "x", "yes", "aa", "approved", "42", "\u001b[A", "ä", "a r", "__proto__"])(
    "%j decides nothing and asks again",
    async (junk) => {
      const { did, printed, prompts } = await session({ types: [junk, junk, "q"] });
      expect(did).toEqual([]);
      expect(prompts).toHaveLength(3);
      expect(printed).toContain("a letter of those in brackets, please");
    },
  );

  test("the end of the input decides nothing", async () => {
    for (const types of [[], ["r"], ["e"]])
      expect(await session({ types, edit: editsTo("changed") })).toMatchObject({
        did: [],
        tally: counts(0, 0, 0),
      });
  });

  test("nothing that waits is nothing to do", async () => {
    expect(await session({ types: ["a"], items: [] })).toMatchObject({ did: [], left: ["a"], prompts: [] });
  });
});

describe("what is gone meanwhile", () => {
  test("a message that waits no more is passed over without a question", async () => {
    const { did, prompts } = await session({ types: ["a", "a"], items: [null, reviewItem({ id: "m2" })] });
    expect(did).toEqual([["approve", "m2", DRAFT]]);
    expect(prompts).toHaveLength(1);
  });

  test("where somebody else decided first, it says so and counts nothing", async () => {
    const no = () => Promise.resolve(false);
    const items = [reviewItem(), reviewItem()];
    const { tally, printed } = await session({ types: ["a", "r", "spam"], items, approve: no, reject: no });
    expect(tally).toEqual(counts(0, 0, 0));
    expect(printed.match(/this one has moved on meanwhile/g)).toHaveLength(2);
  });

  test("without a draft there is nothing to approve, but something to write", async () => {
    const { did, prompts } = await session({
      types: ["a", "w", "a"],
      items: [reviewItem({ draft: null, asks: [] })],
      edit: (text) => Promise.resolve(text.replace("\n\nShop", "\n\nSix days.\n\nShop")),
    });
    expect(did).toEqual([["approve", "m1", "Hello Ada,\n\nSix days.\n\nShop"]]);
    expect(prompts[0]).toContain("[w]rite");
    expect(prompts[0]).not.toContain("[a]pprove");
  });
});

describe("the editor", () => {
  test("its text is shown and sent only after another word", async () => {
    const { did, printed } = await session({ types: ["e", "a"], edit: editsTo("Six days."), items: noAsk() });
    expect(did).toEqual([["approve", "m1", "Six days."]]);
    expect(printed).toContain("\nSix days.\n");
  });

  test.each(["approve", "A"])("that word may be %j", async (word) => {
    const { did } = await session({ types: ["e", word], edit: editsTo("Six."), items: noAsk() });
    expect(did).toEqual([["approve", "m1", "Six."]]);
  });

  test.each(["b", "", "no", "y"])("%j goes back, and nothing is sent", async (word) => {
    const { did } = await session({ types: ["e", word, "s"], edit: editsTo("Six."), items: noAsk() });
    expect(did).toEqual([]);
  });

  test("left without a change it sends nothing", async () => {
    const { did, printed } = await session({ types: ["e", "q"], edit: editsTo(`\n${DRAFT}\n\n`) });
    expect(did).toEqual([]);
    expect(printed).toContain("nothing was changed");
  });

  test("what was written is kept on the way back: the next edit goes on from it", async () => {
    const starts: string[] = [];
    const edit = (text: string) => {
      starts.push(text);
      return Promise.resolve(`${text}+`);
    };
    const { did, prompts } = await session({ types: ["e", "b", "e", "a"], edit, items: noAsk() });
    expect(starts).toEqual([DRAFT, `${DRAFT}+`]);
    expect(did).toEqual([["approve", "m1", `${DRAFT}++`]]);
    expect(prompts[2]).toContain("[a]pprove the draft as it was");
  });

  test("a text that cannot be approved is kept too", async () => {
    const starts: string[] = [];
    const edit = (text: string) => {
      starts.push(text);
      return Promise.resolve("Six.");
    };
    const approve = () => Promise.reject(new UserError("names nobody to answer", "reject it"));
    const { printed, tally } = await session({ types: ["e", "a", "e", "b", "s"], edit, approve });
    expect(starts).toEqual([DRAFT, "Six."]);
    expect(printed).toContain("names nobody to answer → reject it");
    expect(tally).toEqual(counts(0, 0, 1));
  });

  test("one that fails changes nothing and asks again", async () => {
    const edit = () => Promise.reject(new UserError("the editor (vim) ended with exit code 1"));
    const { did, printed } = await session({ types: ["e", "a"], edit });
    expect(printed).toContain("the editor (vim) ended with exit code 1");
    expect(did).toEqual([["approve", "m1", DRAFT]]);
  });

  test("a bug of ours is not swallowed", async () => {
    const edit = () => Promise.reject(new TypeError("x is undefined"));
    await expect(session({ types: ["e"], edit })).rejects.toThrow(TypeError);
  });
});

describe("a corrected answer", () => {
  const edited = (types: readonly string[], item = reviewItem(), rest: Partial<PlainReviewDeps> = {}) =>
    session({ types: ["e", "a", ...types], items: [item], edit: editsTo(TEXT), ...rest });
  const TEXT = "Hello Ada,\n\nSix days.\n\nShop";

  test.each(["y", "Yes", " yes "])(
    "is kept as an erratum after %j, without greeting and signature",
    async (word) => {
      const { did, prompts } = await edited([word]);
      expect(prompts.at(-1)).toContain("Keep this answer for “How long?”");
      expect(did).toEqual([
        ["approve", "m1", TEXT],
        ["remember", "How long?", "Six days."],
      ]);
    },
  );

  test.each(["", "n", "no", "ok"])("is not kept after %j", async (word) => {
    expect((await edited([word])).did).toEqual([["approve", "m1", TEXT]]);
  });

  test("is not kept at the end of the input", async () => {
    expect((await edited([])).did).toEqual([["approve", "m1", TEXT]]);
  });

  test.each([
    ["no question", reviewItem({ asks: [] })],
    ["several questions", reviewItem({ asks: ["How long?", "How much?"] })],
    ["an answer of greeting and signature alone", reviewItem({ answerIn: () => "" })],
  ])("is not asked about with %s", async (_what, item) => {
    const { prompts, left } = await edited(["y"], item);
    expect(prompts.join()).not.toContain("Keep this answer");
    expect(left).toEqual(["y"]);
  });

  test("is not asked about where nothing was corrected, or somebody else decided", async () => {
    expect((await session({ types: ["a", "y"] })).left).toEqual(["y"]);
    const { left } = await edited(["y"], reviewItem(), { approve: () => Promise.resolve(false) });
    expect(left).toEqual(["y"]);
  });

  test("that cannot be kept does not bring the approved message back", async () => {
    const remember = () => Promise.reject(new UserError("the database is locked", "try again"));
    const { prompts, printed, tally } = await edited(["y"], reviewItem(), { remember });
    expect(printed).toContain("the database is locked → try again");
    expect(tally).toEqual(counts(1, 0, 0));
    expect(prompts).toHaveLength(3);
  });
});

const noAsk = () => [reviewItem({ asks: [] })];
