import { beforeAll, describe, expect, test } from "vitest";
import { staticEmbedder, type StaticEmbedder } from "../models/static/embedder.ts";
import { packageFile } from "../package-files.ts";
import { missingTopics, type OpenAskEntry, sayMissing, timesAsked, topicOf } from "./missing.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: packageFile("src/models/static/vectors-v1.bin") });
});

const DAY = 24 * 3_600_000;

/** The newest first, a day apart, each from a mail of its own. */
async function asked(...questions: readonly string[]): Promise<OpenAskEntry[]> {
  const vectors = await embedder.embed(questions, "query");
  return questions.map((question, i) => ({
    messageId: `m${i}`,
    topic: topicOf(question, embedder.words),
    vector: vectors[i] ?? null,
    askedAt: new Date(Date.UTC(2026, 2, 1) - i * DAY),
  }));
}

test.each([
  ["Do you sell violin strings in Osaka?", "sell violin strings in Osaka"],
  ["Do you give refunds in the EU?", "give refunds in the EU"],
  ["Was kostet der Versand in die Schweiz?", "kostet der Versand in die Schweiz"],
  ["Can I pay with Bitcoin", "pay with Bitcoin"],
  ["How do I change the address of order LO-4711?", "address of order LO-4711"],
])("what %j is about: %s", (question, topic) => {
  expect(topicOf(question, embedder.words)).toBe(topic);
});

test("a topic is short, whatever was asked, and names nothing private", () => {
  const long =
    "Would you please tell me whether your company, of which I read in the newspaper, repairs old clocks? ";
  expect(topicOf(long.repeat(20), embedder.words).split(" ").length).toBeLessThanOrEqual(8);
  expect(topicOf("Did anna@example.com get DE89 3704 0044 0532 0130 00?", embedder.words)).not.toMatch(
    /anna|3704/,
  );
  for (const odd of ["???", "", "Wie ist es?"]) expect(() => topicOf(odd, embedder.words)).not.toThrow();
});

describe("how often something was asked", () => {
  const REFUNDS = ["Is a refund possible for EU orders?", "Are EU customers refunded?"];

  test("counts mails that ask the like, and the message itself once", async () => {
    const [own, ...others] = await asked(
      "Are refunds possible for EU orders?",
      ...REFUNDS,
      "Do you sell violin strings?",
    );
    if (own === undefined) throw new Error("nothing was asked");
    expect(timesAsked(own, others, "m0")).toBe(2);
    expect(timesAsked(own, [own, own, ...others], "m0")).toBe(2);
    expect(timesAsked({ topic: "", vector: null }, others, "m0")).toBe(0);
  });

  test("is told from the second mail on", () => {
    expect(sayMissing("refunds in the EU", 1)).toBe("no passage about “refunds in the EU”");
    expect(sayMissing("refunds in the EU", 7)).toBe(
      "no passage about “refunds in the EU”; 7 mails in 30 days asked",
    );
  });

  test("what is missing most comes first, under its newest name", async () => {
    const all = await asked(
      "Do you sell violin strings?",
      ...REFUNDS,
      "Can I pay with Bitcoin?",
      "Are refunds possible for EU orders?",
    );
    const topics = missingTopics(all);
    expect(topics.map(({ times }) => times)).toEqual([3, 1, 1]);
    expect(topics[0]).toMatchObject({ topic: all[1]?.topic, lastAskedAt: all[1]?.askedAt });
  });

  test("two questions of one mail are one mail", async () => {
    const [a, b] = await asked(...REFUNDS);
    const same = [a, b].flatMap((each) => (each ? [{ ...each, messageId: "m" }] : []));
    expect(missingTopics(same)).toMatchObject([{ times: 1 }]);
  });
});
