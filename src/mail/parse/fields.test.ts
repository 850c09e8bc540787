import { expect, test } from "vitest";
import { headerMap, messageIds } from "./fields.ts";

test("a reply to several parents keeps every id, once", () => {
  expect(messageIds(["<a@x> <b@x>", "<a@x>\t<c@x>"])).toEqual(["<a@x>", "<b@x>", "<c@x>"]);
});

test("words around an id are no ids", () => {
  expect(messageIds(['Your message of "Mon, 2 Nov" <a@x>'])).toEqual(["<a@x>"]);
  expect(messageIds(["Anna's mail of Monday"])).toEqual([]);
});

test("an id that lost its brackets gets them back", () => {
  expect(messageIds(["a.b@x.org"])).toEqual(["<a.b@x.org>"]);
});

test("values are unfolded, and a repeated field keeps its order", () => {
  const map = headerMap([
    { name: "received", line: "Received: one\n\ttwo" },
    { name: "x", line: "X:" },
    { name: "received", line: "Received:three" },
  ]);
  expect(map).toEqual(
    new Map([
      ["received", ["one two", "three"]],
      ["x", [""]],
    ]),
  );
});
