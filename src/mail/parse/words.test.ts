import { expect, test } from "vitest";
import { headerWords } from "./words.ts";

test.each([
  ["words of one text", "=?utf-8?q?Gr=C3=B6?= =?utf-8?q?=C3=9Fe?=", "Größe"],
  ["a character that is cut in two", "=?utf-8?q?Gr=C3?= =?utf-8?q?=B6=C3=9Fe?=", "Größe"],
  ["a character that is cut in two, in base64", "=?utf-8?B?R3LD?= =?utf-8?B?tsOfZQ==?=", "Größe"],
  ["base64 that is cut itself", "=?utf-8?b?R3L?= =?utf-8?b?DtsOfZQ==?=", "Größe"],
  ["words without a blank between them", "=?utf-8?B?R3LD?==?utf-8?B?tsOfZQ==?=", "Größe"],
  ["words among others", "a =?utf-8?q?b?= c", "a b c"],
  ["blanks and question marks where none may be", "=?utf-8?Q?How are you??=", "How are you?"],
  ["a word that was cut off", "=?utf-8?q?Gr=C3=B6=C3=9Fe", "Größe"],
  ["a language", "=?iso-8859-1*de?q?=F6?=", "ö"],
  ["a label that lies", "=?us-ascii?q?Gr=F6=DFe?=", "Größe"],
  ["utf-7", "=?utf-7?q?Gr+APYA3w-e +-?=", "Größe +"],
  [
    "iso-2022-jp that leaves and comes back",
    "=?iso-2022-jp?B?GyRCJUYbKEI=?= =?iso-2022-jp?B?GyRCJTkbKEI=?=",
    "テス",
  ],
  ["bytes without any word", "Gr\xf6\xdfe", "Größe"],
  ["what is no word", "=?x?y?z?= =? ?=", "=?x?y?z?= =? ?="],
  ["folds", "one\n two\n\tthree", "one two three"],
])("%s", (_, text, expected) => {
  expect(headerWords(text)).toBe(expected);
});

test("bytes that say nothing are read as the charset that the mail declares elsewhere", () => {
  const bytes = "\xd0\xd2\xc9\xd7\xc5\xd4";
  expect(headerWords(bytes, "koi8-r")).toBe("привет");
});
