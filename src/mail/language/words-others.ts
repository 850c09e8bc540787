/** As `words-germanic`, for the remaining languages. */
export const OTHERS: Readonly<Record<string, string>> = {
  fi: `ja tai mutta että jos kun koska niin kuin ei en et emme ette eivät on ovat oli olen olet olemme ole ollut
    olisi minä sinä hän me te he minun sinun hänen meidän teidän minulla minulle minut mikä mitä mistä missä mihin
    milloin miksi miten kuka kuinka paljonko tämä se ne nämä nyt tänään eilen huomenna vielä enää jo aina hyvin vain
    myös kanssa ilman ennen jälkeen asti hei moi terve kiitos kiitoksia terveisin apua apu avusta auttakaa tarvitsen
    haluan haluaisin voin voiko voitte pitää saan saanut sain saada tilaus tilaukseni tilauksen tilasin paketti
    pakettini paketin pakettia toimitus toimitusta toimitetaan lähetys lähettää lasku laskun kuitti kuitin rahat
    rahani takaisin palautus palauttaa palauttaisin hyvitys vaihtaa vaihto tili tilille tilini salasana salasanan
    salasanani kirjautua kirjautuminen unohdin peruuttaa peruutus tilata irtisanoa rikki viallinen vaurioitunut
    väärä väärän koko koon väri puuttuu virhe laite laitteen tuote tuotteen kauppa saapunut saapuu tullut tulee
    odotan odottanut viikkoa viikko päivää kauan toimi toimii veloitettu kahdesti alennus alennuskoodi koodi muuttaa
    osoite osoitteen näyttö akku korjaus takuu maksoin maksu maksaa kysymys vastaus uusi kaikki hyvää paljon
    sovellus kaatuu jumittaa avain avaimen hukassa kadonnut osa osat ruuvi laturi kaapeli lamppu nappi ovi kansi
    tuoli pöytä sohva kengät mekko kirja lippu varaus hotelli lento huone vedenkeitin vuotaa etsin puhelin
    puhelimeen vastaa vastausta kukaan ajan muu muut ensimmäinen seuraava melkein puoli täynnä tyhjä iso pieni
    nopeasti hitaasti ehkä varmasti todella valitettavasti heti vihdoin pettynyt tyytyväinen tunti aamulla illalla
    yöllä vahvistus asiakaspalvelu näen tiedä sanoa sanoo luulen useita soittaa voitteko summa maanantai
    maanantaista tiistai keskiviikko torstai perjantai lauantai sunnuntai seuranta sininen sinistä punainen musta
    valkoinen vihreä myöhässä malli malliin vanha onko sopii`,
  et: `ja või aga et kui sest nii ei on oli olen oled oleme ole olnud mina ma sina sa tema ta meie me teie te nemad
    minu mu sinu su meil mul mulle mind mis mida kus kuhu millal miks kuidas kes palju see need nüüd täna eile homme
    veel enam juba alati väga ainult ka koos ilma enne pärast kuni tere aitäh tänan palun abi aidake vajan soovin
    tahan tahaksin saan saab saaks saanud sain tellimus tellimuse tellisin pakk paki pakki saadetis tarne saatmine
    arve tšekk raha tagasi tagastus tagastada vahetada konto kontole parool parooli sisse logida unustasin tühistada
    katki vigane kahjustatud vale suurus värv puudu viga seade toode toote pood jõudnud saabunud tuleb ootan nädalat
    päeva kaua tööta töötab kood koodi sooduskood muuta aadress ekraan aku parandus garantii maksin makse maksab
    küsimus vastus uus kõik`,
  hu: `a az egy és vagy de hogy ha mert mint nem ne nincs sem is van vannak volt vagyok lesz lenne én te ő mi ti ők
    nekem engem önök ön enyém ez azt ezt ki mit mikor hol hova miért hogyan mennyi melyik most ma tegnap holnap még
    már mindig nagyon több csak itt ott jó napot üdv üdvözlöm szia helló kérem kérek kérném szeretném szeretnék
    köszönöm köszi tisztelettel segítség segítséget segítsenek kell szükségem akarok tudok tudom lehet kaptam
    megkaptam rendelés rendelésem rendelést rendeltem csomag csomagom csomagot csomagomat szállítás szállítási
    kiszállítás küldés számla számlát számlám nyugta pénz pénzem pénzt vissza visszatérítés visszaküldés
    visszaküldeni csere cserélni fiók fiókom fiókomba jelszó jelszavam jelszavamat belépni bejelentkezni
    elfelejtettem lemondani törölni lemondás előfizetés előfizetésem elromlott törött hibás sérült rossz méret
    méretet szín hiányzik hiba készülék termék bolt érkezett meg megérkezett megjött jött várok hetek hete hét nap
    napja mióta működik levonták kétszer kedvezmény kupon kód kódot módosítani cím címet képernyő akkumulátor
    javítás garancia fizettem fizetés kerül kérdés válasz új minden alkalmazás lefagy összeomlik kulcs kulcsot
    elvesztettem alkatrész csavar töltő kábel lámpa gomb ajtó fedél szék asztal kanapé cipő ruha könyv jegy foglalás
    szálloda repülő szoba vízforraló szivárog keresek telefon telefont veszi fel senki állandóan mindenki másik első
    következő majdnem fél tele üres nagy kicsi gyorsan lassan talán biztosan tényleg sajnos azonnal végre elégedett
    óra reggel este éjszaka között alatt visszaigazolás ügyfélszolgálat látom mondani gondolom három hívjanak hétfő
    kedd szerda csütörtök péntek szombat vasárnap nyomkövetés kék kékben piros fekete fehér zöld késő korán modell
    régi óta áll tisztelt`,
  tr: `ve veya ama fakat çünkü eğer ki ile için gibi kadar sonra önce değil yok var bir bu şu o ben sen biz siz
    onlar bana beni benim bizim sizin mi mı mu mü ne nerede nereye nasıl neden niye kim kaç hangi zaman şimdi bugün
    dün yarın hala hâlâ artık henüz daha çok en hep hiç sadece de da merhaba selam iyi günler lütfen teşekkür
    teşekkürler ederim sağolun yardım istiyorum istiyoruz lazım gerek gerekiyor olur oldu olacak olarak aldım almak
    alamadım sipariş siparişim siparişimi siparişi kargo kargom kargoya paket paketim teslimat teslim gönderi
    gönderin gönderdim fatura faturam faturamı fiş para param paramı iade iadesi geri değişim değiştirmek hesap
    hesabım hesabıma şifre şifremi şifrem giriş giremiyorum giremedim unuttum iptal abonelik aboneliğimi bozuk kırık
    bozuldu hasarlı yanlış beden numara renk eksik hata cihaz ürün ürünü mağaza geldi gelmedi geliyor gelecek
    bekliyorum hafta haftadır gün gündür çalışmıyor çalışıyor çekildi iki kez indirim kupon kodu kod adres adresimi
    ekran pil tamir garanti ödedim ödeme ücret soru cevap yeni her şey urun siparis sifremi calismiyor tesekkurler
    yapabilirim bekleniyor uygulama uygulaması çöküyor donuyor anahtar anahtarımı kaybettim parça parçası vida şarj
    kablo lamba düğme kapı kapak sandalye masa kanepe ayakkabı elbise kitap bilet rezervasyon otel uçuş oda
    çaydanlık sızdırıyor arıyorum telefon telefona bakmıyor kimse sürekli herkes diğer başka ilk sonraki neredeyse
    yarım dolu boş büyük küçük hızlı yavaş belki kesin gerçekten maalesef hemen nihayet memnun saat sabah akşam gece
    arasında onay müşteri görüyorum biliyorum söylemek birkaç üç arar mısınız edilecek pazartesi pazartesiden salı
    çarşamba perşembe cuma cumartesi takip takibi mavi mavisi kırmızı siyah beyaz yeşil geç erken model modele eski
    uyar beri değişmedi ücreti aldınız sayın`,
  az: `və ya amma çünki üçün ilə deyil yoxdur var bir bu mən sən biz siz mənim nə harada necə niyə salam xahiş
    edirəm təşəkkür kömək istəyirəm sifariş sifarişim bağlama çatdırılma faktura pul geri şifrə unutdum işləmir
    gəlmədi yanlış`,
  lt: `ir ar bet kad jei nes kaip ne nėra yra buvo esu bus aš tu jis ji mes jūs man mane mano mūsų jūsų kas ką kur
    kada kodėl kiek kuris tai šis ši dabar šiandien vakar rytoj dar jau vis labai daugiau tik taip pat su be iki nuo
    iš į per po prie labas sveiki laba diena ačiū prašau prašome pagarbiai pagalba padėkite reikia noriu norėčiau
    galiu galima gavau užsakymas užsakymą užsakiau siunta siuntą siuntinys pristatymas pristatymo sąskaita sąskaitą
    faktūra čekis pinigai pinigus grąžinti grąžinimas grąžinkite keisti pakeisti paskyra slaptažodis slaptažodį
    prisijungti pamiršau atšaukti prenumerata sugedo sugedęs sulūžęs neteisingas netinkamas blogas dydis dydį spalva
    trūksta klaida prietaisas prekė prekę parduotuvė atėjo neatėjo atvyko laukiu savaites dienas dienų ilgai veikia
    neveikia nuskaičiavo du kartus nuolaida nuolaidos kodas adresas adresą ekranas baterija garantija sumokėjau
    mokėjimas kainuoja klausimas atsakymas naujas`,
  lv: `un vai bet ka ja jo kā ne nav ir bija esmu būs es tu viņš viņa mēs jūs man mani mans mana manu mūsu jūsu kas
    ko kur kad kāpēc cik kurš tas šis šī tagad šodien vakar rīt vēl jau ļoti vairāk tikai arī ar bez līdz no uz par
    pie pēc sveiki labdien labrīt čau paldies lūdzu cieņu palīdzība palīdziet vajag gribu vēlos varu var saņēmu
    saņemts pasūtījums pasūtījumu pasūtīju paka paku sūtījums sūtījumu piegāde piegādes rēķins rēķinu čeks nauda
    naudu atpakaļ atgriezt atmaksa atmaksu atmaksāt mainīt samainīt konts kontā parole paroli pieslēgties aizmirsu
    atcelt abonements abonementu salūzis bojāts saplīsis nepareizs nepareizais izmērs izmēru krāsa trūkst kļūda
    ierīce prece preci veikals pienāca atnāca pienākusi gaidu nedēļas dienas ilgi strādā nestrādā darbojas
    nedarbojas noņēma divreiz atlaide atlaides kods kodu adrese adresi ekrāns baterija garantija samaksāju maksājums
    maksā jautājums atbilde jauns`,
  id: `dan atau tapi kalau jika karena yang di ke dari dengan tanpa untuk pada dalam tidak tak bukan belum sudah
    telah akan sedang bisa dapat harus mau ingin saya aku kamu anda kami kita mereka dia ini itu apa siapa kapan
    dimana mana kenapa mengapa bagaimana berapa masih lagi juga sangat hanya lebih semua sekarang hari kemarin besok
    sini sana halo selamat pagi siang tolong mohon terima kasih makasih bantuan bantu butuh perlu pesan pesanan
    pesanannya memesan paket barang pengiriman kirim dikirim kiriman faktur struk nota uang kembali pengembalian
    refund mengembalikan tukar ganti akun kata sandi kode masuk login lupa batal batalkan membatalkan langganan
    rusak pecah cacat salah ukuran warna kurang hilang alat produk toko sampai tiba datang menunggu tunggu minggu
    lama berfungsi dipakai digunakan diskon potongan ubah mengubah alamat layar baterai garansi bayar pembayaran
    dibayar harga pertanyaan jawaban baru nomor cara`,
  ms: `dan atau tetapi kalau jika kerana yang di ke dari dengan tanpa untuk pada tidak tak bukan belum sudah telah
    akan boleh dapat mesti mahu nak saya awak anda kami kita mereka dia ini itu apa siapa bila mana kenapa bagaimana
    berapa macam lagi juga sangat hanya semua sekarang hari semalam esok helo selamat tolong sila terima kasih
    bantuan perlu pesanan bungkusan barang penghantaran hantar dihantar invois resit duit wang pulangan bayaran
    balik tukar akaun kata laluan masuk lupa batal langganan rosak salah saiz warna hilang produk kedai sampai
    tunggu minggu lama berfungsi diskaun kod alamat skrin bateri jaminan bayar harga soalan jawapan baru`,
  tl: `ang ng mga sa na at ay ko mo ako ikaw siya kami tayo kayo sila po opo hindi wala may mayroon saan kailan
    paano bakit ano sino magkano pa rin lang din ba salamat kumusta pakiusap tulong kailangan gusto order dumating
    nakalimutan bayad pera ibalik sira mali`,
  vi: `và hoặc nhưng nếu vì là có không chưa đã đang sẽ được bị của cho với trong ngoài từ đến ở tôi bạn anh chị em
    chúng mình này đó gì ai nào đâu khi sao thế bao nhiêu lâu còn cũng rất chỉ vẫn nữa xin chào cảm ơn vui lòng giúp
    cần muốn đơn hàng gói giao nhận hóa tiền trả lại hoàn đổi tài khoản mật khẩu đăng nhập quên hủy hỏng sai thiếu
    lỗi sản phẩm cửa chờ tuần ngày mã giảm giá dùng địa toi khong cua hang don mat khau`,
  sq: `dhe ose por nëse se që në me pa për nga është janë jam kam ka nuk s'ka ku kur si pse sa çfarë kush unë ti ai
    ne ju im ime e tim përshëndetje faleminderit lutem ndihmë dua mund porosia porosinë pako dërgesa fatura para
    kthim fjalëkalimin harrova punon gabim madhësia`,
  eu: `eta edo baina ez da dira dut nire zure non noiz nola zer kaixo egun on mesedez eskerrik asko laguntza nahi
    behar eskaera paketea faktura dirua pasahitza ahaztu`,
};
