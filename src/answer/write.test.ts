import { beforeAll, describe, expect, test } from "vitest";
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { Passage } from "../knowledge/passage.ts";
import type { RankedPassage } from "../knowledge/search.ts";
import { staticEmbedder } from "../models/static/embedder.ts";
import type { Finding } from "./retrieve.ts";
import { ANSWERS_FROM } from "./choose.ts";
import { write, type WriteInput, type Written } from "./write.ts";

let lexicon: Lexicon;
beforeAll(async () => {
  const file = new URL("../models/static/vectors-v1.bin", import.meta.url);
  lexicon = (await staticEmbedder({ file })).words;
});

const candidate = (id: string, score: number, fields: Partial<Passage> = {}): RankedPassage => ({
  score,
  passage: {
    ...{ id, recordId: id, source: "faq.txt", kind: "faq", url: null, tags: [], refs: [], language: "en" },
    ...{ date: null, question: null, title: id, text: `This is what ${id} says.`, place: "" },
    ...fields,
  },
});

const finding = (ask: string, ...candidates: RankedPassage[]): Finding => ({
  ask: { text: ask, query: ask },
  candidates,
  answerability: candidates[0]?.score ?? 0,
});

const reply = (findings: readonly Finding[], fields: Partial<WriteInput> = {}): Promise<Written> =>
  write(
    {
      ...{ findings, from: { name: "Anna Berg" }, subject: "", newText: "", language: "en", threadId: "t" },
      ...fields,
    },
    {
      ...{ lexicon, signature: "Your shop", ownerLanguage: "en", rules: { linkHosts: [], products: [] } },
      ...{ generator: null, prompts: null, generation: { temperature: 0, maxTokens: 500, seed: 1 } },
      ...{ owner: "Shop", pastReplies: null, valuesElsewhere: () => Promise.resolve([]) },
    },
  );

describe("a draft", () => {
  test("is greeting, an answer an ask in the asks' order, and signature", async () => {
    const { draft, open, sources, answerability } = await reply([
      finding("First?", candidate("one", 0.4)),
      finding("Second?", candidate("two", 0.9)),
    ]);
    expect(draft?.text).toBe(
      "Hello Anna Berg,\n\nThis is what one says.\n\nThis is what two says.\n\nYour shop",
    );
    expect(open).toEqual([]);
    expect(sources.map(({ passage }) => passage.id)).toEqual(["one", "two"]);
    expect(answerability).toBe(0.4);
  });

  test("has a claim a sentence, each with its passage, all verified", async () => {
    const text = "Parcels cost €4.95. See https://a.example/?b=1 for more.\nBenches cost €39.";
    const { draft } = await reply([finding("Cost?", candidate("p", 0.9, { text }))]);
    expect(draft?.claims).toEqual(
      ["Parcels cost €4.95.", "See https://a.example/?b=1 for more.", "Benches cost €39."].map(
        (sentence) => ({
          ...{ text: sentence, support: ["p"], verified: true, flags: [] },
        }),
      ),
    );
  });

  test("quotes a passage to the letter", async () => {
    const text = "See https://a.example/?b=1!x  (two  spaces). Write: 价格。好！\n- E27";
    expect((await reply([finding("?", candidate("p", 0.9, { text }))])).draft?.text).toContain(
      `\n\n${text}\n\n`,
    );
  });

  test("quotes the passage that answers two asks once, as sure as the less sure of them", async () => {
    const { draft, open, sources, answerability } = await reply([
      finding("First?", candidate("one", 0.9)),
      finding("Second?", candidate("one", 0.3)),
    ]);
    expect(draft?.text.split("This is what one says.")).toHaveLength(2);
    expect([open, sources.length, answerability]).toEqual([[], 1, 0.3]);
  });

  test("quotes of a long passage what each of two asks is about", async () => {
    const filler = (topic: string): string =>
      `${topic}: ${"nothing else is to be said here. ".repeat(10).trim()}`;
    const warranty = "Lamps have a warranty of two years.";
    const invoice = "We send the invoice by e-mail.";
    const text = [warranty, filler("Shipping"), filler("Customs"), filler("Pets"), invoice].join("\n");
    const long = candidate("long", 0.9, { text });
    const { draft } = await reply([
      finding("How long is the warranty?", long),
      finding("Where is my invoice?", long),
    ]);
    expect(draft?.text).toContain(warranty);
    expect(draft?.text).toContain(invoice);
  });
});

describe("what stays open", () => {
  const noAnswer = "the knowledge has no answer to this";

  test("nothing answers: no draft, and the ask is open", async () => {
    const low = candidate("low", ANSWERS_FROM - 0.001);
    expect(await reply([finding("First?"), finding("Second?", low)])).toMatchObject({
      draft: null,
      open: [
        { ask: "First?", reason: noAnswer },
        { ask: "Second?", reason: noAnswer },
      ],
      sources: [],
      answerability: 0,
    });
    expect(await reply([])).toMatchObject({ draft: null, open: [], answerability: 0 });
  });

  test("one of two asks answered: a draft with that answer, the other open", async () => {
    const { draft, open } = await reply([
      finding("First?"),
      finding("Second?", candidate("two", ANSWERS_FROM)),
    ]);
    expect(draft?.text).toContain("This is what two says.");
    expect(open).toEqual([{ ask: "First?", reason: noAnswer }]);
  });
});

describe("languages", () => {
  test("a German mail is not answered in English: the reason names the language and the passage", async () => {
    const { draft, open } = await reply([finding("Wann?", candidate("faq#1", 0.9))], { language: "de" });
    expect(draft).toBeNull();
    expect(open).toEqual([{ ask: "Wann?", reason: "the knowledge answers this in English only (faq#1)" }]);
  });

  test("a passage in the mail's language stands in for a better one in another", async () => {
    const { draft } = await reply(
      [
        finding(
          "Wann?",
          candidate("en#1", 0.9),
          candidate("de#1", 0.4, { language: "de", text: "In 3 Tagen." }),
        ),
      ],
      { language: "de" },
    );
    expect(draft?.text).toBe("Guten Tag Anna Berg,\n\nIn 3 Tagen.\n\nYour shop");
  });

  test("a passage whose language is not known may be quoted in any", async () => {
    const { open } = await reply([finding("Wann?", candidate("p", 0.9, { language: null }))], {
      language: "de",
    });
    expect(open).toEqual([]);
  });

  test("a mail whose language cannot be told is answered in the owner's", async () => {
    const { draft } = await reply([finding("ok?", candidate("p", 0.9))], { language: null });
    expect(draft?.text).toMatch(/^Hello/);
  });
});

describe("errata", () => {
  const erratum = (score: number, fields: Partial<Passage> = {}): RankedPassage =>
    candidate("erratum-1", score, { kind: "erratum", text: "Since May it is two days.", ...fields });

  test("an erratum that search puts first is what is quoted", async () => {
    const { sources } = await reply([finding("When?", erratum(0.6), candidate("old", 0.95))]);
    expect(sources.map(({ passage }) => passage.id)).toEqual(["erratum-1"]);
  });

  test("an erratum of something else does not displace the answer", async () => {
    const { sources } = await reply([finding("When?", candidate("right", 0.9), erratum(0.2))]);
    expect(sources.map(({ passage }) => passage.id)).toEqual(["right"]);
  });

  test("what an erratum in another language corrects is not quoted in its place", async () => {
    const { draft, open } = await reply([
      finding("When?", erratum(0.8, { language: "de" }), candidate("old", 0.7)),
    ]);
    expect(draft).toBeNull();
    expect(open).toEqual([{ ask: "When?", reason: "the knowledge answers this in German only (erratum-1)" }]);
  });
});
