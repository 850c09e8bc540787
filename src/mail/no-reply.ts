/** Addresses and names that say that nobody reads what is sent to them. */

const NEGATIONS =
  "no|non|not|do[-_.]?not|dont|never|nicht|keine|ne|niet|geen|inte|ikke|ala|nie|nem|nu|sin|nao|nepas|ne[-_.]?pas";
const REPLIES =
  "reply|replies|respond|response|answer|antwort(?:en)?|antworten|repondre|reponse|responder|respuesta|rispondere|risposta|risponda|responda|resposta|antwoord(?:en)?|beantwoorden|reageren|svar[ae]?|besvar|vastaa|vastaus|odpowiadaj|odpowiadac|odpovidat|odpovedet|odpovidej|valasz|valaszolj|raspundeti";

const NO_REPLY = new RegExp(
  `(?:^|[-_.+])(?:(?:${NEGATIONS})[-_.]?(?:${REPLIES})|nao[-_.]?resp(?:onder|onda)?|sem[-_.]?resposta|ne[-_.]?pas[-_.]?repondre|yanitlamayiniz|ne[-_.]?otvechat|neotvechat|unmonitored|unattended|notmonitored|do[-_.]?not[-_.]?email|dev-?null)(?:$|[-_.+\\d])`,
);

/** Whether the part before the @ says so, in any of many languages; lower case. */
export const isNoReply = (local: string): boolean => NO_REPLY.test(local.slice(0, 200));

const NO_REPLY_NAME =
  /(?:^|[^\p{L}])(?:no[- ]?reply|do not reply|do not respond|don't reply|unmonitored|nicht antworten|ne pas repondre|no responder|non rispondere|nao responda|nao responder|niet beantwoorden|не отвечать|不要回复|请勿回复|返信不可|送信専用|발신전용)(?:$|[^\p{L}])/u;

/** Whether a folded display name says so. */
export const isNoReplyName = (name: string): boolean => NO_REPLY_NAME.test(name.slice(0, 200));
