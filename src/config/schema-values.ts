/** The single values that the configuration is made of. */
// zod/mini: the whole of zod takes 10 ms longer to start (16 against 6, Node 20), and every command waits for it.
import * as z from "zod/mini";

const LINE = /^[^\r\n]*$/;
const ADDRESS = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** A name, an IPv4 address, or an IPv6 one, which has two colons at least where a name with a port has one. */
const HOST = /^(?:[^\s/:@[\]]+|(?=.*:.*:)[0-9a-f:.]+)$/i;
const LONGEST_POLL_SECONDS = 86_400;

export const text = z.string().check(z.minLength(1));
/** Of a server that is spoken to by HTTP. */
export const WEB_ADDRESS = /^https?:\/\/[^\s/]+/i;
export const price = z.number().check(z.gte(0));
export const line = text.check(z.regex(LINE, "must be a single line"));
const isRegularExpression = (source: string): boolean => {
  try {
    return new RegExp(source, "iu").test("") || true;
  } catch {
    return false;
  }
};
export const regularExpression = line.check(
  z.refine(isRegularExpression, "must be a regular expression such as `LO-\\d{4}`"),
);
export const address = z.string().check(z.regex(ADDRESS, "must be a bare address such as support@x.example"));
export const count = z.int().check(z.gte(1));
export const pollSeconds = count.check(z.lte(LONGEST_POLL_SECONDS));
export const port = z.optional(z.int().check(z.gte(1), z.lte(65_535)));
export const tls = z._default(z.enum(["implicit", "starttls", "none"]), "implicit");
export const host = line.check(z.regex(HOST, "must be a host name alone, without `imaps://`, user or port"));

const SECRET_FORMS =
  'one of `{ command: "pass show mail" }`, `{ env: "SMB_PASSWORD" }`, `{ file: "~/.smb-password" }`';

/** One message for whatever is wrong inside: zod's own would name keys, and a key here may be the password itself. */
const secretProblem = (issue: { readonly input?: unknown }): string | undefined => {
  if (issue.input === undefined) return undefined;
  return typeof issue.input === "object" && issue.input !== null && !Array.isArray(issue.input)
    ? `must be exactly ${SECRET_FORMS}`
    : `a secret never stands in this file; write ${SECRET_FORMS}`;
};

export const secret = z.union(
  [
    z.strictObject({ command: text }, { error: secretProblem }),
    z.strictObject(
      { env: text.check(z.regex(VARIABLE, "must be the name of a variable")) },
      { error: secretProblem },
    ),
    z.strictObject({ file: line }, { error: secretProblem }),
  ],
  { error: secretProblem },
);

/** Where a secret is found; never the secret itself. */
export type SecretSource = z.output<typeof secret>;
