import { expect, test } from "vitest";
import { shorten, summarise } from "./summary.ts";

const ask = (text: string, query = text): { text: string; query: string } => ({ text, query });

test("the only ask is the summary", () => {
  expect(summarise([ask("Where is my order 4711?")], "Hello", "")).toBe("Where is my order 4711?");
});

test("a short ask is summed up with what it leans on", () => {
  const query = "My lamp flickers. Can I send it back?";
  expect(summarise([ask("Can I send it back?", query)], "Lamp", "")).toBe(query);
});

test("several asks are summed up as all of them", () => {
  expect(summarise([ask("Where is it?"), ask("Do you ship to Norway?")], "", "")).toBe(
    "Where is it? Do you ship to Norway?",
  );
});

test("a mail that asks nothing is summed up by the fault that it tells", () => {
  const query = "Order 4711. The glass is cracked. I bought it in May";
  expect(summarise([ask("The glass is cracked.", query)], "Order 4711", "")).toBe("The glass is cracked.");
});

test("one that tells none, by its subject with its beginning", () => {
  const query = "Order 4711. I bought it in May. My aunt liked it";
  expect(summarise([ask("I bought it in May.", query)], "Re: AW: Order 4711", "")).toBe(
    "Order 4711: I bought it in May.",
  );
});

test("thanks alone are summed up by the subject, else by themselves", () => {
  expect(summarise([], "Re: order", "Thanks!")).toBe("Re: order");
  expect(summarise([], " ", "Thanks!")).toBe("Thanks!");
});

test("a text of megabytes is one short line", () => {
  const line = shorten("word\n".repeat(1_000_000), 120);
  expect(line).toMatch(/^(?:word )+word…$/u);
  expect(line.length).toBeLessThanOrEqual(120);
});
