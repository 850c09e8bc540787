import { bench, describe } from "vitest";
import { staticEmbedder } from "./embedder.ts";

const file = new URL("vectors-v1.bin", import.meta.url);
const embedder = await staticEmbedder({ file });
const passages = Array.from(
  { length: 1000 },
  (_, i) => `How do I return order ${i} and get my money back when the parcel was damaged on its way to us?`,
);
const misspelt = Array.from({ length: 1000 }, (_, i) => `my pasword${i} dosnt${i} wrok`);

describe("the embedded embedder", () => {
  bench("load", async () => {
    await staticEmbedder({ file });
  });
  bench("a thousand short passages", async () => {
    await embedder.embed(passages, "passage");
  });
  bench("a thousand texts of unknown words", async () => {
    await embedder.embed(misspelt, "passage");
  });
});
