import { expect, test } from "vitest";
import { detectLanguage } from "./language.ts";

test.each([
  ["en", "Hello, how long does the delivery to Portugal take?"],
  ["de", "Guten Tag, wie lange dauert die Lieferung nach Portugal?"],
  ["fr", "Bonjour, combien de temps prend la livraison au Portugal ?"],
  ["es", "Hola, ¿cuánto tiempo tarda el envío a Portugal?"],
  ["it", "Buongiorno, quanto tempo richiede la spedizione in Portogallo?"],
  ["nl", "Goedendag, hoe lang duurt de levering naar Portugal?"],
])("a question in %s is told from the others", async (language, text) => {
  expect(await detectLanguage(text)).toBe(language);
});

test.each(["", " \n", "42", "???", "1-2-3", "https://example.com/how/long/does/it/take", "ada@example.com"])(
  "%j is in no language",
  async (text) => {
    expect(await detectLanguage(text)).toBeNull();
  },
);

test("links and addresses do not pull a mail towards English", async () => {
  const links = "https://www.example.com/track/order/status ada.lovelace@example.com ".repeat(5);
  const text = "Wann kommt meine Bestellung an, und wo kann ich sie verfolgen?";
  expect(await detectLanguage(links + text)).toBe("de");
});

test("a mail of any length is read in a moment", async () => {
  const start = performance.now();
  expect(await detectLanguage("Wie lange dauert die Lieferung nach Portugal? ".repeat(100_000))).toBe("de");
  expect(performance.now() - start).toBeLessThan(5_000);
});
