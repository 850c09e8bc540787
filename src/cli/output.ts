/** Standard output carries data only; notes and progress go to standard error. */
import { styleText } from "node:util";

export interface OutputStreams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  /** Data as JSON instead of text. */
  readonly json: boolean;
  readonly color: boolean;
}

const STYLES = ["bold", "dim", "red", "green", "yellow", "cyan"] as const;
export type Style = (typeof STYLES)[number];

/**
 * Text that comes from mails may hold escape sequences which hide words or type for the person. So all control
 * characters are taken out of what a terminal is shown, and our own styles travel as noncharacters until then.
 */
const STYLE_BASE = 0xfdd0;
const STYLE_END = "\ufdef";
const STYLED = /([\ufdd0-\ufdd5])([^\ufdd0-\ufdef]*)\ufdef/gu;

/** The text without control characters (line feed and tab aside) and without invisible direction marks. */
export const printable = (text: string): string =>
  text.replace(/\r\n/g, "\n").replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, "");

export class Output {
  readonly json: boolean;

  constructor(private readonly streams: OutputStreams) {
    this.json = streams.json;
  }

  /** Whether notes and progress are seen as they come, by a person. */
  get isTerminal(): boolean {
    return this.streams.stderr.isTTY ?? false;
  }

  /** The command's whole answer: indented JSON, or the text. */
  data(value: unknown, text: () => string): void {
    this.write(this.json ? JSON.stringify(value, null, 2) : this.shown(text()));
  }

  /** One of many answers: a line of JSON, or the text. */
  item(value: unknown, text: () => string): void {
    this.write(this.json ? JSON.stringify(value) : this.shown(text()));
  }

  /** A line of JSON in either mode, for answers that only scripts read. */
  line(value: unknown): void {
    this.write(JSON.stringify(value));
  }

  /** For a person only; never on standard output. */
  note(text: string): void {
    this.streams.stderr.write(`${this.shown(text)}\n`);
  }

  /** Rewrites the current line of a terminal; says nothing elsewhere. An empty text clears it. */
  progress(text: string): void {
    if (this.isTerminal) this.streams.stderr.write(`\r\u001b[2K${printable(text)}`);
  }

  /** Marks text for `data`, `item` and `note`; styles do not nest. */
  style(style: Style, text: string): string {
    return `${String.fromCharCode(STYLE_BASE + STYLES.indexOf(style))}${text}${STYLE_END}`;
  }

  /** Text as a terminal may be given it. */
  shown(text: string): string {
    return printable(text).replace(STYLED, (_, mark: string, inner: string) => {
      const style = STYLES[mark.charCodeAt(0) - STYLE_BASE];
      return this.streams.color && style ? styleText(style, inner, { validateStream: false }) : inner;
    });
  }

  private write(text: string): void {
    if (text !== "") this.streams.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  }
}
