import { has, hasNullReturnPath, matches, type Signal } from "./signal.ts";

/** What vacation programs put first; a subject that merely holds the words further on is a person's. */
const VACATION_SUBJECT =
  /^(?:\[?auto(?:matic|matische|mated)?[- ]?(?:reply|response|antwort|respuesta|responder)\]?\b|autoreply|auto:|out[- ]of[- ](?:the )?office|ooo\b|away from (?:the |my )?office|on (?:vacation|holiday|leave)\b|vacation(?: reply| notice|:)|abwesenheit|abwesend|nicht im (?:büro|hause)|automatisch(?:e|es)? (?:antwort|antwoord)|réponse automatique|absence du bureau|message d'absence|absent du bureau|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)|assente|afwezig|niet op kantoor|resposta automática|fora do escritório|ausência|autosvar|automatiskt svar|automatisk svar|frånvaro|fravær|automaattinen vastaus|poissa|odpowiedź automatyczna|poza biurem|automatická odpověď|mimo kancelář|автоматический ответ|автоответ|автоматична відповідь|自动回复|自動回覆|自動返信|不在)/iu;

const RECEIPT_SUBJECT =
  /^(?:read|gelesen|lu|leído|letto|gelezen|lida|läst|not read|ungelesen gelöscht)\s*:/iu;

/** A program answered in a person's stead. */
export const autoReplySignals: readonly Signal[] = [
  {
    verdict: "auto-reply",
    name: "Auto-Submitted other than no (RFC 3834)",
    test: (message) => matches(message, "auto-submitted", /^\s*(?!no\b)\S/i),
  },
  {
    verdict: "auto-reply",
    name: "read receipt (RFC 8098)",
    test: (message) => matches(message, "content-type", /disposition-notification/i),
  },
  {
    verdict: "auto-reply",
    name: "subject of a read receipt, X-Auto-Response-Suppress header",
    test: (message) => has(message, "x-auto-response-suppress") && RECEIPT_SUBJECT.test(message.subject),
  },
  {
    verdict: "auto-reply",
    name: "X-Autoreply header",
    test: (message) =>
      [
        "x-autoreply",
        "x-autorespond",
        "x-autoresponder",
        "x-autoreply-from",
        "x-mail-autoreply",
        "x-vacation",
      ].some((name) => has(message, name) && !matches(message, name, /^\s*(?:no|false)\s*$/i)),
  },
  {
    verdict: "auto-reply",
    name: "Precedence: auto_reply",
    test: (message) => matches(message, "precedence", /^\s*auto[-_]?reply/i),
  },
  {
    verdict: "auto-reply",
    name: "subject of an absence notice",
    // "On holiday next week - can you deliver later?" is a person's.
    test: ({ subject }) => VACATION_SUBJECT.test(subject) && !/[?？؟]/u.test(subject),
  },
  { verdict: "auto-reply", name: "null return path", test: hasNullReturnPath },
];
