import { type Evidence, hasAny, matches, senderLocalMatches } from "./evidence.ts";
import { phrases, saysAny } from "./phrases.ts";
import type { Signal } from "./signal.ts";

/**
 * What a filter writes that delivers a mail only when its sender has confirmed it: Boxbe, SpamArrest, TMDA, Mailinblack,
 * Earthlink, UOL, ChoiceMail, ASK, Sendio, BitBounce and their kin.
 */
const DEMANDS = phrases(`
confirm … you are a human | confirm … you are a person | confirm … you are a real person
confirm … you are not a spammer | prove … you are a human | prove … you are human
prove … you are not a spammer | prove … not a machine | verify … you are a human | verify … you are human
verify … you are a real person | verify … not a spammer | verify that this … message was sent by
authenticate yourself … to deliver | please confirm … message … delivered | confirm your message by replying
confirm your email by replying | confirm … by replying to this … to deliver
reply to this … message … confirm … delivery | replying to this … will … deliver your message
simply reply to this … your original message will be | click … to have your message delivered
click … below to deliver your message | click … link … release your message
click … link … to complete the verification process | your message … is being held until
your message … has been held … confirm | your message … was held … confirm
your message … is awaiting … verification | your message … will be delivered … once you
your message … will not be delivered until | your email … will not be delivered until
is now protecting himself from receiving junk mail | is now protecting herself from receiving junk mail
is protected by … challenge | uses spamarrest | using spamarrest | protected by boxbe | boxbe guest list
requires … sender verification | sender address verification | sender verification … required
challenge/response | challenge-response | add yourself to … whitelist | add you to … whitelist … click
put you on … whitelist | adds you to the list of approved senders | allowed senders list | approved sender list
this is a one-time … verification | bestatigen sie … dass sie kein spam | bestatigen sie … dass sie ein mensch
um ihre nachricht zuzustellen … bestatigen | ihre nachricht … zuruckgehalten … bestatigen
ihre e-mail … wird erst zugestellt | votre message … authentifi | protege par mailinblack | protegee par mailinblack
protege par une solution anti-spam … authentifi | vous devez vous authentifier
prouver que vous n'etes pas un robot | prouver que vous etes humain | votre message sera delivre … clique
cliquer … afin que votre message soit | confirme que … no es spam | demuestre que … persona
para que su mensaje sea entregado | su mensaje sera entregado … confirm | conferma … persona reale
il tuo messaggio verra consegnato … conferm | confirme … voce nao e um robo | antispam uol
para que sua mensagem seja entregue | sua mensagem … aguardando … confirm | bevestig … dat u geen spam
potwierdz … nie jest spam | подтвердите … что вы не | подтвердите … что вы человек | ваше письмо … подтвержд
`);

const SUBJECTS = phrases(`
please confirm your message | please confirm your email to | confirm your e-mail to
please confirm that you are | please verify your message | please verify your email to | sender verification
sender address verification | sender authentication | verification required for | verification requise
challenge from | authentification requise | authentification de votre | action required to deliver your
your message is waiting | your message to … awaiting verification | message held pending verification
confirmation required for your message | bestatigung ihrer nachricht | bestatigung ihrer e-mail erforderlich
confirmacao de envio | antispam uol
`);

const SERVICES =
  /@(?:[\w-]{1,63}\.){0,4}(?:boxbe\.com|spamarrest\.com|mailinblack\.com|sendio\.com|bitbounce\.(?:com|io)|bluebottle\.com|digiportal\.com|knowspam\.net|vanquish\.com|choicemail\.com|mailblocks\.com|qurb\.com|spamhole\.com|antispam\.uol\.com\.br)$/;

const fromService = ({ senders }: Evidence): boolean => senders.some(({ address }) => SERVICES.test(address));

const demands = ({ newText }: Evidence): boolean => saysAny(newText, DEMANDS);

const hasChallengeSubject = ({ subject }: Evidence): boolean => saysAny(subject, SUBJECTS);

/**
 * Always for a person: unless somebody confirms, the customer never sees the reply. A machine of ours that confirms
 * would let anybody's forged mail through their filter.
 */
const challenge = (name: string, test: Signal["test"]): Signal => ({
  verdict: "challenge",
  disposition: "person",
  name,
  test,
});

export const challengeSignals: readonly Signal[] = [
  challenge("field of a challenge-response filter", (mail) =>
    hasAny(
      mail,
      "x-boxbe-challenge",
      "x-spamarrest-challenge",
      "x-ask-info",
      "x-challenge",
      "x-mailinblack-challenge",
    ),
  ),
  challenge(
    "sent by a challenge-response service",
    (mail) => fromService(mail) && (demands(mail) || hasChallengeSubject(mail)),
  ),
  challenge(
    "address of a confirmation",
    (mail) =>
      (matches(mail, "reply-to", /[-+](?:confirm|verify|challenge)[-+.]/i) ||
        senderLocalMatches(mail, /[-+](?:confirm|challenge)[-+.]/)) &&
      (demands(mail) || hasChallengeSubject(mail)),
  ),
  challenge("subject of a confirmation, and its words", (mail) => hasChallengeSubject(mail) && demands(mail)),
];

export const likelyChallengeSignals: readonly Signal[] = [challenge("words of a confirmation", demands)];
