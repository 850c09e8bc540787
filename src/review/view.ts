/** A waiting message as lines of text: who asks what, what smb would say, and on whose word. */
import type { Claim } from "../answer/draft.ts";
import { formatAddress, headerText } from "../mail/address.ts";
import type { ReviewItem } from "./item.ts";

/** Emphasis, as the terminal allows it. */
export type Paint = (style: "bold" | "dim" | "yellow", text: string) => string;

export interface ViewOptions {
  /** `2 of 7`. */
  readonly position: string;
  readonly paint: Paint;
}

/** Longer mails are cut for the screen; `smb log ID` and the mailbox hold them whole. */
const MAIL_LINES = 40;

/** The whole item. Each sentence of the draft that has a source carries its number. */
export function renderItem(item: ReviewItem, { position, paint }: ViewOptions): string {
  const { record, message, earlier, recipient, warnings, priority, draft } = item;
  const from = message.from === null ? "nobody" : formatAddress(message.from);
  const facts = [
    record.intent ?? "other",
    record.language ?? "language unknown",
    priority === "high" ? "HIGH" : "",
  ];
  const rule = "─".repeat(72);
  return [
    paint("dim", rule),
    `${paint("bold", headerText(message.subject) || "(no subject)")}   ${paint("dim", `${position} · ${item.id}`)}`,
    `${from} · ${dayAndTime(message.date)} · ${facts.filter((fact) => fact !== "").join(" · ")}`,
    ...[...warnings, ...(recipient.note === null ? [] : [recipient.note])].map((note) =>
      paint("yellow", headerText(note)),
    ),
    "",
    ...earlier.flatMap(({ text }) => [
      paint("dim", "an earlier mail, not answered yet:"),
      ...quoted(text, paint),
      "",
    ]),
    ...quoted(message.newText, paint),
    "",
    record.state === "hold"
      ? paint("bold", "HOLD")
      : paint("bold", "READY FOR REVIEW") + sureness(draft, paint),
    ...record.reasons.map((reason) => `  ${headerText(reason)}`),
    "",
    ...(draft === null ? ["(no draft)"] : draftLines(item, paint)),
    "",
  ].join("\n");
}

const dayAndTime = (date: string | null): string =>
  date === null ? "no date" : `${date.slice(0, 16).replace("T", " ")} UTC`;

/** How likely the answers are right, by the least likely one: an estimate (see `knowledge/relevance`). */
const sureness = (draft: ReviewItem["draft"], paint: Paint): string =>
  draft === null
    ? ""
    : paint("dim", `  about ${Math.round(draft.confidence * 100)} % likely to be right as it is`);

function quoted(text: string, paint: Paint): string[] {
  const lines = text.trim().split("\n");
  const shown = lines.slice(0, MAIL_LINES).map((line) => `${paint("dim", "│")} ${line}`);
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, paint("dim", `│ … ${more} more lines`)] : shown;
}

/** ` [1,3]`: the numbers of the sources that bear the claim, or what did not check out. */
function markOf({ verified, flags, support }: Claim, ids: readonly string[]): string {
  if (!verified) return ` [unverified: ${flags.join(", ")}]`;
  const numbers = support.map((id) => ids.indexOf(id) + 1).filter((number) => number > 0);
  return ` [${numbers.join(",") || "no source"}]`;
}

function draftLines({ draft }: ReviewItem, paint: Paint): string[] {
  if (draft === null) return [];
  const ids = draft.sources.map(({ id }) => id);
  let text = draft.text;
  let from = 0;
  const unplaced: string[] = [];
  for (const claim of draft.claims) {
    const at = text.indexOf(claim.text, from);
    const mark = markOf(claim, ids);
    if (at < 0) {
      if (!claim.verified) unplaced.push(`${headerText(claim.text)}${mark}`);
      continue;
    }
    const end = at + claim.text.length;
    text = `${text.slice(0, end)}${mark}${text.slice(end)}`;
    from = end + mark.length;
  }
  return [
    text,
    "",
    ...unplaced,
    ...draft.sources.map(({ id, title, source }, i) =>
      paint("dim", `[${i + 1}] ${id} · ${title} · ${source}`),
    ),
  ];
}
