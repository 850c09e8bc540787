/** What stands around the matter of a letter, in the languages in which letters open and close by set words. */

/** How letters begin; a name may follow. */
export const GREETINGS =
  "hi|hi there|hello|hello there|hey|hey there|hiya|dear|good (?:morning|day|afternoon|evening)|greetings|to whom it may concern|" +
  "hallo|hallöchen|guten (?:tag|morgen|abend)|sehr geehrte[rsn]?|geehrte[rsn]?|liebe[rs]?|werte[rs]?|moin(?: moin)?|servus|grüezi|grüß (?:gott|dich|sie)|" +
  "bonjour|bonsoir|salut|coucou|ch[eè]re?s?|madame|monsieur|" +
  "hola|buenas|buen[oa]s (?:d[ií]as|tardes|noches)|buen d[ií]a|estimad[oa]s?|querid[oa]s?|apreciad[oa]s?|" +
  "ciao|salve|buon ?giorno|buona ?sera|gentil[ei]|gent\\.m[oaie]|egregi[oa]?|spett\\.?le|car[oaie]|" +
  "ol[áa]|oi|bom dia|boa (?:tarde|noite)|prezad[oa]s?|car[oa]s?|caríssim[oa]|exm[oa]\\.?|" +
  "beste|geachte|goede(?:morgen|middag|navond|ndag)|goeie?morgen|hoi|dag|" +
  "hej|hejsan|hei|heisann|hallå|god (?:morgon|morgen|dag|middag|kväll|kveld|aften|eftermiddag|ettermiddag)|godmorgen|goddag|kära?|kjære|kære|" +
  "moi|terve|tervehdys|hyvä|hyvää (?:päivää|huomenta|iltaa)|päivää|tere|sveiki|labdien|laba diena|sveikas|" +
  "cześć|hejka|dzień dobry|witam|witaj|dobry wieczór|szanown[aiey]|drog[ai]|" +
  "dobrý (?:den|večer)|dobré ráno|ahoj|zdravím|vážen[ýáéí]|mil[ýáí]|" +
  "szia|sziasztok|üdv|üdvözlöm|kedves|tisztelt|jó (?:napot|reggelt|estét)(?: kívánok)?|" +
  "bună(?: ziua| dimineața| seara)?|salutare|stimate|stimată|stimați|dragă|" +
  "merhaba(?:lar)?|selam(?:lar)?|sayın|değerli|iyi (?:günler|akşamlar|çalışmalar)|günaydın|" +
  "γεια(?: σας| σου)?|καλημέρα(?: σας)?|καλησπέρα(?: σας)?|αγαπητ(?:έ|ή|οί)|" +
  "здравствуйте|здравствуй|привет(?:ствую)?|добрый (?:день|вечер)|доброе утро|доброго (?:дня|времени суток|вечера)|уважаем(?:ый|ая|ые)|дорог(?:ой|ая|ие)|" +
  "вітаю|добрий (?:день|вечір)|доброго дня|шановн(?:ий|а|і)|здравейте|добър ден|уважаеми|poštovan[iae]|zdravo|dobar dan|pozdravljeni|поштовани|" +
  "您好|你好|尊敬的|亲爱的|親愛的|こんにちは|おはようございます|こんばんは|拝啓|안녕하세요|안녕하십니까|" +
  "xin chào|chào|kính gửi|kính chào|halo|selamat (?:pagi|siang|sore|malam)|yth|สวัสดี(?:ครับ|ค่ะ|คะ)?|เรียน|" +
  "مرحبا|مرحباً|السلام عليكم|أهلا|أهلاً|عزيزي|عزيزتي|שלום|היי|नमस्ते|नमस्कार|سلام";

/** How letters end: the line that says it says nothing else, and names follow. */
export const CLOSINGS =
  "(?:(?:with )?(?:kind|best|warm|warmest|kindest|many|our best|my best)(?:,? (?:and )?(?:kind|best|warm))? )?(?:regards|wishes)|regards|best|all the best|all my best|sincerely(?: yours)?|yours(?: (?:sincerely|faithfully|truly))?|respectfully|cheers|take care|have a (?:nice|good|great|lovely|wonderful) (?:day|week|weekend|evening|one)|" +
  "mit (?:freundlichen?|besten|lieben|herzlichen|sonnigen|vielen) gr(?:ü|u|ue)(?:ß|ss)(?:en)?|(?:viele|beste|liebe|freundliche|schöne|herzliche|sonnige|schönste|allerbeste)?n? ?gr(?:ü|ue)(?:ß|ss)e(?: aus \\p{L}+)?|gru(?:ß|ss)|mfg|lg|vg|hochachtungsvoll|schönen (?:tag|abend)(?: noch)?|(?:einen )?schönen tag(?: noch)?|" +
  "cordialement|bien (?:cordialement|à vous|à toi)|(?:très )?cordialement(?: vôtre)?|salutations(?: distinguées)?|sincères salutations|amicalement|bonne (?:journée|soirée|fin de journée)|cdlt|" +
  "(?:un )?(?:cordial |atento )?saludos?(?: cordiales| cordial)?|saludos|atentamente|atte|un abrazo|que tenga (?:un )?buen d[ií]a|" +
  "(?:cordiali|distinti|cari|migliori) saluti|saluti|cordialmente|buona (?:giornata|serata)|un saluto|" +
  "atenciosamente|cumprimentos|(?:com os )?melhores cumprimentos|att|abraços?|cordialmente|(?:um )?abraço|tenha um (?:ótimo|bom) dia|" +
  "(?:met )?(?:vriendelijke|hartelijke|beste) groet(?:en)?|(?:hartelijke |vriendelijke )?groet(?:en|jes)?|mvg|hoogachtend|fijne dag(?: nog)?|" +
  "(?:med )?(?:vänliga|vänlig|bästa|hjärtliga|varma) hälsning(?:ar)?|hälsningar|mvh|(?:med )?(?:vennlig|beste|venlig|kærlig|bedste) hils(?:en|ner)|hilsen|ha en (?:fin|bra) dag|" +
  "ystävällisin terveisin|parhain terveisin|terveisin|yst\\.? ?terv|lugupidamisega|ar cieņu|pagarbiai|" +
  "(?:z poważaniem|pozdrawiam(?: serdecznie)?|z wyrazami szacunku|serdecznie pozdrawiam|miłego dnia)|s pozdravem|s úctou|pozdravem|hezký den|s pozdravom|" +
  "üdvözlettel|tisztelettel|(?:szívélyes )?üdvözlettel|cu (?:stimă|respect|drag)|toate cele bune|" +
  "saygılar(?:ımla|ımızla)|iyi (?:günler|çalışmalar)(?: dilerim)?|(?:με )?εκτίμηση|με εκτίμηση|χαιρετισμούς|" +
  "с уважением|всего (?:доброго|хорошего|наилучшего)|с наилучшими пожеланиями|з повагою|гарного дня|с уважение|поздрави|lijep pozdrav|lep pozdrav|s poštovanjem|srdačan pozdrav|с поштовањем|" +
  "此致|敬礼|祝好|顺祝商祺|よろしくお願い(?:いた|致)?します|宜しくお願い(?:いた|致)?します|敬具|감사합니다|드림|" +
  "trân trọng|thân ái|salam(?: hormat)?|hormat kami|ขอแสดงความนับถือ|مع أطيب التحيات|تحياتي|مع تحياتي|مع خالص التحية|בברכה|בכבוד רב|सादर|با احترام";

/** Thanks and the answers to them. */
export const THANKS =
  "(?:many |a thousand |big )?thanks?(?: you)?(?: (?:so|very) much| a lot| again| in advance| kindly)*|thank you(?: (?:so|very) much| again| in advance| kindly)*|thx|ty|much appreciated|you(?:'re| are) (?:very |most )?welcome|no problem|my pleasure|" +
  "(?:vielen|besten|herzlichen|lieben|tausend)? ?dank(?:e)?(?: (?:schön|sehr|nochmals?|im voraus|vorab|dir|ihnen|euch))*|dankeschön|gern(?:e)?(?: geschehen)?|bitte(?: sehr| schön)?|" +
  "merci(?: beaucoup| bien| encore| d'avance)*|de rien|je vous en prie|avec plaisir|" +
  "(?:muchas |mil )?gracias(?: de antemano| de nuevo)?|de nada|" +
  "(?:molte |mille |tante )?grazie(?: mille| ancora| in anticipo)*|prego|" +
  "(?:muito )?obrigad[oa](?: desde já)?|por nada|(?:hartelijk |alvast )?bedankt|dank (?:je|u)(?: wel)?|graag gedaan|" +
  "tack(?: så mycket)?|(?:tusen|mange|hjertelig) tak(?:k)?|takk?|kiitos(?: paljon)?|aitäh|paldies|ačiū|" +
  "dziękuję(?: bardzo)?|dzięki|proszę bardzo|děkuji|díky|ďakujem|köszönöm(?: szépen)?|köszi|mulțumesc(?: mult)?|teşekkür(?:ler| ederim)|" +
  "ευχαριστώ(?: πολύ)?|(?:большое )?спасибо(?: большое)?|благодарю|дякую|благодаря|hvala(?: lepa| lijepa)?|хвала|" +
  "谢谢(?:您|你)?|多谢|謝謝|ありがとうございま(?:す|した)|ありがとう|감사합니다|고맙습니다|cảm ơn|terima kasih|ขอบคุณ(?:ครับ|ค่ะ)?|شكرا|شكراً|תודה(?: רבה)?|धन्यवाद|ممنون";

/** How sentences begin that say nothing but courtesy: thanks for a mail, regrets, wishes, offers of further help. */
export const COURTESIES =
  "(?:many )?thanks|thank you|we(?:'re| are) (?:glad|happy|pleased) (?:to hear|you)|(?:i|we) hope (?:this|that|you|all|everything)|(?:i|we) (?:apologi[sz]e|are sorry|am sorry)|sorry (?:for|about|to hear)|apologies|glad (?:to|i|we|that)|happy to help|please (?:do not|don't) hesitate|(?:if you|should you|let (?:me|us) know if you) (?:have|need)|feel free|looking forward|you(?:'re| are) (?:very )?welcome|have a |great,? |" +
  "vielen dank|danke|besten dank|herzlichen dank|entschuldig|es tut (?:mir|uns) leid|tut (?:mir|uns) leid|wir (?:bedauern|freuen)|(?:bei|falls|wenn sie|sollten sie) (?:noch |weitere )*(?:fragen|rückfragen)|gern(?:e)? geschehen|melden sie sich|ich hoffe|wir hoffen|" +
  "merci|(?:je|nous) (?:vous remerci|suis désol|sommes désol|espér|reste)|désolé|n'hésitez pas|avec plaisir|" +
  "(?:muchas )?gracias|lamento|lamentamos|espero que|esperamos que|no dude|disculp|con gusto|" +
  "(?:molte |mille )?grazie|ci dispiace|mi dispiace|spero che|speriamo|non esiti|ci scusiamo|resto a disposizione|" +
  "obrigad|agradec|lamento|esperamos|não hesite|desculp|(?:hartelijk )?bedankt|dank u|excuses|het spijt|wij hopen|ik hoop|aarzel niet|" +
  "tack|takk?|tusen takk|kiitos|dziękuj|przepraszam|děkuj|omlouv|köszön|elnézés|mulțumesc|ne pare rău|teşekkür|üzgün|ευχαριστ|λυπ|" +
  "спасибо|благодар|извин|к сожалению,? приносим|дякую|перепрошу|hvala|谢谢|感谢|抱歉|ありがとう|お世話になって|申し訳|감사|죄송|cảm ơn|xin lỗi|terima kasih|maaf|شكرا|آسف|תודה|מצטער";
