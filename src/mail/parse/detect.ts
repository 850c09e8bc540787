/** Which charset bytes are in that are no UTF-8, by what they would say in each. */
import { analyse } from "chardet";

/** Letters of a script in the order of their frequency in mail; what is missing is rare. */
const CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєґёъ";
const GREEK = "αοιετσνηυρπκμλςίάόέήώθδύφγχωβξζϊϋ";
const HEBREW = "יוהלארתבמשנםדעחקפכגןטצסזךץףת";
const ARABIC = "اليمنوترةبسعدفهحقكجشأطصخىضذئزإثءغؤآظ";
const THAI = "านรกอเงมยลวดตสทบปคหะแ่้ิ็ัี์โไขใชจถำพผ์ุูืซึฟฉศธณญ";

/** A script with an alphabet, and the charsets that mail has it in. */
const ALPHABETS: readonly (readonly [letters: string, charsets: readonly string[]])[] = [
  [CYRILLIC, ["windows-1251", "koi8-u", "iso-8859-5", "ibm866"]],
  [GREEK, ["windows-1253"]],
  [HEBREW, ["windows-1255"]],
  [ARABIC, ["windows-1256"]],
  [THAI, ["windows-874"]],
];

/** Enough to tell; more takes only time. */
const SAMPLE = 4096;

/** Bytes around those that are not ASCII: a text that turns to another script far below is looked at there. */
const sampleOf = (bytes: Buffer): Buffer => {
  const first = bytes.findIndex((byte) => byte > 127);
  return bytes.subarray(Math.max(0, first - 64), Math.max(0, first - 64) + SAMPLE);
};

const isLower = (letter: string): boolean => letter !== letter.toUpperCase();

/** How well text reads in an alphabet, from about -1 to 1 a character that is not ASCII. */
const alphabetScore = (text: string, letters: string): number => {
  let score = 0;
  let count = 0;
  let before = " ";
  for (const letter of text) {
    if (letter > "\x7f") {
      const rank = letters.indexOf(letter.toLowerCase());
      count++;
      if (rank < 0) score += /[“”„‘’«»—–…№ \u00a0•€©™-]/.test(letter) ? 0.2 : -1;
      else {
        // Frequent letters speak for the script; a capital after a small letter, or after a Latin one, speaks against it.
        score += 1 - rank / letters.length;
        const lowerBefore = before > "\x7f" && isLower(before) && letters.includes(before);
        const capital = letter !== letter.toLowerCase();
        if ((capital && lowerBefore) || /[a-z]/i.test(before)) score -= 1.2;
      }
    } else if (/[a-z]/i.test(letter) && letters.includes(before.toLowerCase())) score -= 1;
    before = letter;
  }
  return count === 0 ? -1 : score / count;
};

interface TwoByte {
  readonly charset: string;
  /** What a pair of bytes speaks for the charset; null where it is no character of it. */
  readonly weigh: (lead: number, trail: number) => number | null;
}

const between = (value: number, low: number, high: number): boolean => value >= low && value <= high;

/** Charsets of two-byte characters: each has its common characters in rows of their own. */
const TWO_BYTE: readonly TwoByte[] = [
  {
    charset: "gb18030",
    weigh: (lead, trail) => {
      if (!between(lead, 0x81, 0xfe) || !between(trail, 0x40, 0xfe) || trail === 0x7f) return null;
      if (trail < 0xa1) return -0.7;
      if (between(lead, 0xb0, 0xd7)) return 1;
      return between(lead, 0xa1, 0xa3) ? 0.5 : -0.3;
    },
  },
  {
    charset: "big5",
    weigh: (lead, trail) => {
      if (!between(lead, 0xa1, 0xf9) || !(between(trail, 0x40, 0x7e) || between(trail, 0xa1, 0xfe)))
        return null;
      if (between(lead, 0xa4, 0xc6)) return 1;
      return lead <= 0xa3 ? 0.5 : -0.5;
    },
  },
  {
    charset: "euc-kr",
    weigh: (lead, trail) => {
      if (!between(lead, 0x81, 0xfd) || trail < 0x41 || trail === 0xff) return null;
      if (trail < 0xa1 || lead < 0xa1) return -0.7;
      if (between(lead, 0xb0, 0xc8)) return 1.1;
      return lead <= 0xa3 ? 0.5 : -1;
    },
  },
  {
    charset: "euc-jp",
    weigh: (lead, trail) => {
      if (!(lead === 0x8e || between(lead, 0xa1, 0xf4)) || !between(trail, 0xa1, 0xfe)) return null;
      if (lead === 0xa4) return 1.3;
      if (lead === 0xa5) return 1.2;
      return between(lead, 0xb0, 0xcf) || lead <= 0xa3 ? 0.5 : -0.5;
    },
  },
  {
    charset: "shift_jis",
    weigh: (lead, trail) => {
      if (!(between(lead, 0x81, 0x9f) || between(lead, 0xe0, 0xef))) return null;
      if (!between(trail, 0x40, 0xfc) || trail === 0x7f) return null;
      if (lead === 0x82 && trail >= 0x9f) return 1.3;
      if (lead === 0x83 && trail <= 0x96) return 1.2;
      return between(lead, 0x88, 0x97) || lead === 0x81 ? 0.6 : -0.5;
    },
  },
];

/** How well bytes read as pairs, a character; what is no pair counts against it. */
const pairScore = (bytes: Buffer, { charset, weigh }: TwoByte): number => {
  let score = 0;
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    count++;
    // Half-width kana are single bytes.
    if (charset === "shift_jis" && between(lead, 0xa1, 0xdf)) {
      score -= 0.5;
      continue;
    }
    const last = at + 1 >= bytes.length;
    const weight = weigh(lead, bytes[at + 1] ?? 0);
    if (weight !== null) at++;
    score += weight ?? (last ? 0 : -2);
  }
  return count === 0 ? -1 : score / count;
};

/** How well bytes read in Latin letters: a letter with an accent stands between letters without one. */
const latinScore = (bytes: Buffer): number => {
  let score = 0;
  let count = 0;
  const isLetter = (byte: number | undefined): boolean =>
    byte !== undefined && between(byte | 0x20, 0x61, 0x7a);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    count++;
    const beside = Number(isLetter(bytes[at - 1])) + Number(isLetter(bytes[at + 1]));
    // Quotation marks, dashes, the euro and the no-break space stand anywhere.
    if (byte < 0xc0)
      score += between(byte, 0x91, 0x97) || byte === 0x80 || byte === 0xa0 || beside > 0 ? 0.5 : 0;
    else score += beside === 2 ? 1 : beside === 1 ? 0.7 : -0.3;
  }
  return count === 0 ? 0 : score / count;
};

/** Latin letters are told apart by the pairs they form, which chardet knows of a dozen languages. */
const LATIN = /^(?:windows-125[0247]|iso-8859-[129])$/;

const latinCharset = (bytes: Buffer): string => {
  if (bytes.length < 24) return "windows-1252";
  const best = analyse(bytes).find(({ name }) => LATIN.test(name.toLowerCase()));
  const name = best?.name.toLowerCase() ?? "windows-1252";
  if (name === "iso-8859-1" || (best?.confidence ?? 0) < 30) return "windows-1252";
  return name === "iso-8859-9" ? "windows-1254" : name;
};

/** A script's charset has to read this much better than Latin letters do. */
const MARGIN = 0.15;

/**
 * The charset that bytes which are no UTF-8 are most likely in.
 * @param hint one that other parts of the mail declare: taken where it reads nearly as well as the best.
 */
export const guessCharset = (bytes: Buffer, hint: string | null): string => {
  const sample = sampleOf(bytes);
  // Words of another script have two such bytes side by side; `5 €` and `à` have not.
  if (!sample.some((byte, at) => byte > 127 && (sample[at + 1] ?? 0) > 127)) return latinCharset(sample);
  const scores: [string, number][] = [
    ...TWO_BYTE.map((given): [string, number] => [given.charset, pairScore(sample, given)]),
    ...ALPHABETS.flatMap(([letters, charsets]) =>
      charsets.map((charset): [string, number] => [
        charset,
        alphabetScore(new TextDecoder(charset).decode(sample), letters),
      ]),
    ),
  ];
  const [charset, score] = scores.reduce((best, next) => (next[1] > best[1] ? next : best));
  const hinted = scores.find(([name]) => name === hint);
  const latin = latinScore(sample);
  if (hinted !== undefined && hinted[1] > latin && hinted[1] > score - 0.3) return hinted[0];
  return score > latin + MARGIN && score > 0.3 ? charset : latinCharset(sample);
};
