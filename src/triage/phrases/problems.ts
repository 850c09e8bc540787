/** How people say that something is wrong. A language a line or two. */
import { phraseSet } from "../phrase-set.ts";

export const PROBLEMS = phraseSet(`
broken, broke, breaks, cracked, crack, cracks, damaged, defective, defect, faulty, scratched, scratch, scratches, dented, leaks, leaking, leaked, smashed, shattered, torn, stained, chipped, bent, loose, is/are/was/were missing, missing from, is/was/got lost, came without, the? wrong item/product/colour/color/size/model/order/one/address/name/amount, doesn't/don't/didn't/won't/wouldn't/can't/isn't/aren't ~ work/working/turn/start/charge/load/connect/fit/open/arrive/show/respond/update/sync/print, does/do/did/will/would not ~ work/turn/start/charge/load/connect/fit/open/arrive/show/respond/update/sync/print, is/are not working, not working, stopped working/charging/responding, no longer works/working/turns, hasn't/haven't/has/have not? still? yet? arrived/shipped/come, not arrived, never arrived/came/received/shipped, not? received nothing/only, haven't/hasn't/didn't/never ~ received/receive/got, have/has not ~ received, charged twice, charged double, double charged, overcharged, charged me/us twice, error message, error/errors, crashes, crashed, crashing, freezes, frozen, flickers, flickering, buzzes, buzzing, rattles, wobbles, smells, peeling, can't/cannot/can/could/couldn't not? log/sign in, can't/cannot/couldn't access/open/log/find/use/connect, fell off/apart, came off, went out, burnt out, dead on arrival, is/are dead, too late, is late, incomplete, incorrect
kaputt, zerbrochen, gebrochen, beschädigt, beschadigt, defekt, gerissen, riss, risse, zerkratzt, kratzer, fehlt, fehlen, gefehlt, undicht, falsch*, funktioniert/funktionieren/geht/gehen/lädt/startet ~ nicht, nicht angekommen, nicht erhalten, nicht geliefert, noch nicht da, doppelt abgebucht/berechnet/belastet, fehlermeldung, stürzt ~ ab, flackert, wackelt, verbogen, gesprungen, sprung
cassé/cassée/cassés/cassées, brisé/brisée, abîmé/abîmée, endommagé/endommagée, défectueux/défectueuse, fissuré/fissurée, rayé/rayée, manque/manquent/manquant/manquante, fonctionne/fonctionnent/marche/marchent/arrive ~ pas/plus, ne fonctionne/marche/s'allume, pas ~ reçu, pas arrivé/arrivée, jamais arrivé/reçu, débité/débitée/prélevé deux fois, en panne, erreur, fuit, mauvais/mauvaise article/couleur/taille/produit
roto/rota/rotos/rotas, dañado/dañada/dañados/dañadas, defectuoso/defectuosa, agrietado/agrietada, rayado/rayada, falta/faltan, no ~ funciona/funcionan/llega/llegó/enciende/abre/carga, no ha/he ~ llegado/recibido, cobrado dos veces, cobraron dos, error, equivocado/equivocada, incorrecto/incorrecta
rotto/rotta/rotti/rotte, danneggiato/danneggiata, difettoso/difettosa, crepato/crepata, graffiato/graffiata, manca/mancano/mancante, non ~ funziona/funzionano/arriva/accende/parte/apre, non è/ho ~ arrivato/ricevuto, addebitato due, errore, sbagliato/sbagliata
kapot, gebroken, is/zijn stuk, stuk gegaan, beschadigd, defect, gebarsten, barst, krassen, ontbreekt/ontbreken, werkt/werken/gaat/doet ~ niet, niet ~ ontvangen/aangekomen/gekregen/geleverd, dubbel afgeschreven, foutmelding, verkeerd/verkeerde, lekt
quebrado/quebrada/partido/partida/danificado/danificada, com defeito, defeituoso/defeituosa, rachado/rachada, riscado/riscada, falta/faltam/faltando, não ~ funciona/funcionam/chegou/liga/abre/carrega, não recebi, cobrado/cobrada/cobraram duas, errado/errada, erro
trasig/trasigt/trasiga, sönder, skadad/skadat/skadade, defekt, sprucken/sprucket, repig, saknas, fungerar/startar ~ inte/ej, inte ~ fått/kommit/anlänt, dubbelt, felmeddelande, fel färg/storlek/vara/produkt, i stykker, ødelagt, beskadiget, defekt, knust, mangler, virker/fungerer/starter ~ ikke, ikke ~ modtaget/fået/mottatt/fått/kommet/ankommet, fejlmeddelelse, forkert/forkerte, feil farge/størrelse/vare, sprukket, skadet, ødelagt
rikki, rikkoutunut, vaurioitunut, viallinen, puuttuu, ei toimi/käynnisty/avaudu, ei ole ~ tullut/saapunut, en ole ~ saanut, väärä/väärän, virheilmoitus, veloitettu kahdesti
zepsuty/zepsuta/zepsute, uszkodzony/uszkodzona/uszkodzone, pęknięty/pęknięta/pęknięte, pękła/pękł/pękło, wadliwy/wadliwa, brakuje, nie ~ działa/działają/dotarła/dotarło/dotarł/przyszła/przyszło/otrzymałem/otrzymałam/włącza/otwiera, podwójnie, błąd, zły/zła/złe kolor/rozmiar/produkt
rozbitý/rozbitá/rozbité, poškozený/poškozená/poškozené, prasklý/prasklá/prasklé, vadný/vadná/vadné, chybí, nefunguje/nefungují, nedorazil/nedorazila/nedorazilo, nepřišel/nepřišla/nepřišlo, nedostal/nedostala/neobdržel/neobdržela, nejde, chyba, špatný/špatnou/špatná
kırık, kırıldı, hasarlı, bozuk, bozuldu, çatlak, eksik, çalışmıyor, gelmedi, ulaşmadı, almadım, açılmıyor, yanlış, hata, iki kez
spart/spartă, stricat/stricată, deteriorat/deteriorată, defect/defectă, crăpat/crăpată, lipsește/lipsesc, nu ~ funcționează/merge/ajuns/primit/pornește, greșit/greșită, eroare
törött, eltört, összetört, sérült, hibás, repedt, hiányzik, nem ~ működik/érkezett/kaptam/indul/jött, rossz, hibaüzenet, kétszer
σπασμένο/σπασμένη, χαλασμένο/χαλασμένη, ελαττωματικό/ελαττωματική, λείπει/λείπουν, δεν ~ λειτουργεί/δουλεύει/ήρθε/έφτασε/έλαβα/ανάβει, λάθος, ραγισμένο
сломан/сломана/сломано/сломался/сломалась, разбит/разбита/разбито/разбилась/разбился, поврежден/повреждена/повреждено, треснул/треснула/трещина/треснуло, бракованный/бракованная, не ~ работает/работают/пришел/пришла/пришло/пришёл/получил/получила/включается/открывается/хватает/доставили, отсутствует, ошибка, дважды
зламаний/зламана/зламалася/зламався, розбитий/розбита/розбилася, пошкоджений/пошкоджена/пошкоджено, тріснув/тріснула/тріщина, не ~ працює/прийшло/прийшла/прийшов/отримав/отримала/вмикається, бракує, помилка, двічі`);

export const UNSPACED_PROBLEM =
  /(?:壊れ|割れ|破損|故障|不良品|届いていません|届きません|届かない|動きません|動かない|使えません|使えない|足りません|間違っ|エラー|坏了|壞了|破了|碎了|损坏|損壞|有问题|有問題|没有收到|沒有收到|没收到|沒收到|不能用|无法|無法|缺少|少了|错误|錯誤|고장|파손|깨졌|깨져|안 됩니다|안 돼요|작동하지|도착하지|안 왔|오지 않|잘못|오류|누락|แตก|พัง|เสีย|ชำรุด|ไม่ได้รับ|ใช้ไม่ได้)/u;

/** At a sentence's beginning: another thing than what was said before. */
export const ADDITIONS = phraseSet(`
also, and also, another thing/question/problem/issue, one more thing/question, and? one other thing/question/problem, besides, besides that, in addition, additionally, furthermore, moreover, separately, on another note, on top of that, apart from that, secondly, second, thirdly, second question/problem, my/the second/other question/problem/issue, by the way, btw, and another, plus, ps, p s, next, unrelated, then there is
außerdem, zudem, des weiteren, desweiteren, weiterhin, ferner, zusätzlich, darüber hinaus, noch etwas, noch eine frage, eine weitere frage, weitere frage, zweitens, übrigens, nebenbei, davon abgesehen, ps, und noch, und außerdem, dann noch
aussi, de plus, en outre, par ailleurs, autre chose/question, une autre question/chose, deuxièmement, d'autre part, au fait, et aussi, également, en plus
además, también, por otra parte/lado, otra cosa/pregunta, en segundo lugar, por cierto, asimismo, y además/también, aparte
inoltre, anche, un'altra cosa/domanda, in più, poi, secondo, a proposito, per inciso, e anche
daarnaast, ook, bovendien, verder, nog iets/een vraag, een andere vraag, ten tweede, overigens, en ook, trouwens
além disso, também, outra coisa/pergunta/questão, em segundo, aliás, a propósito, e também
dessutom, också, även, en annan sak/fråga, en fråga till, för övrigt, förresten, desuden, også, endvidere, en anden ting, et spørgsmål til, i øvrigt, for resten, dessuten, en annen ting, forresten
lisäksi, myös, toinen asia/kysymys, muuten, ponadto, dodatkowo, również, też, poza tym, druga sprawa/rzecz, jeszcze jedno/jedna, przy okazji, navíc, dále, také, ještě jedna/jeden/něco, mimochodem, kromě toho
ayrıca, bir de, başka bir, bunun dışında, de asemenea, în plus, încă o/ceva, pe lângă asta, továbbá, ezenkívül, ezen kívül, még egy/valami, emellett, επίσης, επιπλέον, ακόμα/ακόμη κάτι/μια
также, кроме того, еще один/одно/вопрос, а еще, и еще, кстати, помимо этого, во вторых, також, крім того, ще одне/питання, а ще, до речі`);

export const UNSPACED_ADDITION =
  /^(?:また、|それと|あと、|あともう|もう一つ|もう1つ|さらに|それから|ちなみに|另外|还有|還有|此外|而且|顺便|順便|另|또한|또 |그리고|추가로|한 가지 더|아울러|นอกจากนี้|อีก)/u;
