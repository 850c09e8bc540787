/** What the owner allows to go out without a person, and whether their decisions prove it. */
import type { AutoSend, Permission } from "../answer/gate.ts";
import { sayStanding } from "../feedback/evidence.ts";
import type { Experience } from "../feedback/experience.ts";
import type { Triage } from "../triage/triage.ts";

/** Null where the owner does not list the intent. Whatever else the mail is about as well has to be listed, too. */
export function permissionFor(
  { intent, intents = [] }: Pick<Triage, "intent"> & Partial<Pick<Triage, "intents">>,
  writer: string,
  experience: Experience,
  { intents: listed, maxError, enabled }: AutoSend,
): Permission | null {
  if (!listed.includes(intent)) return null;
  const standing = experience.standing(intent, writer, maxError);
  const told = `${intent}: ${sayStanding(standing)}`;
  if (!enabled) return { isProven: false, told: `sending is off; ${told}` };
  const unlisted = intents.filter(({ name }) => !listed.includes(name)).map(({ name }) => name);
  if (unlisted.length > 0)
    return {
      isProven: false,
      told: `it is about ${unlisted.join(", ")} too, which \`auto_send\` does not list`,
    };
  return { isProven: standing.isProven, told };
}
