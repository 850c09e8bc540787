import { expect, test } from "vitest";
import { functionWords } from "./function-words.ts";
import { words } from "./words.ts";

test.each([
  ["en", "the would me"],
  ["de", "und nicht ich"],
  ["fr", "dans avec nous"],
  ["es", "pero como una"],
  ["it", "della sono anche"],
  ["nl", "het een niet"],
])("function words of %s are among them", (_, text) => {
  expect(words(text).filter((word) => !functionWords.has(word))).toEqual([]);
});

test("what mails are about is no function word", () => {
  const telling = words(
    "order refund invoice delivery lamp Rechnung Lieferung facture livraison factura fattura",
  );
  expect(telling.filter((word) => functionWords.has(word))).toEqual([]);
});

test("each stands there as `words` gives it", () => {
  const odd = [...functionWords].filter((word) => word !== word.toLowerCase().normalize("NFC"));
  expect(odd).toEqual([]);
});
