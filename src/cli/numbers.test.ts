import { describe, expect, test } from "vitest";
import { ExitCode, UserError } from "../errors.ts";
import { dateOption, wholeNumber } from "./numbers.ts";

const refusal = (work: () => unknown): UserError => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error("not refused");
};

describe("wholeNumber", () => {
  test.each([
    ["1", 1],
    ["10", 10],
    ["9007199254740991", Number.MAX_SAFE_INTEGER],
  ])("%s is %d", (text, value) => {
    expect(wholeNumber(text, "--limit")).toBe(value);
  });

  test.each(["0", "-1", "1.5", "", " ", "ten", "1e99", "Infinity", "NaN", "9007199254740993"])(
    "%j is refused as usage, by the option's name",
    (text) => {
      const { message, exitCode } = refusal(() => wholeNumber(text, "--limit"));
      expect(message).toBe(`--limit ${text} is not a whole number from 1 on`);
      expect(exitCode).toBe(ExitCode.usage);
    },
  );
});

describe("dateOption", () => {
  test("a day alone begins at the machine's midnight, not at that of Greenwich", () => {
    expect(dateOption("2026-11-01", "--since")).toEqual(new Date(2026, 10, 1));
  });

  test.each([
    ["2026-11-01T08:30", new Date(2026, 10, 1, 8, 30)],
    ["2026-11-01 08:30:15", new Date(2026, 10, 1, 8, 30, 15)],
    ["2026-11-01T08:30Z", new Date("2026-11-01T08:30:00Z")],
    ["2026-11-01T08:30:00.250+02:00", new Date("2026-11-01T06:30:00.250Z")],
    ["2024-02-29", new Date(2024, 1, 29)],
  ])("%s is a moment", (text, moment) => {
    expect(dateOption(text, "--since")).toEqual(moment);
  });

  // `new Date` takes each of these for a day of 2001, or for a day of another month.
  test.each(["5", "last 3", "2026", "2026-11", "11/01/2026", "2026-02-30", "2026-11-31", "2025-02-29"])(
    "%j is refused rather than guessed at",
    (text) => {
      const { message, exitCode } = refusal(() => dateOption(text, "--since"));
      expect(message).toBe(`--since ${text} is not a date`);
      expect(exitCode).toBe(ExitCode.usage);
    },
  );

  test.each(["", "yesterday", "2026-13-01", "2026-11-01T25:00", "2026-11-01T", "2026-11-01x"])(
    "%j is no date",
    (text) => {
      expect(refusal(() => dateOption(text, "--since")).next).toBe("--since 2026-11-01");
    },
  );
});
