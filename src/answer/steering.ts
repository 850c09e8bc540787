/**
 * Whether a text seems to speak to a machine rather than to a person. It decides no more than that a person looks before
 * anything goes out: what keeps a mail from steering a reply is that the code takes nothing from a model but claims
 * over known passages. So it may be wrong often, and is no filter to lean on (such ones find 4 to 17 % of attacks).
 */
import { withoutMarkers } from "../generation/markers.ts";
import { hidesSomething } from "../mail/impersonation/invisible.ts";
import { words } from "../knowledge/words.ts";

const LONGEST = 64 * 1024;

/** So many words beside the questions are more than the thing and the order that they are about. */
const MUCH = 120;

const TO_MACHINES =
  /(?<!\p{L})(?:(?:ignor\p{L}*|disregard|forget|override|bypass|vergiss|missachte|oublie[rz]?|olvid\p{L}*|dimentica\p{L}*|negeer)[^\n.]{0,60}?(?:instruc|instruk|istruz|instruct|anweisung|prompt|rule|regel|règle|regla|regole)|system[ _-]?prompt|(?:language|sprach)[ -]?mod[ea]l|modèle de langage|chat ?gpt|(?<!human )assistant:|you are (?:now )?an? (?:ai|assistant|bot|model)|as an ai|(?:new|neue|nouvelles|nuevas|nuove) (?:instruc|anweisung|istruz))/iu;

/** Why, in words; null where it does not. */
export function seemsToSteer(text: string, asks: readonly string[]): string | null {
  const read = text.slice(0, LONGEST);
  if (text.length > LONGEST) return "it is longer than a person's mail";
  if (hidesSomething(read)) return "it holds characters that are not seen";
  if (withoutMarkers(read) !== read) return "it bears marks that models take for orders";
  if (TO_MACHINES.test(read)) return "it seems to speak to a machine";
  const beside = words(read).length - words(asks.join(" ")).length;
  return beside > MUCH ? "it says much besides what it asks" : null;
}
