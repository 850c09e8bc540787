import { describe, expect, test } from "vitest";
import { cpuSince } from "../../fixtures/cpu.ts";
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

/** As people write to a desk: in haste, without capitals, marks or greeting. */
const TICKETS = [
  ["de", "wo bleibt mein paket??"],
  ["de", "Rechnung fehlt"],
  ["de", "moechte kuendigen, wie geht das"],
  ["de", "Akku lädt nicht"],
  ["en", "still nothing after 3 weeks"],
  ["en", "wrong colour, can i swap it"],
  ["en", "Your link does not open."],
  ["fr", "Remboursement svp"],
  ["fr", "toujours pas recu"],
  ["fr", "ça ne s'allume plus"],
  ["es", "no me llega el correo"],
  ["es", "Quiero anular mi compra"],
  ["es", "se rompio al segundo dia"],
  ["it", "ho sbagliato taglia, posso cambiarla?"],
  ["it", "non si accende"],
  ["pt", "cadê o meu reembolso"],
  ["pt", "nao consigo pagar com cartao"],
  ["nl", "wanneer komt de monteur langs"],
  ["nl", "Kapot aangekomen!"],
  ["pl", "kiedy oddacie mi pieniadze"],
  ["pl", "Nie mogę się zalogować"],
  ["sv", "jag hittar inte mitt kvitto"],
  ["sv", "fel färg skickad"],
  ["da", "jeg kan ikke komme ind på min konto"],
  ["da", "mangler stadig en skrue"],
  ["cs", "nepřišel mi potvrzovací email"],
  ["cs", "kde najdu fakturu"],
  ["tr", "param ne zaman iade edilecek"],
  ["uk", "коли привезуть замовлення?"],
  ["ru", "пришел не тот цвет"],
] as const;

test.each(TICKETS)("a short ticket in %s: %s", async (language, text) => {
  expect(await detectLanguage(text)).toBe(language);
});

test.each([
  ["no", "hvor er pakken min?"],
  ["fi", "Laskussa on väärä summa"],
  ["sk", "chcel by som vrátiť tovar"],
  ["hu", "még nem jött meg a pénzem"],
  ["ro", "nu am primit comanda"],
  ["bg", "кога ще пристигне поръчката ми"],
  ["hr", "nisam dobio račun"],
  ["sl", "kdaj bo prišel paket"],
  ["lt", "noriu grąžinti prekę"],
  ["lv", "kad pienāks mans sūtījums"],
  ["et", "kus on minu tellimus"],
  ["id", "barang saya rusak"],
  ["vi", "bao giờ tôi nhận được hàng"],
  ["el", "πότε θα έρθει;"],
  ["he", "לא קיבלתי חשבונית"],
  ["ar", "لم يصل الطلب"],
  ["fa", "سفارش من نرسیده است"],
  ["th", "ยังไม่ได้รับของ"],
  ["ko", "언제 와요?"],
  ["ja", "いつ届きますか"],
  ["zh", "什么时候发货"],
  ["hi", "पैसे वापस चाहिए"],
])("one in %s too: %s", async (language, text) => {
  expect(await detectLanguage(text)).toBe(language);
});

test.each([
  ...[
    "",
    " \n",
    "42",
    "???",
    "1-2-3",
    "ok",
    "Hi",
    "👍",
    "RE: FW:",
    "12345",
    "iPhone 12 Pro Max",
    "Jean Dupont",
  ],
  ...["https://example.com/how/long/does/it/take", "ada@example.com", "SKU-998-B / XL", "invoice_2024.pdf"],
  ...["+49 170 1234567", "Bosch", "a b c d", "0x80070057", "DHL 00340434161094021502"],
])("%j is in no language", async (text) => {
  expect(await detectLanguage(text)).toBeNull();
});

describe("what belongs to no language does not count", () => {
  test("links and addresses do not pull a mail towards English", async () => {
    const links = "https://www.example.com/track/order/status ada.lovelace@example.com ".repeat(5);
    const text = "Wann kommt meine Bestellung an, und wo kann ich sie verfolgen?";
    expect(await detectLanguage(links + text)).toBe("de");
  });

  test("nor do names of things, codes and what is quoted", async () => {
    expect(await detectLanguage("Galaxy Watch Active Pro Strap Silver AB-77 kommt nicht an")).toBe("de");
    expect(await detectLanguage("> Your order has been shipped and will arrive soon.\nschon da, danke")).toBe(
      "de",
    );
  });

  test("a mail that is all quotation is in the language of the quotation", async () => {
    expect(await detectLanguage("> Ihre Bestellung ist unterwegs.")).toBe("de");
  });
});

describe("a mail in two languages is in that of its larger part", () => {
  test.each([
    ["de", "Hello,\nmein Passwort geht nicht mehr. Ich habe schon alles versucht.\nBest regards\nTom"],
    ["en", "Bonjour, sorry, my French is bad. I ordered two lamps and only one arrived. Merci"],
    ["fr", "Dear support, je n'ai toujours pas reçu mon colis, merci de vérifier. Thanks!"],
    ["ja", "iPhoneの画面が割れた"],
    ["ru", "где мой Samsung Galaxy Ultra Silver"],
  ])("%s: %s", async (language, text) => {
    expect(await detectLanguage(text)).toBe(language);
  });
});

describe("a subject", () => {
  test("is asked where the text does not tell", async () => {
    expect(await detectLanguage("12345", "Rechnung fehlt")).toBe("de");
    expect(await detectLanguage("", "où est mon colis")).toBe("fr");
  });

  test("does not outvote the text", async () => {
    expect(await detectLanguage("hat geklappt", "Re: Your order has been shipped to you today")).toBe("de");
  });
});

test("a mail of any length is read in a moment", async () => {
  const start = process.cpuUsage();
  expect(await detectLanguage("Wie lange dauert die Lieferung nach Portugal? ".repeat(100_000))).toBe("de");
  for (const text of ["a".repeat(1e6), "<".repeat(1e6), "'".repeat(1e6), "a'".repeat(5e5), "ä.".repeat(5e5)])
    await detectLanguage(text);
  expect(cpuSince(start)).toBeLessThan(5_000);
});
