/**
 * The names of the months, long and short, as they stand with a day and alone, a language a line. As Intl has them
 * (`months.test.ts` compares); asking it takes a third of a second at each start.
 */
export const MONTHS: readonly string[] = `
january february march april may june july august september october november december jan feb mar apr jun jul aug sep oct nov dec
januar februar märz april mai juni juli august september oktober november dezember jan feb apr aug sept okt nov dez mär jun jul sep
janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr avr juil sept oct nov déc
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene feb mar abr may jun jul ago sept oct nov dic
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre gen feb mar apr mag giu lug ago set ott nov dic
januari februari maart april mei juni juli augustus september oktober november december jan feb mrt apr jun jul aug sep okt nov dec
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro jan fev mar abr mai jun jul ago set out nov dez
januari februari mars april maj juni juli augusti september oktober november december jan feb apr aug sep okt nov dec
januar februar marts april maj juni juli august september oktober november december jan feb mar apr jun jul aug sep okt nov dec
januar februar mars april mai juni juli august september oktober november desember jan feb apr aug sep okt nov des mar jun jul
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień sty lut mar kwi cze lip sie wrz paź lis gru
ledna února března dubna května června července srpna září října listopadu prosince leden únor březen duben květen červen červenec srpen říjen listopad prosinec led úno bře dub kvě čvn čvc srp zář říj lis pro
januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra január február marec apríl máj jún júl august september október november december jan feb mar apr aug sep okt nov dec
siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac sij velj ožu tra svi lip srp kol ruj lis stu pro
januar februar marec april maj junij julij avgust september oktober november december jan feb mar apr jun jul avg sep okt nov dec
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık oca şub mar nis may haz tem ağu eyl eki kas ara
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie ian feb mar apr iun iul aug sept oct nov dec
január február március április május június július augusztus szeptember október november december jan febr márc ápr máj jún júl aug szept okt nov dec
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ
января февраля марта апреля мая июня июля августа сентября октября ноября декабря январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь янв февр мар апр июн июл авг сент окт нояб дек
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень січ лют бер квіт трав черв лип серп вер жовт лист груд
януари февруари март април май юни юли август септември октомври ноември декември
jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember jaan veebr apr aug sept okt nov dets
janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris janv febr apr jūn jūl aug sept okt nov dec
sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis
sept`
  .trim()
  .split(/\s+/u);
