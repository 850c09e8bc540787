/** How people say what they want done. A language a line or two. */
import { phraseSet } from "../phrase-set.ts";

/** A wish anywhere in a sentence. */
export const WISHES = phraseSet(`
i/we would like/love/want/need/prefer to, i'd/we'd like/love/want/need/prefer to, i/we would like/prefer a/an/my/our/the/some/another/you, i'd/we'd like a/an/my/our/the/some/another/you
i/we want/wish/need/demand/require/request to/a/an/my/the/some/our/another, i/we want/need/expect/ask/urge/request/require you to, i/we expect a/an/my/the refund/replacement/reply/answer/exchange/money, i/we demand, i/we insist on, i/we hereby, i/we request/demand/want that
i am/was writing to request/ask/cancel/return/claim/complain, i'm writing to request/ask/cancel/return/claim, i would appreciate, i'd appreciate, we would appreciate, i/we need help/assistance/support with
let me/us know, can/could/would/will you, i am/was wondering/asking, i'm wondering/asking, we are/were wondering/asking, we're wondering/asking, i/we wonder/wondered if/whether/how/when/why, i/we wanted to ask/know, i/we want to ask/know, i am/was looking for, i'm looking for, we are looking for
would it be possible, would you mind, it would be great/nice/helpful/good if, give me/us my/our money, wish to cancel/return/exchange/know/order/receive
ich möchte, ich will, ich hätte gern/gerne, ich würde gern/gerne, ich brauche, ich wünsche, ich verlange, ich fordere, ich bestehe auf, ich beantrage, ich bitte um/sie/darum/euch, wir bitten um/sie/darum, wir möchten/brauchen/wollen/fordern, hiermit kündige/widerrufe/storniere/beantrage, ich kündige/widerrufe/storniere
möchte ich/wir, würde/hätte ich gern/gerne, brauche ich/wir, bitte ich/wir, frage mich, ich wollte fragen/wissen, ich erwarte eine/mein/meine/von
senden/schicken/teilen/nennen/sagen/erstatten/bestätigen/stornieren/überweisen/rufen sie mir/uns/mich/das/die/den/bitte/mein/meine/es, können/könnten/würden/wollen sie, kannst/könntest/würdest du, könnt/könntet/würdet ihr, wäre es möglich, ist es möglich
je voudrais/souhaite/souhaiterais/veux/désire/aimerais/demande/exige/réclame, j'aimerais, j'exige, j'ai besoin, nous voudrions/souhaitons/souhaiterions/aimerions/demandons/désirons, je vous demande/prie/serais, pouvez/pourriez/voulez vous, serait il possible, est il possible, auriez vous, je me demande, nous avons besoin
quisiera/quisiéramos/quiero/queremos/queríamos/quería/necesito/necesitamos/deseo/desearía/exijo/solicito/pido/solicitamos, me/nos gustaría, podría/podrían/podéis/podríais/podrías, puede/pueden/puedes enviar*/decir*/mandar*/confirmar*/indicar*/cambiar*/devolver*/cancelar*/explicar*/reembolsar*/informar*/facilitar*/llamar*, sería posible, les/le pido/ruego, agradecería, ruego que
vorrei/vorremmo/voglio/vogliamo/desidero/chiedo/esigo/pretendo/gradirei/richiedo, ho bisogno, abbiamo bisogno, mi serve/servirebbe, potreste/potete/potrebbe/potresti, può inviarmi/dirmi/mandarmi, sarebbe possibile, mi piacerebbe
ik wil/zou/eis/verzoek/wens, wij/we willen/zouden, graag wil, graag zou, wil/zou ik, ik heb ~ nodig, wij/we hebben ~ nodig, kunt/kan/zou/wilt u/je/jullie, kunnen/zouden/willen jullie, is het mogelijk, ik vraag me af, graag ontvang/hoor/verneem ik
gostaria/gostaríamos/queria/quero/queremos/preciso/precisamos/desejo/exijo/solicito/solicitamos/peço, poderia/poderiam, pode/podem/podes me/nos/enviar*/dizer*/mandar*/confirmar*/indicar*/alterar*/trocar*/cancelar*/devolver*/explicar*/reembolsar*/informar*, seria possível
jag vill/skulle/önskar/behöver/kräver/undrar, vi vill/skulle/önskar/behöver/undrar, vill jag, skulle jag, behöver jag, kan/skulle/kunde ni/du, undrar jag/om
jeg vil/ønsker/kræver/krever/trenger/ville/lurer/ber/beder, vi vil/ønsker/trenger/ville, vil/ønsker/trenger jeg, jeg har brug for, jeg har behov for, jeg vil/ville gerne/gjerne, kan/kunne/kunde/vil/ville i/du/dere/de
haluan/haluaisin/haluamme/haluaisimme/tarvitsen/vaadin/toivon/pyydän/pyydämme, voisitteko/voitteko/voisitko/voitko
chcę/chcemy/chciałbym/chciałabym/chcielibyśmy/potrzebuję/potrzebujemy/żądam/domagam/wnoszę/oczekuję, czy mogą/mógłby/mogłaby/moglibyście/możecie, czy może/moga pan/pani/państwo, uprzejmie proszę, bardzo proszę o, prosimy/proszę o
chci/chtěl/chtěla/chceme/chtěli bych/bychom, chci/chceme/potřebuji/potřebujeme/potřebuju/žádám/požaduji/žádáme, můžete/mohli/mohl/mohla/mohou byste/bys, mohli byste, můžete mi
istiyorum/istiyoruz/istiyordum/isterim, rica ederim/ediyorum/ederiz, talep ediyorum/ediyoruz, misiniz/musunuz/misin/mıyım/muyum/miyiz, ihtiyacım var, edebilir/olur/alabilir/yapabilir/gönderebilir mi/mı/mu/mü
aș/am dori/vrea, doresc, vreau/vrem/solicit/cer, am nevoie, ați/puteți putea, puteți să, ne puteți, îmi puteți
szeretném/szeretnénk/szeretnék/akarom/kérem/kérek/kérjük/kérném/kérnék/igénylem, tudna/tudnának/tudnátok, szükségem van
θα ήθελα/θέλαμε, θέλω/θέλουμε/ζητώ/απαιτώ/χρειάζομαι, μπορείτε/μπορούσατε να, θα μπορούσατε
хочу/хотим/хотел/хотела/хотелось/требую/требуем/прошу/просим, не могли бы, могли/можете бы, можете ли, мне/нам нужен/нужна/нужно/нужны/необходимо, подскажите/скажите
хочу/хочемо/хотів/хотіла/хотілося/вимагаю/прошу/просимо, чи не могли, чи могли, чи можете, мені/нам потрібен/потрібна/потрібно, підкажіть/скажіть
أريد/نريد/أرغب/نرغب/أطلب/أود/أحتاج, هل يمكن/يمكنكم/يمكنني, רוצה/רוצים/מבקש/מבקשת/מבקשים/צריך/צריכה, אפשר לקבל/לשנות/לבטל/להחזיר, האם אפשר/ניתן`);

/** What is "wanted" out of courtesy or to tell, within the next words: no wish. */
export const NO_WISH = phraseSet(`
thank, say, express, inform you, point out, mention, add that, apologise, apologize, share my/our/how, compliment, praise, congratulate, stress, emphasise, emphasize, tell you how/that/about, let you know, believe, make clear
mich bedanken, bedanken, danken, mich entschuldigen, entschuldigen, loben, remercier, féliciter, m'excuser, agradecer/agradecerle/agradecerles, felicitar/felicitarles, disculparme, ringraziare/ringraziarvi/ringraziarla, scusarmi, complimentarmi
bedanken, danken, complimenteren, agradecer/agradecer-vos, elogiar, tacka, takke, rose, kiittää, podziękować, pochwalić, poděkovat, teşekkür, mulțumesc/mulțumi, megköszönni, ευχαριστήσω, поблагодарить, подякувати`);

/** A wish where a verb comes with it: "Please cancel …", "Bitte meine Bestellung stornieren". */
export const PLEASE = phraseSet(`
please, kindly, pls, plz
bitte, veuillez, s'il vous plaît, s'il te plaît, svp, prière de, merci de, merci de bien vouloir, merci d'annuler/d'envoyer/d'indiquer/d'expliquer/d'effectuer/d'échanger/d'arrêter, por favor, per favore, cortesemente, per cortesia, si prega, vi prego, la prego
graag, gelieve, alstublieft, alsjeblieft, aub, a u b, vänligen, snälla, venligst, vær så snill, vennligst, vær venlig
proszę, prosimy, prosím, prosíme, lütfen, vă rog, vă rugăm, kérem, legyen szíves, παρακαλώ, ole hyvä ja, olkaa hyvä ja
пожалуйста, будь ласка, من فضلك, من فضلكم, أرجو, الرجاء, يرجى, בבקשה, אנא, נא`);

/** Behind "please": what is told or begged pardon for rather than wanted. */
export const PLEASE_NOTHING = phraseSet(`
find, see, note, notice, excuse, forgive, pardon, ignore, disregard, do not, don't, accept my/our, be aware/advised/informed, bear, keep in, take care, understand, believe, remember, never, no
nicht, beachten, beachte, entschuldigen, entschuldige, entschuldigt, verzeihen, finden sie, anbei, verstehen sie, ignorieren
votre, vos, ton, ta, tes, ce, cette, la, l'avoir, avoir, m'avoir, nous avoir, d'agréer, agréer, recevoir, trouver, noter, excuser, croire, ne pas, m'excuser, accepter, no, disculpen, disculpe, disculpad, scusate, mi scusi, trovare, notare, non, niet, excuseer, tot, desculpem, desculpe, não, ursäkta, inte, bifogat, undskyld, unnskyld, ikke, nie, wybaczyć, o wybaczenie, omluvte, prominte, ne, nu, elnézést, не, извините, простите, вибачте`);

/** Said to do at a sentence's beginning, with whom or what it is done to. */
export const COMMANDS = phraseSet(`
cancel/refund/send/resend/replace/exchange/deliver/ship/reimburse/fix/repair/correct/reverse/return/reship/dispatch/redirect/issue/arrange me/us/my/our/the/this/that/it/them/these/those/all/a/an/another/everything/immediately/now/asap/both
change/update/delete/remove/erase/close/reset/unlock/activate/reactivate/deactivate/forward/confirm/credit/provide/transfer/add/extend/renew/upgrade/downgrade/restore/reschedule/expedite/bring/pay/put me/us/my/our/them/these/those
tell/show/give/explain/grant/offer/get me/us/to, call/phone/ring/contact/email/write me/us/back, check my/our/whether/if/on/where/when/why, stop sending/charging/billing/emailing/mailing/the/my/this/all, unsubscribe me/us/my/this, take me/us/my/our ~ off, remove/take me/us from/off, pick it/them/this/up, sign me/us up/out, put me/us/my, send over, return my/our money, switch me/us/my, block my/the/this, make sure, do send/let/tell/call, waive the/my/this, hold my/the/this, stop contacting
refund please/now/immediately/asap, cancel please/now/immediately
storniere/storniert/annulliere/annulliert/kündige/kündigt/erstatte/erstattet/schicke/schick/schickt/sende/sendet/lösche/löscht/ändere/ändert/ersetze/ersetzt/tausche/tauscht/überweise/überweist/liefere/liefert/bestätige/bestätigt/prüfe/prüft/gib/gebt/sag/sagt/erkläre/erklärt/repariere/repariert/entferne/entfernt/meldet/ruft/storno mir/uns/mich/das/es/die/den/dieses/diese/diesen/mein/meine/meinen/meiner/bitte/sofort/umgehend/alles/euch/ihn/beide
stornieren/annullieren/kündigen/erstatten/schicken/senden/löschen/ändern/ersetzen/tauschen/überweisen/liefern/bestätigen/prüfen/geben/sagen/erklären/reparieren/entfernen/melden/rufen/korrigieren/leiten/buchen/zahlen/nehmen/nennen/teilen sie mir/uns/mich/mein/meine/meinen/meiner/unser/unsere/bitte/das/die/den/es/diese/diesen/umgehend/sofort, geld zurück, sofort stornieren, ich will mein geld
annulez/remboursez/renvoyez/envoyez/remplacez/échangez/modifiez/changez/supprimez/résiliez/confirmez/livrez/corrigez/rendez/donnez/dites/expliquez/rappelez/appelez/contactez/vérifiez/réparez/arrêtez/désabonnez/transmettez/faites moi/nous/le/la/les/ma/mon/mes/notre/nos/cette/ce/cet/ça/tout/immédiatement/de/ceci/cela/une/un, annuler/rembourser/résilier ma/mon/mes
cancele/cancelen/cancela/cancelad/anule/anulen/anula/anulad/reembolse/reembolsen/devuelva/devuelvan/devuélvanme/devuélveme/devolvedme/envíe/envíen/envíeme/envíenme/enviadme/mándenme/mándeme/cambie/cambien/cambiad/reemplacen/reemplace/borren/borre/eliminen/elimine/elimina/confirmen/confirme/confirmadme/díganme/dígame/decidme/expliquen/explíquenme/llámenme/llámeme/actualicen/actualice/corrijan/corrija/repongan/denme/deme mi/mis/me/el/la/los/las/lo/este/esta/esto/un/una/mi/por/ya/nuestro/nuestra/si/cuándo/cómo/dónde/qué/todo/inmediatamente/dinero
annullate/annulli/annulla/rimborsate/rimborsatemi/rimborsi/rimborsami/inviate/inviatemi/invii/inviami/mandatemi/mandate/mandami/spedite/speditemi/sostituite/sostituitemi/cambiate/cancellate/cancelli/cancella/eliminate/confermate/confermatemi/ditemi/dimmi/spiegatemi/chiamatemi/aggiornate/correggete/restituitemi/ridatemi/disdite il/la/i/le/lo/gli/mi/mio/mia/miei/subito/questo/questa/un/una/tutto/l'ordine/l'abbonamento/immediatamente/se/quando/come/dove/di/nostro/soldi
annuleer/stuur/verstuur/zend/betaal/vervang/wijzig/verander/verwijder/bevestig/bel/geef/zeg/vertel/herstel/repareer/corrigeer/stop/lever/ruil/controleer/schrap me/mij/ons/mijn/onze/de/het/dit/dat/deze/een/alles/nu/onmiddellijk/terug/direct/met/hem/ze, stort/betaal ~ terug
cancelem/cancele/cancela/anulem/anule/reembolsem/reembolse/devolvam/devolva/enviem/envie/envia/mandem/mande/troquem/troque/substituam/substitua/apaguem/apague/eliminem/confirmem/confirme/digam/diga/expliquem/liguem/ligue/atualizem/atualize/corrijam/parem o/a/os/as/me/nos/meu/minha/este/esta/isto/isso/um/uma/já/imediatamente/de/se/quando/como/onde/por/nossa/nosso/tudo
avbryt/avbeställ/avboka/skicka/återbetala/ersätt/byt/ändra/radera/ta/bekräfta/ring/ge/säg/förklara/rätta/betala/säg/kontrollera min/mitt/mina/mig/oss/den/det/en/ett/denna/detta/dessa/beställningen/prenumerationen/pengarna/fakturan/nu/omedelbart/bort/tillbaka/upp/allt/till
annuller/annullér/afbestil/opsig/send/refunder/refundér/erstat/byt/ombyt/ændr/slet/fjern/bekræft/ring/giv/gi/sig/si/forklar/ret/betal/tilbakebetal/kanseller/avbestill/bytt/endre/slett/bekreft/si/forklar/rett/kontroller min/mit/mitt/mine/mig/meg/os/oss/den/det/en/et/denne/dette/disse/bestillingen/ordren/abonnementet/pengene/fakturaen/regningen/nu/nå/straks/til/tilbage/tilbake/op/opp/alt
peruuttakaa/peruuta/perukaa/lähettäkää/lähetä/palauttakaa/palauta/vaihtakaa/vaihda/poistakaa/poista/vahvistakaa/kertokaa/soittakaa/korjatkaa/hyvittäkää/muuttakaa minulle/tilaus/tilaukseni/rahani/rahat/minun/lasku/laskun/tili/tilini/tämä/se/osoite/osoitteeni/uusi/takaisin/heti
anulujcie/anuluj/anulować/zwróćcie/zwróć/przyślijcie/przyślij/wyślijcie/wyślij/wymieńcie/wymień/zmieńcie/zmień/usuńcie/usuń/potwierdźcie/potwierdź/powiedzcie/powiedz/wyjaśnijcie/oddajcie/oddaj/zadzwońcie/poprawcie/napiszcie mi/moje/mój/moją/mojego/to/nam/nasze/zamówienie/subskrypcję/pieniądze/fakturę/konto/adres/natychmiast/go/ją/je/do/czy/kiedy/jak/gdzie/ten/tę
zrušte/zruš/pošlete/pošli/vraťte/vrať/vyměňte/změňte/smažte/potvrďte/řekněte/vysvětlete/zavolejte/opravte/doručte/napište mi/nám/mou/moji/moje/můj/mé/to/tuto/objednávku/peníze/fakturu/účet/adresu/předplatné/okamžitě/ji/ho/kdy/jak/kde/zda
отмените/отмени/верните/верни/пришлите/пришли/вышлите/отправьте/замените/измените/поменяйте/удалите/подтвердите/объясните/сообщите/позвоните/исправьте/доставьте/дайте/проверьте мне/нам/мой/мою/мои/мое/заказ/деньги/счет/это/его/ее/их/подписку/аккаунт/адрес/немедленно/срочно/когда/как/где/почему/новый/новую
скасуйте/поверніть/надішліть/відправте/замініть/змініть/видаліть/підтвердьте/поясніть/повідомте/зателефонуйте/виправте/дайте/перевірте мені/нам/моє/мій/мою/мої/замовлення/гроші/рахунок/це/його/її/їх/підписку/акаунт/адресу/негайно/терміново/коли/як/де/чому/новий/нову
anulați/anulează/trimiteți/trimite/returnați/rambursați/schimbați/ștergeți/confirmați/spuneți/înlocuiți comanda/mi/îmi/ne/banii/factura/contul/adresa/produsul/abonamentul/imediat
törölje/töröljék/küldje/küldjék/küldjenek/küldjön/cseréljék/cserélje/módosítsák/térítsék/fizessék/adják/erősítsék/mondják a/az/meg/vissza/el/ki/nekem/rendelésemet/rendelést/számlát/pénzemet
ακυρώστε/στείλτε/επιστρέψτε/αλλάξτε/διαγράψτε/αντικαταστήστε/επιβεβαιώστε/πείτε την/το/τα/μου/μας/τη/τον/παραγγελία`);

/** Verbs that come last in Turkish: "Siparişimi iptal edin." */
export const COMMANDS_AT_THE_END = phraseSet(
  `iptal edin/ediniz/et, iade edin/ediniz/et, gönderin/gönderiniz, değiştirin/değiştiriniz, silin/siliniz, geri verin/ödeyin/gönderin, bildirin/bildiriniz, onaylayın, bilgi verin/veriniz, düzeltin, arayın, açıklayın`,
);

/** A command behind others in a sentence, where it is for the writer's own good: "…, refund me now". */
export const COMMANDS_INSIDE = phraseSet(
  `refund me/us/my/the, cancel my/our/the/it, send me/us, resend my/our/the, replace my/our/it/them, exchange my/our/it, delete my/our, give me/us my/our, call me, schicken/senden/erstatten/stornieren/ersetzen/überweisen sie, remboursez moi/nous, envoyez moi/nous, annulez ma/mon/la/le, stuur me/mij, envíenme/envíeme/devuélvanme, rimborsatemi/inviatemi, пришлите/верните мне/нам`,
);

/** Scripts that part no words, and Korean. */
export const UNSPACED_WISH =
  /(?:ください|下さい|ほしい|欲しい|たいです|たいのですが|したい|願いたく|お願いしたい|希望します|希望いたします|キャンセルを?お願い|返金を?お願い|交換を?お願い|请(?!问候|原谅|见谅|注意)|請(?!問候|原諒|見諒|注意)|麻烦|麻煩|我想|我要|我需要|需要你们|希望能|希望可以|帮我|幫我|주세요|주십시오|주시기|바랍니다|싶습니다|싶어요|싶은데|원합니다|원해요|부탁|ขอ(?!บคุณ|โทษ|แสดง)|ต้องการ|อยาก|กรุณา|ช่วย)/u;
