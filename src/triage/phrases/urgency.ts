/** What no desk lets wait. A language a line or two. */
import { phraseSet } from "../phrase-set.ts";

export const LEGAL = phraseSet(`
my/our/a/the? lawyer/lawyers/attorney/solicitor, legal action/steps/proceedings/advice/counsel, take/taking/see/seeing you to/in court, see/sue you, sue you/your/them, suing, lawsuit, small claims, consumer protection/rights/advice/authority/agency, trading standards, ombudsman, better business bureau, bbb complaint, chargeback, charge back, dispute the charge/payment, report/reporting you/your company/shop? to, go/going to the police/press/media, file/filing a complaint/claim/report with/against, bank ~ take/get the/my money back, data protection authority, class action, fraud, fraudulent, cease and desist, breach of contract
anwalt, anwältin, rechtsanwalt, rechtsanwältin, rechtliche schritte, rechtsschutz*, klage, verklage*, einklagen, anzeige erstatten, strafanzeige, verbraucherschutz, verbraucherzentrale, vor/zum/ans gericht, gerichtlich*, mahnbescheid, rückbuchung, schlichtungsstelle, abmahnung, betrug, polizei
avocat, avocate, plainte, tribunal, justice, action en justice, mise en demeure, dgccrf, médiateur, litige, huissier, répression des fraudes, ufc que choisir, à la police, opposition bancaire
abogado, abogada, denuncia*, demanda judicial, demandar*, tribunales, juzgado, acciones legales, medidas legales, hoja/hojas de reclamaciones, oficina del consumidor, policía, omic
avvocato, avvocata, denuncia*, denuncerò, vie legali, azioni legali, tribunale, querela, giudice di pace, associazione consumatori, polizia, carabinieri, diffida
advocaat, rechtszaak, rechtbank, juridische stappen, aanklacht, aangifte, consumentenbond, ingebrekestelling, geschillencommissie, incassobureau
advogado, advogada, tribunal, processo judicial, ação judicial/legal, procon, livro de reclamações, polícia, medidas legais, processar*
advokat, advokaten, rättsliga, stämma er, polisanmäla*, polisanmälan, konsumentverket, allmänna reklamationsnämnden, arn, kronofogden, anmäla er, sagsøge*, forbrugerklagenævnet, retssag, politianmelde*, retlige skridt, rettslige skritt, forbrukerrådet, forbrukertilsynet, saksøke*, politianmelder*
asianajaja*, lakimies*, oikeuteen, kuluttajansuoja*, kuluttajariita*, rikosilmoitu*
prawnik*, adwokat*, sądu, pozew, pozwę, rzecznik* konsumentów, uokik, policję, policji, na drodze prawnej, kroki prawne
právník*, advokát*, soudu, soudem, soudní, žalob*, policii, české obchodní inspekc*, čoi, právní kroky
avukat*, mahkeme*, dava, tüketici hakem, tüketici mahkeme*, şikayetvar, yasal işlem, savcılı*, polise, polis çağır*
avocat*, instanță, anpc, protecția consumatorului, acțiune în, plângere, poliție, poliția, poliției, ügyvéd*, bíróság*, fogyasztóvédelem*, fogyasztóvédelmi, feljelent*, rendőrség*
δικηγόρο*, δικαστήρι*, μήνυση, συνήγορο* του καταναλωτή, αστυνομία
юрист*, адвокат*, суд, суде, судом, иск, роспотребнадзор*, полици*, прокуратур*, защит* прав потребителей, мошенни*, позов, поліці*, держпродспоживслужб*, захист прав споживачів, шахра*, محامي, المحكمة, שורד, עורך דין, תביעה`);

export const SAFETY = phraseSet(`
caught/catch/catches/catching fire, on fire, in flames, burst into flames, smoke is/was/came/comes/coming/started/pouring, is/was/started/starts/began smoking, full of smoke, burned/burnt my/me/myself/his/her/our/their/a, burn/burns on/to my/his/her/our, burning/burnt/burned smell, smell/smells/smelled/smelling ~ burning/burnt/gas/smoke, it/lamp/cable/plug/charger/battery/device/socket burned/burnt, started/starts burning, electric/electrical/static shock/shocks, electrocuted, got/gets/gave/gives ~ shock, injury, injured, injuries, exploded, explodes, explosion, sparks, sparking, gas leak, carbon monoxide, choked, choking, poisoned, poisoning, toxic, allergic reaction, overheats, overheated, overheating, melted, melting, too hot to touch, bleeding, cut myself/my/his/her, swallowed, suicide, kill myself, emergency, ambulance, in hospital, to/in the hospital, hospitalised, hospitalized, dangerous, safety hazard/risk, fire hazard
ein brand, brand ausgebrochen, brandgefahr, in brand, hat/haben gebrannt, feuer gefangen, es brennt, rauch ~ kommt/steigt/kam/aus, kommt/kam/steigt/stieg ~ rauch, raucht, rauchentwicklung, stromschlag, verletzt, verletzung, verbrannt, verbrennung, explodiert, explosion, funken, ins/im krankenhaus, lebensgefahr, gefährlich, giftig, vergiftung, überhitzt, geschmolzen, verschmort, notfall, notarzt, allergische reaktion
incendie, pris feu, en feu, fumée, brûlé/brûlée/brûlés/brûlées, brûlure, blessé/blessée, blessure, électrocuté/électrocutée, décharge électrique, choc électrique, explosé, étincelles, dangereux/dangereuse, hôpital, aux urgences, intoxication, a fondu
incendio, prendió/prendido fuego, se incendió, en llamas, humo, quemado/quemada/quemó/quemadura, herido/herida, lesión, descarga eléctrica, explotó, explotado, chispas, peligroso/peligrosa, al hospital, en el hospital, emergencia, intoxicación
incendio, preso fuoco, fumo, bruciato/bruciata/ustione, ferito/ferita, scossa elettrica, scossa, esploso/esplosa, scintille, pericoloso/pericolosa, ospedale, emergenza, si è fuso/fusa
in brand, een brand, vlam gevat, rook ~ uit, komt rook, verbrand, brandwond*, gewond, letsel, elektrische schok, schok gekregen, ontploft, vonken, gevaarlijk, ziekenhuis, noodgeval, gesmolten
incêndio, pegou fogo, fumaça, fumo, queimado/queimada/queimou/queimadura, ferido/ferida, choque elétrico/eléctrico, explodiu, faíscas, perigoso/perigosa, no/ao/para hospital, ao o? hospital, emergência
brann, brand i, fattade eld, börjat brinna, brinner, kommer rök, rökutveckling, det ryker, brännskad*, skadad mig, skadade mig, elstöt, exploderat, exploderade, gnistor, farlig*, sjukhus, gik/gikk i brand, i brand, kommer røg, røyk, brændt, brent, tilskadekommen, kom til skade, elektrisk stød/støt, eksploderede, eksploderte, gnister, sygehus, sykehus, hospitalet, nødsituation
tulipalo, syttyi palamaan, syttyi tuleen, savua, savuaa, paloi, palovam*, loukkaantui, sähköisku*, räjähti, vaarallinen, sairaala*, hätätilanne
pożar*, zapaliła/zapalił/zapaliło się, dym, dymi, dymić, oparzył*, oparzenie, poparzył*, poparzenie, ranny, ranna, zranił*, porażenie, poraził*, wybuchł*, iskry, iskrzy, niebezpieczn*, szpital*
požár*, začal/začala/začalo hořet, hoří, kouř, kouří, popálil*, popáleni*, zranil*, zranění, elektrický výboj, úraz, vybuchl*, jiskry, jiskří, nebezpečn*, nemocnic*
yangın, alev aldı, yandı, duman, yaralandı, yaralandım, yanık, elektrik çarptı, çarpıldım, patladı, kıvılcım, tehlikeli, hastane*
incendiu, a luat foc, fum, ars, arsură, rănit/rănită, curentat/curentată, electrocutat, explodat, scântei, periculos/periculoasă, spital*, tűz, tüzet fogott, kigyulladt, füst*, füstöl*, megégett, megsérült, sérülés, áramütés, felrobbant, szikrázik, veszélyes, kórház*
φωτιά, πήρε φωτιά, καπνό*, κάηκε, έγκαυμα, τραυματίστηκε, τραυματισμός, ηλεκτροπληξία, εξερράγη, σπίθες, επικίνδυνο, νοσοκομείο
пожар*, загорел*, возгоран*, дым, дымит*, дымил*, ожог*, обожг*, травм*, ударил*/ударило током, взорвал*, искрит*, искры, опасно, больниц*, загорі*, займання, димить, опік*, обпік*, вдарило струмом, вибухн*, іскрить, небезпечн*, лікарн*, حريق, دخان, حروق, شرارة, خطير, شريفة, עשן, שריפה, נפצע, התחשמל*`);

export const OUTAGE = phraseSet(`
outage, downtime, site/website/server/servers/system/systems/app/service/shop/page/api/network/internet/platform/everything/checkout is/are/was/were/went/has/have/been/currently/still/completely down, is/are/went/been completely/totally/still down, site's/website's/server's/system's/app's/service's down, nobody/everyone/everybody/none/all ~ can/cannot/can't/unable/locked ~ log/access/out/in/use, no one ~ can/is able ~ log/access/use, whole/entire team/company/office/system/site ~ down/offline/locked/blocked, system/service/server/site/production failure/crashed/offline/unavailable, data breach/leak, hacked, account ~ hacked/compromised, security breach/hole/vulnerability
ausfall, ausgefallen, totalausfall, störung, server/system/seite/website/webseite/shop/dienst ist/sind down/offline/tot, niemand ~ einloggen/anmelden/arbeiten/zugreifen, nicht erreichbar, komplett down, gehackt, datenleck
en panne, panne générale/totale/de, site/serveur/système/service est ~ indisponible/inaccessible/hors, hors service, personne ne ~ connecter/accéder, piraté
caído/caída/caídos, servicio/sistema/servidor/página ~ caída/caído, se ha caído, nadie puede, fuera de servicio, hackeado/hackeada
fuori servizio, sito/sistema/server/servizio ~ down/offline/irraggiungibile, non raggiungibile, nessuno riesce/può, hackerato
een/de/jullie/uw storing, website/site/server/systeem ~ plat/onbereikbaar, niemand kan ~ inloggen, gehackt
fora do ar, caiu, site/sistema/servidor ~ fora/caiu/indisponível, ninguém consegue, hackeado/hackeada, ligger nere, nere, ligger nede, er nede, avbrott, nedbrud, nedetid, driftsstans, driftstörning, driftforstyrrelse, ingen kan logga/logge, kaatunut, alhaalla, poissa käytöstä, häiriö
awaria, nie działa cały, leży serwer/strona, nikt nie może, niedostępn*, výpadek, výpadku, nedostupn*, nikdo se ne, sistem/site/sunucu ~ çöktü/kapalı, çöktü, kimse ~ giremiyor, erişilemiyor
a picat, picat, nu poate nimeni, indisponibil*, leállt, leállás, nem elérhető, senki sem tud, εκτός λειτουργίας, έπεσε, κανείς δεν μπορεί
недоступен, недоступна, недоступно, упал сервер/сайт, сайт/сервер/сервис ~ упал/лежит/недоступен, никто не может, взломали, не відкривається сайт, недоступний, ніхто не може, зламали акаунт/сайт, معطل, תקלה, קרס`);

export const ANGER = phraseSet(`
unacceptable, not acceptable, outrage, outraged, outrageous, furious, livid, angry, fuming, disgust, disgusted, disgusting, disgrace, disgraceful, ridiculous, absurd, shameful, ashamed of yourselves, worst service/company/shop/experience/customer/support/store, never again, never buy/order/shop ~ again, scam, scammed, scammers, rip off, ripoff, ripped off, thieves, crooks, liars, incompetent, pathetic, is/are/it's a joke, appalling, appalled, fed up, sick of, sick and tired, had enough, enough is enough, last straw, losing my patience, lost patience, my patience, run out of patience, running out of patience, terrible/horrible/awful/dreadful/lousy/shocking/abysmal service/support/experience/company, wtf, bullshit, fuck*, shit, damn, how dare you, waste of time/money, beyond frustrated, extremely/very/so/really frustrated/disappointed/upset/annoyed/dissatisfied, unbelievable, insult, insulting, are you kidding, you people
unverschämt*, frechheit, unmöglich, betrüger*, abzocke*, abgezockt, inakzeptabel, skandal*, empört, empörend, wütend, stinksauer, sauer, verärgert, zumutung, lächerlich, unfassbar, schweinerei, sauerei, die nase voll, es reicht, mir reicht, nie wieder, saftladen, scheiß*, scheiss*, verarscht, verarschen, unterirdisch, letzte mal, unerhört, schrecklicher service, katastrophal*, katastrophe, bodenlos*, ein witz, geduld ist am
inacceptable, inadmissible, scandaleux/scandaleuse, scandale, honteux/honteuse, honte, arnaque, arnaqueurs, escroc*, escroquerie, furieux/furieuse, en colère, ras le bol, marre, ridicule, voleurs, lamentable, déplorable, dégoûté/dégoûtée, plus jamais, foutez de, intolérable, c'est n'importe quoi, incompétent*, patience a des limites, merde, catastrophique
inaceptable, vergonzoso, vergüenza, estafa, estafado/estafada, estafadores, ladrones, indignado/indignada, indignante, furioso/furiosa, harto/harta/hartos, enfadado/enfadada, ridículo, pésimo/pésima, lamentable, nunca más, tomadura de pelo, intolerable, mierda, qué asco
inaccettabile, vergogna, vergognoso/vergognosa, truffa, truffatori, ladri, scandaloso/scandalosa, furioso/furiosa, arrabbiato/arrabbiata, indignato/indignata, ridicolo/ridicola, pessimo/pessima, mai più, presa in giro, stufo/stufa, schifo, intollerabile, incompetenti
schandalig, schandelijk, schande, oplichting, oplichters, belachelijk, onacceptabel, woedend, boos, woest, nooit meer, spuugzat, waardeloos, schaamteloos, klote*, genoeg van, absurd, bizar slecht
inaceitável, vergonha, vergonhoso/vergonhosa, burla, ladrões, indignado/indignada, furioso/furiosa, ridículo, péssimo/péssima, nunca mais, absurdo, palhaçada, farto/farta, merda, falta de respeito
oacceptabelt, skandal*, skamligt, bedrägeri, bedragare, arg, rasande, förbannad, löjligt, aldrig mer, värsta, fruktansvärt, urusel*, uacceptabel*, skandaløs*, svindel*, vred, rasende, latterlig*, aldrig mere, aldri mer, elendig*, forbandet, forbanna, uakseptabel*, skammelig*
häpeäl*, törkeä*, huijaus, huijareita, raivoissa*, vihainen, naurettav*, en koskaan enää, surkea*, kelvoton, skandaali*, perseestä
skandal*, niedopuszczalne, wstyd, hańba, oszustwo, oszuści, oszustów, złodzieje, wściekły, wściekła, żenada, żenujące, nigdy więcej, kpina, kpiny, mam dość, bezczelność, bezczelne, niepoważne, kurwa
nepřijatelné, skandál*, ostuda, podvod, podvodníci, zloději, naštvaný, naštvaná, vzteklý, směšné, nikdy více, už nikdy, drzost, hnus, mám toho dost, otřesn*, katastrofa
kabul edilemez, rezalet, skandal, dolandırıcı*, dolandırıldım, hırsız*, öfkeliyim, sinirliyim, gülünç, bir daha asla, yazıklar olsun, utanç, berbat, saçmalık, bıktım, yeter artık
inacceptabil, rușine, rușinos, escrocherie, țeapă, hoți, furios/furioasă, nervos/nervoasă, ridicol, niciodată, bătaie de joc, m am săturat, jalnic, elfogadhatatlan, felháborító, botrány*, szégyen, csalás, csalók, tolvajok, dühös, nevetséges, soha többet, elegem van, pofátlan*
απαράδεκτο/απαράδεκτη, ντροπή, απάτη, απατεώνες, κλέφτες, έξαλλος/έξαλλη, θυμωμένος, γελοίο, ποτέ ξανά, αίσχος, αγανακτισμένος
неприемлемо, безобразие, возмутительно, возмущен/возмущена, позор, обман, обманщики, мошенники, кидалово, ужасный сервис, отвратительн*, хамство, никогда больше, издеваетесь, издевательство, злюсь, в ярости, достали, кошмар, сколько можно, терпение лопнуло, неприйнятно, обурлив*, обурений, обурена, ганьба, шахраї, шахрайство, жах, жахлив*, більше ніколи, знущання, неподобство, غير مقبول, مهزلة, احتيال, نصب, فضيحة, בושה, שערורייה, רמאים, גנבים, מגעיל`);

export const URGENT = phraseSet(`
urgent, urgently, urgency, asap, a s a p, as soon as possible, need/demand/expect/require ~ immediately, reply/respond/answer/refund/help/act/call/fix ~ immediately, immediately ~ refund/reply/respond/help, without delay, time critical, time sensitive, please hurry, hurry up, top priority, high priority, emergency
dringend*, eilig, eilt, es eilt, brauche/fordere/verlange/erwarte/will/bitte ~ sofort, sofort ~ zurück/erstatten/antworten/geld/hilfe, umgehend, unverzüglich, schnellstmöglich, so schnell wie möglich, baldmöglichst, zeitkritisch, schnellstens, allerhöchste eisenbahn
urgent, urgente, urgence, immédiatement, au plus vite, dès que possible, le plus vite possible, sans délai, dans les plus brefs délais
urgente, urgentemente, urgencia, inmediatamente, cuanto antes, lo antes posible, de inmediato, urgenza, immediatamente, il prima possibile, al più presto, quanto prima
spoed, spoedeisend, dringend, onmiddellijk, zo snel mogelijk, zsm, haast, per direct, com urgência, urgência, imediatamente, o mais rápido possível, o quanto antes, o mais depressa
brådskande, bråttom, omgående, omedelbart, så snart som möjligt, snarast, akut, haster, hastesag, hurtigst muligt, omgående, øjeblikkeligt, straks, snarest, så snart som mulig, kiireelli*, kiire, välittömästi, pikaisesti, mahdollisimman pian, heti
pilne, pilnie, pilny, natychmiast, jak najszybciej, niezwłocznie, naléhavé, spěchá, okamžitě, co nejdříve, neprodleně, urgentní, acil, acilen, derhal, hemen, en kısa sürede, ivedi
de urgență, urgență, imediat, cât mai repede, cât mai curând, sürgős, sürgősen, azonnal, minél előbb, haladéktalanul, επείγον, επειγόντως, επείγει, αμέσως, άμεσα, το συντομότερο
срочно, срочный, срочная, немедленно, как можно скорее, незамедлительно, горит, терміново, терміновий, негайно, якнайшвидше, عاجل, فورا, على وجه السرعة, דחוף, בדחיפות, מיד`);

/** Where such words mean a thing or an ease: smoke detectors, urgent care, "no rush". They cover what is found in them. */
export const HARMLESS = phraseSet(`
smoke detector/detectors/alarm/alarms/grey/gray/colour/color/glass/free/sensor/sensors/machine/test, smoked, smoky, no smoke/smoking, non smoking, fire pit/place/extinguisher/tv/stick/alarm/wood/proof/resistant/wall/brigade/safety/door/rating/retardant/hd, burn in/time/rate/cd/dvd/calories, burning time/man/question, burner, burned cd, urgent care, emergency light/lights/lamp/exit/contact/contacts/kit/lighting/button/stop/radio/number/call/fund/generator/blanket, in case of emergency, spark plug/plugs, sparks joy, sparkling, explosion proof, shock absorber/absorbers/proof/resistant/value/wave, burn protection, non toxic, toxic free, as/immediately after/following/upon, immediately available/below/above/before/after, critical role/mass/reviews, outage map, data sheet, no danger, not dangerous, hospital bed/beds/gown, cut my/myself some/a, price is/was/are down, my/our/a lawyer friend, for my/our/a lawyer, angry birds, damn good/fine/nice, unbelievable quality/value/price/service/good/sound, unbelievably good/great/fast, a joke book, fraud protection/prevention/alert, swallowed the cost, too late to hurry, no need to hurry/rush, no hurry, no rush, in no hurry, in no rush, don't hurry, don't rush, not in a hurry/rush, without hurry, hurry up? with nothing, melting point/pot, melted butter/cheese/chocolate, cut my hair/costs
rauchmelder, rauchglas, rauchgrau, rauchfarben, keine eile, eilt nicht, nicht eilig, in aller ruhe, klage mauer, kein notfall, notfall set/koffer/nummer/kontakt, brand neu, brand new, der/die/diese/eine brand, ungefährlich, marke brand, sofort lieferbar/verfügbar, sofort da/geliefert/gefunden, sofort geholfen, nicht sofort, so unverschämt gut, gerichts*, nicht im brand
détecteur de fumée, détecteurs de fumée, gris fumée, verre fumée, pas d'urgence, rien d'urgent, pas urgent, sans urgence, quand vous aurez, avocat vert, à l'avocat, service des? urgences, en bonne justice, police d'assurance, police de caractère/caractères, d'assurance police
detector de humo/humos, color humo, gris humo, sin prisa, no hay prisa, ninguna prisa, no corre prisa, no es urgente
rilevatore di fumo, grigio fumo, non c'è fretta, nessuna fretta, senza fretta, con calma, non urgente, arrivato/ricevuto/spedito/risposto subito, subito disponibile, mal di fuso, fuso orario, polizia municipale
rookmelder, rookmelders, rookglas, rookgrijs, geen haast, niet dringend, heeft geen haast, brand new, onmiddellijk leverbaar
detector de fumaça/fumo, sem pressa, não há pressa, não é urgente, ingen brådska, inte bråttom, ingen bråttom, ingen panik, ikke travlt, haster ikke, ingen hast, ingen hastverk, ei kiire, ei ole kiire, ei mitään kiirettä, røgalarm, røykvarsler, brandvarnare, brann slukker, brandsläckare, brand slukker, brandslukker, det brand
nie spieszy się, nie ma pośpiechu, bez pośpiechu, nie pilne, czujnik dymu, nespěchá, nespěchám, není to naléhavé, detektor kouře, acil değil, acelesi yok, acelem yok, duman dedektörü, duman rengi, nu e urgent, nu este urgent, nu e grabă, nicio grabă, nem sürgős, ráér, füstjelző, füstérzékelő, δεν είναι επείγον, δεν βιάζομαι, ανιχνευτής καπνού
не срочно, не к спеху, не спешите, датчик дыма, датчик дыму, дымчат*, пожарная сигнализация, пожарный датчик, пожаробезопасн*, не терміново, не поспішайте, без поспіху`);

interface Unspaced {
  readonly legal: RegExp;
  readonly safety: RegExp;
  readonly outage: RegExp;
  readonly anger: RegExp;
  readonly urgent: RegExp;
}

/** Scripts that part no words, and Korean. What is denied stands in the phrase itself there. */
export const UNSPACED: Unspaced = {
  legal:
    /(?:弁護士|訴訟|訴え|法的措置|法的手段|消費者センター|消費生活センター|警察|被害届|律师|律師|起诉|起訴|法院|投诉到|消费者协会|消協|消协|12315|工商|报警|報警|변호사|소송|고소|법적 ?(?:조치|대응)|소비자(?:원|보호)|경찰|ทนาย|ฟ้องร้อง|แจ้งความ|สคบ)/u,
  safety:
    /(?:火事|発火|火が出|煙が|発煙|やけど|火傷|けがを|怪我を|ケガを|感電|爆発|火花|危険です|焦げ|起火|着火|冒烟|冒煙|烧伤|燒傷|烫伤|燙傷|受伤|受傷|触电|觸電|爆炸|火花|危险|危險|불이 ?(?:났|나)|화재|연기가|화상|다쳤|다쳐|감전|폭발|스파크|불꽃|위험합|ไฟไหม้|ควัน|บาดเจ็บ|ไฟดูด|ระเบิด|อันตราย)/u,
  outage:
    /(?:障害が発生|サーバー(?:が)?(?:ダウン|落ち)|サイトが(?:落ち|ダウン)|全員ログインでき|つながりません|瘫痪|癱瘓|宕机|服务器(?:崩溃|挂了)|网站(?:打不开|崩溃)|所有人都(?:无法|不能)|장애가|서버(?:가)? ?다운|사이트(?:가)? ?다운|접속이 ?(?:안|불가)|เว็บล่ม|ระบบล่ม)/u,
  anger:
    /(?:ふざけ|許せ(?:ない|ません)|最悪|ひどい|酷い|詐欺|二度と|怒って|呆れ|いい加減にし|不愉快|太差|骗子|騙子|诈骗|詐騙|垃圾|愤怒|憤怒|气死|氣死|无法接受|無法接受|不能接受|太过分|太過分|再也不|恶心|忍无可忍|사기|최악|화가 ?(?:나|납)|어이가? ?없|황당|말이 됩니까|말도 안 ?되|다시는|짜증|형편없|แย่มาก|โกง|รับไม่ได้|ห่วย)/u,
  urgent:
    /(?:至急|緊急|大至急|急ぎで|急いで(?!い)|お急ぎ|早急|すぐに|今すぐ|紧急|緊急|加急|尽快|儘快|(?<![不别別])(?:着急|急需|急用)|马上|馬上|立即|立刻|긴급|급합|급히|시급|당장|최대한 빨리|즉시|빨리 ?(?:좀|처리|답)|ด่วน|ทันที)/u,
};
