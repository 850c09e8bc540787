/** As `words-germanic`, for Slavic languages. */
export const SLAVIC: Readonly<Record<string, string>> = {
  pl: `i a w we na z ze do od po za o u przez przy dla bez pod nad przed ale lub albo czy że żeby bo więc jeśli jak
    co kto gdzie kiedy dlaczego ile który która które ja ty on ona my wy oni mnie mi mój moja moje moją mojego mojej
    moim twój pan pani państwo państwa się to ten ta te tego tej jest są był była było być będzie mam ma mają miałem
    nie nic nigdy już jeszcze ciągle wciąż zawsze bardzo więcej też także tylko teraz dziś wczoraj jutro tu tutaj
    tam dzień dobry witam cześć proszę prosze dziękuję dziekuje dzięki pozdrawiam pomoc pomocy pomóc potrzebuję
    potrzebuje chcę chce chciałbym chciałabym mogę moge można może muszę dostałem dostałam otrzymałem otrzymałam
    zamówienie zamówienia zamówiłem zamowienie paczka paczki paczkę przesyłka przesyłki przesyłkę dostawa dostawy
    wysyłka wysyłki wysyłacie wysłać faktura faktury fakturę paragon paragonu rachunek zwrot zwrotu zwrócić wymiana
    wymienić pieniądze pieniędzy pieniedzy konto konta hasło hasła zalogować logowanie zapomniałem zapomniałam
    anulować anulowanie zrezygnować subskrypcja subskrypcję zepsuty zepsuta uszkodzony uszkodzona zły zła złe
    rozmiar kolor brakuje brak błąd urządzenie produkt produktu sklep przyszła przyszło przyjdzie dotarła dotarło
    dotarł czekam tygodnie tydzień dni długo działa dziala pobrano dwa razy dwukrotnie rabat rabatowy kod zmienić
    adres adresu ekran bateria naprawa gwarancja zapłaciłem zapłacić płatność kosztuje pytanie odpowiedź nowy nowa
    wszystko niemiec polski aplikacja strona ktoś nikt klient opóźnienie miesiąc godziny minuty ostatni pilne
    dzwonić telefon kupiłem kupiłam ładuje włącza otworzyć otwiera zamyka znaleźć znajdę oddacie oddać pieniadze
    odpowiedzi stan nadal zawiesza klucz kluczyk zgubiłem zgubiłam części część śruba ładowarka kabel lampa przycisk
    drzwi pokrywa krzesło stół sofa buty sukienka książka bilet rezerwacja hotel lot pokój czajnik przecieka szukam
    telefonu odbiera odbierać cały czas wszyscy inny inna pierwszy następny prawie połowa pełny pusty duży mały
    szybko wolno pewnie naprawdę niestety natychmiast wreszcie zadowolony godzina rano wieczorem noc między podczas
    potwierdzenie klienta obsługa widzę wiem mówić mówi myślę kilka trzy podany poniedziałek poniedziałku wtorek
    środa czwartek piątek sobota niedziela śledzenie niebieski niebieska czerwony czarny biały zielony ekspres późno
    wcześnie model modelu starego pasuje stoi szanowni`,
  cs: `a i v ve na z ze do od po za o u s se si přes při pro bez pod nad před ale nebo že aby protože když jak co
    kdo kde kdy proč kolik který která které já ty on ona my vy oni mě mi mně můj moje moji mého mojí náš vaše váš
    to ten ta je jsou jsem jste byl byla bylo být bude mám má mají měl nemám není nejsou ne nic nikdy už ještě stále
    pořád vždy velmi více také taky jen teď dnes včera zítra tady tam dobrý den ahoj prosím děkuji díky zdravím
    pozdravem pomoc pomoct pomoci potřebuji potřebuju chci chtěl chtěla bych můžu mohu může lze musím dostal dostala
    obdržel objednávka objednávku objednávky objednal objednavka balík balíku balíček zásilka zásilku zásilky
    doručení doručen dodání doprava faktura fakturu účtenka účtenku vrácení vrátit reklamace výměna vyměnit peníze
    účet účtu heslo hesla přihlásit přihlášení zapomněl zapomněla zrušit zrušení předplatné rozbitý rozbité rozbitá
    poškozený vadný špatná špatný špatnou velikost barva chybí chyba přístroj zboží produkt obchod dorazil dorazila
    dorazilo dorazi nedorazil nedorazila nedorazilo přišel přišla přišlo nepřišel nepřišla přijde čekám týdny týden
    dny dní dlouho funguje nefunguje strhli dvakrát sleva slevový slevu kód změnit adresa adresu obrazovka displej
    baterie oprava záruka zaplatil zaplatit platba stojí otázka odpověď nový nová všechno prosim dekuji muj
    nefunguji někdo nikdo zákazník zpoždění měsíc hodiny minuty poslední naléhavé zavolat volat koupil koupila
    nabíjí zapnout otevřít otevře zavřít najdu najít vrátíte potvrzení stav teče můžete žádná žádný aplikace padá
    zasekává klíč klíče ztratil ztratila díl díly šroub nabíječka kabel lampa tlačítko dveře víko židle stůl pohovka
    boty šaty kniha lístek rezervace hotel let pokoj konvice hledám telefon nezvedá zvedá celou dobu všichni jiný
    jiná první další skoro polovina plný prázdný velký malý rychle pomalu možná určitě opravdu bohužel okamžitě
    konečně spokojený hodina ráno večer noc mezi během zákaznický vidím vím říct říká myslím několik tři vůbec
    pondělí úterý středa čtvrtek pátek sobota neděle sledování modrá modrý červená černá bílá zelená expres pozdě
    brzy model modelu starému hodí vážení`,
  sk: `a i v vo na z zo do od po za o u s so sa si cez pri pre bez pod nad pred ale alebo že aby pretože keď ako čo
    kto kde kedy prečo koľko ktorý ktorá ktoré ja ty on ona my vy oni ma mňa mi môj moja moje môjho mojej náš vaše
    váš to ten tá je sú som ste bol bola bolo byť bude mám má majú mal nemám nie nič nikdy už ešte stále vždy veľmi
    viac tiež len teraz dnes včera zajtra tu tam dobrý deň ahoj prosím ďakujem vďaka pozdravom pomoc pomôcť
    potrebujem chcem chcel chcela by môžem môže musím robiť dostal dostala objednávka objednávku objednal balík
    balíka balíček zásielka zásielku doručenie dodanie doprava faktúra faktúru doklad blok vrátenie vrátiť
    reklamácia výmena vymeniť peniaze účet účtu heslo prihlásiť prihlásenie zabudol zabudla zrušiť zrušenie
    predplatné rozbitý rozbité rozbitá poškodený chybný nesprávna nesprávny zlá veľkosť farba chýba chyba prístroj
    tovar produkt obchod prišiel neprišiel prišla neprišla prišlo príde dorazil nedorazil čakám týždne týždeň dni
    dlho funguje nefunguje strhli dvakrát zľava zľavový kód zmeniť adresa adresu obrazovka displej batéria oprava
    záruka zaplatil platba stojí otázka odpoveď nový nová všetko pondelok pondelka utorok streda štvrtok piatok
    sobota nedeľa sledovanie modrá modrý červená čierna biela zelená expres neskoro skoro model modelu starému hodí
    vážení`,
  hr: `i u na s sa od do za po o iz kod bez pod nad prije poslije ali ili da jer ako kad kada kako što tko gdje
    zašto koliko koji koja koje ja ti on ona mi vi oni me moj moja moje mog moju naš vaš to taj ta je su sam ste bio
    bila bilo biti će imam ima imaju nemam nije nisu nisam ne ništa nikad nikada već još uvijek vrlo više također
    samo sada danas jučer sutra ovdje tamo dobar dan bok molim hvala pozdrav pomoć pomoći treba trebam želim htio
    htjela bih mogu može moram dobio dobila primio narudžba narudžbu naručio paket paketa pošiljka pošiljku dostava
    dostave isporuka račun računa povrat povrata vratiti zamjena zamijeniti novac novca lozinka lozinku lozinke
    prijaviti prijava zaboravio zaboravila otkazati pretplata pretplatu pokvaren slomljen oštećen pogrešna pogrešan
    kriva krivi veličina veličinu boja nedostaje greška uređaj proizvod trgovina stigao stigla stiglo dolazi čekam
    tjedana dana dugo radi naplaćeno dvaput popust promijeniti adresa adresu ekran baterija jamstvo platio plaćanje
    košta pitanje odgovor novi sve lijepa ponedjeljak ponedjeljka utorak srijeda četvrtak petak subota nedjelja
    praćenje plava crvena crna bijela zelena kasno rano stoji poštovani`,
  sr: `gde šta ko ovde uvek vreme posle hteo htela bih neću želeo porudžbina porudžbinu poručio isporuka račun
    vratim zamenim promenim promeniti novac šifra šifru nedelja nedelje stigao stigla paket pošiljka hvala molim vas
    nije nisam treba mi moj moja je sam radi ne mogu da se i na za od do`,
  sl: `in v na z s od do za po o iz pri brez pod nad pred ampak ali da ker če ko kako kaj kdo kje kdaj zakaj koliko
    kateri katera jaz ti on ona mi vi oni me moj moja moje mojega naš vaš to ta je so sem ste bil bila bilo biti bo
    imam ima nimam ni niso nisem ne nič nikoli že še vedno zelo več tudi samo zdaj danes včeraj jutri tukaj tam
    dober dan živjo prosim hvala pozdrav lep pomoč pomagati potrebujem želim rad rada bi lahko moram dobil dobila
    prejel naročilo naročila naročil paket paketa pošiljka pošiljke dostava račun računa vračilo vrniti zamenjava
    zamenjati denar geslo gesla prijaviti prijava pozabil pozabila preklicati naročnina pokvarjen poškodovan napačna
    napačen napačno velikost velikosti barva manjka napaka naprava izdelek trgovina prišel prišla prišlo čakam
    tednov dni dolgo deluje dela zaračunano dvakrat popust koda kodo spremeniti naslov zaslon baterija garancija
    plačal plačilo stane vprašanje odgovor nov vse`,
  uk: `і й та в у на з із зі до від по за про при для без під над перед але або що щоб тому якщо як коли де хто чому
    скільки який яка яке які я ти він вона ми ви вони мене мені мій моя моє мого мою моєї наш ваш це цей ця є був
    була було бути буде маю має не немає ні нічого ніколи вже ще досі завжди дуже більше також теж тільки лише зараз
    сьогодні вчора завтра тут там добрий день вітаю привіт будь ласка дякую допомога допоможіть допомогу потрібно
    треба хочу хотів хотіла можу можна можете мушу отримав отримала отримати замовлення замовив замовила посилка
    посилку посилки доставка доставки доставку відправка рахунок чек повернути повернення обмін обміняти гроші кошти
    акаунт обліковий пароль увійти вхід забув забула скасувати підписка підписку зламаний зламався пошкоджений
    розмір розміру колір бракує помилка пристрій товар магазин прийшла прийшло прийшов чекаю тижні тиждень днів дні
    довго працює списали двічі знижка знижку промокод код змінити адреса адресу екран батарея ремонт гарантія
    заплатив оплата коштує питання відповідь новий нова все той хтось ніхто клієнт затримка місяць годин хвилин
    останній терміново зателефонуйте передзвоніть купив купила заряджається вмикається відкрити відкривається
    закрити знайти привезуть привезли статус кольору додаток вилітає зависає ключ ключі загубив загубила деталі
    деталь гвинт зарядка кабель лампа кнопка двері кришка стілець стіл диван туфлі сукня книга квиток бронювання
    готель рейс номер чайник протікає тече шукаю телефон трубку бере відповідає постійно час всі інший інша перший
    наступний майже половина повний порожній великий маленький швидко повільно може мабуть справді шкода негайно
    нарешті задоволений година вранці ввечері вночі між підтвердження бачу знаю сказати каже думаю кілька три
    взагалі понеділок понеділка вівторок середа четвер п'ятниця субота неділя відстеження синя синій червоний чорний
    білий зелений пізно модель моделі старої підійде стоїть шановні`,
  ru: `и й в во на с со к ко до от по за о об про при для без под над перед но или что чтобы потому если как когда
    где кто почему сколько какой какая какое какие я ты он она мы вы они меня мне мой моя моё мое моего мою моей наш
    ваш это этот эта есть был была было быть будет имею нет не ни ничего никогда уже ещё еще сих пор всегда очень
    больше также тоже только сейчас сегодня вчера завтра здесь тут там добрый день здравствуйте привет пожалуйста
    спасибо помощь помогите нужно нужен нужна надо хочу хотел хотела могу можно можете должен получил получила
    получить заказ заказа заказал заказала посылка посылку посылки доставка доставки доставку отправка счёт счет чек
    вернуть верните возврат возврата обмен обменять деньги денег аккаунт пароль войти вход забыл забыла отменить
    отмена подписка подписку сломан сломался сломалась сломанный повреждён тот та те размер размера цвет хватает
    ошибка устройство товар товара магазин пришла пришло пришёл пришел приехал жду недели неделю дней долго работает
    списали дважды скидка скидку промокод код изменить поменять адрес экран батарея ремонт гарантия заплатил оплата
    оплатил стоит вопрос ответ новый новая всё все большое кто-то никто клиент задержка месяц часов минут последний
    срочно позвонить перезвоните купил купила заряжается включается открыть открывается закрыть найти привезут
    привезли статус приложение вылетает зависает ключ ключи потерял потеряла детали деталь винт зарядка кабель лампа
    кнопка дверь крышка стул стол диван туфли платье книга билет бронь отель рейс номер чайник течёт течет ищу
    телефон трубку берёт берет отвечает постоянно время другой другая первый следующий почти половина полный пустой
    большой маленький быстро медленно может наверное действительно жаль немедленно наконец доволен час утром вечером
    ночью между подтверждение вижу знаю сказать говорит думаю несколько три вообще понедельник понедельника вторник
    среда четверг пятница суббота воскресенье отслеживание синяя синий красный черный белый зеленый поздно модель
    модели старой подойдет уважаемые`,
  bg: `и в във на с със от до по за о при без под над пред но или че да ако как кога къде кой защо колко какъв каква
    аз ти той тя ние вие те ме ми мен моят моята моето си ви ни това този тази е са съм сте беше бях бъде ще имам
    има нямам няма не нищо никога вече още все винаги много повече също само сега днес вчера утре тук там добър ден
    здравейте здравей моля благодаря поздрави помощ помогнете трябва искам исках мога може получих получил поръчка
    поръчката поръчах пратка пратката доставка доставката фактура фактурата касова бележка връщане върна замяна
    сменя пари парите акаунт профил парола паролата вляза вход забравих откажа абонамент счупен повреден грешен
    грешна размер размера цвят липсва грешка устройство продукт магазин пристигна пристигнала чакам седмици дни
    дълго работи таксуваха два пъти отстъпка код адрес адреса екран батерия ремонт гаранция платих плащане струва
    въпрос отговор нов понеделник вторник сряда четвъртък петък събота неделя проследяване синя синята червена черна
    бяла зелена късно модел уважаеми ли`,
  mk: `и во на со од до по за но или дека да ако како кога каде кој зошто колку јас ти тој таа ние вие ме ми мојот
    мојата овој оваа е се сум беше ќе имам нема не ништо уште веќе многу само сега денес здраво ве молам благодарам
    помош треба сакам можам нарачка нарачката пратка пратката достава сметка фактура пари лозинка лозинката
    заборавив погрешна големина работи стигна пристигна чекам`,
  be: `і ў у на з да ад па за пра але ці што каб калі як дзе хто чаму колькі я ты ён яна мы вы яны мне мой мая маё
    гэта ёсць быў была не няма нічога ужо яшчэ вельмі толькі зараз сёння добры дзень ласка дзякуй хачу магу атрымаў
    замова заказ пасылка дастаўка рахунак вярнуць грошы пароль забыў памер`,
};
