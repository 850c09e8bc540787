import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasForwardPrefix, splitQuotation } from "./quotation.ts";

const newText = (...lines: string[]): string => splitQuotation(lines.join("\n")).newText;
const quoted = (...lines: string[]): string => splitQuotation(lines.join("\n")).quotedText;

describe("attributions", () => {
  test.each([
    ["English", "On Mon, 2 Nov 2026 at 10:15, Shop <support@shop.example> wrote:"],
    ["German", "Am 02.11.2026 um 10:15 schrieb Shop:"],
    ["German, name first", "Shop <support@shop.example> schrieb am Mo., 2. Nov. 2026, 10:15:"],
    ["French", "Le lun. 2 nov. 2026 à 10:15, Shop <support@shop.example> a écrit :"],
    ["Spanish", "El lun, 2 nov 2026 a las 10:15, Shop (<support@shop.example>) escribió:"],
    ["Italian", "Il giorno lun 2 nov 2026 alle ore 10:15 Shop <support@shop.example> ha scritto:"],
    ["Portuguese", "Em seg., 2 de nov. de 2026 às 10:15, Shop <support@shop.example> escreveu:"],
    ["Dutch", "Op ma 2 nov 2026 om 10:15 schreef Shop <support@shop.example>:"],
    ["Swedish", "Den mån 2 nov. 2026 kl 10:15 skrev Shop <support@shop.example>:"],
    ["Polish", "pon., 2 lis 2026 o 10:15 Shop <support@shop.example> napisał(a):"],
    ["Czech", "po 2. 11. 2026 v 10:15 odesílatel Shop <support@shop.example> napsal:"],
    ["Russian", "пн, 2 нояб. 2026 г. в 10:15, Shop <support@shop.example>:\u00a0написал(а):"],
    ["Ukrainian", "пн, 2 лист. 2026 р. о 10:15 Shop <support@shop.example> пише:"],
    ["Turkish", "Shop <support@shop.example>, 2 Kas 2026 Pzt, 10:15 tarihinde şunu yazdı:"],
    ["Finnish", "ma 2. marrask. 2026 klo 10.15 Shop (support@shop.example) kirjoitti:"],
    ["Chinese", "在 2026年11月2日，上午10:15，Shop <support@shop.example> 写道："],
    ["Japanese", "2026年11月2日(月) 10:15 Shop <support@shop.example>のメール:"],
  ])("a mail below a line in %s is quoted, marked or not", (_, line) => {
    for (const mark of ["> ", ""]) {
      const text = ["It broke again.", "", line, "", `${mark}Did it work?`];
      expect(newText(...text)).toBe("It broke again.");
      expect(quoted(...text)).toBe([line, "", `${mark}Did it work?`].join("\n"));
    }
  });

  test("a wrapped one is taken whole, the customer's line above it is not", () => {
    const text = ["Thanks!", "On Mon, 2 Nov 2026 at 10:15, Shop", "<support@shop.example> wrote:", "> Hello"];
    expect(newText(...text)).toBe("Thanks!");
    expect(quoted(...text).split("\n")).toHaveLength(3);
  });

  test("a customer who tells what somebody wrote keeps his words", () => {
    const text = ["On the box somebody wrote:", "handle with care.", "It was not."];
    expect(newText(...text)).toBe(text.join("\n"));
    const colleague = ["Your colleague wrote:", "it comes on Monday. It did not come."];
    expect(newText(...colleague)).toBe(colleague.join("\n"));
  });
});

describe("answers in other places", () => {
  test("answers between quoted lines are new, in their order", () => {
    expect(newText("> Which model?", "The X200.", "", "> And since when?", "Monday.")).toBe(
      "The X200.\n\nMonday.",
    );
  });

  test("an answer below the quote is new", () => {
    const line = "Am 02.11.2026 um 10:15 schrieb Shop:";
    expect(newText(line, "> Which model?", "", "The X200.")).toBe("The X200.");
  });

  test("a mail of quotes alone is new: nothing would be left", () => {
    expect(splitQuotation("> only\n> this\n")).toEqual({ newText: "> only\n> this", quotedText: "" });
  });
});

describe("header blocks", () => {
  test.each([
    ["From: Shop <s@shop.example>", "Sent: Monday, 2 November 2026 10:15", "To: Anna", "Subject: Order"],
    ["Von: Shop", "Gesendet: Montag, 2. November 2026 10:15", "An: Anna", "Betreff: Bestellung"],
    ["De : Shop", "Envoyé : lundi 2 novembre 2026 10:15", "À : Anna", "Objet : Commande"],
    ["De: Shop", "Enviado el: lunes, 2 de noviembre de 2026", "Para: Anna", "Asunto: Pedido"],
    ["Da: Shop", "Inviato: lunedì 2 novembre 2026 10:15", "A: Anna", "Oggetto: Ordine"],
    ["Van: Shop", "Verzonden: maandag 2 november 2026", "Aan: Anna", "Onderwerp: Bestelling"],
    ["*From:* Shop", "*Sent:* Monday", "*To:* Anna; Bert;", " Carla", "*Subject:* Order"],
    ["________________________________", "", "From: Shop", "To: Anna", "Subject: Order"],
  ])("a mail below %s, %s … is quoted", (...block) => {
    expect(newText("It broke.", "", ...block, "", "Dear Anna, did it work?")).toBe("It broke.");
  });

  test("a traveller's itinerary is his own", () => {
    const text = ["Please change my booking.", "From: Berlin", "To: Paris", "Date: 2 Nov", "Thanks"];
    expect(newText(...text)).toBe(text.join("\n"));
  });

  test("under a forwarded mail's subject they head the matter itself", () => {
    const text = "See below.\n\nFrom: X\nSent: Monday\nTo: Anna\nSubject: Order\n\nYour order is late.";
    expect(splitQuotation(text, { forwarded: true }).newText).toBe(text);
    expect(splitQuotation(text).newText).toBe("See below.");
  });

  test.each([
    "-----Original Message-----",
    "-----Ursprüngliche Nachricht-----",
    "---- Message d'origine ----",
  ])("a mail below %s is quoted", (line) => {
    expect(newText("It broke.", "", line, "Did it work?")).toBe("It broke.");
  });
});

describe("forwarded mail", () => {
  test.each([
    "---------- Forwarded message ---------",
    "Begin forwarded message:",
    "-------- Weitergeleitete Nachricht --------",
    "---------- Message transféré ----------",
    "Anfang der weitergeleiteten Nachricht:",
  ])("below %s the forwarded text is the message", (line) => {
    const text = [
      "Please help:",
      "",
      line,
      "From: X",
      "Subject: Order",
      "To: Anna",
      "",
      "> Your order is late.",
    ];
    expect(newText(...text)).toBe(text.join("\n"));
  });

  test.each([
    ["Fwd: Order", true],
    ["WG: Bestellung", true],
    ["TR : Commande", true],
    ["Re: Fwd: Order", false],
    ["Forward it", false],
  ])("%s: forwarded is %s", (subject, expected) => {
    expect(hasForwardPrefix(subject)).toBe(expected);
  });
});

describe("signatures", () => {
  test.each(["-- ", "--"])("what stands below %j is no new text", (delimiter) => {
    expect(newText("Hello", delimiter, "Anna Berg", "Berg Ltd")).toBe("Hello");
  });

  test("a long text below two dashes is no signature", () => {
    const rest = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    expect(newText("Hello", "--", ...rest)).toContain("line 29");
  });

  test("an answer below a quoted mail's signature is new", () => {
    expect(newText("Hello", "-- ", "Anna", "> quoted", "One more thing.")).toBe("Hello\nOne more thing.");
  });

  test.each([
    "Sent from my iPhone",
    "Von meinem iPhone gesendet",
    "Envoyé de mon iPhone",
    "Inviato da iPhone mio",
    "Enviado desde mi iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Get Outlook for iOS<https://aka.ms/o0ukef>",
  ])("%s is no new text at the end", (line) => {
    expect(newText("It broke.", "", line)).toBe("It broke.");
    expect(newText("It broke.", line, "I tried twice.")).toContain(line);
  });

  test.each(["Sent from Berlin on Monday.", "Mit DHL gesendet.", "Sent via courier"])(
    "%s is the customer's",
    (line) => {
      expect(newText("Where is it?", line)).toContain(line);
    },
  );
});

describe("any text", () => {
  const line = fc.constantFrom(
    "Hello",
    "> q",
    "",
    "-- ",
    "From: a@b.org",
    "Subject: x",
    "To: y",
    "On 2 Nov 2026 10:15 x@y.org wrote:",
    "-----Original Message-----",
    "_____",
    "Sent from my iPhone",
  );

  test("every new or quoted line stands in the text, and something is always new", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const { newText: fresh, quotedText } = splitQuotation(lines.join("\n"));
        for (const each of `${fresh}\n${quotedText}`.split("\n").filter(Boolean))
          expect(lines.map((all) => all.trimEnd())).toContain(each.trimEnd());
        if (lines.some((each) => each.trim() !== "")) expect(fresh).not.toBe("");
      }),
    );
  });

  test.each([
    ["quote marks", "> ".repeat(200_000)],
    ["dashes", "- ".repeat(200_000)],
    ["blank lines", "\n".repeat(200_000)],
    ["blanks", `${" ".repeat(200_000)}x`],
    ["attributions that never end", "On 2 Nov 2026 10:15 a@b.org\n".repeat(10_000)],
    ["labels", "From: a\n".repeat(20_000)],
    ["delimiters", "--\n".repeat(20_000)],
    ["at signs", "@".repeat(200_000)],
    ["dashed lines", `${"- ".repeat(100)}x\n`.repeat(2_000)],
  ])("a flood of %s is cut in linear time", (_, text) => {
    const start = performance.now();
    splitQuotation(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
