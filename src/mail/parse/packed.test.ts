import { describe, expect, test } from "vitest";
import { cpuSince } from "../../../fixtures/cpu.ts";
import { calendarText } from "./calendar.ts";
import { withoutArmor } from "./pgp.ts";
import { withoutUuencoded } from "./uuencode.ts";

describe("OpenPGP in a text", () => {
  test("of a clear-signed text the words are left", () => {
    const text =
      "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHello\n- -- \nAnna\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\nfooter";
    expect(withoutArmor(text)).toEqual({
      text: "Hello\n-- \nAnna\nfooter",
      armor: [{ contentType: "application/pgp-signature", size: 63 }],
    });
  });

  test("what is encrypted, and a key, are taken out and counted", () => {
    const block = (kind: string): string => `-----BEGIN PGP ${kind}-----\n\nhQEM\n-----END PGP ${kind}-----`;
    const { text, armor } = withoutArmor(`Hi\n${block("MESSAGE")}\n${block("PUBLIC KEY BLOCK")}\nBye`);
    expect(text).toBe("Hi\nBye");
    expect(armor.map(({ contentType }) => contentType)).toEqual([
      "application/pgp-encrypted",
      "application/pgp-keys",
    ]);
  });

  test("armor that never ends, or that is quoted, is left where it is", () => {
    for (const text of [
      "a\n-----BEGIN PGP MESSAGE-----\nhQEM\nb",
      "> -----BEGIN PGP MESSAGE-----\n> x\n> -----END PGP MESSAGE-----",
    ])
      expect(withoutArmor(text)).toEqual({ text, armor: [] });
  });
});

describe("uuencode in a text", () => {
  test("a file is taken out of its lines", () => {
    expect(withoutUuencoded("Hi\nbegin 644 my file.txt\n%:&5L;&\\\n`\nend\nBye")).toEqual({
      text: "Hi\nBye",
      files: [{ filename: "my file.txt", contentType: "application/octet-stream", size: 5 }],
    });
  });

  test("a sentence that begins so is a sentence", () => {
    for (const text of ["begin 100 words about me\nand so on\nend", "begin 644 x\n%:&5L;&\\\nnever closed"])
      expect(withoutUuencoded(text)).toEqual({ text, files: [] });
  });
});

describe("an invitation in words", () => {
  test("names what, when, where and who", () => {
    const text = calendarText(
      "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nDTSTART:19700101T000000\nEND:VTIMEZONE\nBEGIN:VEVENT\nSUMMARY;LANGUAGE=de:Gespräch\\, lang\n" +
        'DTSTART;TZID="Europe/Berlin":20261105T090000\nDTEND:20261105T090000Z\nLOCATION:Room 5\nORGANIZER;CN="A: b":MAILTO:a@b.org\n' +
        "DESCRIPTION:one\\ntw\n o\nBEGIN:VALARM\nDESCRIPTION:no\nEND:VEVENT",
    );
    expect(text).toBe(
      "Gespräch, lang\n2026-11-05 09:00 Europe/Berlin – 2026-11-05 09:00 UTC\nRoom 5\na@b.org\none\ntwo",
    );
  });

  test("a calendar without an event says nothing, and a hostile one not for long", () => {
    expect(calendarText("BEGIN:VCALENDAR\nSUMMARY:x")).toBe("");
    const start = process.cpuUsage();
    calendarText(`BEGIN:VEVENT\nSUMMARY${";a=".repeat(500_000)}\n${'X;A="'.repeat(200_000)}`);
    expect(cpuSince(start)).toBeLessThan(2_000);
  });
});
