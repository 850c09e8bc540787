import { describe, expect, test } from "vitest";
import { judged, type Case } from "../../../fixtures/polarity.ts";
import { Statements } from "./polarity.ts";

const ENGLISH: readonly Case[] = [
  [
    "Sale items are not refundable.",
    ["You cannot get sale items refunded.", "Sale items are non-refundable."],
    ["Sale items are refundable.", "You can get sale items refunded."],
  ],
  [
    "Lamps can be returned within 30 days of delivery.",
    [
      "You can return lamps within 30 days after delivery.",
      "Within 30 days of delivery, lamps can be returned.",
    ],
    [
      "Lamps cannot be returned within 30 days of delivery.",
      "You can return lamps after 30 days of delivery.",
    ],
  ],
  [
    "We only refund opened bottles if the seal is intact.",
    [
      "Opened bottles are refunded only if the seal is intact.",
      "If the seal is intact, we refund opened bottles.",
    ],
    ["We refund opened bottles even if the seal is not intact.", "We refund opened bottles."],
  ],
  [
    "Delivery is free for orders of at least €50.",
    ["Orders of at least €50 have free delivery.", "For orders of €50 or more, delivery is free."],
    ["Delivery is free for orders of at most €50.", "Delivery is not free for orders of at least €50."],
  ],
  [
    "The warranty covers all defects except water damage.",
    [
      "All defects except water damage are covered by the warranty.",
      "The warranty does not cover water damage.",
    ],
    ["The warranty covers all defects, including water damage.", "The warranty covers water damage."],
  ],
  [
    "You must register the device before first use.",
    ["The device must be registered before first use.", "Before first use you have to register the device."],
    ["You may register the device after first use.", "You must register the device after first use."],
  ],
  [
    "Gift cards never expire.",
    ["Gift cards do not expire.", "Your gift card never expires."],
    ["Gift cards expire.", "Your gift card expires."],
  ],
  [
    "Accounts cannot be reopened unless you contact us within a week.",
    [
      "Unless you contact us within a week, accounts cannot be reopened.",
      "Accounts cannot be reopened if you do not contact us within a week.",
    ],
    [
      "Accounts can be reopened unless you contact us within a week.",
      "Accounts cannot be reopened if you contact us within a week.",
    ],
  ],
  [
    "The app works without an internet connection.",
    ["The app works even without an internet connection.", "Without an internet connection the app works."],
    [
      "The app does not work without an internet connection.",
      "The app works only with an internet connection.",
    ],
  ],
  [
    "Can I pay by invoice? No, we only take cards.",
    ["You cannot pay by invoice.", "We only take cards."],
    ["You can pay by invoice.", "Yes, you can pay by invoice."],
  ],
  [
    "Members may bring up to two guests.",
    ["As a member you may bring up to two guests.", "Up to two guests may be brought by members."],
    ["Members must bring at least two guests.", "Members may not bring up to two guests."],
  ],
  [
    "Returns are accepted until 31 January.",
    ["We accept returns until 31 January.", "Until 31 January returns are accepted."],
    ["Returns are accepted from 31 January.", "Returns are not accepted until 31 January."],
  ],
  [
    "Personalised mugs are excluded from returns.",
    ["Personalised mugs are excluded from return.", "Returns exclude personalised mugs."],
    ["Personalised mugs are included in returns.", "Personalised mugs are not excluded from returns."],
  ],
  [
    "Batteries are not included, but a charger is.",
    ["Batteries are not included.", "A charger is included."],
    ["Batteries are included.", "A charger is not included."],
  ],
  [
    "Smoking is prohibited in all rooms.",
    ["Smoking is not allowed in all rooms.", "Smoking is prohibited in our rooms."],
    ["Smoking is allowed in all rooms.", "Smoking is not prohibited in all rooms."],
  ],
  [
    "Please do not hesitate to write to our support team.",
    ["Please write to our support team."],
    ["Please do not write to our support team."],
  ],
  [
    "Cancellation is possible at least 24 hours before departure.",
    [
      "You can cancel at least 24 hours before departure; cancellation is possible then.",
      "At least 24 hours before departure cancellation is possible.",
    ],
    [
      "Cancellation is possible at most 24 hours before departure.",
      "Cancellation is possible 24 hours after departure.",
    ],
  ],
  [
    "Shipping to islands costs €12.",
    ["For islands, shipping costs €12.", "Shipping costs €12 to islands."],
    ["Shipping to islands is free.", "Shipping to islands does not cost €12."],
  ],
];

const GERMAN: readonly Case[] = [
  [
    "Reduzierte Artikel können nicht zurückgegeben werden.",
    [
      "Reduzierte Artikel kann man nicht zurückgeben.",
      "Eine Rückgabe ist nicht möglich: Reduzierte Artikel können nicht zurückgegeben werden.",
    ],
    ["Reduzierte Artikel können zurückgegeben werden.", "Sie können reduzierte Artikel zurückgeben."],
  ],
  [
    "Lampen können innerhalb von 30 Tagen zurückgegeben werden.",
    [
      "Innerhalb von 30 Tagen können Sie Lampen zurückgeben.",
      "Sie können Lampen binnen 30 Tagen zurückgeben.",
    ],
    [
      "Lampen können nicht innerhalb von 30 Tagen zurückgegeben werden.",
      "Lampen können erst nach 30 Tagen zurückgegeben werden.",
    ],
  ],
  [
    "Die Erstattung ist nur möglich, wenn die Ware unbenutzt ist.",
    [
      "Eine Erstattung ist nur bei unbenutzter Ware möglich.",
      "Wenn die Ware unbenutzt ist, ist die Erstattung möglich.",
    ],
    ["Die Erstattung ist möglich.", "Die Erstattung ist auch möglich, wenn die Ware benutzt ist."],
  ],
  [
    "Der Versand ist ab 50 € kostenlos.",
    ["Ab 50 € ist der Versand kostenlos.", "Ab einem Bestellwert von 50 € ist der Versand gratis."],
    ["Der Versand ist bis 50 € kostenlos.", "Der Versand ist ab 50 € nicht kostenlos."],
  ],
  [
    "Die Garantie gilt für alle Teile außer dem Akku.",
    [
      "Außer dem Akku gilt die Garantie für alle Teile.",
      "Für alle Teile mit Ausnahme des Akkus gilt die Garantie.",
    ],
    [
      "Die Garantie gilt für alle Teile, auch den Akku.",
      "Die Garantie gilt auch für den Akku und alle Teile.",
    ],
  ],
  [
    "Das Gerät muss vor dem ersten Gebrauch registriert werden.",
    [
      "Vor dem ersten Gebrauch muss das Gerät registriert werden.",
      "Sie müssen das Gerät vor dem ersten Gebrauch registrieren.",
    ],
    [
      "Das Gerät kann vor dem ersten Gebrauch registriert werden.",
      "Das Gerät muss nach dem ersten Gebrauch registriert werden.",
    ],
  ],
  [
    "Gutscheine verfallen nie.",
    ["Gutscheine verfallen nicht.", "Ihre Gutscheine verfallen nie."],
    ["Gutscheine verfallen.", "Ihre Gutscheine verfallen."],
  ],
  [
    "Das Abo verlängert sich, es sei denn, Sie kündigen einen Monat vorher.",
    [
      "Das Abo verlängert sich, wenn Sie nicht einen Monat vorher kündigen.",
      "Es sei denn, Sie kündigen einen Monat vorher, verlängert sich das Abo.",
    ],
    [
      "Das Abo verlängert sich, wenn Sie einen Monat vorher kündigen.",
      "Das Abo verlängert sich nicht, es sei denn, Sie kündigen einen Monat vorher.",
    ],
  ],
  [
    "Eine Abholung ohne Termin ist nicht möglich.",
    ["Ohne Termin ist eine Abholung nicht möglich.", "Ohne Termin ist keine Abholung möglich."],
    ["Eine Abholung ohne Termin ist möglich.", "Ohne Termin ist eine Abholung möglich."],
  ],
  [
    "Kann ich auf Rechnung zahlen? Nein, das bieten wir nicht an.",
    ["Sie können nicht auf Rechnung zahlen."],
    ["Sie können auf Rechnung zahlen.", "Ja, Sie können auf Rechnung zahlen."],
  ],
  [
    "Das Paket wird höchstens 7 Tage im Lager aufbewahrt.",
    [
      "Das Paket wird maximal 7 Tage im Lager aufbewahrt.",
      "Höchstens 7 Tage wird das Paket im Lager aufbewahrt.",
    ],
    ["Das Paket wird mindestens 7 Tage im Lager aufbewahrt.", "Das Paket wird nicht im Lager aufbewahrt."],
  ],
  [
    "Rauchen ist in allen Räumen verboten.",
    ["In allen Räumen ist Rauchen nicht erlaubt.", "Das Rauchen ist in allen Räumen verboten."],
    ["Rauchen ist in allen Räumen erlaubt.", "Rauchen ist in allen Räumen nicht verboten."],
  ],
  [
    "Batterien sind nicht enthalten, ein Ladegerät schon.",
    ["Batterien sind nicht enthalten.", "Es sind keine Batterien enthalten."],
    ["Batterien sind enthalten.", "Es sind Batterien enthalten."],
  ],
  [
    "Zögern Sie nicht, unseren Kundendienst anzurufen.",
    ["Sie können unseren Kundendienst anrufen."],
    ["Bitte unseren Kundendienst nicht anrufen."],
  ],
  [
    "Die Lieferung auf Inseln kostet 12 €.",
    ["Eine Lieferung auf Inseln kostet 12 €."],
    ["Die Lieferung auf Inseln ist kostenlos.", "Die Lieferung auf Inseln kostet keine 12 €."],
  ],
  [
    "Der Zugang bleibt bis zum 31. Januar offen.",
    ["Bis zum 31. Januar bleibt der Zugang offen."],
    ["Der Zugang bleibt ab dem 31. Januar offen.", "Der Zugang bleibt bis zum 31. Januar geschlossen."],
  ],
];

const DUTCH: readonly Case[] = [
  [
    "Afgeprijsde artikelen worden niet terugbetaald.",
    ["Afgeprijsde artikelen worden nooit terugbetaald."],
    ["Afgeprijsde artikelen worden terugbetaald."],
  ],
  [
    "U kunt lampen binnen 30 dagen terugsturen.",
    [
      "Binnen 30 dagen kunt u lampen terugsturen.",
      "Lampen kunnen binnen 30 dagen worden teruggestuurd; u kunt ze terugsturen.",
    ],
    ["U kunt lampen niet binnen 30 dagen terugsturen.", "U kunt lampen na 30 dagen terugsturen."],
  ],
  [
    "Terugbetaling is alleen mogelijk als het product ongebruikt is.",
    [
      "Alleen als het product ongebruikt is, is terugbetaling mogelijk.",
      "Als het product ongebruikt is, is terugbetaling mogelijk.",
    ],
    ["Terugbetaling is mogelijk.", "Terugbetaling is ook mogelijk als het product gebruikt is."],
  ],
  [
    "Verzending is gratis vanaf 50 €.",
    ["Vanaf 50 € is verzending gratis.", "Verzending is kosteloos vanaf 50 €."],
    ["Verzending is niet gratis vanaf 50 €.", "Verzending is gratis tot 50 €."],
  ],
  [
    "De garantie geldt voor alle onderdelen behalve de accu.",
    ["Behalve voor de accu geldt de garantie voor alle onderdelen."],
    [
      "De garantie geldt voor alle onderdelen, ook de accu.",
      "De garantie geldt voor de accu en alle onderdelen.",
    ],
  ],
  [
    "U moet het apparaat vóór het eerste gebruik registreren.",
    ["Het apparaat moet vóór het eerste gebruik worden geregistreerd."],
    [
      "U kunt het apparaat vóór het eerste gebruik registreren.",
      "U moet het apparaat na het eerste gebruik registreren.",
    ],
  ],
  ["Cadeaubonnen verlopen nooit.", ["Cadeaubonnen verlopen niet."], ["Cadeaubonnen verlopen."]],
  [
    "Het abonnement wordt verlengd, tenzij u een maand van tevoren opzegt.",
    ["Het abonnement wordt verlengd als u niet een maand van tevoren opzegt."],
    [
      "Het abonnement wordt verlengd als u een maand van tevoren opzegt.",
      "Het abonnement wordt niet verlengd, tenzij u een maand van tevoren opzegt.",
    ],
  ],
  [
    "Het pakket wordt hoogstens 7 dagen bewaard.",
    ["Het pakket wordt maximaal 7 dagen bewaard."],
    ["Het pakket wordt minstens 7 dagen bewaard.", "Het pakket wordt niet bewaard."],
  ],
  [
    "Kan ik op rekening betalen? Nee, alleen met pin.",
    ["U kunt niet op rekening betalen."],
    ["U kunt op rekening betalen.", "Ja, u kunt op rekening betalen."],
  ],
  [
    "De app werkt zonder internetverbinding.",
    ["Zonder internetverbinding werkt de app."],
    ["De app werkt niet zonder internetverbinding."],
  ],
  [
    "Roken is in alle kamers verboden.",
    ["In alle kamers is roken niet toegestaan."],
    ["Roken is in alle kamers toegestaan.", "Roken is in alle kamers niet verboden."],
  ],
  [
    "Batterijen zijn niet inbegrepen.",
    ["Er zijn geen batterijen inbegrepen."],
    ["Batterijen zijn inbegrepen."],
  ],
];

describe.each([
  ["English", ENGLISH],
  ["German", GERMAN],
  ["Dutch", DUTCH],
])("%s", (_, cases) => {
  const { missed, wrong, turned, same } = judged(cases, (passage, claim) =>
    new Statements(passage).against(claim),
  );

  test("what turns a passage round is caught", () => {
    expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.1 * turned);
  });

  test("what says the same in other words is not", () => {
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.05 * same);
  });
});
