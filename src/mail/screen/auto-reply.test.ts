import { describe, expect, test } from "vitest";
import { FROM, screened } from "./screened.ts";

const encoded = (subject: string): string =>
  `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`;

describe("a program by its header", () => {
  test.each([
    ["Auto-Submitted other than no (RFC 3834)", [FROM, "Auto-Submitted: auto-replied"]],
    ["Auto-Submitted other than no (RFC 3834)", [FROM, "Auto-Submitted: auto-generated; x=y"]],
    [
      "read receipt (RFC 8098)",
      [FROM, "Content-Type: multipart/report; boundary=b; report-type=disposition-notification"],
    ],
    [
      "subject of a read receipt, X-Auto-Response-Suppress header",
      [FROM, "X-Auto-Response-Suppress: All", "Subject: Read: Order"],
    ],
    ["X-Autoreply header", [FROM, "X-Autoreply: yes"]],
    ["X-Autoreply header", [FROM, "X-Autorespond:"]],
    ["Precedence: auto_reply", [FROM, "Precedence: auto_reply"]],
    ["made by a rule of a mail program", [FROM, "X-Apple-Action: VACATION/INHIBIT"]],
    ["sent by a responder", ["From: shop-autoreply@example.org"]],
  ])("%s", async (reason, lines) => {
    const result = await screened(lines);
    expect(result).toMatchObject({ verdict: "auto-reply", disposition: "ignore" });
    expect(result.reasons).toContain(reason);
  });

  test("a field that says no is none", async () => {
    expect((await screened([FROM, "X-Autoreply: no"])).answerable).toBe(true);
  });

  test("a null return path alone is for a person: a broken forwarder writes it too", async () => {
    expect(await screened(["Return-Path: <>", FROM], "Where is my order")).toMatchObject({
      verdict: "auto-reply",
      disposition: "person",
    });
  });
});

test.each([
  "Automatic reply: Your order",
  "Auto: Re: Order",
  "[EXT] Out of Office: Order",
  "Re: Your order (out of office)",
  "Abwesenheitsnotiz: Bestellung",
  "Automatische Antwort: Bestellung",
  "Réponse automatique : Commande",
  "Respuesta automática: Pedido",
  "Risposta automatica: Ordine",
  "Resposta automática: Pedido",
  "Automatisch antwoord: Bestelling",
  "Autosvar: Beställning",
  "Automaattinen vastaus: Tilaus",
  "Odpowiedź automatyczna: Zamówienie",
  "Automatická odpověď: Objednávka",
  "Automatikus válasz: Rendelés",
  "Răspuns automat: Comandă",
  "Автоматический ответ: Заказ",
  "Автоматична відповідь: Замовлення",
  "Otomatik Yanıt: Sipariş",
  "Αυτόματη απάντηση: Παραγγελία",
  "自動返信: ご注文",
  "自动回复: 订单",
  "자동 회신: 주문",
  "Eingangsbestätigung Ihrer Anfrage",
])("the subject %s is a program's", async (subject) => {
  expect(await screened([FROM, encoded(subject)])).toMatchObject({
    verdict: "auto-reply",
    disposition: "ignore",
  });
});

/** No header at all says so; where a person could have written it, a person decides. */
describe("an absence notice by its words", () => {
  test.each([
    [
      "en",
      "Hi,\nI am currently out of the office until 5 May with limited access to my email. For urgent matters please contact Ben.",
    ],
    ["en leave", "I'm on annual leave and will get back to you as soon as I return."],
    [
      "de",
      "Sehr geehrte Damen und Herren,\nich bin bis zum 5. Mai nicht im Büro. Ihre E-Mail wird nicht weitergeleitet.",
    ],
    ["fr", "Bonjour,\nje suis absent du bureau jusqu'au 5 mai. En cas d'urgence, veuillez contacter Ben."],
    ["es", "Estaré fuera de la oficina hasta el 5 de mayo. Para temas urgentes contacte con Ben."],
    ["it", "Sono assente dall'ufficio fino al 5 maggio. In caso di urgenza potete contattare Ben."],
    ["pt", "Estarei ausente até 5 de maio. Em caso de urgência, favor contatar Ben."],
    ["nl", "Ik ben tot 5 mei afwezig. Bij dringende zaken kunt u contact opnemen met Ben."],
    ["sv", "Jag är på semester till den 5 maj. Vid brådskande ärenden kontakta Ben."],
    ["da", "Jeg er på ferie til den 5. maj. Kontakt venligst ben@example.org."],
    ["no", "Jeg er ikke på kontoret før 5. mai. Ved hastesaker, ring Ben."],
    ["fi", "Olen lomalla 5.5. saakka. Kiireellisissä asioissa ota yhteys Beniin."],
    ["pl", "Jestem na urlopie do 5 maja. W pilnych sprawach proszę o kontakt z Benem."],
    ["cs", "Jsem mimo kancelář do 5. května. V naléhavých případech kontaktujte Bena."],
    ["hu", "Szabadságon vagyok május 5-ig. Sürgős esetben hívja Bent."],
    ["ro", "Sunt în concediu până pe 5 mai. În caz de urgență sunați-l pe Ben."],
    ["ru", "Я в отпуске до 5 мая. По срочным вопросам обращайтесь к Бену."],
    ["uk", "Я перебуваю у відпустці до 5 травня. У термінових справах звертайтеся до Бена."],
    ["tr", "5 Mayıs'a kadar izindeyim. Acil durumda Ben'i arayın."],
    ["el", "Είμαι εκτός γραφείου έως τις 5 Μαΐου. Για κάτι επείγον καλέστε τον Ben."],
    ["ja", "5月5日まで休暇をいただいております。お急ぎの場合はBenまでご連絡ください。"],
    ["zh", "我目前正在休假，5月5日回来后尽快回复。"],
    ["ko", "5월 5일까지 휴가 중입니다. 급한 용무는 Ben에게 연락 주세요."],
  ])("%s", async (_, body) => {
    expect(await screened([FROM, "Subject: Re: Order 17"], body)).toMatchObject({
      verdict: "auto-reply",
      disposition: "person",
      answerable: false,
    });
  });

  test("with the subject of one it is a program's", async () => {
    const body = "I am on leave until 5 May. For urgent matters please contact Ben.";
    expect((await screened([FROM, "Subject: On leave"], body)).disposition).toBe("ignore");
  });
});

describe("a receipt by its words", () => {
  test.each([
    ["Your request (#123) has been received and is being reviewed by our support staff."],
    ["Thank you for contacting Example. Your ticket number is 4711. Our team will respond within 24 hours."],
    ["A ticket has been created for you: 4711."],
    ["We have received your email and will get back to you within two business days."],
    ["Vielen Dank für Ihre Nachricht. Wir melden uns so schnell wie möglich bei Ihnen."],
    ["Nous avons bien reçu votre demande et vous répondrons dans les plus brefs délais."],
    ["Hemos recibido su consulta. Le responderemos lo antes posible."],
    ["Abbiamo ricevuto la tua richiesta. Ti risponderemo il prima possibile."],
    ["Recebemos sua mensagem. Responderemos o mais breve possível."],
    ["Bedankt voor uw bericht. Wij reageren zo snel mogelijk."],
    ["Ваше обращение №17 зарегистрировано. Мы ответим в ближайшее время."],
    ["お問い合わせいただきありがとうございます。担当者よりご連絡いたします。"],
  ])("%s", async (body) => {
    expect(await screened([FROM, "Subject: Re: Order 17"], body)).toMatchObject({
      verdict: "auto-reply",
      disposition: "person",
    });
  });
});

describe("a machine that says it is one", () => {
  test.each([
    ["This is an automated message, please do not reply."],
    ["Your parcel has left our warehouse.\n\nPlease do not reply to this email."],
    ["Ihr Paket ist unterwegs.\n\nDiese E-Mail wurde automatisch erstellt."],
    ["Votre colis est parti.\n\nMerci de ne pas répondre à ce message."],
    ["本メールは送信専用です。"],
    ["此邮件为系统自动发送，请勿回复。"],
  ])("%s", async (body) => {
    expect(await screened([FROM, "Subject: News of your order"], body)).toMatchObject({
      verdict: "auto-reply",
      disposition: "person",
    });
  });

  test("a customer who forwards such a mail is a person", async () => {
    const body =
      "Please see below, I cannot open the link.\n\n---------- Forwarded message ---------\nThis is an automated message.";
    expect((await screened([FROM, "Subject: Fwd: Your order"], body)).answerable).toBe(true);
  });
});

test("a read receipt without its MIME type is one by its words and fields", async () => {
  expect((await screened([FROM], "Your message to a@b.example was read on Monday")).verdict).toBe(
    "auto-reply",
  );
  expect(
    (await screened([FROM], "Disposition: automatic-action/MDN-sent-automatically; displayed")).verdict,
  ).toBe("auto-reply");
});
