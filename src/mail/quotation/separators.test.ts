import { describe, expect, test } from "vitest";
import { readLines, type Line } from "./line.ts";
import { hasForwardPrefix, isForwardMarker, originalMarker, replyAboveMarker } from "./separators.ts";

const line = (text: string): Line => {
  const [first] = readLines(text);
  if (first === undefined) throw new Error("no line");
  return first;
};

describe("marks of an original message", () => {
  test.each([
    "-----Original Message-----",
    "----- Original Message -----",
    "-------- Original message --------",
    "‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐",
    "*----- Original Message -----*",
    "-----Ursprüngliche Nachricht-----",
    "-----Original-Nachricht-----",
    "-----Message d'origine-----",
    "----- Message d’origine -----",
    "-----Mensaje original-----",
    "----Messaggio originale----",
    "-----Mensagem original-----",
    "-----Oorspronkelijk bericht-----",
    "-----Ursprungligt meddelande-----",
    "-----Oprindelig meddelelse-----",
    "-------- Opprinnelig melding --------",
    "-----Alkuperäinen viesti-----",
    "-----Wiadomość oryginalna-----",
    "---------- Původní e-mail ----------",
    "-----Pôvodná správa-----",
    "-----Eredeti üzenet-----",
    "-----Mesaj original-----",
    "-----Izvorna poruka-----",
    "-----Оригинално съобщение-----",
    "-----Исходное сообщение-----",
    "-----Вихідне повідомлення-----",
    "-----Αρχικό μήνυμα-----",
    "-----Orijinal Mesaj-----",
    "-----Pesan Asli-----",
    "-----Thư gốc-----",
    "-----الرسالة الأصلية-----",
    "-----הודעה מקורית-----",
    "------------------ 原始邮件 ------------------",
    "---- 回复的原邮件 ----",
    "-----元のメッセージ-----",
    "-----원본 메시지-----",
  ])("%s", (text) => {
    expect(originalMarker(readLines(text), 0)).toEqual({ length: 1, isStrong: true });
  });

  test("without dashes it is one only above a header block", () => {
    const block = "From: Shop\nSent: Monday\nTo: Anna\nSubject: Order";
    expect(originalMarker(readLines(`  Original Message  \n${block}`), 0)).not.toBeNull();
    expect(originalMarker(readLines("Original message\nwas lost"), 0)).toBeNull();
  });
});

describe("marks of a forwarded message", () => {
  test.each([
    "---------- Forwarded message ---------",
    "-------- Forwarded Message --------",
    "Begin forwarded message:",
    "----- Forwarded by Anna Berg/Shop on 02.11.2026 10:15 -----",
    "-------- Weitergeleitete Nachricht --------",
    "Anfang der weitergeleiteten Nachricht:",
    "---------- Message transféré ----------",
    "Début du message réexpédié :",
    "---------- Mensaje reenviado ---------",
    "Inicio del mensaje reenviado:",
    "---------- Missatge reenviat ---------",
    "---------- Messaggio inoltrato ---------",
    "Inizio messaggio inoltrato:",
    "---------- Mensagem encaminhada ---------",
    "Início da mensagem reencaminhada:",
    "---------- Doorgestuurd bericht ---------",
    "Begin doorgestuurd bericht:",
    "---------- Vidarebefordrat meddelande ---------",
    "---------- Videresendt meddelelse ---------",
    "---------- Videresendt melding ---------",
    "---------- Välitetty viesti ---------",
    "---------- Przekazana wiadomość ---------",
    "---------- Přeposlaná zpráva ---------",
    "---------- Preposlaná správa ---------",
    "---------- Posredovano sporočilo ---------",
    "---------- Proslijeđena poruka ---------",
    "---------- Továbbított üzenet ---------",
    "---------- Mesaj redirecționat ---------",
    "---------- Препратено съобщение ---------",
    "-------- Пересылаемое сообщение --------",
    "Начало переадресованного сообщения:",
    "---------- Переслане повідомлення ---------",
    "---------- Προωθημένο μήνυμα ---------",
    "---------- Yönlendirilen ileti ---------",
    "---------- Pesan terusan ---------",
    "---------- Thư chuyển tiếp ---------",
    "---------- رسالة معاد توجيهها ---------",
    "---------- הודעה שהועברה ---------",
    "---------- 转发的邮件 ---------",
    "以下是转发的邮件：",
    "---------- 轉寄的郵件 ---------",
    "---------- 転送されたメール ---------",
    "---------- 전달된 메시지 ---------",
  ])("%s", (text) => {
    expect(isForwardMarker(line(text))).toBe(true);
  });

  test.each([
    "Forwarded message",
    "I forwarded the message:",
    "Weitergeleitet an Sie:",
    "-----Original Message-----",
  ])("%s is none", (text) => {
    expect(isForwardMarker(line(text))).toBe(false);
  });
});

describe("help desks' lines", () => {
  test.each([
    "##- Please type your reply above this line -##",
    "--- Reply above this line ---",
    "-- Please reply above this line --",
    "=== Bitte antworten Sie oberhalb dieser Linie ===",
    "##- Veuillez répondre au-dessus de cette ligne -##",
    "##- Por favor, escriba su respuesta por encima de esta línea -##",
    "##- Scrivi la tua risposta sopra questa linea -##",
    "##- Typ uw antwoord boven deze lijn -##",
    "##- Digite sua resposta acima desta linha -##",
    "##- Wpisz odpowiedź powyżej tej linii -##",
    "##- Пожалуйста, введите ответ выше этой линии -##",
  ])("%s ends the answer", (text) => {
    expect(replyAboveMarker(line(text))).not.toBeNull();
  });

  test.each([
    "Please type your reply above this line, it says. Where?",
    "- I wrote above the dotted line on the form",
  ])("%s is the customer's", (text) => {
    expect(replyAboveMarker(line(text))).toBeNull();
  });
});

test.each([
  ["Fwd: Order", true],
  ["FW: Order", true],
  ["[EXT] Fwd: Order", true],
  ["WG: Bestellung", true],
  ["TR : Commande", true],
  ["RV: Pedido", true],
  ["ENC: Pedido", true],
  ["I: Ordine", true],
  ["Doorst: Bestelling", true],
  ["VB: Beställning", true],
  ["VL: Tilaus", true],
  ["PD: Zamówienie", true],
  ["İLT: Sipariş", true],
  ["ΠΡΘ: Παραγγελία", true],
  ["转发：订单", true],
  ["轉寄: 訂單", true],
  ["転送: 注文", true],
  ["Re: Fwd: Order", false],
  ["AW: WG: Bestellung", false],
  ["Forward it", false],
  ["Invoice: late", false],
  ["I need help: urgent", false],
])("the subject %s says that a mail is forwarded: %s", (subject, expected) => {
  expect(hasForwardPrefix(subject)).toBe(expected);
});
