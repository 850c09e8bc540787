import { describe, expect, it } from "vitest";
import { maskNames, nameWords } from "./names.ts";

const none = new Set<string>();

describe("names", () => {
  it("are the words of a display name that may be somebody's", () => {
    expect(nameWords('"Berg, Anna (Lumen GmbH)"')).toEqual(["Berg", "Anna", "Lumen"]);
    expect(nameWords("anna@customers.example")).toEqual([]);
    expect(nameWords("Customer Service")).toEqual([]);
  });

  it("are masked as one where they stand side by side", () => {
    expect(maskNames("We wrote to Anna K. Berg, and Anna's lamp is here.", ["Anna", "Berg"], none)).toBe(
      "We wrote to [name], and [name]'s lamp is here.",
    );
    expect(maskNames("BERG, ANNA", ["Anna", "Berg"], none)).toBe("[name], [name]");
  });

  it("stay where they are other words", () => {
    expect(maskNames("You may return it; the bergs stay.", ["May", "Berg"], none)).toBe(
      "You may return it; the bergs stay.",
    );
    expect(maskNames("May I ask who Will is?", ["May", "Will"], none)).toBe("May I ask who Will is?");
    expect(maskNames("Ask May Berg.", ["May", "Berg"], none)).toBe("Ask [name].");
  });

  it("of the owner stay", () => {
    expect(
      maskNames("Jana of Lumen helps Anna.", ["Jana", "Lumen", "Anna"], new Set(["jana", "lumen"])),
    ).toBe("Jana of Lumen helps [name].");
  });

  it("are found in scripts without blanks", () => {
    expect(maskNames("田中様のランプ", ["田中"], none)).toBe("[name]様のランプ");
  });
});
