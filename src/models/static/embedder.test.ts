import { beforeAll, expect, test } from "vitest";
import { staticEmbedder, type StaticEmbedder } from "./embedder.ts";
import { dot } from "./vector.ts";

const file = new URL("vectors-v1.bin", import.meta.url);
let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file });
});

const embed = async (text: string): Promise<Float32Array> => {
  const [vector] = await embedder.embed([text], "query");
  if (!vector) throw new Error("no vector came back");
  return vector;
};
const cosine = async (a: string, b: string): Promise<number> => dot(await embed(a), await embed(b));

test("invoice lies nearer to its translations than to a garden", () => {
  for (const translation of ["facture", "rechnung", "fattura"]) {
    expect(embedder.words.nearness("invoice", translation)).toBeGreaterThan(0.5);
    expect(embedder.words.nearness("invoice", translation)).toBeGreaterThan(
      embedder.words.nearness("invoice", "garden") + 0.4,
    );
  }
});

test("a misspelt word lies near the right one and far from others", () => {
  expect(embedder.words.nearness("shippping", "shipping")).toBeGreaterThan(0.8);
  expect(embedder.words.nearness("shippping", "shipping")).toBeGreaterThan(
    embedder.words.nearness("shippping", "invoice") + 0.4,
  );
});

test("nearness is the same both ways, one for a word and itself, and blind to case and composition", () => {
  expect(embedder.words.nearness("Refund", "return")).toBe(embedder.words.nearness("return", "refund"));
  expect(embedder.words.nearness("zzyzx", "ZZYZX")).toBe(1);
  expect(embedder.words.nearness("GEBU\u0308HR", "gebühr")).toBe(1);
});

test("an unknown word has the same vector every time, in this embedder and in another", async () => {
  const other = await staticEmbedder({ file });
  expect(embedder.words.vector("shippping")).toEqual(other.words.vector("shippping"));
});

test("a word keeps its vector after more words than are remembered", () => {
  const before = embedder.words.vector("refund");
  for (let i = 0; i < 33_000; i++) embedder.words.vector(`filler${i}`);
  expect(embedder.words.vector("refund")).not.toBe(before);
  expect(embedder.words.vector("refund")).toEqual(before);
});

test("every text with a word in it has a vector of length one", async () => {
  for (const text of ["the", "How do I return an order?", "Xyzzyqux!", "ご注文", "12 refunds"]) {
    const vector = await embed(text);
    expect(vector).toHaveLength(embedder.dimension);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
  }
});

test("a text with nothing in it has the zero vector", async () => {
  for (const text of ["", "  \n", "?!", "🎉"])
    expect((await embed(text)).every((value) => value === 0)).toBe(true);
});

test("two different numbers are not near, and an unlisted one counts by its rarity", () => {
  expect(embedder.words.nearness("14", "30")).toBe(0);
  expect(embedder.words.nearness("84736251", "84736251")).toBe(1);
  expect(embedder.words.weight("84736251")).toBe(1);
});

test("an order number does not move a text", async () => {
  expect(await embed("where is order 84736251")).toEqual(await embed("where is order"));
});

test("a question lies nearer to its answer in another language than to another answer in its own", async () => {
  const question = "Wie kann ich mein Passwort ändern?";
  const right = await cosine(question, "You can change your password in the account settings.");
  expect(right).toBeGreaterThan(await cosine(question, "Die Lieferung dauert drei Tage."));
});

test("frequent words count for less than telling ones", async () => {
  expect(embedder.words.weight("the")).toBeLessThan(0.1);
  expect(embedder.words.weight("invoice")).toBeGreaterThan(embedder.words.weight("the") * 2);
  expect(await cosine("the invoice", "invoice")).toBeGreaterThan(await cosine("the invoice", "the"));
});

test("many texts come back in their order, the same whatever their role", async () => {
  const texts = ["refund", "delivery", "refund"];
  const [first, second, third] = await embedder.embed(texts, "passage");
  expect(first).toEqual(third);
  expect(first).not.toEqual(second);
  expect(await embedder.embed(texts, "query")).toEqual([first, second, third]);
});
