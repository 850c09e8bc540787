import { describe, expect, test } from "vitest";
import { UserError } from "../errors.ts";
import { type EntityDeps, findEntities } from "./entities.ts";
import { compilePattern } from "./entities/patterns.ts";

const found = (text: string, deps: Partial<EntityDeps> = {}): string[] =>
  findEntities(text, { patterns: [], products: [], ...deps }).map(({ kind, text }) => `${kind}: ${text}`);

describe("numbers that the word before them names", () => {
  test.each([
    ["My order 48177 is late.", "order: 48177"],
    ["Order number: LO-48177", "order: LO-48177"],
    ["order #48177", "order: 48177"],
    ["Meine Bestellung Nr. 2026-4711 fehlt.", "order: 2026-4711"],
    ["Bestellnummer: 4711-A", "order: 4711-A"],
    ["ma commande n° 48177", "order: 48177"],
    ["el pedido número 48177", "order: 48177"],
    ["l'ordine n. 48177", "order: 48177"],
    ["bestelling 48177", "order: 48177"],
    ["a encomenda nº 48177", "order: 48177"],
    ["min beställning 48177", "order: 48177"],
    ["zamówienie nr 48177", "order: 48177"],
    ["objednávka číslo 48177", "order: 48177"],
    ["sipariş numarası 48177", "order: 48177"],
    ["мой заказ № 48177", "order: 48177"],
    ["замовлення 48177", "order: 48177"],
    ["注文番号：48177", "order: 48177"],
    ["订单号 48177", "order: 48177"],
    ["주문번호 48177", "order: 48177"],
    ["invoice INV/2026/113", "invoice: INV/2026/113"],
    ["Rechnung RE-2026-12", "invoice: RE-2026-12"],
    ["la facture F4711", "invoice: F4711"],
    ["ticket #99812", "ticket: 99812"],
    ["tracking number 1Z999AA10123456784", "tracking: 1Z999AA10123456784"],
    ["Sendungsnummer 00340434161094015902", "tracking: 00340434161094015902"],
    ["It is LO-48209, I think.", "order: LO-48209"],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test.each([
    "I want to order 2 lamps.",
    "in order to see",
    "The case is closed.",
    "ordered in 2026",
    "step #1",
    "",
  ])("none in %j", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("dates", () => {
  test.each([
    "03.05.2026",
    "3/5/2026",
    "11/25/2026",
    "2026-05-03",
    "3 May",
    "May 3rd, 2026",
    "3rd of May 2026",
    "3. Mai 2026",
    "03.05.",
    "3 mai 2026",
    "3 de mayo de 2026",
    "3 maggio",
    "3 mei 2026",
    "3 de maio",
    "3 maj",
    "3 maja 2026",
    "3. května",
    "3 Mayıs 2026",
    "3 мая 2026",
    "3 травня",
    "2026年5月3日",
    "5월 3일",
  ])("%s", (date) => {
    expect(found(`It came on ${date}, I think`)).toEqual([`date: ${date}`]);
  });

  test.each(["morgen", "12.5 cm", "version 1.2.3.4", "10.0.0.1", "may I", "3 mayors"])("not %j", (text) => {
    expect(found(`It is ${text}`)).toEqual([]);
  });
});

describe("amounts", () => {
  test.each([
    "189 euros",
    "96,90 €",
    "£140",
    "$1,234.50",
    "1.234,50 EUR",
    "CHF 84",
    "1 299 kr",
    "49 zł",
    "499 Kč",
    "1500 руб",
    "3,000円",
    "200 TL",
    "R$ 99,90",
  ])("%s", (amount) => {
    expect(found(`It was ${amount} in all`)).toEqual([`amount: ${amount}`]);
  });
});

describe("the owner's products", () => {
  const products = ["Maas", "Maas XL", "Steiger bench", "Go", "Kade-Leuchte"];

  test.each([
    ["the maas lamp", ["product: maas"]],
    ["The MAAS XL is big", ["product: MAAS XL"]],
    ["two Steiger benches", ["product: Steiger benches"]],
    ["the Maas' shade", ["product: Maas"]],
    ["Gehört zur Kade-Leuchte", ["product: Kade-Leuchte"]],
    ["die Kade-Leuchten", ["product: Kade-Leuchten"]],
    ["It goes on, the Maastricht parcel", []],
    ["the Go lamp", ["product: Go"]],
  ])("%s", (text, expected) => {
    expect(found(text, { products })).toEqual(expected);
  });
});

describe("the owner's patterns", () => {
  test("come first and give their own name", () => {
    const patterns = [compilePattern("serial", String.raw`LO-\d{4,6}`)];
    expect(found("order lo-48177 of 3 May", { patterns })).toEqual(["serial: lo-48177", "date: 3 May"]);
  });

  test("an order number of theirs is no date", () => {
    const patterns = [compilePattern("order", String.raw`\d{2}\.\d{2}\.\d{4}`)];
    expect(found("03.05.2026", { patterns })).toEqual(["order: 03.05.2026"]);
  });

  test.each([String.raw`(\d)\1`, "a(?=b)", "(", "[z-a]"])(
    "that no linear engine runs is told by name: %s",
    (source) => {
      const compile = (): unknown => compilePattern("serial", source);
      expect(compile).toThrow(UserError);
      expect(compile).toThrow(/serial/);
    },
  );

  test("a pattern that would take for ever elsewhere takes no noticeable time", () => {
    const patterns = [compilePattern("evil", "(a+)+$")];
    const start = performance.now();
    found("a".repeat(50_000) + "!", { patterns });
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

test("each is given once, in the order of the mail, and no more than fifty", () => {
  expect(found("Order 48177 for 12 €. Order 48177 again, and 12 €.")).toEqual([
    "order: 48177",
    "amount: 12 €",
  ]);
  const many = Array.from({ length: 500 }, (_, i) => `order ${10_000 + i}`).join("\n");
  expect(found(many)).toHaveLength(50);
});

test.each([
  "order ",
  "bestell",
  "1.",
  "12 ",
  "#",
  "order no no no ",
  "3 m",
  "A-1",
  "1,000",
  "€",
  "tracking number is ",
])("100,000 characters of %j take no noticeable time", (unit) => {
  const start = performance.now();
  found(unit.repeat(100_000 / unit.length), { products: ["Maas XL"] });
  expect(performance.now() - start).toBeLessThan(1_500);
});
