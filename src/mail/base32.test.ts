import { expect, test } from "vitest";
import { base32 } from "./base32.ts";

test.each([
  [[], ""],
  [[0x00], "00"],
  [[0xff], "zw"],
  [[0xf8, 0x00], "z000"],
  // 0 1 2 3 4 5 6 7 as eight groups of five bits
  [[0x00, 0x44, 0x32, 0x14, 0xc7], "01234567"],
  // 24 to 31: the letters that stand behind the gaps
  [[0xc6, 0x75, 0xbe, 0x77, 0xdf], "rstvwxyz"],
])("%j is %s", (input, expected) => {
  expect(base32(Uint8Array.from(input))).toBe(expected);
});
