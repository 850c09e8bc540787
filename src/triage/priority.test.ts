import { describe, expect, test } from "vitest";
import { assessPriority } from "./priority.ts";

test.each([
  ["I will talk to my lawyer.", "legal threat"],
  ["Das geht an meinen Anwalt!", "legal threat"],
  ["The lamp caught fire.", "safety"],
  ["J’ai été blessé par la lampe.", "safety"],
  ["Le câble a brûlé.", "safety"],
  ["The whole site is down.", "outage"],
  ["Er is een storing.", "outage"],
  ["This is UNACCEPTABLE", "anger"],
  ["Das ist unverschämt.", "anger"],
  ["So eine unverschämte Antwort.", "anger"],
  ["Es una vergüenza", "anger"],
  ["Please answer asap", "urgent"],
  ["dringend", "urgent"],
])("%s is urgent: %s", (text, reason) => {
  expect(assessPriority(text)).toEqual({ priority: "high", reasons: [reason] });
});

test("each reason is given once, in the order of their weight", () => {
  expect(assessPriority("Urgent! urgent! It caught fire, I call my lawyer. Ridiculous.").reasons).toEqual([
    "legal threat",
    "safety",
    "anger",
    "urgent",
  ]);
});

describe("in other languages", () => {
  test.each([
    ["If I hear nothing I will dispute the charge with my bank.", "legal threat"],
    ["Sonst gehe ich zur Verbraucherzentrale.", "legal threat"],
    ["Je vais porter plainte.", "legal threat"],
    ["Voy a poner una denuncia.", "legal threat"],
    ["Procederò per vie legali.", "legal threat"],
    ["Ik stap naar de rechtbank.", "legal threat"],
    ["Vou reclamar ao tribunal.", "legal threat"],
    ["Jag kontaktar en advokat.", "legal threat"],
    ["Skieruję sprawę do sądu.", "legal threat"],
    ["Obrátím se na právníka.", "legal threat"],
    ["Avukatım sizinle görüşecek.", "legal threat"],
    ["Я подам в суд.", "legal threat"],
    ["Звернуся до адвоката.", "legal threat"],
    ["弁護士に相談します。", "legal threat"],
    ["我要找律师。", "legal threat"],
    ["변호사와 상담하겠습니다.", "legal threat"],
    ["My son got an electric shock from the lamp.", "safety"],
    ["There was a burning smell.", "safety"],
    ["Aus dem Ladegerät kam Rauch.", "safety"],
    ["La batería explotó.", "safety"],
    ["Ho preso la scossa elettrica.", "safety"],
    ["O carregador pegou fogo.", "safety"],
    ["Laddaren har börjat brinna.", "safety"],
    ["Lampa dymi i iskrzy.", "safety"],
    ["Şarj aleti patladı.", "safety"],
    ["Лампа загорелась.", "safety"],
    ["煙が出ています。", "safety"],
    ["充电器爆炸了。", "safety"],
    ["Your server has been down since noon.", "outage"],
    ["Nobody in the office can log in.", "outage"],
    ["Der Server ist ausgefallen.", "outage"],
    ["Le site est en panne.", "outage"],
    ["El sistema está caído.", "outage"],
    ["Sajten ligger nere.", "outage"],
    ["Сайт не открывается, сервер упал сайт недоступен.", "outage"],
    ["I am furious.", "anger"],
    ["C'est une arnaque.", "anger"],
    ["È una truffa.", "anger"],
    ["Ik ben woedend.", "anger"],
    ["Isto é inaceitável.", "anger"],
    ["Detta är ett skandalöst bemötande.", "anger"],
    ["To jest skandal.", "anger"],
    ["To je podvod.", "anger"],
    ["Bu bir rezalet.", "anger"],
    ["Это безобразие.", "anger"],
    ["Це знущання.", "anger"],
    ["二度と買いません。", "anger"],
    ["你们是骗子。", "anger"],
    ["Es ist sehr eilig.", "urgent"],
    ["Répondez au plus vite.", "urgent"],
    ["Lo necesito cuanto antes.", "urgent"],
    ["Det är brådskande.", "urgent"],
    ["To pilne.", "urgent"],
    ["Acil lütfen.", "urgent"],
    ["Очень срочно.", "urgent"],
    ["至急お願いします。", "urgent"],
  ])("%s: %s", (text, reason) => {
    expect(assessPriority(text).reasons).toContain(reason);
  });
});

test.each([
  "WHERE IS MY ORDER",
  "This is my third mail!!!",
  "I HAVE BEEN WAITING SINCE MARCH and nobody answers.",
])("what is shouted is anger: %s", (text) => {
  expect(assessPriority(text).reasons).toContain("anger");
});

test.each(["Thank you!!!", "I LOVE THIS LAMP SO MUCH", "Great service!!! You made my day!!!"])(
  "joy is shouted too: %s",
  (text) => {
    expect(assessPriority(text).priority).toBe("normal");
  },
);

describe("can wait", () => {
  test.each([
    "Where is my order?",
    "Ich habe die Lampe im Gebrauch.",
    "I am storing the lamp in the cellar.",
    "The insurgent scampered.",
    "Eilige Grüße",
    "",
    "There is no need to hurry.",
    "It is not urgent.",
    "No rush, whenever you find the time.",
    "Es ist nicht dringend, keine Eile.",
    "Es eilt nicht.",
    "Ce n'est pas urgent.",
    "No es urgente, no hay prisa.",
    "Non è urgente.",
    "Het is niet dringend, geen haast.",
    "Não é urgente.",
    "Det är inte bråttom.",
    "Det haster ikke.",
    "To nie jest pilne.",
    "Acil değil.",
    "Это не срочно.",
    "急ぎません。",
    "不着急。",
    "Do you have the manual of the smoke detector?",
    "Is the Polder table in smoked oak in stock?",
    "What is the burn-in time of the speaker?",
    "We deliver linen to an urgent care pharmacy.",
    "Does the emergency light come with batteries?",
    "Wo finde ich die Anleitung für den Rauchmelder?",
    "Which brand is it?",
    "Är det ett känt brand?",
    "Hoeveel lampen zat erin?",
    "Er zat geen kabel bij.",
    "Das wäre schön, ich habe schon bestellt.",
    "Spedite in Polonia ogni rok?",
    "W tym roku kupiłem dwie lampy.",
    "Han köpte en lampa.",
    "Do you sell the art deco lamp?",
    "The price is down on your site, nice.",
    "Nobody was injured.",
    "It did not catch fire.",
    "My code is ORDER-4711-XL-RED.",
    "I bought an LED USB HDMI adapter.",
  ])("%j", (text) => {
    expect(assessPriority(text)).toEqual({ priority: "normal", reasons: [] });
  });
});

test.each(["not ", "smoke ", "A", "!", "URGENT ", "nobody can "])(
  "100,000 characters of %j take no noticeable time",
  (unit) => {
    const start = performance.now();
    assessPriority(unit.repeat(100_000 / unit.length));
    expect(performance.now() - start).toBeLessThan(1_500);
  },
);
