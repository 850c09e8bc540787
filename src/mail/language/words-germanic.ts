/**
 * Words that tell a language in a short mail to a support desk: those that hold sentences together, and those that such
 * mails are made of. A word that several languages share stands in each of their lists.
 */
export const GERMANIC: Readonly<Record<string, string>> = {
  en: `a an the this that these those i you he she we they it me my your our us them his her their is are am was
    were be been being has have had having do does did done don't doesn't didn't can can't could couldn't cannot
    will would won't should may might must to of in on at by for from with without about into after before over
    under until since and or but if so because as than then not no yes never nothing any some all every each both
    more less another other again still already yet just also only now today yesterday tomorrow there here where
    when what which who why how please pls plz thanks thank hi hello hey dear sorry help need needs want wanted like
    get got getting give send sent receive received arrive arrived arrives buy bought pay paid order ordered orders
    parcel package delivery delivered shipping ship shipped refund refunded return returned money back invoice
    receipt bill charge charged twice account password login log sign forgot forgotten reset change update cancel
    subscription working works work worked doesnt dont cant isnt didnt wont broken damaged missing wrong size color
    screen item product shop store website page email mail phone number address card payment discount code warranty
    replacement replace exchange swap repair battery device app download install error problem issue question answer
    waiting weeks days long soon possible show showed shows tell told know see look use using used it's i'm i've i'd
    they're what's where's that's its im ive new old good bad stock available price cost how's way out up off down
    too very much many one two three week day month year time anymore ever make made find found try tried expired
    lost stopped stop start open close set go going add plus take took put call called talk talked speak turn let
    keep kept ask asked think feel seem happen happened wants say says said read write wrote run ran stuck crash
    crashes crashed freeze freezes key keys part parts spare screw charger cable light button door leak leaks lamp
    chair table sofa shirt shoes dress book ticket booking hotel flight room seat travel vacation request
    information nobody somebody anyone everything something anything else same different first last next second
    third half full empty big small large faster slow quick quickly really actually maybe perhaps sure definitely
    absolutely fine great nice happy unhappy angry disappointed terrible awful urgent asap minute minutes hour hours
    today's morning evening night weekend during between against through around near inside outside behind away
    here's isn't wasn't aren't haven't hasn't wouldn't you're we're we've he's she's let's whose whom people person
    customer kettle answers unknown direct deposit transfer pending atm cash balance top app's monday tuesday
    wednesday thursday friday saturday sunday tracking blue red black white green express late early model fits fit
    come came`,
  de: `der die das den dem des ein eine einen einem einer eines kein keine keinen keiner ich du er sie es wir ihr
    mir mich dir dich ihm ihn uns euch ihnen mein meine meinen meinem meiner dein deine sein seine unser unsere euer
    eure ihre ihren ihrem ist sind bin war waren wird werden wurde wurden worden hat habe haben hab hatte hatten
    kann können könnte könnt kannst muss müssen soll sollte will wollen möchte möchten würde würden darf gibt geht
    ging kommt komme kam machen macht gemacht tun und oder aber wenn weil dass ob als wie was wer wo wann warum
    wieso welche welcher welches wohin woher nicht nichts nie noch schon immer nur auch sehr mehr wieder jetzt heute
    gestern morgen hier dort bitte danke dank hallo guten tag moin servus liebe lieber grüße gruß hilfe brauche
    benötige bekommen bekomme erhalten bestellt bestellung bestellen bestellnummer paket päckchen sendung lieferung
    liefern liefert geliefert lieferzeit versand versandkosten rechnung quittung beleg rückerstattung erstattung
    erstatten rückgabe zurück zurückgeben zurücksenden umtausch umtauschen geld konto kennwort passwort anmelden
    anmeldung einloggen vergessen kündigen kündigung stornieren storno abo vertrag kaputt defekt beschädigt falsch
    falsche falschen falsches falscher größe farbe fehlt fehlen fehler gerät artikel ware produkt laden angekommen
    ankommen bleibt warte warten wochen woche tage tagen lange seit mit ohne von vom zu zum zur für auf aus an am
    bei beim bis durch gegen nach über unter um im in ab doppelt abgebucht abbuchung gutschein rabatt funktioniert
    klappt geklappt ändern adresse anschrift lieferadresse akku bildschirm ersatz ersatzteil reparatur garantie
    einmal mal gern gerne viel vielen alles etwas nun denn doch lässt leider frage antwort neue neuen neues neu zwei
    drei euro österreich schweiz deutschland rein raus hin her weiter melden bezahlt bezahlen zahlung gezahlt kostet
    kosten dauert jemand niemand kunde kundennummer verspätung monat monate stunden minuten letzte letzten dringend
    gebe gegeben schicken schickt geschickt seite anrufen zurückrufen rückruf krieg kriege kaufen gekauft lädt
    startet öffnen öffnet schließt angeblich zugestellt nix wohl ganz habt seid wollt finde finden app stürzt
    abstürzen absturz hängt schlüssel teil teile schraube schrauben ladegerät kabel licht lampe knopf tür deckel
    stuhl tisch sofa schuhe kleid hemd buch ticket buchung hotel flug zimmer bein wasserkocher tropft undicht
    verloren gesucht suche ersatzschlüssel telefon anruf dauernd ständig jeder alle andere anderen gleich erste
    ersten nächste kaum fast halb voll leer groß klein schnell langsam vielleicht sicher wirklich sofort endlich
    enttäuscht zufrieden unzufrieden schlecht gut super stunde morgens abends nachts zwischen während hinter neben
    bestätigung bestätigungsmail kundenservice kundendienst anfrage antworten angezeigt steht stehen liegt gehört
    sehen sieht weiß wissen sagen sagt sagte denke glaube lassen mehrmals trotzdem außerdem eigentlich welchem wem
    wen montag dienstag mittwoch donnerstag freitag samstag sonntag sendungsverfolgung blau blaue rot schwarz grün
    express spät früh modell passt berechnet geehrte damen herren freundlichen`,
  nl: `de het een en of maar als dat die dit deze ik jij je u hij zij ze we wij jullie mij me hem haar ons hun mijn
    jouw uw zijn onze is ben bent was waren wordt worden werd heeft heb hebt hebben had kan kunnen kon kunt moet
    moeten zal zullen zou zouden wil wilt willen graag mag doet doen gaat gaan komt komen kwam krijg krijgen
    gekregen niet niets geen nooit nog al altijd alleen ook erg meer weer nu vandaag gisteren morgen hier daar waar
    wanneer wat wie waarom hoe welke hoelang dan toch want omdat om te van voor met zonder naar bij op in uit aan
    tot door over onder sinds alstublieft alsjeblieft aub bedankt dank dankjewel hallo hoi goedendag goedemorgen
    beste groet groeten hulp help nodig ontvangen ontving besteld bestelling bestellen bestelnummer pakket pakje
    zending levering leveren geleverd levertijd bezorgd bezorging verzending verzenden verzendkosten factuur bon
    bonnetje rekening terugbetaling terug terugsturen retour retourneren ruilen omruilen geld account wachtwoord
    inloggen aanmelden vergeten opzeggen annuleren abonnement contract kapot stuk defect beschadigd verkeerd
    verkeerde maat kleur ontbreekt mist fout apparaat artikel product winkel aangekomen blijft wacht wachten weken
    week dagen dag lang klopt werkt werken dubbel twee keer afgeschreven korting kortingscode kortingsbon adres
    wijzigen veranderen scherm batterij vervangen reparatie garantie betaald betalen betaling kost kosten duurt
    vraag antwoord nieuwe nieuw jaar maand euro belgië nederland even gewoon heel veel alles iets iemand niemand
    klant klantnummer vertraging uur minuten laatste dringend gegeven sturen stuurt gestuurd gestuurde pagina bellen
    terugbellen kopen gekocht laadt start openen opent sluit vind vinden staat staan oplader reactie antwoorden
    langs zit zitten gehad app loopt vast crasht sleutel sleutels kwijt onderdeel onderdelen schroef kabel lamp knop
    deur deksel stoel tafel bank schoenen jurk boek kaartje boeking hotel vlucht kamer waterkoker lekt verloren zoek
    telefoon telefoonnummer neemt opnemen steeds telkens iedereen andere ander eerste volgende bijna half vol leeg
    groot klein snel langzaam misschien zeker echt helaas spoed direct eindelijk teleurgesteld tevreden ontevreden
    slecht goed prima ochtend avond nacht tussen tijdens achter naast bevestiging bevestigingsmail klantenservice
    gezien zien weet weten zeg zegt denk laat laten meerdere hiervan hierover maandag dinsdag woensdag donderdag
    vrijdag zaterdag zondag blauw blauwe rood zwart wit groen vroeg model past rekenden stil geachte vriendelijke`,
  sv: `och att det den de en ett i på är var som för med av till från om men eller jag du han hon vi ni mig dig oss
    er min mitt mina din ditt dina vår vårt våra sin inte ingen inget aldrig har hade kan kunde ska skulle vill
    måste får fick göra gör gjorde gå går kommer kom blir blev bli finns hur vad vem när varför vilken vilket där
    här nu idag igår redan ännu fortfarande också bara mycket mer igen tack snälla hej hejsan hälsningar hjälp
    hjälpen behöver tacksam paket paketet leverans leveransen levererat levererad frakt skickar skicka skickat
    beställning beställningen beställt beställa order ordern faktura fakturan kvitto pengar pengarna tillbaka
    återbetalning retur returnera byta byte konto kontot lösenord lösenordet logga inloggning glömt glömde avsluta
    avbeställa avboka prenumeration prenumerationen trasig trasigt trasiga sönder fel storlek färg saknas fattas
    varan vara produkten produkt butik fungerar funkar stämmer väntar väntat veckor vecka dagar dag länge snart
    dubbelt två gånger dragit dragits rabatt rabattkod rabattkoden ändra adress adressen skärm skärmen batteri
    ersättning garanti betalat betala betalning kostar fråga svar ny nya nytt kommit fått sig utan efter innan
    eftersom så då än alla allt någon något sverige norge finland danmark kund försenad månad timmar minuter sista
    brådskande ringa ringer ringt köpa köpt laddar startar öppna öppnar stänger hittar hitta inga helt står orsak
    färdig gått ut kunden vänlig vänliga vänligen skickad appen kraschar krasch nyckel nyckeln tappat borta del
    delar skruv laddare kabel lampa lampan knapp dörr lock stol bord soffa skor klänning bok biljett bokning hotell
    flyg rum vattenkokare vattenkokaren läcker förlorat letar telefon telefonen svarar hela tiden alltid andra annan
    första nästa nästan halv full tom stor liten snabbt långsamt kanske säkert verkligen tyvärr direkt äntligen
    besviken nöjd dålig bra timme morgon kväll natt mellan under bakom bredvid bekräftelse kundtjänst sett se vet
    säga säger tror låter flera färgen skickade måndag tisdag onsdag torsdag fredag lördag söndag spårning
    spårningen blå röd svart vit grön sent tidigt modell modellen passar stått still betalt`,
  da: `og at det den de en et i på er var som for med af til fra om men eller jeg du han hun vi mig dig os jer jeres
    min mit mine din dit dine vores sin ikke ingen intet aldrig har havde kan kunne skal skulle vil ville må får fik
    gøre gør gjorde gå går kommer kom bliver blev blive findes hvor hvad hvem hvornår hvorfor hvilken hvilket
    hvordan der her nu dag allerede endnu stadig også kun bare meget mere igen tak venligst hej hilsen hjælp hjælpen
    behøver brug pakke pakken levering leveringen leveret fragt sender sende sendt ordre ordren bestilling
    bestillingen bestilt bestille faktura fakturaen regning kvittering penge pengene tilbage refundering returnere
    retur bytte konto adgangskode adgangskoden kodeord password logge login glemt opsige annullere abonnement
    abonnementet ødelagt gået stykker defekt beskadiget forkert forkerte størrelse farve mangler varen vare
    produktet produkt butik virker fungerer passer venter ventet uger uge dage længe snart dobbelt to gange trukket
    rabat rabatkode rabatkoden ændre adresse adressen skærm skærmen batteri erstatning garanti betalt betale
    betaling koster spørgsmål svar ny nye nyt kommet fået gerne sig uden efter før fordi så da end alle alt nogen
    noget sverige norge danmark kære kunde forsinket måned timer minutter sidste haster ringe ringer ringet købe
    købt købte lader starter åbne åbner lukker finde finder helt står ind komme skrue svarer venlig venlige appen
    crasher nøgle nøglen mistet væk del dele oplader kabel lampe lampen knap dør låg stol bord sofa sko kjole bog
    billet booking hotel fly værelse elkedel elkedlen lækker leder telefon telefonen tager hele tiden altid andre
    anden første næste næsten halv fuld tom stor lille hurtigt langsomt måske sikkert virkelig desværre straks
    endelig skuffet tilfreds dårlig god godt time morgen aften nat mellem under bag ved bekræftelse kundeservice set
    se sige siger tror flere farven sendte ned blevet mandag tirsdag onsdag torsdag fredag lørdag søndag sporing
    sporingen blå rød sort hvid grøn sent tidligt model modellen stået stille ud op hjem`,
  no: `og at det den de en et ei i på er var som for med av til fra om men eller jeg du han hun vi meg deg oss dere
    deres min mitt mine mi din ditt dine vår vårt våre sin ikke ingen ingenting aldri har hadde kan kunne skal
    skulle vil ville må får fikk fått gjøre gjør gjorde gå går kommer kom blir ble bli finnes hvor hva hvem når
    hvorfor hvilken hvilket hvordan der her nå dag allerede ennå fortsatt fremdeles også bare mye mer igjen takk
    vennligst hei hilsen hjelp hjelpen trenger pakke pakken levering leveringen levert frakt sender sende sendt
    ordre ordren bestilling bestillingen bestilt bestille faktura fakturaen regning regningen kvittering penger
    pengene tilbake refusjon returnere retur bytte konto kontoen passord passordet logge innlogging glemt si opp
    kansellere avbestille abonnement abonnementet ødelagt defekt skadet feil størrelse farge mangler varen vare
    produktet produkt butikk virker fungerer stemmer venter ventet uker uke dager lenge snart dobbelt to ganger
    trukket rabatt rabattkode rabattkoden endre endrer adresse adressen skjerm skjermen batteri erstatning garanti
    betalt betale betaling koster spørsmål svar ny nye nytt kommet frem gjerne seg uten etter før fordi så da enn
    alle alt noen noe norge sverige kunde forsinket måned timer minutter siste haster ringe ringer ringt kjøpe kjøpt
    kjøpte lader starter åpne åpner lukker finne finner helt står inn komme svarer vennlig appen krasjer nøkkel
    nøkkelen mistet borte del deler skrue kabel lampe lampen knapp dør lokk stol bord sofa sko kjole bok billett
    hotell fly rom vannkoker vannkokeren lekker leter telefon telefonen tar hele tiden alltid andre annen første
    neste nesten halv full tom stor liten fort sakte kanskje sikkert virkelig dessverre straks endelig skuffet
    fornøyd dårlig god bra time morgen kveld natt mellom under bak bekreftelse kundeservice sett se vet sier tror
    lar flere fargen sendte ned blitt mandag tirsdag onsdag torsdag fredag lørdag søndag sporing sporingen blå rød
    svart hvit grønn sent tidlig modell modellen passer stått stille ut hjem`,
  is: `og að ég þú hann hún við það er var ekki með fyrir frá til um en eða minn mín mitt hvar hvenær hvernig hvað
    takk halló pakkinn pöntun pöntunin reikningur endurgreiðslu lykilorð lykilorði gleymdi virkar sendingin get vil
    hef`,
};
