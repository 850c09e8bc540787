import type { Report } from "../message.ts";
import { normaliseLineEnds } from "../bytes.ts";
import { decodeWithCharset } from "./charset.ts";
import { contentOf, isMail, type Entity } from "./entity.ts";
import { decodeTransfer } from "./transfer.ts";

/** More than any server writes of one mail. */
const MAX_REPORT = 64 * 1024;
const MAX_REPORTS = 100;

/** The types of RFC 6533 say the same in UTF-8. */
const TYPES: Readonly<Record<string, string>> = {
  "message/delivery-status": "message/delivery-status",
  "message/global-delivery-status": "message/delivery-status",
  "message/disposition-notification": "message/disposition-notification",
  "message/global-disposition-notification": "message/disposition-notification",
  "message/feedback-report": "message/feedback-report",
  "text/rfc822-headers": "text/rfc822-headers",
  "text/rfc822-header": "text/rfc822-headers",
  "message/rfc822-headers": "text/rfc822-headers",
  "message/global-headers": "text/rfc822-headers",
  "message/rfc822": "message/rfc822",
  "message/global": "message/rfc822",
};

/** Whether a part of this type is a message from machine to machine. */
export const isReportType = (contentType: string): boolean => TYPES[contentType] !== undefined;

const headerOnly = (text: string): string => text.replace(/^\n+/, "").split("\n\n", 1)[0] ?? "";

const reportOf = (entity: Entity, contentType: string): Report => {
  // A mail that was decoded as a whole stands in another source than the part that holds it.
  const header = isMail(entity.contentType) ? entity.children[0] : undefined;
  if (header !== undefined) return { contentType, text: header.fields.map(({ line }) => line).join("\n") };
  const content = contentOf(entity).subarray(0, 2 * MAX_REPORT);
  const bytes = decodeTransfer(content, entity.encoding);
  return { contentType, text: bytes.toString("latin1") };
};

const decoded = ({ contentType, text }: Report, charset: string): Report => {
  const read = decodeWithCharset(Buffer.from(text, "latin1"), charset);
  const plain = normaliseLineEnds(read.replaceAll("\0", ""));
  const shown = contentType === "message/rfc822" ? headerOnly(plain) : plain.replace(/^\n+/, "").trimEnd();
  return { contentType, text: shown.slice(0, MAX_REPORT) };
};

const isTold = ({ text }: Report): boolean => text.trim() !== "";

/** The parts that one machine writes for another. */
export const readReports = (entities: readonly Entity[]): Report[] =>
  entities
    .filter(({ contentType }) => isReportType(contentType))
    .slice(0, MAX_REPORTS)
    .map((entity) =>
      decoded(reportOf(entity, TYPES[entity.contentType] ?? ""), entity.params.get("charset") ?? ""),
    )
    .filter(isTold);

const FIELD = /^content-type:\s*((?:message|text)\/[a-z0-9-]{3,40})/gim;
const ENCODING = /^content-transfer-encoding:[ \t]*(base64|quoted-printable)/im;

/** The boundary line that stands right above a part's header; null where none does. */
const boundaryAbove = (text: string, at: number): string | null => {
  const above = text.slice(Math.max(0, at - 2048), at).split("\n");
  const end = above.findLastIndex((line) => line === "" || line.startsWith("--"));
  return above.findLast((line, index) => index <= end && /^--\S/.test(line)) ?? null;
};

/**
 * The same in a text that still holds its MIME, since the MIME around it was broken: each is found by its own
 * Content-Type field.
 */
export const findReports = (text: string): Report[] => {
  const reports: Report[] = [];
  for (const match of text.matchAll(FIELD)) {
    const contentType = TYPES[(match[1] ?? "").toLowerCase()];
    const start = text.indexOf("\n\n", match.index) + 2;
    if (start < 2 || reports.length === MAX_REPORTS) break;
    if (contentType === undefined) continue;
    const boundary = boundaryAbove(text, match.index);
    const cut = text.slice(start, start + 2 * MAX_REPORT);
    const next = boundary === null ? -1 : cut.indexOf(`\n${boundary}`);
    const content = next < 0 ? cut : cut.slice(0, next);
    const encoding = ENCODING.exec(text.slice(Math.max(0, match.index - 512), start))?.[1]?.toLowerCase();
    const bytes = decodeTransfer(
      Buffer.from(content),
      encoding === "base64" || encoding === "quoted-printable" ? encoding : "none",
    );
    reports.push(decoded({ contentType, text: bytes.toString("latin1") }, "utf-8"));
  }
  return reports.filter(isTold);
};
