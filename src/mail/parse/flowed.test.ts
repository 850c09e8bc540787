import { expect, test } from "vitest";
import { hideFlowed, unflow } from "./flowed.ts";

const headers = (
  params: Record<string, string>,
): Map<string, { value: string; params: Record<string, string> }> =>
  new Map([["content-type", { value: "text/plain", params }]]);
const FLOWED = headers({ "x-smb-format": "flowed" });

test("flowed lines of one depth are joined, others are not", () => {
  expect(unflow("one \ntwo\n> three \n> four\n>> five \nsix", FLOWED)).toBe(
    "one two\n> three four\n>> five \nsix",
  );
});

test("stuffed blanks are taken out and the signature's delimiter stands alone", () => {
  expect(unflow(" From me \n-- \nAnna", FLOWED)).toBe("From me \n-- \nAnna");
});

test("with delsp the joining blank goes", () => {
  expect(unflow("日本 \n語", headers({ "x-smb-format": "flowed", "x-smb-delsp": "yes" }))).toBe("日本語");
});

test("text that is not flowed is left alone", () => {
  expect(unflow("one \ntwo", headers({}))).toBe("one \ntwo");
});

test("only the parameters of a text part are hidden", () => {
  const field = "Content-Type: text/plain;\n format=flowed; DelSp=yes";
  expect(hideFlowed(`${field}\nX: ; format=flowed`)).toBe(
    "Content-Type: text/plain;\n x-smb-format=flowed; x-smb-DelSp=yes\nX: ; format=flowed",
  );
});
