/** What a rich text says (RTF 1.9), and the HTML in it, where it was made of one (MS-OXRTFEX). */
import { fromBinary } from "../bytes.ts";
import { decodeWithCharset } from "./charset.ts";
import { htmlText } from "./html.ts";
import { MAX_RTF } from "./lzfu.ts";

/** Groups that hold no words of the text. */
const SILENT =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|object|header|footer|headerl|headerr|footerl|footerr|themedata|datastore|generator|listtable|listoverridetable|rsidtbl|xmlnstbl|fldinst|latentstyles|mmathPr)$/;

const BREAKS: Readonly<Record<string, string>> = {
  par: "\n",
  line: "\n",
  sect: "\n",
  page: "\n",
  row: "\n",
  cell: " ",
  tab: "\t",
  emdash: "—",
  endash: "–",
  bullet: "•",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  "~": "\u00a0",
  _: "-",
  "\\": "\\",
  "{": "{",
  "}": "}",
};

interface Group {
  silent: boolean;
  /** In `\*\htmltag`: markup of the HTML that the RTF was made from. */
  markup: boolean;
  /** How many characters stand in for one `\u` (RTF 1.9, Unicode RTF). */
  fallback: number;
}

const TOKEN = /\\'([0-9a-f]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/gi;

class RtfReader {
  readonly #charset: string;
  readonly #fromHtml: boolean;
  readonly #groups: Group[] = [];
  readonly #out: string[] = [];
  #group: Group = { silent: false, markup: false, fallback: 1 };
  /** After `\*`: what nobody knows is not shown. */
  #optional = false;
  /** Between `\htmlrtf` and `\htmlrtf0`: what the HTML says in its own way. */
  #doubled = false;
  /** Characters that stand in for a `\u` which was read. */
  #skip = 0;
  #bytes = "";

  constructor(rtf: string) {
    const head = rtf.slice(0, 4096);
    this.#fromHtml = head.includes("\\fromhtml1");
    this.#charset = `windows-${/\\ansicpg(\d{3,5})/.exec(head)?.[1] ?? "1252"}`;
  }

  read(rtf: string): string {
    for (const [, hex, word, number, symbol, brace, plain] of rtf.slice(0, MAX_RTF).matchAll(TOKEN)) {
      if (hex !== undefined) this.#raw(String.fromCharCode(parseInt(hex, 16)));
      else if (plain !== undefined) this.#raw(plain);
      else if (brace !== undefined) this.#brace(brace);
      else if (symbol !== undefined) this.#symbol(symbol);
      else if (word !== undefined) this.#word(word, number);
    }
    this.#flush();
    const text = this.#out.join("");
    return this.#fromHtml ? htmlText(text) : text.replace(/\n{3,}/g, "\n\n").trim();
  }

  get #isHidden(): boolean {
    return this.#group.silent || (this.#fromHtml && this.#doubled && !this.#group.markup);
  }

  /** Bytes in the text's charset; decoded together, since a character may take two. */
  #raw(text: string): void {
    const rest = text.slice(this.#skip);
    this.#skip -= text.length - rest.length;
    this.#optional = false;
    if (!this.#isHidden) this.#bytes += rest;
  }

  #put(text: string): void {
    if (this.#isHidden) return;
    this.#flush();
    this.#out.push(text);
  }

  #flush(): void {
    if (this.#bytes !== "") this.#out.push(decodeWithCharset(fromBinary(this.#bytes), this.#charset));
    this.#bytes = "";
  }

  #brace(brace: string): void {
    this.#optional = false;
    if (brace === "{") {
      this.#groups.push(this.#group);
      this.#group = { ...this.#group };
    } else this.#group = this.#groups.pop() ?? this.#group;
  }

  #symbol(symbol: string): void {
    this.#optional = symbol === "*";
    if (symbol !== "*") this.#put(BREAKS[symbol] ?? "");
  }

  #word(word: string, number: string | undefined): void {
    const optional = this.#optional;
    this.#optional = false;
    if (word === "htmltag") this.#group.markup = true;
    else if (word === "htmlrtf") this.#doubled = number !== "0";
    else if (word === "uc") this.#group.fallback = Math.min(9, Number(number ?? 1));
    else if (word === "u" && number !== undefined) {
      this.#put(String.fromCharCode(Number(number) & 0xffff));
      this.#skip = this.#group.fallback;
    } else if (optional || SILENT.test(word)) this.#group.silent = !this.#group.markup;
    else this.#put(BREAKS[word] ?? "");
  }
}

/** The words of an RTF (one character a byte); those of the HTML it was made from, where it says so. Never throws. */
export const rtfText = (rtf: string): string => new RtfReader(rtf).read(rtf);
