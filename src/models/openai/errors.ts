/** What goes wrong between us and a server, in the words of the port. */
import { errorText } from "../../errors.ts";
import { GenerationError } from "../../generation/generator.ts";

/** Worth another try after a pause: the line, or a server that is busy or restarts. */
export class Passing extends GenerationError {
  constructor(
    message: string,
    /** What the server asked to wait, in milliseconds. */
    readonly wait: number | null = null,
    options?: ErrorOptions,
  ) {
    super("unavailable", message, options);
  }
}

/** An answer that is an error, in whichever of the usual forms its body came. */
export interface Complaint {
  readonly status: number;
  /** What it says, cut: to be looked through, and shown to nobody. "" where it is no error of an API's. */
  readonly text: string;
  /** The same for a person, without control characters and without the key. */
  readonly words: string;
  readonly code: string;
  /** Which part of the request it names. */
  readonly param: string;
  /** Milliseconds. */
  readonly wait: number | null;
}

const LONGEST_WORDS = 300;
const LONGEST_TEXT = 4000;
/** What is shorter is a word such as `ollama`, put where a server without keys wants one. */
const SHORTEST_SECRET = 8;

/** Text of a server's, for a message: one line, cut, and the key out of it. */
export function quotable(text: string, key: string | null): string {
  const isSecret = key !== null && key.length >= SHORTEST_SECRET;
  const known = isSecret ? text.replaceAll(key, "…") : text;
  const line = known.slice(0, LONGEST_WORDS * 4).replace(/[\p{Cc}\p{Cf}\s]{1,99}/gu, " ");
  return line.trim().slice(0, LONGEST_WORDS);
}

/** Reads the body of an answer that is an error. */
export function complaintOf(response: Response, body: string, key: string | null, now: Date): Complaint {
  return {
    status: response.status,
    ...said(parsed(body), key),
    wait: waitOf(response.headers, now),
  };
}

/** An error that comes inside a stream, after a status that promised success. */
export function complaintInside(error: unknown, key: string | null): Complaint {
  const inner = said({ error }, key);
  const status = field(error, "code");
  return { ...inner, status: typeof status === "number" ? status : 500, wait: null };
}

function said(body: unknown, key: string | null): Pick<Complaint, "text" | "words" | "code" | "param"> {
  // Gemini's compatible address puts the object into a list.
  const whole: unknown = Array.isArray(body) ? body[0] : body;
  const error = field(whole, "error") ?? whole;
  const message = field(error, "message") ?? field(error, "detail") ?? error;
  const text = typeof message === "string" ? message : message === null ? "" : JSON.stringify(message);
  const word = (name: string): string => {
    const value = field(error, name);
    return typeof value === "string" ? value.slice(0, 100) : "";
  };
  return {
    text: text.slice(0, LONGEST_TEXT),
    words: quotable(text, key),
    code: word("code") || word("type"),
    param: word("param"),
  };
}

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && name in value
    ? (value as Readonly<Record<string, unknown>>)[name]
    : null;

/** Null where it is no JSON: a proxy's page is for no person to read. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return /^\s*</.test(body) ? null : body;
  }
}

/** Seconds or a date (RFC 9110, section 10.2.3), or OpenAI's own header of milliseconds. */
function waitOf(headers: Headers, now: Date): number | null {
  const exact = headers.get("retry-after-ms");
  if (exact !== null && /^\d{1,9}$/.test(exact)) return Number(exact);
  const text = headers.get("retry-after");
  if (text === null) return null;
  if (/^\d{1,6}(?:\.\d{1,6})?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}

const TOO_LONG_CODES = ["context_length_exceeded", "exceed_context_size_error", "string_above_max_length"];
/** OpenAI and vLLM; llama-server; Gemini; LM Studio; Ollama. */
const TOO_LONG =
  /context (?:length|size|window)|maximum context|input token count|prompt is too long|input length exceeds|max_(?:completion_)?tokens\W.{0,60}too large/iu;
const FILTERED = /content_filter|content_policy|ResponsibleAIPolicy/u;
const NO_CREDIT = /insufficient_quota|billing|payment/iu;
const BUSY = [408, 409, 425, 429];

/** Whether the prompt is what it complains of: no change of the request's form helps then. */
export const isTooLong = ({ status, code, text }: Complaint): boolean =>
  status === 413 ||
  (![401, 403, 429].includes(status) && (TOO_LONG_CODES.includes(code) || TOO_LONG.test(text)));

/** The complaint as the port's error, with what to try next where a person can. */
export function failureOf(complaint: Complaint, host: string, model: string): GenerationError {
  const { status, words, code, wait } = complaint;
  const said = words === "" ? "" : `: ${words}`;
  if (isTooLong(complaint))
    return new GenerationError("too long", `${host} takes no prompt of that length${said}`);
  if (FILTERED.test(code)) return new GenerationError("refused", `${host} refuses the prompt${said}`);
  if (status === 401 || status === 403)
    return unavailable(`${host} does not accept the key (${status})${said}; check model.key`);
  if (status === 402 || (status === 429 && NO_CREDIT.test(code)))
    return unavailable(`${host} says that the account has no credit left${said}`);
  if (status === 404)
    return unavailable(
      `${host} has no model ${model} at that address${said}; check model.name and model.url`,
    );
  if (BUSY.includes(status) || status >= 500) return new Passing(`${host} answers ${status}${said}`, wait);
  return unavailable(`${host} answers ${status}${said}`);
}

const unavailable = (message: string): GenerationError => new GenerationError("unavailable", message);

/** A redirect is not followed: the key and the mail would go where their owner did not send them. */
export function redirected(response: Response, asked: URL): GenerationError {
  const target = response.headers.get("location") ?? "";
  const to = URL.canParse(target, asked.href) ? ` to ${new URL(target, asked).host}` : "";
  return unavailable(
    `${asked.host} redirects${to}, which is not followed; set model.url to where the server is`,
  );
}

/** A broken line: what fetch and a body's stream throw. */
export function lineError(error: unknown, host: string): Passing {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const { code } = cause as { readonly code?: unknown };
  // Where a name has several addresses, the error of them all has a code and no message.
  const told = errorText(cause) || (typeof code === "string" ? code : "the line broke");
  return new Passing(`${host} cannot be reached: ${told}`, null, { cause: error });
}
