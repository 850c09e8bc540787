/** How vacation programs and other responders speak for somebody who is away. */
import { phrases } from "./phrases.ts";

/** First words of a subject that only programs write. */
export const RESPONDER_SUBJECTS = phrases(`
auto-reply | auto reply | autoreply | auto-response | auto response | autoresponse | autoresponder
auto responder | auto-responder | automatic reply | automatic response | automated reply | automated response
automatic e-mail reply | auto: | [auto-reply] | [auto reply] | [autoreply] | (auto-reply) | [automatic reply]
[auto] | out of office reply | out of office autoreply | out-of-office autoreply | out of office auto
out of office response | out of office notification | out of office notice | out of office message
out of the office: | out of office: | out-of-office: | ooo: | ooo re: | vacation reply | vacation notice
vacation message | vacation response | vacation auto | vacation: | away notice | absence notice
i am out of the office | i'm out of the office | i am away from | i'm away from | i am on leave
i am currently out | away from my mail | away from my e-mail | away from my desk | automatische antwort
automatische antwoord | automatisch antwoord | automatische e-mail | automatische mail
automatische ruckmeldung | automatische eingangsbestatigung | automatisch generierte | abwesenheitsnotiz
abwesenheitsmeldung | abwesenheitsnachricht | abwesenheitsinfo | abwesenheitsassistent | abwesenheitsantwort
abwesenheit: | abwesend: | ich bin nicht im buro | ich bin nicht im hause | ich bin im urlaub | ich bin abwesend
ich bin derzeit | nicht im buro | nicht im hause | eingangsbestatigung | empfangsbestatigung
reponse automatique | message automatique | message d'absence | notification d'absence | avis d'absence
absence du bureau | absent du bureau | en dehors du bureau | accuse de reception | respuesta automatica
contestacion automatica | mensaje automatico | respuesta de ausencia | fuera de la oficina | fuera de oficina
acuse de recibo | risposta automatica | messaggio automatico | fuori sede | fuori ufficio | assenza dall'ufficio
assente dall'ufficio | conferma di ricezione | resposta automatica | mensagem automatica | fora do escritorio
ausencia do escritorio | ausencia temporaria | aviso de ausencia | confirmacao de recebimento | niet op kantoor
afwezigheidsbericht | afwezigheid: | afwezig: | automatisch bericht | ontvangstbevestiging | autosvar
automatiskt svar | automatiskt meddelande | automatisk svar | automatisk besvarelse | fravaersmelding
fravaerende | franvaro | franvarande | ikke pa kontoret | inte pa kontoret | ute av kontoret
automaattinen vastaus | automaattivastaus | poissa toimistosta | poissaoloilmoitus | poissaoloviesti
odpowiedz automatyczna | automatyczna odpowiedz | autoodpowiedz | poza biurem | nieobecnosc: | nieobecny
wiadomosc automatyczna | automaticka odpoved | mimo kancelar | nepritomnost: | nepritomen | automatikus valasz
hazon kivul | irodan kivul | raspuns automat | absent din birou | in afara biroului | автоматический ответ
автоответ | автоматична відповідь | автовідповідь | автоматичен отговор | вне офиса | нет на работе
я в отпуске | отсутствую на рабочем месте | отсутствие на рабочем месте | otomatik yanit | otomatik cevap
otomatik ileti | ofis disinda | ofis disindayim | αυτοματη απαντηση | εκτος γραφειου | automatski odgovor
samodejni odgovor | automaatvastus | automatinis atsakymas | automatiska atbilde | 自动回复 | 自動回覆 | 自动答复 | 不在办公室
外出通知 | 休假通知 | 自動返信 | 自動応答 | 自動回答 | 自動配信 | 不在通知 | 不在のお知らせ | 休暇のお知らせ | 자동 회신 | 자동 응답 | 자동회신 | 부재중 | الرد التلقائي
رد تلقائي | מענה אוטומטי | תשובה אוטומטית | מחוץ למשרד | tra loi tu dong | jawaban otomatis | balasan otomatis
tidak di kantor | ตอบกลับอัตโนมัติ | resposta d'absencia
`);

/** The same at the end of a subject: `Re: Your order (Out of office)`. */
export const RESPONDER_ENDING =
  /[(\[-] ?(?:auto(?:matic|mated|matische)?[- ]?(?:reply|response|antwort)|out[- ]of[- ](?:the )?office|ooo|abwesend|abwesenheitsnotiz|vacation)[)\]]?$/;

/**
 * First words of an absence notice's subject that a customer may write as well ("On holiday next week - can you
 * deliver later?"): asked for words of absence in the text too, or for no question.
 */
export const ABSENCE_SUBJECTS = phrases(`
out of office | out of the office | out-of-office | ooo | on vacation | on holiday | on leave | on annual leave
on maternity leave | on parental leave | vacation | holiday | away | away from office | away from the office
abwesend | abwesenheit | urlaub | im urlaub | elternzeit | absent | absence | en conge | conges | vacances
ausencia | ausente | vacaciones | de vacaciones | assente | assenza | ferie | in ferie | ferias | de ferias
afwezig | afwezigheid | vakantie | met vakantie | semester | pa semester | ferien | poissa | lomalla
vuosilomalla | urlop | na urlopie | dovolena | szabadsag | concediu | в отпуске | отпуск | у відпустці
izindeyim | yillik izin | 不在 | 休暇 | 休假 | 휴가
`);

/** The absence itself, in the first person. */
export const ABSENT = phrases(`
i am … out of the office | i am … out of office | i'm … out of the office | i'm … out of office
i will be … out of the office | i'll be … out of the office | i will be … out of office
i shall be … out of the office | i am … away from the office | i'm … away from the office
i will be … away from the office | i am … away from my desk | i am … on annual leave | i'm … on annual leave
i am … on maternity leave | i'm … on maternity leave | i am … on parental leave | i am … on paternity leave
i am … on sick leave | i am … on leave | i'm … on leave | i will be … on leave | i am … on vacation
i'm … on vacation | i will be … on vacation | i am … on holiday | i'm … on holiday | i will be … on holiday
i am … travelling | i am … traveling | i will be … travelling | i will be … traveling | i am … not in the office
i'm … not in the office | i will not be in the office | i will … not be reading my mail | i am … not available
i am no longer with | i no longer work | i have left the company | i have limited access
i do not have access to my e | is out of the office | is … no longer with … company | is no longer working
is no longer employed | our office is closed | our offices are closed | our office will be closed
we are closed | thank you for your e-mail. i am | thank you for your email. i am
thank you for your message. i am | thanks for your email. i am | thank you for your email. i'm
ich bin … nicht im buro | ich bin … nicht im haus | ich bin … nicht im dienst
ich bin … nicht an meinem arbeitsplatz | ich bin … nicht erreichbar | ich bin … nicht verfugbar
ich bin … nicht anwesend | ich bin … ausser haus | ich bin … außer haus | ich bin … abwesend
ich bin … im urlaub | ich bin … in urlaub | ich bin … in elternzeit | ich bin … in mutterschutz
ich befinde mich … im urlaub | ich befinde mich … in urlaub | ich befinde mich … ausser haus | ich habe … urlaub
ich bin … wieder erreichbar | ich bin … wieder im buro | ich bin … wieder fur sie da | ich bin … nicht mehr fur
ich arbeite nicht mehr | bin ich … nicht im buro | bin ich … nicht im haus | bin ich … nicht erreichbar
bin ich … im urlaub | unser buro ist … geschlossen | wir haben … betriebsferien | wir machen betriebsferien
je suis … absent | je suis … en conge | je suis … en vacances | je suis … en deplacement
je suis … hors du bureau | je suis … indisponible | je serai … absent | je serai … en conge
je serai … en deplacement | actuellement absent | nos bureaux … fermes | estoy … fuera de la oficina
estare … fuera de la oficina | estoy … de vacaciones | estare … de vacaciones | me encuentro … fuera
me encuentro … de vacaciones | estoy … ausente | estare … ausente | sono … fuori ufficio | sono … fuori sede
sono … assente | saro … assente | saro … fuori ufficio | sono … in ferie | saro … in ferie | sono … in vacanza
i nostri uffici … chiusi | estou … ausente | estarei … ausente | estou … fora do escritorio
estarei … fora do escritorio | estou … de ferias | estarei … de ferias | encontro-me … ausente
encontro-me … de ferias | encontro-me … fora | ik ben … afwezig | ik ben … niet aanwezig
ik ben … niet op kantoor | ik ben … met vakantie | ik ben … op vakantie | ik ben … met verlof
ik ben … niet bereikbaar | ben ik … afwezig | ben ik … niet aanwezig | jag ar … inte pa kontoret
jag ar … pa semester | jag ar … franvarande | jag ar … foraldraledig | jag ar … ledig | jag har semester
jeg er … ikke pa kontoret | jeg er … pa ferie | jeg har ferie | jeg holder ferie | jeg er … fravaerende
jeg er … bortreist | jeg er … ute av kontoret | jeg er … i permisjon | olen … poissa | olen … lomalla
olen … vuosilomalla | olen … tavattavissa | en ole … tavattavissa | jestem … nieobecn | jestem … na urlopie
jestem … poza biurem | przebywam … na urlopie | przebywam … poza biurem | bede … nieobecn | bede … na urlopie
nie ma mnie w biurze | jsem … mimo kancelar | nejsem … v kancelari | jsem … na dovolene | mam … dovolenou
cerpam dovolenou | budu … mimo kancelar | nie som … v kancelarii | som … na dovolenke | szabadsagon vagyok
nem vagyok … az irodaban | szabadsagon leszek | hazon kivul vagyok | sunt … in concediu | nu sunt … la birou
sunt … plecat | ma aflu in concediu | я … в отпуске | я … отсутствую | я нахожусь в отпуске
я буду отсутствовать | меня не будет в офисе | в настоящее время я | я не в офисе | я у відпустці
я перебуваю у відпустці | в отпуск съм | izindeyim | ofiste degilim | ofis disindayim | yillik izinde
ofiste olmayacagim | ειμαι εκτος γραφειου | θα απουσιαζω | απουσιαζω | βρισκομαι σε αδεια
na godisnjem sam odmoru | trenutno nisam u uredu | na dopustu sem | viibin puhkusel | olen puhkusel
atostogauju | 休暇をいただいて | 休暇を取得 | 休暇のため | 不在にして | 不在となり | 不在のため | 出張のため | 夏季休業 | 年末年始休業 | 休業とさせて | 休业 | 我正在休假
我目前正在休假 | 我现在休假 | 我在休假 | 我正在外出 | 我不在办公室 | 我目前不在 | 正在度假 | 我正在度假 | 我目前不在辦公室 | 휴가 중 | 부재 중 | 부재중입니다 | 자리를 비
אני לא נמצא | אני בחופשה | אני מחוץ למשרד | انا خارج المكتب | أنا في إجازة | toi dang nghi phep
saya sedang cuti
`);

/** What an absence notice says of the mail: when it is read, who sees to what cannot wait. */
export const DEPUTY = phrases(`
access to my e-mail | access to my email | access to email | access to e-mail | access to my messages | access to my mail
limited access | when i return | upon my return | on my return | after my return | until i return | until my return
as soon as i return | as soon as i am back | when i am back in the office | will be back in the office | returning to the office
if your matter is urgent | if this is urgent | if urgent | if it is urgent | if your request is urgent | if you need immediate
if you need assistance | if you require immediate | for urgent | for immediate assistance | for anything urgent
in urgent cases | in case of emergency | in case of urgency | will not be forwarded | will not be read
meine vertretung | in dringenden | bei dringenden | fur dringende | nicht weitergeleitet | nicht gelesen
nach meiner ruckkehr | wieder im buro | wieder fur sie da | wird nicht automatisch weitergeleitet
a mon retour | des mon retour | en cas d'urgence | pour toute urgence | pour toute demande urgente
a mi regreso | a mi vuelta | en caso de urgencia | para temas urgentes | para cualquier urgencia | para asuntos urgentes
al mio rientro | al mio ritorno | in caso di urgenz | per urgenze | per qualsiasi urgenza | per questioni urgenti
ao meu regresso | no meu regresso | no meu retorno | quando retornar | em caso de urgencia | em caso de emergencia
bij terugkomst | na mijn terugkeer | bij dringende | voor dringende | in dringende gevallen | voor spoed | bij spoed
nar jag ar tillbaka | ater pa kontoret | tillbaka pa kontoret | vid bradskande | bradskande arenden
nar jeg er tilbage | tilbage pa kontoret | tilbake pa kontoret | ved hastesager | ved hastesaker | ved presserende
palattuani | kiireellisissa | kiireisissa asioissa | po powrocie | w pilnych | w sprawach pilnych | w naglych
po navratu | po svem navratu | v nalehavych | v neodkladnych | v naliehavych | v surnych
visszateresem | surgos esetben | surgos ugyben | la intoarcere | in caz de urgenta
по возвращении | после возвращения | по срочным | в срочных случаях | по всем срочным | після повернення | термінов
dondugumde | donusumde | acil durum | acil konular | επιστροφη μου | επειγον
戻り次第 | 戻りましたら | 緊急の | お急ぎの | 回来后 | 返回后 | 紧急 | 緊急事 | 儘快 | 복귀 후 | 복귀하는 | 급한 | 긴급
כשאחזור | דחוף | عند عودتي | عاجل
`);

/** A deputy: with an address it is a notice's; a customer sends the courier to a neighbour. */
export const CONTACT = phrases(`
please contact | you can contact | you may contact | in my absence | during my absence | while i am away
wenden sie sich | kontaktieren sie | veuillez contacter | vous pouvez contacter | en mon absence | pendant mon absence
durant mon absence | contacte con | contactar con | en mi ausencia | durante mi ausencia | si prega di contattare
potete contattare | puo contattare | in mia assenza | durante la mia assenza | favor contatar | favor contactar
por favor contacte | na minha ausencia | durante a minha ausencia | neem contact op | contact opnemen
tijdens mijn afwezigheid | vanligen kontakta | under min franvaro | kontakt venligst | vennligst kontakt | i mit fravaer
prosze o kontakt | prosze kontaktowac | kontaktujte | обращайтесь | обращаться | звертайтеся | までご連絡 | 请联系 | 請聯絡
`);
