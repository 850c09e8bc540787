import { describe, expect, test } from "vitest";
import { headerBlock } from "./header-block.ts";
import { readLines } from "./line.ts";

const found = (...lines: string[]) => headerBlock(readLines(lines.join("\n")), 0);

/** Outlook's labels, desktop and web, and those of webmail: from, sent, to, subject. */
const LANGUAGES: readonly (readonly [string, string, string, string, string])[] = [
  ["English", "From", "Sent", "To", "Subject"],
  ["English, Mac", "From", "Date", "To", "Subject"],
  ["German", "Von", "Gesendet", "An", "Betreff"],
  ["German, Mac", "Von", "Datum", "An", "Betreff"],
  ["French", "De ", "Envoyé ", "À ", "Objet "],
  ["French, phone", "De", "Envoyé le", "À", "Objet"],
  ["French, webmail", "De", "Date", "A", "Sujet"],
  ["Spanish", "De", "Enviado el", "Para", "Asunto"],
  ["Catalan", "De", "Enviat", "Per a", "Assumpte"],
  ["Portuguese", "De", "Enviado", "Para", "Assunto"],
  ["Portuguese, Brazil", "De", "Enviada em", "Para", "Assunto"],
  ["Italian", "Da", "Inviato", "A", "Oggetto"],
  ["Dutch", "Van", "Verzonden", "Aan", "Onderwerp"],
  ["Swedish", "Från", "Skickat", "Till", "Ämne"],
  ["Danish", "Fra", "Sendt", "Til", "Emne"],
  ["Norwegian", "Fra", "Dato", "Til", "Emne"],
  ["Icelandic", "Frá", "Sent", "Til", "Efni"],
  ["Finnish", "Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe"],
  ["Estonian", "Saatja", "Saadetud", "Adressaat", "Teema"],
  ["Latvian", "No", "Nosūtīts", "Kam", "Tēma"],
  ["Lithuanian", "Nuo", "Išsiųsta", "Kam", "Tema"],
  ["Polish", "Od", "Wysłano", "Do", "Temat"],
  ["Czech", "Od", "Odesláno", "Komu", "Předmět"],
  ["Slovak", "Od", "Odoslané", "Komu", "Predmet"],
  ["Slovene", "Od", "Poslano", "Za", "Zadeva"],
  ["Croatian", "Od", "Poslano", "Za", "Predmet"],
  ["Serbian", "Од", "Послато", "За", "Наслов"],
  ["Hungarian", "Feladó", "Elküldve", "Címzett", "Tárgy"],
  ["Romanian", "De la", "Trimis", "Către", "Subiect"],
  ["Bulgarian", "От", "Изпратено", "До", "Относно"],
  ["Russian", "От", "Отправлено", "Кому", "Тема"],
  ["Russian, webmail", "От кого", "Дата", "Кому", "Тема"],
  ["Ukrainian", "Від", "Надіслано", "Кому", "Тема"],
  ["Greek", "Από", "Στάλθηκε", "Προς", "Θέμα"],
  ["Turkish", "Kimden", "Gönderildi", "Kime", "Konu"],
  ["Turkish, webmail", "Gönderen", "Tarih", "Kime", "Konu"],
  ["Indonesian", "Dari", "Dikirim", "Kepada", "Subjek"],
  ["Vietnamese", "Từ", "Đã gửi", "Đến", "Chủ đề"],
  ["Thai", "จาก", "ส่ง", "ถึง", "เรื่อง"],
  ["Arabic", "من", "تم الإرسال", "إلى", "الموضوع"],
  ["Hebrew", "מאת", "נשלח", "אל", "נושא"],
  ["Persian", "از", "تاریخ", "به", "موضوع"],
  ["Hindi", "प्रेषक", "भेजा गया", "प्रति", "विषय"],
  ["Chinese, simplified", "发件人", "发送时间", "收件人", "主题"],
  ["Chinese, traditional", "寄件者", "寄件日期", "收件者", "主旨"],
  ["Japanese", "差出人", "送信日時", "宛先", "件名"],
  ["Korean", "보낸 사람", "보낸 날짜", "받는 사람", "제목"],
];

describe("header blocks", () => {
  test.each(LANGUAGES)(
    "in %s are found, in any order, bold, with wide colons, in a table",
    (_, from, sent, to, subject) => {
      const [f, s, t, b] = ["Shop", "2 Nov 2026 10:15", "Anna", "Order"];
      const block = [`${from}: ${f}`, `${sent}: ${s}`, `${to}: ${t}`, `${subject}: ${b}`];
      const whole = { length: 4, isStrong: true };
      expect(found(...block, "", "Dear Anna")).toEqual(whole);
      expect(found(...[...block].reverse(), "", "Dear Anna")).toEqual(whole);
      expect(found(`*${from}:* ${f}`, `*${sent}:* ${s}`, `*${to}:* ${t}`, `*${subject}:* ${b}`)).toEqual(
        whole,
      );
      expect(
        found(`**${from}:** ${f}`, `**${sent}:** ${s}`, `**${to}:** ${t}`, `**${subject}:** ${b}`),
      ).toEqual(whole);
      expect(found(...block.map((line) => line.replace(": ", "\uFF1A")))).toEqual(whole);
      expect(found(...block.map((line) => `\u200e\u00a0 ${line.replace(": ", ":\u00a0")}`))).toEqual(whole);
      expect(found(...block.map((line) => `| ${line.replace(": ", ": | ")} |`))).toEqual(whole);
      expect(found("________________________________", ...block)).toEqual({ length: 5, isStrong: true });
    },
  );

  test.each([
    [
      "a copy line and an importance",
      ["From: Shop", "Sent: Monday", "To: Anna", "Cc: Bert", "Subject: Order", "Importance: High"],
      5,
    ],
    [
      "a list of addresses over two lines",
      ["From: Shop", "Sent: Monday", "To: Anna;", " Bert;", "Subject: Order"],
      5,
    ],
    [
      "an address below its label",
      ["From: Shop", "<support@shop.example>", "Sent: Monday", "To: Anna", "Subject: Order"],
      5,
    ],
    ["empty lines between", ["From: Shop", "", "Sent: Monday", "", "To: Anna", "", "Subject: Order"], 7],
    ["no subject", ["От: Shop", "Отправлено: 2 ноября 2026 г. 15:05", "Кому: Anna"], 3],
    ["no subject but an address", ["From: Shop <support@shop.example>", "Date: 2 Nov 2026", "To: Anna"], 3],
    [
      "its subject first",
      ["Subject: Order", "From: support@shop.example", "To: anna@x.example", "Date: Mon, 2 Nov 2026"],
      4,
    ],
    [
      "a French portal's opening",
      ["Message du : 02/11/2026 13:20", "De : Shop", "A : anna@x.example", "Copie à :", "Sujet : Order"],
      5,
    ],
  ])("with %s are found", (_, lines, least) => {
    expect(found(...lines, "", "Dear Anna")?.length).toBeGreaterThanOrEqual(least);
  });

  test("below a client's long rule they are found in languages that are not known here", () => {
    const block = ["Xyz: Shop <support@shop.example>", "Abc: 2 Qwe 2026 10:15", "Def: Anna", "Ghi: Order"];
    expect(found("________________________________", ...block)).toEqual({ length: 5, isStrong: true });
    expect(found(...block)).toBeNull();
  });

  test.each([
    ["a traveller's itinerary", ["From: Berlin", "To: Paris", "Date: 2 Nov"]],
    ["a letter's opening", ["Von: Anna", "Ich brauche Hilfe."]],
    ["a subject and a date", ["Subject: my order", "Date: 2 Nov", "It is late."]],
    ["a web form", ["From: Anna", "Email: anna@x.example", "Subject: Broken", "Message: It does not work."]],
    ["a web form with a name", ["Name: Anna", "From: anna@x.example", "To: shop", "Subject: Broken"]],
    [
      "a sentence",
      ["From: our database, not From: external sources.", "To me it seems wrong.", "Subject to change."],
    ],
    ["a time", ["10:15 Berlin", "12:30 Paris", "Date: tomorrow"]],
  ])("%s is none", (_, lines) => {
    expect(found(...lines)).toBeNull();
  });
});
