import { expect, test } from "vitest";
import { errorText, ExitCode, isUserError, UserError } from "./errors.ts";

test("an error for the person carries what to try next, an exit code and its cause", () => {
  const cause = new Error("ENOENT");
  const error = new UserError("no such file", "name another", ExitCode.usage, { cause });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: "UserError", next: "name another", exitCode: 2, cause });
  expect(new UserError("no such file")).toMatchObject({ next: undefined, exitCode: ExitCode.failed });
});

test("no two outcomes share an exit code", () => {
  const codes = Object.values(ExitCode);
  expect(new Set(codes).size).toBe(codes.length);
});

test("an error for the person is known by its name too, a bug of ours is not one", () => {
  class OtherCopy extends Error {
    override readonly name = "UserError";
  }
  expect([new UserError("x"), new OtherCopy("x")].map(isUserError)).toEqual([true, true]);
  expect([new TypeError("x"), "UserError", null, { name: "UserError" }].map(isUserError)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test.each([
  [new Error("broken"), "broken"],
  ["a text", "a text"],
  [undefined, "undefined"],
  [null, "null"],
  [42, "42"],
])("whatever is thrown has a text: %j", (thrown, text) => {
  expect(errorText(thrown)).toBe(text);
});
