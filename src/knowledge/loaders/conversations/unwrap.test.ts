import { describe, expect, it } from "vitest";
import { unwrapped } from "./unwrap.ts";

describe("lines that a mail program broke", () => {
  it("are joined", () => {
    expect(
      unwrapped(
        "Please loosen the bulb and turn it in again until it sits firmly. If it\nstill flickers, use a bulb that is marked as dimmable, of at least four\nwatts.\n\nThat is all.",
      ),
    ).toBe(
      "Please loosen the bulb and turn it in again until it sits firmly. If it still flickers, use a bulb that is marked as dimmable, of at least four watts.\n\nThat is all.",
    );
  });

  it.each([
    "Lumen\nOak Road 3\nBerlin",
    "These are the steps, and each of them has a line of its own to be read:\n- loosen the bulb\n- turn it in again",
    "A line that goes on and on since nobody broke it, whatever the width of the window it was written in was.\nAnd another.",
    "| a table with a row that is as wide as the lines of a mail tend to be |\n| and another one of the same |",
    "ランプは明日の午前中に届きますので、それまでお待ちくださいますようお願いいたします。ランプは明日の午前中に届きますので、それまで\nお待ちください。",
  ])("stay apart where they were meant to: %j", (text) => {
    expect(unwrapped(text)).toBe(text);
  });
});
