import { describe, expect, it } from "vitest";
import { IdTable } from "./id-table.ts";

describe("a table of Message-IDs", () => {
  it("gives each id's number, and null for others, however many there are", () => {
    const table = new IdTable();
    for (let at = 0; at < 50_000; at++) expect(table.add(`<${at}@x>`, at)).toBe(at);
    for (let at = 0; at < 50_000; at += 7) expect(table.get(`<${at}@x>`)).toBe(at);
    for (let at = 0; at < 1_000; at++) expect(table.get(`<${at}@y>`)).toBeNull();
  });

  it("keeps the first number of an id", () => {
    const table = new IdTable();
    table.add("<a@x>", 3);
    expect(table.add("<a@x>", 4)).toBe(3);
    expect(table.get("<a@x>")).toBe(3);
  });
});
