import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskPrivate, privateData } from "./private-data.ts";

/** `kind:what` of everything found, in order. */
const found = (text: string): string[] =>
  privateData(text).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);

describe("mail addresses", () => {
  test.each([
    ["write to anna.berg+shop@mail.example.org.", "anna.berg+shop@mail.example.org"],
    ["<jörg@müller.example>", "jörg@müller.example"],
    ["anna (at) example.org", "anna (at) example.org"],
    ["anna [at] example [dot] org", "anna [at] example [dot] org"],
  ])("%s", (text, address) => {
    expect(found(text)).toEqual([`email:${address}`]);
  });

  test.each(["@anna", "anna@", "see you @ 5", "a@b", "foo@bar is no address"])("%j is none", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("cards", () => {
  test.each([
    "4111111111111111",
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "5555 5555 5555 4444",
    "3782 822463 10005",
    "30569309025904",
    "6011111111111117",
    "3530111333300000",
    "2223003122003222",
  ])("%s is one", (number) => {
    expect(found(`I paid with ${number}, thanks`)).toEqual([`card:${number}`]);
  });

  test.each([
    ["with a wrong check digit", "I paid with 4111111111111112, thanks"],
    ["of a length no card of that issuer has", "number 41111111111111113"],
    ["which are all the same digit", "number 0000000000000000"],
    ["that are a parcel's", "tracking 4000001234567899"],
    ["that are a device's", "IMEI 490154203237518"],
  ])("digits %s are none", (_, text) => {
    expect(found(text).filter((each) => each.startsWith("card"))).toEqual([]);
  });

  test("of a prefix that proves nothing is told by the word beside it", () => {
    expect(found("meine Maestro-Karte 630427373398")).toEqual(["card:630427373398"]);
    expect(found("Nummer 630427373398")).toEqual([]);
  });
});

describe("account numbers", () => {
  test.each([
    "DE89370400440532013000",
    "DE89 3704 0044 0532 0130 00",
    "gb29 nwbk 6016 1331 9268 19",
    "FR1420041010050500013M02606",
    "NO9386011117947",
    "NL91ABNA0417164300",
  ])("%s is one", (iban) => {
    expect(found(`Bitte auf ${iban} überweisen`)).toEqual([`iban:${iban}`]);
  });

  test.each(["DE88370400440532013000", "DE8937040044053201300", "XX89370400440532013000"])(
    "%s is none: checksum, length or country is wrong",
    (iban) => {
      expect(found(`code ${iban}`).filter((each) => each.startsWith("iban"))).toEqual([]);
    },
  );
});

describe("phones", () => {
  test.each([
    "+49 170 1234567",
    "+44 (0)20 7946 0958",
    "0044 20 7946 0958",
    "(212) 555-0143",
    "212-555-0143",
    "+1-984-182-0190x459",
    "06 12 34 56 78",
    "06.12.34.56.78",
    "030/1234567",
    "07700 900 123",
    "01701234567",
    "612 345 678",
  ])("%s is one by its form", (number) => {
    expect(found(`Anna Berg\n${number}\n`)).toEqual([`phone:${number}`]);
  });

  test.each([
    ["Please call 555 0143", "555 0143"],
    ["Tel.: 467 3395", "467 3395"],
    ["mi teléfono es 5512345678", "5512345678"],
    ["rufen Sie an: Telefon 4711 815", "4711 815"],
    ["467 3395 office", "467 3395"],
    ["мой телефон 8 912 345 67 89", "8 912 345 67 89"],
  ])("%s: so the words before or after say", (text, number) => {
    expect(found(text)).toEqual([`phone:${number}`]);
  });

  test.each([
    ...[
      "order 0301234567",
      "Bestellnummer: 0170 1234567",
      "invoice no. 212-555-0143",
      "commande 06 12 34 56 78",
    ],
    ...[
      "on 2026-11-21",
      "am 21.11.2026 10:30",
      "21/11/26",
      "2015-12-22 04:34:22",
      "1 234 567",
      "1.234.567 €",
    ],
    ...[
      "€ 1234567",
      "1,234,567.89",
      "10000000 km",
      "version 10.0.19041",
      "192168001",
      "ISBN 978-3-16-148410-0",
    ],
    ...[
      "ticket #12345678",
      "tracking 00340434161094021502",
      "2 x 100 x 200",
      "8-10 days",
      "2025-2026",
      "02111-1307",
    ],
    ...[
      "phone bought 2024-11-21",
      "registered 20241121",
      "Telefon für 299,00 EUR",
      "call me about order 12345678",
      "A12345678B",
      "12-34-56-AB",
    ],
  ])("%s is none", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("postal addresses", () => {
  test.each([
    "12 Baker Street, London NW1 6XE",
    "Lindenstraße 4a\n10969 Berlin",
    "Musterstr. 12, 50667 Köln",
    "26 rue du Faubourg Saint-Honoré, 75008 Paris",
    "Calle Mayor 10",
    "Via Roma 131, 00184 Roma",
    "Rua Augusta, 24",
    "Prinsengracht 263, 1016 GV Amsterdam",
    "Storgatan 8, 111 22 Stockholm",
    "Vestergade 5\n2200 København",
    "Mannerheimintie 7",
    "ul. Prosta 51, 00-838 Warszawa",
    "Kossuth Lajos utca 12",
    "ул. Ленина, д. 5",
    "Atatürk Caddesi No: 12",
    "742 Evergreen Terrace, Springfield, OR 97403",
    "P.O. Box 1234",
    "Postfach 12 34",
  ])("%s is one", (address) => {
    expect(found(`Anna Berg\n${address}\n`)).toEqual([`address:${address}`]);
  });

  test("is any name with a number where the words before say that one follows", () => {
    expect(found("My address is Brisas 680.")).toEqual(["address:Brisas 680"]);
    expect(found("Neue Adresse: Am Brink 3")).toEqual(["address:Am Brink 3"]);
  });

  test.each([
    ...[
      "3 days on the road",
      "it took 2 weeks to get to court 5 times",
      "a 4 way switch",
      "Windows 10 OS. I like it",
    ],
    ...[
      "the place.sqlite file, 1-2 MB",
      "strlen(somestring)-4",
      "Windows 11, OS build 18362",
      "1080 HD Youtube",
    ],
    ...[
      "I ordered 2 rings and 3 earrings",
      "Bestellung 12345 Danke",
      "wir haben 2 Parkplätze 1",
      "my address is wrong",
    ],
    ...[
      "please look at place 7",
      "der Umweg 3 Tage",
      "I paid 14620 Dollars",
      "en route 2 articles",
      "cours 5",
    ],
  ])("%s is none", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("credentials", () => {
  test.each([
    ["password: hunter2", "hunter2"],
    ["Passwort = geheim", "geheim"],
    ["my password is Tr0ub4dor&3, help", "Tr0ub4dor&3"],
    ["mot de passe : azerty12", "azerty12"],
    ["contraseña es Abc123", "Abc123"],
    ["PIN 4711", "4711"],
    ["CVV: 123", "123"],
    ["482913 is your verification code", "482913"],
    ["verification code: 482913", "482913"],
    ["key ghp_0123456789abcdefghijABCDEFGHIJ012345", "ghp_0123456789abcdefghijABCDEFGHIJ012345"],
    ["AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"],
    ["api_key=9f8e7d6c5b4a", "9f8e7d6c5b4a"],
    ["https://anna:s3cret@host.example/", "s3cret"],
    ["https://host.example/?a=1&access_token=0a1b2c3d4e", "0a1b2c3d4e"],
  ])("%s", (text, secret) => {
    expect(found(text)).toContain(`credential:${secret}`);
  });

  test("a private key is one from its first line to its last", () => {
    const key = `-----BEGIN RSA PRIVATE KEY-----\nMIIB\nAgEA\n-----END RSA PRIVATE KEY-----`;
    expect(maskPrivate(`before\n${key}\nafter`)).toBe("before\n[credential]\nafter");
    expect(maskPrivate(`before\n${key.slice(0, 40)}`)).toBe("before\n[credential]");
  });

  test.each([
    "I forgot my password",
    "the password is wrong",
    "Passwort vergessen, was nun?",
    "password: please reset it",
    "my pin does not work",
    "discount code SAVE10 does not work",
    "error code 1234",
    "password: ********",
    "the token is invalid",
  ])("%s tells none", (text) => {
    expect(found(text)).toEqual([]);
  });
});

test("machines' addresses and social security numbers are found, versions and dates are not", () => {
  expect(found("from 192.0.2.17 and 2001:db8::17")).toEqual(["ip:192.0.2.17", "ip:2001:db8::17"]);
  expect(found("SSN 078-05-1120")).toEqual(["ssn:078-05-1120"]);
  expect(found("firmware 10.2.3.4 since 10:30:15, 666-05-1120")).toEqual([]);
});

describe("maskPrivate", () => {
  test("names the kind in place of the thing, and leaves the rest", () => {
    expect(
      maskPrivate(
        "Hi, I am anna@example.org, card 4111 1111 1111 1111, order 12345678, tel. +49 170 1234567.",
      ),
    ).toBe("Hi, I am [email], card [card], order 12345678, tel. [phone].");
    expect(maskPrivate("Wo ist Bestellung 4711 vom 21.11.2026?")).toBe(
      "Wo ist Bestellung 4711 vom 21.11.2026?",
    );
  });

  const PIECES = fc.constantFrom(
    ...[
      "anna@example.org",
      "4111 1111 1111 1111",
      "DE89370400440532013000",
      "+49 170 1234567",
      "12 Baker Street",
    ],
    ...[
      "password: ",
      "hunter2",
      "call ",
      " is ",
      "my address is ",
      "\n",
      ", ",
      " ",
      "://",
      "@",
      "12",
      "0",
      "(",
      "x9",
    ],
    ...[
      "ul. ",
      "PIN ",
      "192.0.2.17",
      "=",
      "Straße",
      "address: ",
      "Berlin",
      "10115 ",
      "-----BEGIN PRIVATE KEY-----",
    ],
  );

  test("changes nothing in what is masked already, whatever the text", () => {
    fc.assert(
      fc.property(fc.array(PIECES, { maxLength: 12 }), (pieces) => {
        const once = maskPrivate(pieces.join(""));
        expect(maskPrivate(once)).toBe(once);
      }),
      { numRuns: 2_000, seed: 42 },
    );
  });

  test("spans are in order and do not overlap, whatever the text", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(PIECES, fc.string()), { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        let end = 0;
        for (const span of privateData(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });
});

test.each([
  ...[
    "a1 ",
    "1 ",
    "12 rue ",
    "4111 1111 1111 1111 ",
    "password: ",
    "@",
    "a@",
    "+1",
    "Calle ",
    "DE89 ",
    "://a:b",
  ],
  ...[
    "-----BEGIN PRIVATE KEY-----",
    "?key=",
    "((((",
    "1.",
    "p.o. box ",
    "Aaaa Bbbb Cccc ",
    "address is ",
    "x",
  ],
])("a text that repeats %j is read in time proportional to its length", (piece) => {
  const time = (length: number): number => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    const start = performance.now();
    privateData(text);
    return performance.now() - start;
  };
  time(20_000);
  // Ten times the text: a quadratic reader would take a hundred times as long.
  expect(time(400_000)).toBeLessThan(Math.max(40 * time(40_000), 1_000));
});
