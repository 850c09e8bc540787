import fc from "fast-check";
import { expect, test } from "vitest";
import { unpackRtf } from "./lzfu.ts";
import { rtfText } from "./rtf.ts";
import { readTnef } from "./tnef.ts";

const u16 = (value: number): Buffer => Buffer.from([value & 255, value >> 8]);
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const pad = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
const attribute = (id: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([1]), u32(id), u32(data.length), data, u16(0)]);
const tnef = (...attributes: readonly Buffer[]): Buffer =>
  Buffer.concat([u32(0x223e9f78), u16(1), ...attributes]);
const property = (type: number, id: number, data: Buffer): Buffer =>
  Buffer.concat([u16(type), u16(id), u32(1), u32(data.length), pad(data)]);
const properties = (...given: readonly Buffer[]): Buffer => Buffer.concat([u32(given.length), ...given]);

const MESSAGE = 0x00069003;
/** A number, a name of its own and a time, which have to be passed over. */
const OTHERS = [
  Buffer.concat([u16(3), u16(0x0e07), u32(5)]),
  Buffer.concat([
    u16(0x1f),
    u16(0x8001),
    Buffer.alloc(16),
    u32(1),
    u32(6),
    pad(Buffer.from("abc", "utf16le")),
    u32(1),
    u32(2),
    pad(Buffer.from("x", "utf16le")),
  ]),
  Buffer.concat([u16(0x40), u16(0x3007), Buffer.alloc(8)]),
];

test("the body of a winmail.dat is read, and the names and sizes of what it holds", () => {
  const bytes = tnef(
    attribute(
      MESSAGE,
      properties(...OTHERS, property(0x1f, 0x1000, Buffer.from("Wo ist die Größe?\0", "utf16le"))),
    ),
    attribute(0x00069002, Buffer.alloc(14)),
    attribute(0x00018010, Buffer.from("REPORT~1.PDF\0")),
    attribute(0x0006800f, Buffer.alloc(1234)),
    attribute(
      0x00069005,
      properties(
        property(0x1e, 0x3707, Buffer.from("Report of May.pdf\0")),
        property(0x1e, 0x370e, Buffer.from("application/pdf\0")),
      ),
    ),
    attribute(0x00069002, Buffer.alloc(14)),
    attribute(0x00018010, Buffer.from("a.txt\0")),
  );
  expect(readTnef(bytes)).toEqual({
    text: "Wo ist die Größe?",
    attachments: [
      { filename: "Report of May.pdf", contentType: "application/pdf", size: 1234 },
      { filename: "a.txt", contentType: "application/octet-stream", size: 0 },
    ],
  });
});

test("a body in an old code page, in HTML and in rich text is read too", () => {
  const page = attribute(0x00069007, Buffer.concat([u32(1251), u32(0)]));
  expect(
    readTnef(tnef(page, attribute(0x0002800c, Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]))))?.text,
  ).toBe("Привет");
  expect(
    readTnef(tnef(attribute(MESSAGE, properties(property(0x102, 0x1013, Buffer.from("<p>Hello"))))))?.text,
  ).toBe("Hello");
  const rtf = Buffer.concat([
    u32(0),
    u32(0),
    Buffer.from("MELA"),
    u32(0),
    Buffer.from("{\\rtf1 Hello\\par}"),
  ]);
  expect(readTnef(tnef(attribute(MESSAGE, properties(property(0x102, 0x1009, rtf)))))?.text).toBe("Hello");
});

test("packed rich text is unpacked as in the example of MS-OXRTFCP, 4.1.1", () => {
  const packed =
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0";
  expect(unpackRtf(Buffer.from(packed, "hex"))).toBe("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
});

test("rich text says its words, in any alphabet, and not its fonts", () => {
  const rtf =
    "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0 Arial;}}{\\*\\generator Word;}\\pard \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2\\par\\u8364? 5\\line {\\b bold} \\{text\\}\\par}";
  expect(rtfText(rtf)).toBe("Привет\n€ 5\nbold {text}");
});

test("rich text that was made of HTML gives the HTML's words", () => {
  const rtf =
    "{\\rtf1\\ansi\\fromhtml1 \\deff0{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Hello \\htmlrtf\\f1\\htmlrtf0 " +
    "{\\*\\htmltag84 <b>}w\\'f6rld{\\*\\htmltag92 </b>}\\htmlrtf\\par}\\htmlrtf0{\\*\\htmltag72 </p>}}";
  expect(rtfText(rtf)).toBe("Hello wörld");
});

test("whatever the bytes, nothing is thrown", () => {
  expect(readTnef(Buffer.from("no tnef"))).toBeNull();
  const whole = tnef(attribute(MESSAGE, properties(...OTHERS, property(0x1f, 0x1000, Buffer.from("x")))));
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.uint8Array({ maxLength: 40 }), (at, byte, rest) => {
      const broken = Buffer.concat([
        whole.subarray(0, at),
        Buffer.from([byte]),
        whole.subarray(at + 1),
        Buffer.from(rest),
      ]);
      expect(() => readTnef(broken)).not.toThrow();
      expect(() => readTnef(whole.subarray(0, at))).not.toThrow();
      expect(() =>
        unpackRtf(Buffer.concat([Buffer.alloc(8), Buffer.from("LZFu"), Buffer.from(rest)])),
      ).not.toThrow();
    }),
    { numRuns: 300 },
  );
});
