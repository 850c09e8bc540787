import { describe, expect, test } from "vitest";
import type { Disposition, Verdict } from "../mail/screen.ts";
import { evaluateScreen, type KnownSender, type ScreenCase } from "./screen.ts";

const known = (path: string, verdict: KnownSender | null, answerable: boolean | null = null): ScreenCase => ({
  path,
  verdict,
  answerable,
});

const FOUND: Readonly<Record<string, readonly [Verdict, Disposition]>> = {
  human: ["human", "answer"],
  listed: ["human", "person"],
  bounce: ["bounce", "ignore"],
  bulk: ["bulk", "ignore"],
  doubtful: ["auto-reply", "person"],
  spam: ["spam", "person"],
};

/** The screen finds what the path says. */
const values = async (cases: readonly ScreenCase[]): Promise<Record<string, number>> => {
  const figures = await evaluateScreen(cases, {
    screen: (path) => {
      const [verdict, disposition] = FOUND[path.split("/")[0] ?? ""] ?? ["malformed", "quarantine"];
      return Promise.resolve({ verdict, disposition, answerable: disposition === "answer" });
    },
    progress: () => undefined,
  });
  return Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]));
};

describe("the figures of screening", () => {
  test("a robot is caught where it is not answered, whatever it was taken for", async () => {
    expect(
      await values([known("bulk/1", "bounce"), known("human/2", "bounce"), known("doubtful/3", "robot")]),
    ).toEqual({
      accuracy: 1 / 3,
      "robots caught": 2 / 3,
      "recall bounce": 0,
      "recall robot": 1,
    });
  });

  test("a person is kept where he is answered, and discarded where nobody sees his mail", async () => {
    expect(
      await values([
        known("human/1", "human"),
        known("doubtful/2", "human"),
        known("bulk/3", "human"),
        known("spam/4", "human"),
      ]),
    ).toEqual({
      accuracy: 1 / 4,
      "people kept": 1 / 4,
      "people not discarded": 3 / 4,
      "recall human": 1 / 4,
    });
  });

  test("what may be answered can be said without a verdict", async () => {
    expect(await values([known("human/1", null, true), known("human/2", null, false)])).toEqual({
      "robots caught": 0,
      "people kept": 1,
      "people not discarded": 1,
    });
  });

  test("a person's post on a list that is not to be answered is neither a robot's nor refused", async () => {
    expect(await values([known("listed/1", "human", false)])).toEqual({ accuracy: 1, "recall human": 1 });
  });

  test("spam counts for the accuracy alone", async () => {
    expect(await values([known("spam/1", "spam"), known("human/2", "spam")])).toEqual({
      accuracy: 0.5,
      "recall spam": 0.5,
    });
  });
});
