/** A server that speaks OpenAI's protocol, as its owner configured it, and what is checked before anything is sent to it. */
import type { Clock } from "../../clock.ts";
import { errorText, UserError } from "../../errors.ts";
import { GenerationError } from "../../generation/generator.ts";

export interface OpenaiServer {
  /** Up to where `chat/completions` begins, such as `http://127.0.0.1:11434/v1`. */
  readonly url: string;
  /** The model's, as the server calls it. */
  readonly name: string;
  /** Asked for when the first request is made; null where the server wants none. */
  readonly key: (() => Promise<string>) | null;
  readonly contextTokens: number;
  readonly requestsPerMinute: number | null;
  /** Of a million tokens. */
  readonly inputPrice: number | null;
  readonly outputPrice: number | null;
  /** Of one answer, pauses and second tries included. */
  readonly timeoutMilliseconds: number;
}

export interface OpenaiDeps {
  readonly fetch?: typeof fetch;
  readonly clock: Clock;
  /** At least 0, below 1. */
  readonly random: () => number;
}

/** Where requests go. Rejects with a `UserError` what would send mails or the key in the clear. */
export function endpointOf({ url: text }: Pick<OpenaiServer, "url">): (path: string) => URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UserError(`model.url is no web address`, "for example http://127.0.0.1:11434/v1");
  if (url.username !== "" || url.password !== "")
    throw new UserError(
      "model.url holds a user's name or password",
      "the key belongs into model.key, as a command, the name of a variable or a file",
    );
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    throw new UserError(
      `model.url leads to ${url.host} by http://, where mails and the key would cross the network in the clear`,
      "use https://; http:// is for this machine alone",
    );
  return (path) => {
    const endpoint = new URL(url);
    endpoint.pathname = `${url.pathname.replace(/\/{1,9}$/, "")}/${path}`;
    return endpoint;
  };
}

/** A URL's host is in its one written form: `127.1` and `0x7f.1` have become `127.0.0.1`. */
const isLoopback = (host: string): boolean => /^(?:localhost\.?|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host);

/** Of the server, for a person: no path, which may hold a deployment's name. */
export const hostOf = ({ url }: Pick<OpenaiServer, "url">): string => new URL(url).host;

/** What a header may hold: fetch's own error for other characters repeats the whole key. */
const SENDABLE = /^[\x21-\x7e]+$/;

/** Gives the key, read once; a failed reading is tried again by the next request. */
export function keyReader({ key }: Pick<OpenaiServer, "key">): () => Promise<string | null> {
  let read: string | null = null;
  return async () => {
    if (key === null || read !== null) return read;
    const found = (await key().catch(unreadable)).trim();
    if (!SENDABLE.test(found))
      throw new GenerationError(
        "unavailable",
        "the key in model.key is empty or holds characters that no request can carry",
      );
    return (read = found);
  };
}

function unreadable(error: unknown): never {
  throw new GenerationError("unavailable", `the key in model.key cannot be read: ${errorText(error)}`, {
    cause: error,
  });
}
