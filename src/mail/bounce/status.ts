/** The fields of a delivery status (RFC 3464), as a part of its own or somewhere in the text. */

export interface RecipientStatus {
  readonly address: string | null;
  /** `failed`, `delayed`, `delivered`, `relayed` or `expanded`; null where the field is missing. */
  readonly action: string | null;
  /** The enhanced status code (RFC 3463). */
  readonly status: string | null;
  /** What the refusing server said. */
  readonly said: string;
}

const MAX_RECIPIENTS = 100;

const unfold = (text: string): string => text.replace(/\n[ \t]+(?=\S)/g, " ");

type Fields = ReadonlyMap<string, string>;

const fieldsOf = (block: string): Fields => {
  const fields = new Map<string, string>();
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (colon > 0 && colon < 40 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
};

const addressIn = (value: string): string | null =>
  /[^\s<>"'();,:]{1,200}@[^\s<>"'();,:]{1,255}/
    .exec(value.slice(0, 1_000))?.[0]
    ?.replace(/\.$/, "")
    .toLowerCase() ?? null;

const CODE = /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/;

/** The enhanced status code in some text. */
export const codeIn = (text: string): string | null => CODE.exec(text.slice(0, 2_000))?.[1] ?? null;

const isVague = (code: string | null): boolean => code === null || /^[245]\.0\.0$/.test(code);

/** Servers write `5.0.0` and put what they mean into what was said. */
const statusOf = (fields: Fields): string | null => {
  const given = codeIn(fields.get("status") ?? "");
  const said = codeIn(fields.get("diagnostic-code") ?? "");
  return isVague(given) ? (said ?? given) : given;
};

const recipientOf = (fields: Fields): RecipientStatus => ({
  address:
    addressIn(fields.get("original-recipient") ?? "") ?? addressIn(fields.get("final-recipient") ?? ""),
  action: /[a-z]+/.exec(fields.get("action")?.toLowerCase() ?? "")?.[0] ?? null,
  status: statusOf(fields),
  said: (fields.get("diagnostic-code") ?? "").replace(/^\s*[\w-]{1,40}\s*;\s*/, ""),
});

const isRecipient = (fields: Fields): boolean =>
  fields.has("final-recipient") || fields.has("original-recipient");

/** The recipients that a text in the form of `message/delivery-status` tells of; none where it is none. */
export const readStatus = (text: string): RecipientStatus[] =>
  unfold(text.replace(/^(?:> ?)+/gm, ""))
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter(isRecipient)
    .slice(0, MAX_RECIPIENTS)
    .map(recipientOf);
