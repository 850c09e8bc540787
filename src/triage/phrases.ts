/** Set phrases of mail in six languages (en, de, fr, es, it, nl), by what they do in a mail. */

const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|day|afternoon|evening)|greetings|hallo|guten (?:tag|morgen|abend)|sehr geehrte[rsn]?|liebe[rs]?|moin|grüezi|bonjour|bonsoir|salut|ch[eè]re?s?|madame|monsieur|hola|buen[oa]s (?:d[ií]as|tardes|noches)|estimad[oa]s?|buongiorno|buonasera|ciao|gentil[ei]|egregi[oa]?|beste|geachte|goede(?:morgen|middag|navond)|goedendag)\b/iu;

const COURTESY =
  /^(?:(?:many |best |kind |warm |with )*(?:thanks|thank you|regards|wishes|cheers|sincerely)|yours|all the best|looking forward|have a (?:nice|good|great)|hope (?:you|this|all)|i hope (?:you|this|all)|how are you|vielen dank|danke|besten dank|herzlichen dank|mit (?:freundlichen|besten|lieben) gr[üu](?:ß|ss)en|(?:viele|beste|liebe|freundliche|schöne) gr[üu](?:ß|ss)e|merci|cordialement|bien (?:à vous|cordialement)|bonne journée|(?:je vous prie|veuillez) (?:d'agréer|agréer)|gracias|muchas gracias|saludos|atentamente|un saludo|grazie|cordiali saluti|distinti saluti|bedankt|alvast bedankt|dank u|met vriendelijke groet|groet(?:jes|en)?|sent from|gesendet von|envoyé de)/iu;

const WISH =
  /\b(?:(?:i|we)(?:'d| would) (?:like|love|want|need) to|(?:i|we) (?:want|wish|need) (?:to|a|an|my|the|some)|(?:please|kindly) (?:send|tell|let|explain|confirm|cancel|change|refund|replace|advise|update|provide|check|arrange)|let me know|(?:can|could|would|will) you|(?:i am|i'm|we are) (?:wondering|looking for|asking)|ich (?:möchte|will|hätte gern|würde gern|brauche)|wir (?:möchten|brauchen)|bitte (?:senden|schicken|teilen|erklären|bestätigen|stornieren|ändern|erstatten|ersetzen)|(?:können|könnten|würden) sie|(?:kannst|könntest) du|je (?:voudrais|souhaite|souhaiterais|veux|désire|aimerais)|nous (?:voudrions|souhaitons)|(?:pouvez|pourriez)-vous|merci de (?:me|nous|bien)|(?:quisiera|quiero|necesito|me gustaría|podría[ns]?|pueden)|(?:vorrei|desidero|ho bisogno|potreste|potete|potrebbe)|(?:ik wil|ik zou|graag wil|wil ik|ik heb .{0,20}nodig|kunt u|kunnen jullie|zou u))\b/iu;

const QUESTION_WORD =
  /^(?:(?:and|but|also|so|or|und|aber|et|mais|y|e|en|maar)[, ]+)?(?:what|when|where|which|who|whose|why|how|(?:do|does|did|is|are|can|could|will|would|should|may|was)(?! not| n't)|wann|wie|wo|warum|wieso|welche[rsnm]?|wer|gibt es|ist es|kann ich|können wir|quand|comment|où|pourquoi|quel(?:le)?s?|combien|est-ce|cu[aá]ndo|c[oó]mo|d[oó]nde|por qu[eé]|cu[aá]l(?:es)?|cu[aá]nto|quando|come|dove|perch[eé]|quale|quali|quanto|wanneer|hoe|waar|waarom|welke?|hoeveel)\b/iu;

const EMPTY_ASK =
  /^(?:(?:so|please|and|also|bitte|und|et|y|e|en)[, ]+)*(?:(?:can|could|would|will) (?:you|anyone|somebody|someone)(?: please)? (?:help|assist|advise)(?: me| us)?(?: out)?(?: please| here| with (?:this|that|it))?|any (?:ideas?|help|advice|suggestions?|news|update)|what (?:can|should|do) (?:i|we) do(?: now| next)?|how (?:can|should) (?:i|we) proceed|is (?:this|that|it) (?:possible|ok|okay|correct|right|normal)|right|really|ok|okay|how are you(?: doing)?|please (?:help|advise)|(?:können|könnten|kannst|könntest) (?:sie|du|ihr) (?:mir|uns) (?:bitte )?(?:helfen|weiterhelfen)|ist das (?:möglich|richtig)|was (?:kann|soll) ich tun|(?:pouvez|pourriez)-vous (?:m'|nous )aider|est-ce possible|(?:me )?(?:puede[ns]?|podr[ií]an?) ayudar(?:me)?|es posible|(?:potete|può|potreste) aiutarmi|è possibile|(?:kunt u|kunnen jullie) (?:mij|me|ons) helpen|kan dat)\s*[?.!…]*$/iu;

export const isGreeting = (sentence: string): boolean => GREETING.test(sentence) && wordCount(sentence) <= 6;

export const isCourtesy = (sentence: string): boolean => COURTESY.test(sentence) && wordCount(sentence) <= 12;

export const isWish = (sentence: string): boolean => WISH.test(sentence);

/** A question without its mark; short exclamations ("How nice!") and statements that begin alike do not count. */
export const opensAQuestion = (sentence: string): boolean =>
  QUESTION_WORD.test(sentence) && !/[!.…:,]$/u.test(sentence) && wordCount(sentence) >= 4;

const wordCount = (sentence: string): number => sentence.split(/\s+/u).length;

/** A question that asks nothing by itself: what it is about stands in the sentences around it. */
export const isEmptyAsk = (sentence: string): boolean => EMPTY_ASK.test(sentence);
