/** Greetings, thanks and closings: what mails say and do not ask. A language a line or two. */
import { phraseSet } from "../phrase-set.ts";

/** At a sentence's beginning. */
export const GREETINGS = phraseSet(`
hi, hello, hey, dear, good morning/day/afternoon/evening, greetings, to whom it may concern
hallo, guten tag/morgen/abend, sehr geehrte/geehrter/geehrtes/geehrten, liebe/lieber/liebes, moin, grüezi, servus, grüß gott
bonjour, bonsoir, salut, chère/cher/chères/chers, madame, monsieur, hola, buen/buenos/buenas día/días/tardes/noches, estimado/estimada/estimados/estimadas, buongiorno, buonasera, ciao, gentile/gentili, egregio/egregi/egregia, salve, spettabile
beste, geachte, goede morgen/middag/avond, goedemorgen, goedemiddag, goedenavond, goedendag, olá, oi, bom dia, boa tarde/noite, prezado/prezada/prezados/prezadas, caro/cara/caros/caras, exmo/exma/exmos, exmos senhores
hej, hejsan, god morgon/kväll/dag/morgen/aften/eftermiddag/kveld, goddag, kära, bästa, kære, hei, kjære, hyvä/hyvät, moi, terve, hyvää huomenta/päivää/iltaa
dzień dobry, dobry wieczór, cześć, witam, witajcie, szanowni/szanowny/szanowna państwo/pan/panie/pani, szanowni, drodzy, dobrý den/večer, ahoj, vážení/vážený/vážená, zdravím, milí, merhaba, merhabalar, selam, iyi günler/akşamlar, sayın, günaydın
bună ziua/seara/dimineața, bună, salutare, stimate/stimată/stimați, üdv, szia, sziasztok, jó napot/reggelt/estét, tisztelt, kedves, γεια σας, γεια, καλημέρα, καλησπέρα, αγαπητοί/αγαπητέ, αξιότιμε
здравствуйте, добрый день/вечер, доброе утро, привет, уважаемые/уважаемый/уважаемая, добрий день/вечір, доброго дня/ранку/вечора, вітаю, привіт, шановні/шановний/шановна, добридень, السلام عليكم, مرحبا, تحية طيبة, שלום, בוקר טוב, ערב טוב`);

/** At a sentence's beginning. */
export const COURTESIES = phraseSet(`
many? best? kind? warm? warmest? with? kind? best? warm? thanks/thank/regards/wishes/cheers/sincerely, kindest regards, yours, all the best, best, looking forward, look forward, i/we look forward, have a nice/good/great/lovely, i/we? hope you/this/all/everyone, hope you/this/all, i/we? await/appreciate your, awaiting your, i? appreciate your, take care, sorry for/to/about, apologies, respectfully, cordially, i/we? thank you, thx, ty, much appreciated, keep up the
vielen/besten/herzlichen/lieben/tausend? dank/danke, danke, ich/wir danke/danken, mit freundlichen/besten/lieben/herzlichen/freundlichem grüßen/gruß/gruss, viele/beste/liebe/freundliche/schöne/herzliche grüße/gruesse, mfg, lg, vg, schönen tag/gruß, einen schönen, ich freue mich, in erwartung, hochachtungsvoll, gesendet von, im voraus, schon mal danke, ein schönes
merci, mille mercis, je/nous vous remercie/remercions, cordialement, bien à vous, bien cordialement, bonne journée/soirée, je/nous vous prie/prions, veuillez d'agréer/agréer, veuillez recevoir/trouver/accepter, dans l'attente, avec mes, salutations, envoyé de/depuis, respectueusement, bien à toi, en vous remerciant
gracias, muchas/mil gracias, de antemano, un saludo, saludos, un? cordial/cordiales saludo/saludos, atentamente, quedo a, a la espera, reciba/reciban un, les/le agradezco, enviado desde, espero que estén/esté/se
grazie, vi/la ringrazio, cordiali/distinti/cari saluti, cordialmente, in attesa, buona giornata/serata, resto in, spero che stiate/stia, inviato da
bedankt, alvast bedankt, dank u/je, hartelijk dank/bedankt, veel dank, bij voorbaat, met vriendelijke groet/groeten, groet/groetjes/groeten, mvg, hoogachtend, fijne dag, verzonden vanaf, in afwachting, sent from
obrigado, obrigada, muito? obrigado/obrigada, agradeço, com os melhores, os? melhores cumprimentos, cumprimentos, atenciosamente, atentamente, abraço/abraços, desde já, fico/ficamos no aguardo, aguardo, tenha um, espero que
tack, tusen tack, med vänlig/vänliga/bästa hälsning/hälsningar, vänliga/bästa/mvh hälsningar, mvh, hälsningar, ha en bra/fin, skickat från, tak, mange/tusind tak, på forhånd, med venlig/venlige hilsen/hilsner, venlig/venlige/bedste hilsen/hilsner, hilsen, vh, takk, mange/tusen takk, med vennlig/vennlige hilsen/hilsener, vennlig hilsen, ha en fin, håper du/dere, håber du/i
kiitos, kiitän, kiitoksia, ystävällisin/parhain terveisin, terveisin, yt, hyvää päivänjatkoa, dziękuję, dziękujemy, dzięki, z góry, z poważaniem, pozdrawiam, serdecznie pozdrawiam, z pozdrowieniami, miłego dnia, łączę wyrazy, wysłane z, děkuji, děkuju, děkujeme, předem děkuji, díky, s pozdravem, s přátelským pozdravem, hezký den, přeji
teşekkürler, teşekkür ederim/ederiz, şimdiden teşekkür*, saygılarımla, saygılarımızla, iyi günler/çalışmalar, kolay gelsin, mulțumesc, mulțumim, vă mulțumesc/mulțumim, cu stimă/respect/drag, o zi, köszönöm, köszönjük, előre is, üdvözlettel, tisztelettel, szép napot, ευχαριστώ, σας ευχαριστώ, με εκτίμηση, φιλικά
спасибо, большое спасибо, заранее, благодарю, с уважением, всего доброго, хорошего дня, отправлено с, дякую, дуже дякую, щиро дякую, наперед, заздалегідь, з повагою, гарного дня, شكرا, شكرا جزيلا, مع التحية, تحياتي, תודה, בברכה, תודה רבה`);

/** Behind these a sentence of thanks says something after all. Not those that mean another thing elsewhere (de, ma, mas, dog). */
export const BUT = phraseSet(`
but, however, though, yet, unfortunately, still not, aber, jedoch, leider, allerdings, mais, malheureusement, cependant, pero, sin embargo, lamentablemente, desgraciadamente, però, purtroppo, tuttavia, maar, helaas, echter
porém, infelizmente, men, tyvärr, dock, desværre, dessverre, mutta, valitettavasti, ale, jednak, niestety, bohužel, ama, ancak, maalesef, fakat, dar, însă, din păcate, sajnos, viszont, αλλά, όμως, δυστυχώς, но, однако, к сожалению, але, проте, на жаль, لكن, אבל`);

/** Asked, and not to be answered; behind them stands nothing. */
export const COURTESY_QUESTIONS = phraseSet(`
and? how are you doing? all? today?, and? how's it going, and? how is it going, i/we? hope you/everything are/is all? doing? well/fine/good/okay/great, hope you're/everything's all? doing? well/fine/good/okay, how do you do, hope all is well
wie geht's/geht es ihnen/dir/euch? heute?, wie geht es ihnen/dir/euch? heute?, wie geht's, comment allez vous, comment ça va, comment vas tu, ça va, vous allez bien, qué tal, qué tal están/estás, cómo está/están/estás, cómo le va, come sta/stai/va, come state, hoe gaat het, hoe gaat het met u/je/jullie, como está/estão/vai, tudo bem, como vai, hur mår ni/du, hur är läget, hvordan går det, hvordan har du/i/dere det, mitä kuuluu, jak się masz/macie, jak się pan/pani ma, co słychać, jak se máte, nasılsınız, ce mai faceți, hogy van, hogy vannak, τι κάνετε, πώς είστε, как дела, как поживаете, як справи, як ви`);

/** What a greeting that says no more does not contain: "Hello my lamp is broken". */
export const SAYS_MORE = phraseSet(`
i, i'm, i've, my, we, our, it, is, ich, mein, meine, wir, unser, unsere, ist, je, j'ai, mon, ma, mes, nous, notre, mi, mis, mio, mia, il, ik, mijn, het, eu, meu, minha, o meu, jag, min, mitt, jeg, mit, minä, minun, tilaus*, ja, mój, moje, moja, mám, můj, moje, siparişim, я, мой, моя, мой, мій, моє, în, comanda, a rendel*`);

/** Scripts that part no words, and Korean: sentences that hold one and ask nothing else. */
export const UNSPACED_COURTESY =
  /(?:ありがとう|有難う|感謝|お世話になっ|いつもお世話|よろしくお願い|宜しくお願い|敬具|拝啓|谢谢|謝謝|感谢|感謝|此致|敬礼|敬禮|祝好|祝您|顺颂|順頌|감사합니다|감사드립니다|고맙습니다|수고하세요|수고하십니다|안녕히|ขอบคุณ)/u;

export const UNSPACED_GREETING =
  /^(?:こんにちは|こんばんは|はじめまして|初めまして|おはようございます|拝啓|你好|您好|尊敬的\S{0,12}|안녕하세요|안녕하십니까|สวัสดี(?:ครับ|ค่ะ|คะ)?)/u;
