/** Compare the two means of one run; `raceShare` of the fixture takes them by turns, for machines that do other work too. */
import { afterAll, bench, describe } from "vitest";
import { embedderRace } from "../../../fixtures/models/embedder-race.ts";

const race = await embedderRace();
afterAll(() => race.close());

describe("eight texts through a small int8 model", () => {
  bench("onnxruntime alone, tokens ready", async () => {
    await race.runtime();
  });
  bench("the embedder, from text to unit vectors", async () => {
    await race.embedder();
  });
});
