/** Why a person should see a mail or its draft before anything goes out, however likely the draft is right. */
import type { Authentication } from "../mail/authentication.ts";
import type { Attachment } from "../mail/message.ts";
import type { Ask } from "../triage/asks.ts";
import type { Triage } from "../triage/triage.ts";
import { seemsToSteer } from "./steering.ts";
import { besidesAsks } from "./unanswered.ts";
import type { Written } from "./write.ts";

export interface ImpedimentsInput {
  readonly written: Written;
  /** Messages from before there was a triage like this have only a part of it. */
  readonly triage: Partial<Triage>;
  /** All that the sender wrote, the subject included. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** What seems wrong about the sender, in sentences. */
  readonly warnings: readonly string[];
  readonly authentication: Pick<Authentication, "trusted" | "spf" | "dkim" | "dmarc">;
  /** What a reviewer ought to know of the recipient; null where it goes without saying. */
  readonly recipientNote: string | null;
  /** Whether the last reply to them went out without a person. */
  readonly wasAutomatic: boolean;
}

/** A mail that is about nothing known at least as likely as about something. */
const OUT_OF_SCOPE = 0.5;

/** In words that end "not sent by itself: …". None where nothing speaks against it. */
export function impediments(input: ImpedimentsInput): string[] {
  return [...ofDraft(input.written, input.triage), ...ofMail(input), ...ofSender(input)];
}

function ofDraft({ draft, open, notes, sources }: Written, { language }: Partial<Triage>): string[] {
  const claims = draft?.claims ?? [];
  const isForeign =
    claims.some(({ translated }) => translated) ||
    sources.some(({ passage }) => passage.language !== null && passage.language !== language);
  return [
    ...(claims.length === 0 ? ["there is no answer"] : []),
    ...(open.length > 0 ? ["a question is open"] : []),
    ...(claims.some(({ verified, flags }) => !verified || flags.length > 0)
      ? ["a sentence did not check out"]
      : []),
    ...(notes.length > 0 ? [`the writer had something to say: ${notes.join("; ")}`] : []),
    ...(isForeign ? ["a source is in another language than the mail"] : []),
    ...(sources.some(({ disagreesWith = [] }) => disagreesWith.length > 0)
      ? ["the sources say different things"]
      : []),
  ];
}

function ofMail({ triage, text, attachments }: ImpedimentsInput): string[] {
  const { priority, urgency = [], outOfScope = 1, intents = [], language, notes = [], asks = [] } = triage;
  return [
    ...ofText(text, asks, language ?? null),
    ...(priority === "normal" ? [] : [`its priority is ${priority ?? "unknown"} (${urgency.join(", ")})`]),
    ...(outOfScope >= OUT_OF_SCOPE || intents.length === 0 ? ["it may be about something else"] : []),
    ...(language === null || language === undefined ? ["its language could not be told"] : []),
    ...(notes.length > 0 ? [`what it wants is not sure: ${notes.join("; ")}`] : []),
    ...(attachments.some(({ contentType }) => !SAYS_NOTHING.test(contentType))
      ? ["something is attached to it"]
      : []),
  ];
}

function ofText(text: string, asks: readonly Ask[], language: string | null): string[] {
  const texts = asks.map((ask) => ask.text);
  const steers = seemsToSteer(text, texts);
  // Its first line is the subject, which says again what the mail is about, or what an earlier one was.
  const body = text.slice(text.indexOf("\n") + 1);
  return [...(steers === null ? [] : [steers]), ...besidesAsks(body, asks, language)];
}

/** Attached by programs: signatures, and the sender's card. */
const SAYS_NOTHING =
  /^(?:application\/(?:pgp-(?:signature|keys)|(?:x-)?pkcs7-signature)|text\/(?:x-)?vcard)$/i;

function ofSender({ warnings, authentication, recipientNote, wasAutomatic }: ImpedimentsInput): string[] {
  const { trusted, spf, dkim, dmarc } = authentication;
  // Nobody forges a verdict against himself: a failure counts whoever says so.
  const isFailed = dmarc === "fail" || (trusted && ![spf, dkim, dmarc].includes("pass"));
  return [
    ...warnings,
    ...(isFailed ? ["it is not proven who wrote it"] : []),
    ...(recipientNote === null ? [] : [recipientNote]),
    ...(wasAutomatic ? ["the last reply to them went out without a person"] : []),
  ];
}
