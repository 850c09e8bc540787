import { expect, test } from "vitest";
import { fromBinary } from "../bytes.ts";
import { chooseCharset, decodeGuessing, decodeWithCharset } from "./charset.ts";

/** Bytes of a text in a charset, made from Node's own decoder turned round. */
const encode = (text: string, charset: string): Buffer => {
  const decoder = new TextDecoder(charset);
  // Node 20 has control characters where windows-1252 has these.
  const table = new Map<string, number[]>(
    charset === "windows-1252"
      ? Array.from("€„“”–").map((letter, index) => [
          letter,
          [[0x80], [0x84], [0x93], [0x94], [0x96]][index] ?? [],
        ])
      : [],
  );
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  const isMultiByte = !/^(?:windows|iso-8859|koi8|ibm)/.test(charset);
  if (isMultiByte)
    for (let lead = 0x81; lead < 0xff; lead++)
      for (let trail = 0x40; trail < 0xff; trail++) {
        const letter = decoder.decode(Uint8Array.of(lead, trail));
        if (letter.length === 1 && !table.has(letter)) table.set(letter, [lead, trail]);
      }
  return Buffer.from(Array.from(text).flatMap((letter) => table.get(letter) ?? [63]));
};

const RUSSIAN = "Здравствуйте, мой заказ не пришёл. Где он?";
const JAPANESE = "注文した商品がまだ届きません。いつ発送されますか";

test.each([
  ["windows-1251", RUSSIAN],
  ["koi8-u", RUSSIAN],
  ["iso-8859-5", RUSSIAN],
  ["ibm866", RUSSIAN],
  ["windows-1251", "Привет!"],
  ["koi8-u", "Ольга Иванова"],
  ["windows-1253", "Καλημέρα, η παραγγελία μου δεν έφτασε ακόμα."],
  ["windows-1255", "שלום, ההזמנה שלי עדיין לא הגיעה. מתי היא תגיע?"],
  ["windows-1256", "مرحبا، لم يصل طلبي بعد. شكرا جزيلا"],
  ["windows-874", "สวัสดีครับ สินค้าของฉันยังไม่มาถึง"],
  ["gb18030", "您好,我的订单还没有到,请问什么时候发货"],
  ["gb18030", "我无法登录我的账户"],
  ["big5", "您好,我的訂單還沒有到,請問什麼時候出貨"],
  ["shift_jis", JAPANESE],
  ["shift_jis", "パスワードを忘れました"],
  ["euc-jp", JAPANESE],
  ["euc-kr", "안녕하세요, 주문한 상품이 아직 도착하지 않았습니다."],
  ["euc-kr", "감사합니다"],
  ["windows-1250", "Dobrý den, moje objednávka ještě nedorazila. Kdy přijde, prosím? Děkuji, Jiří Novák"],
  ["windows-1254", "Merhaba, siparişim hâlâ gelmedi. Ne zaman gelecek? Teşekkürler, İyi günler"],
])("%s without a label, or with one that lies, is told by what it says (%s)", (charset, text) => {
  const bytes = encode(text, charset);
  expect(decodeWithCharset(bytes, "")).toBe(text);
  expect(decodeWithCharset(bytes, "us-ascii")).toBe(text);
  expect(decodeWithCharset(bytes, "x-unknown")).toBe(text);
});

test.each([
  "Größe falsch",
  "à",
  "5 €",
  "Åsa Öberg",
  "„Hallo“ – sagte er",
  "avaliação",
  "GRÖSSE FALSCH",
  "100 £",
  "São João",
])("%s stays Latin", (text) => {
  for (const label of ["", "iso-8859-1", "utf-8", "unknown-8bit"])
    expect(decodeWithCharset(encode(text, "windows-1252"), label)).toBe(text);
});

test("latin1 is a name for windows-1252, and a lie for UTF-8", () => {
  expect(decodeWithCharset(fromBinary("5 \x80 \x93x\x94"), "iso-8859-1")).toBe("5 € “x”");
  expect(chooseCharset(Buffer.from("Größe"), "iso-8859-1")).toEqual({
    charset: "utf-8",
    defect: "text labelled iso-8859-1, read as utf-8",
  });
});

test("a scratch in a text does not turn it into another charset", () => {
  expect(decodeWithCharset(fromBinary("Gr\xc3\xb6\xc3\x9fe \xff und \xc3\xa4\xc3\xbc"), "utf-8")).toBe(
    "Größe \uFFFD und äü",
  );
});

test.each([
  ["with a mark", "", "\uFEFFGröße"],
  ["without one, labelled", "utf-16", "Hello, where is it?"],
  ["without one, not labelled", "", "Hello, where is it?"],
])("UTF-16 %s", (_, label, text) => {
  const bytes = Buffer.from(text, "utf16le");
  expect(decodeWithCharset(bytes, label)).toBe(text.replace("\uFEFF", ""));
  expect(decodeWithCharset(Buffer.from(bytes).swap16(), label)).toBe(text.replace("\uFEFF", ""));
});

test("ASCII labelled UTF-16 is ASCII, and a NUL here and there is no UTF-16", () => {
  expect(decodeWithCharset(Buffer.from("plain"), "utf-16")).toBe("plain");
  expect(decodeWithCharset(Buffer.from("pla\0in"), "")).toBe("pla\0in");
});

test.each([
  ["iso-2022-jp", "\x1b$BCmJ8\x1b(B 5", "注文 5"],
  ["", "\x1b$BCmJ8\x1b(B 5", "注文 5"],
  ["iso-2022-kr", "\x1b$)C\x0e0(;g\x0f!", "감사!"],
  ["hz-gb-2312", "~{VPND~} a", "中文 a"],
  ["utf-7", "Gr+APYA3w-e", "Größe"],
])("charsets that are all ASCII to the eye: %s", (label, binary, text) => {
  expect(decodeWithCharset(fromBinary(binary), label)).toBe(text);
});

test.each([
  "gb2312",
  "GBK",
  "cp936",
  "ks_c_5601-1987",
  "cp949",
  "win-1251",
  "cp1251",
  "8859_5",
  "iso8859-15",
  "x-sjis",
  "cp932",
])("%s is a charset, under a name of its own", (label) => {
  expect(chooseCharset(fromBinary("\xb0\xa1\xb0\xa1"), label).defect).toBeNull();
});

test("names of codecs that are no charsets are none", () => {
  for (const label of ["hex", "base64", "ucs2 ", "binary", "x", '"', ""])
    expect(() => decodeWithCharset(fromBinary("\xe4\xf6\xfc"), label)).not.toThrow();
});

test("bytes that are no UTF-8 are read as windows-1252", () => {
  expect(decodeGuessing(Buffer.from("Größe").toString("latin1"))).toBe("Größe");
  expect(decodeGuessing("Gr\xf6\xdfe \x80")).toBe("Größe €");
});
