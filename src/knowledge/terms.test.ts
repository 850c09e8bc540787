import { expect, test } from "vitest";
import { Analysis, terms } from "./terms.ts";

const analysis = new Analysis();
const inOne = (text: string, language: string | null): Set<string> => new Set(terms(text, language));
const share = (a: string, b: string, language: string | null): boolean =>
  [...inOne(a, language)].some((term) => inOne(b, language).has(term));
/** Whether a query's word finds a text: one of its phrases stands there in a row. */
const finds = (word: string, text: string, language: string | null, speaking = language): boolean => {
  const held = ` ${terms(text, language).join(" ")} `;
  return analysis.queried(word, [speaking]).some((phrase) => {
    const row = ` ${phrase.join(" ")} `;
    return held.includes(row.endsWith("* ") ? row.slice(0, -2) : row);
  });
};

test.each([
  ["en", "invoice invoices invoiced invoicing"],
  ["en", "delivery deliveries delivering delivered"],
  ["de", "Kündigung Kündigungen kuendigung kundigungen"],
  ["de", "Rückgabe rueckgabe ruckgabe"],
  ["fr", "annulé annulée annulées annuler annule"],
  ["fr", "l’adresse adresse d'adresse adresses"],
  ["es", "cancelación cancelacion cancelaciones cancelar"],
  ["it", "spedizione spedizioni"],
  ["pt", "devolução devolucao devoluções devolucoes"],
  ["nl", "bestelling bestellingen"],
  ["sv", "beställning beställningar bestallning"],
  ["da", "bestilling bestillinger"],
  ["nb", "bestilling bestillinger"],
  ["fi", "tilaukset tilauksen"],
  ["hu", "rendelések rendelés"],
  ["ro", "comenzi comenzile"],
  ["ru", "заказы заказа заказ заказом"],
  ["tr", "siparişler sipariş siparişim"],
  ["cs", "objednávky objednávka objednávku"],
  ["pl", "przesyłka przesyłki przesyłkę przesylka"],
  ["ar", "الطلب طلب"],
])("in %s these are one word: %s", (language, forms) => {
  expect(new Set(forms.split(" ").map((form) => terms(form, language).join(" "))).size).toBe(1);
});

test("words of another meaning stay apart", () => {
  expect(share("policy", "police", "en")).toBe(false);
  expect(share("neue", "nie", "de")).toBe(false);
  expect(share("Steuer", "Stier", "de")).toBe(false);
});

test("a language that is not known is stemmed as English, and any text has the same terms twice", () => {
  expect(terms("Orders", null)).toEqual(terms("order", "en"));
  expect(terms("Sõnum", "et")).toEqual(["sonum"]);
});

test("what a hyphen ties is one word as well as two", () => {
  expect(terms("e-mail", "en")).toEqual(["e", "mail", "email"]);
  expect(finds("login", "How do I log-in?", "en")).toBe(true);
  expect(finds("login", "How do I log in?", "en")).toBe(true);
  expect(finds("signup", "You sign up here", "en")).toBe(true);
});

test("codes are found whole and in parts, numbers as they are", () => {
  for (const word of ["sku", "1234", "sku1234"]) expect(finds(word, "SKU-1234", "en")).toBe(true);
  expect(finds("sku1234", "our SKU 1234", "en")).toBe(true);
  for (const word of ["v2", "3", "v23"]) expect(finds(word, "since v2.3", "en")).toBe(true);
  expect(terms("404", "en")).toEqual(["404"]);
  expect(finds("1999", "costs 19.99", "en")).toBe(false);
});

test("addresses and links are found by their words", () => {
  const text = "Write to returns@shop.example or see https://shop.example/refund_policy?x=1";
  for (const word of ["returns", "shop", "refund", "policy"]) expect(finds(word, text, "en")).toBe(true);
});

test.each([
  ["zh", "如何重置我的密码?", ["密码", "重置", "码"], ["密重"]],
  ["ja", "パスワードを変更したい", ["パスワード", "変更", "変"], ["ワーパス"]],
  ["th", "ฉันลืมรหัสผ่าน", ["รหัสผ่าน", "ลืม"], ["ผ่านรหัส"]],
  ["ko", "비밀번호를 변경하고 싶어요", ["비밀번호", "비밀번호가", "변경"], ["환불"]],
])("in %s words are found without blanks to part them", (language, text, there, absent) => {
  for (const word of there) expect([word, finds(word, text, language)]).toEqual([word, true]);
  for (const word of absent) expect([word, finds(word, text, language)]).toEqual([word, false]);
});

test("a compound with an s at its seam is found by its parts", () => {
  expect(finds("frist", "Die Kündigungsfrist beträgt einen Monat", "de")).toBe(true);
  expect(finds("kündigung", "Die Kündigungsfrist beträgt einen Monat", "de")).toBe(true);
  expect(finds("kosten", "De leveringskosten", "nl")).toBe(true);
});

test("terms hold nothing that an index could take for its own syntax", () => {
  const odd = `"a" OR (b) NEAR/2 c* ^d {e f}:g -h a\0b don't 'x' O’Neil ß Æ ﬁne Ⅳ １２ \u00ad`;
  for (const term of terms(odd, "en")) expect(term).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
});

test("a megabyte without a blank is taken in a moment", () => {
  const start = performance.now();
  for (const part of ["x", "a-", "1.", "漢", "가", "ü'"]) terms(part.repeat(500_000), "de");
  expect(performance.now() - start).toBeLessThan(30_000);
});

test("each token that is not remembered is told once", () => {
  const told: string[] = [];
  const own = new Analysis((token) => told.push(token));
  own.indexed(["a", "b", "a"], "en");
  own.indexed(["b", "c"], "en");
  expect(told).toEqual(["a", "b", "c"]);
  own.forget();
  own.indexed(["c"], "en");
  expect(told).toEqual(["a", "b", "c", "c"]);
});
