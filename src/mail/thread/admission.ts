/** Who may join a conversation: to know its Message-ID or ticket is not enough, since both leak. */
import { domainOf, sameAddress } from "../address.ts";
import type { Authentication } from "../authentication.ts";
import { isSharedDomain } from "../shared-domain.ts";

export type Admission = "participant" | "domain" | "forged" | "stranger";

/**
 * Whether the sender may join: as one of the participants, or as somebody whose domain is a participant's and proven
 * (DMARC, by the owner's own server). Where that server found the sender to be forged, nobody may.
 */
export const admission = (
  sender: string,
  participants: readonly string[],
  { trusted, dmarc }: Pick<Authentication, "trusted" | "dmarc">,
): Admission => {
  if (trusted && dmarc === "fail") return "forged";
  if (participants.some((participant) => sameAddress(participant, sender))) return "participant";
  const domain = domainOf(sender);
  const colleague = participants.some((participant) => domainOf(participant) === domain);
  return trusted && dmarc === "pass" && colleague && domain !== "" && !isSharedDomain(domain)
    ? "domain"
    : "stranger";
};
