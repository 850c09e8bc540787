/** How soon a person should look: by words that no desk lets wait, in six languages. */

export type Priority = "high" | "normal";

const URGENT: readonly { readonly reason: string; readonly pattern: RegExp }[] = [
  {
    reason: "legal threat",
    pattern:
      /(?<!\p{L})(?:lawyer|attorney|solicitor|legal action|sue you|small claims|consumer protection|chargeback|anwalt|rechtsanwältin|klage|verbraucherschutz|avocat|plainte|tribunal|abogad[oa]|denuncia(?:r|ré)?|avvocato|advocaat|rechtszaak)(?!\p{L})/iu,
  },
  {
    reason: "safety",
    pattern:
      /(?<!\p{L})(?:caught fire|on fire|smoke|smoking|burn(?:ed|t|ing)|electric(?:al)? shock|injur(?:y|ed)|sparks?|rauch|stromschlag|verletzt|brandgefahr|incendie|fumée|brûl[ée]e?|blessée?|incendio|humo|fumo|letsel)(?!\p{L})/iu,
  },
  {
    reason: "outage",
    pattern:
      /(?<!\p{L})(?:outage|is down|nobody can (?:log in|access)|system down|ausfall|en panne|caíd[oa]|(?:een|de|jullie|uw) storing)(?!\p{L})/iu,
  },
  {
    reason: "anger",
    pattern:
      /(?<!\p{L})(?:unacceptable|outrage(?:d|ous)?|furious|disgust(?:ed|ing)|ridiculous|worst (?:service|company|shop)|never again|scam|rip-?off|appalling|fed up|unverschämt\p{L}*|frechheit|unmöglich|betrug|inacceptable|scandaleux|honteux|arnaque|inaceptable|vergüenza|estafa|inaccettabile|vergogna|truffa|schandalig|oplichting|belachelijk)(?!\p{L})/iu,
  },
  { reason: "urgent", pattern: /(?<!\p{L})(?:urgent(?:ly)?|asap|dringend|eilig|urgente|spoed)(?!\p{L})/iu },
];

/** The priority and the reasons that raised it. */
export function assessPriority(text: string): { priority: Priority; reasons: string[] } {
  const reasons = URGENT.filter(({ pattern }) => pattern.test(text)).map(({ reason }) => reason);
  return { priority: reasons.length > 0 ? "high" : "normal", reasons };
}
