import { isRule, type Line } from "./line.ts";

/** What the owner's own mail server puts above a mail from outside. */
const BANNER = new RegExp(
  [
    "^[\\[*(]+ ?(?:external|extern|externe|externo|esterno)(?: (?:e-?mail|mail|sender|absender|message|nachricht))? ?[\\])*:!]+$",
    "^(?:external|externe[rs]?) (?:e-?mail|sender|absender|message|nachricht)[:!]?$",
    "^\\W*(?:caution|warning|attention|important|notice|alert|security)?\\W*(?:this |the )?(?:e-?mail|message|mail) (?:has )?(?:originated|came|comes|is|was sent) (?:from )?(?:an? )?(?:outside|external)",
    "^\\W*(?:caution|warning|attention)?\\W*external (?:e-?mail|sender)\\b.{0,20}(?:do not|don't|be careful|use caution|think before)",
    "^(?:please )?do(?: not|n't) (?:click|open) (?:any |on )?(?:links?|attachments?)\\b.{0,60}\\b(?:unless|from unknown)",
    "^(?:some people who received this message |you )don't often get e?-?mail from ",
    "^sie erhalten nicht (?:oft|häufig) e?-?(?:mails?|eine e-mail) von |^vous n['’](?:obtenez|recevez) pas souvent d['’]e-?mails? |^no suele recibir correos? |^non si ricevono spesso messaggi |^u ontvangt niet vaak e-?mail van |^você não costuma receber e-?mails? |^du får inte ofta e-post från |^nieczęsto otrzymujesz wiadomości ",
    "^\\W*(?:achtung|vorsicht|hinweis|warnung)\\W*(?:diese |die )?(?:e-?mail|mail|nachricht) (?:kommt|stammt|wurde).{0,40}(?:extern|außerhalb)|^\\W*(?:achtung|vorsicht)?\\W*externe[rs]? (?:e-?mail|absender)\\b.{0,20}$",
    "^\\W*(?:attention|prudence)\\W*(?:cet? )?(?:e-?mail|courriel|message) (?:provient|vient|a été envoyé).{0,40}ext[ée]rieur",
    "^\\W*(?:atención|precaución|aviso)\\W*(?:este )?(?:correo|mensaje|e-?mail).{0,40}(?:externo|fuera de)|^\\W*(?:attenzione)\\W*(?:questa |questo )?(?:e-?mail|messaggio).{0,40}(?:esterno|esterna)|^\\W*(?:let op|waarschuwing)\\W*(?:deze )?(?:e-?mail|bericht).{0,40}(?:extern|buiten)",
  ].join("|"),
  "iu",
);

const MAX_LINES = 8;

/** The lines without a banner at their top. It is taken line by line: what does not read like one stays. */
export const withoutBanner = (lines: readonly Line[]): readonly Line[] => {
  let start = 0;
  for (let at = 0; at < Math.min(lines.length, MAX_LINES); at++) {
    const line = lines[at];
    if (line === undefined) break;
    if (line.isBlank || (isRule(line) && at === start)) continue;
    if (line.raw.length > 400 || !BANNER.test(line.text)) break;
    start = at + 1;
  }
  return lines.slice(start);
};
