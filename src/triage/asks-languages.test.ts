import { describe, expect, test } from "vitest";
import { asksSomething, isCourtesy, isEmptyAsk } from "./phrases.ts";

/** Sentences of support mails, written for this test: those that want something, and those that do not. */
const ASKS = `
Refund me now.
Cancel my subscription
Send me the invoice again
Please replace the broken shade.
I demand a full refund for order 4711.
So cancel it and give me my money back.
I am writing to request a copy of my receipt.
We need the delivery by Friday at the latest.
Can I return the lamp.
Any news about my parcel 4711?
I was wondering if the sofa comes in green.
Would you mind changing the address on my order?
I would appreciate a quick exchange of the lamp.
Update my email address to the new one.
I want my money back.
Stop charging my card for this plan
how do i reset my password
Tell me when the second box arrives.
It would be great if you could ship before the 4th.
I hereby cancel my contract as of May 31.
Invoice for order 4711, please.
I have waited three weeks, refund me the full price.
Storniert das bitte.
Stornieren Sie meine Bestellung.
Ich bitte um Zusendung der Rechnung.
Bitte meine Adresse auf Lindenweg 3 ändern.
Wie lange habe ich Garantie auf den Akku
Erstatten Sie mir den Kaufpreis.
Hiermit kündige ich mein Abo zum nächsten Termin.
Ich hätte gerne eine neue Rechnung.
Schicken Sie mir bitte ein Rücksendeetikett.
Ich verlange mein Geld zurück.
Könnt ihr mir den Liefertermin nennen.
Lässt sich das Kabel kürzen?
Wo finde ich die Anleitung
Annulez ma commande
Remboursez-moi immédiatement.
Je souhaite modifier mon adresse de livraison.
Merci de me renvoyer la facture.
Veuillez annuler mon abonnement.
Envoyez-moi une étiquette de retour.
J'aimerais savoir quand mon colis arrivera.
Quand est-ce que ma commande sera livrée
Pourriez-vous échanger le tabouret contre un noir ?
J'exige le remboursement de la lampe.
Cancelen mi pedido
Devuélvanme el dinero.
Quisiera cambiar la talla del pantalón.
Envíenme la factura otra vez, por favor.
¿Hacen envíos a Canarias?
Necesito una copia de la factura.
Solicito la devolución del importe.
Cómo puedo cambiar mi contraseña
Me gustaría saber si tienen stock.
Annullate il mio ordine.
Inviatemi di nuovo la fattura
Vorrei restituire la lampada rossa.
Quanto costa la spedizione in Svizzera
Chiedo il rimborso completo.
Potete cambiare l'indirizzo di consegna?
Mi serve una fattura intestata alla ditta.
Annuleer mijn bestelling
Stuur me de factuur nog een keer.
Ik wil mijn geld terug.
Kunnen jullie het adres aanpassen?
Graag ontvang ik een retourlabel.
Hoe lang duurt de levering naar Gent
Ik verzoek u de factuur te corrigeren.
Cancele a minha encomenda.
Gostaria de devolver o candeeiro.
Podem enviar a fatura novamente?
Quero o meu dinheiro de volta.
Quando chega a minha encomenda
Preciso de uma segunda via da fatura.
Avbryt min prenumeration.
Skicka fakturan igen.
Jag vill returnera lampan.
När kommer mitt paket
Kan ni byta leveransadress?
Jag skulle vilja ha en ny faktura.
Annuller min ordre.
Jeg vil gerne returnere lampen.
Hvornår kommer min pakke
Kan I sende fakturaen igen?
Kanseller abonnementet mitt.
Jeg ønsker å bytte størrelse.
Når kommer pakken min
Haluaisin palauttaa lampun.
Peruuttakaa tilaukseni.
Milloin pakettini saapuu perille
Proszę o zwrot pieniędzy.
Anulujcie moje zamówienie.
Kiedy dotrze moja paczka
Chciałbym zmienić adres dostawy.
Czy mogę zwrócić lampę
Zrušte mou objednávku.
Prosím o zaslání faktury.
Kdy dorazí můj balík
Chtěla bych vrátit zboží.
Siparişimi iptal edin.
Faturayı tekrar gönderin lütfen.
Kargom ne zaman gelecek?
Paramı geri istiyorum.
Adresimi değiştirebilir misiniz
Vreau să returnez lampa.
Vă rog să îmi trimiteți factura.
Anulați comanda mea.
Szeretném visszaküldeni a lámpát.
Kérem, küldjék el újra a számlát.
Mikor érkezik meg a csomagom
Θα ήθελα να επιστρέψω τη λάμπα.
Πότε θα έρθει η παραγγελία μου;
Ακυρώστε την παραγγελία μου.
Отмените мой заказ.
Верните мне деньги.
Когда придет моя посылка
Хочу вернуть лампу.
Пришлите, пожалуйста, счет еще раз.
Скасуйте моє замовлення.
Коли прийде моя посилка
Хочу повернути лампу.
注文をキャンセルしてください。
いつ届きますか。
返品したいです。
请取消我的订单。
我的包裹什么时候到？
我想退货。
주문을 취소해 주세요.
배송은 언제 되나요?
ฉันต้องการคืนสินค้า
أريد إلغاء طلبي.
متى يصل طلبي؟
אני רוצה להחזיר את המנורה.
`;

const NO_ASKS = `
Thank you very much for the quick reply.
I bought the lamp three weeks ago.
It arrived on Tuesday.
My neighbour has the same one.
I am very disappointed.
This is ridiculous.
I don't want a voucher.
I have no idea where the receipt is.
We like the bench a lot.
The order number is 4711.
See the photo attached.
Please find attached a photo.
Please excuse my late reply.
I look forward to hearing from you.
Have a nice weekend!
Hope you are well.
How nice of you!
I would like to thank you for your patience.
Can you help me?
Please help!
Please advise.
Are you kidding me?
Is anyone there?
What a disaster.
I need help.
Return label was missing.
Refund was promised last week.
Change is good.
Sending you a photo.
Order placed on May 3.
Best regards from Leeds
Which is what I told your colleague.
What I got was a black one.
When I opened the box, it was broken.
Do not worry about it.
Ich habe die Lampe vor drei Wochen gekauft.
Vielen Dank für die schnelle Antwort.
Bitte beachten Sie das Foto im Anhang.
Bitte entschuldigen Sie die Verspätung.
Das ist eine Frechheit.
Ich möchte mich bei Ihnen bedanken.
Die Lampe flackert seit gestern.
Können Sie mir helfen?
Ich freue mich auf Ihre Antwort.
Bitte um Rückmeldung.
Wie besprochen sende ich Ihnen die Bilder.
Was soll das?
Schöne Grüße aus Köln
J'ai acheté la lampe il y a trois semaines.
Je vous remercie pour votre aide.
Merci de votre réponse rapide.
Le verre est fissuré.
C'est inadmissible.
Pouvez-vous m'aider ?
Dans l'attente de votre réponse, cordialement
Veuillez agréer mes salutations distinguées.
Compré la lámpara hace tres semanas.
Muchas gracias por su ayuda.
Quedo a la espera de su respuesta.
Estoy muy decepcionado.
¿Puede ayudarme?
El cristal está roto.
Ho comprato la lampada tre settimane fa.
Grazie mille per la risposta.
Il vetro è rotto.
Resto in attesa di un vostro riscontro.
Come da accordi vi mando le foto.
Ik heb de lamp drie weken geleden gekocht.
Alvast bedankt voor uw hulp.
Het glas is gebarsten.
Ik ben erg teleurgesteld.
Er zat geen kabel bij.
Comprei o candeeiro há três semanas.
Obrigada pela ajuda.
O vidro está partido.
Fico no aguardo.
Jag köpte lampan för tre veckor sedan.
Tack för hjälpen!
Glaset är spräckt.
Jeg købte lampen for tre uger siden.
Mange tak for hjælpen.
Glasset er knust.
Med vennlig hilsen
Ostin lampun kolme viikkoa sitten.
Kiitos avusta.
Kupiłem lampę trzy tygodnie temu.
Dziękuję za szybką odpowiedź.
Szkło jest pęknięte.
Proszę o pomoc.
Koupil jsem lampu před třemi týdny.
Děkuji za pomoc.
Lambayı üç hafta önce aldım.
Yardımınız için teşekkürler.
Am cumpărat lampa acum trei săptămâni.
Mulțumesc pentru ajutor.
Három hete vettem a lámpát.
Köszönöm a segítséget.
Αγόρασα τη λάμπα πριν τρεις εβδομάδες.
Ευχαριστώ για τη βοήθεια.
Я купил лампу три недели назад.
Спасибо за помощь.
Стекло треснуло.
Помогите, пожалуйста!
Я купив лампу три тижні тому.
Дякую за допомогу.
三週間前にランプを買いました。
ありがとうございます。
よろしくお願いいたします。
我三周前买了这盏灯。
谢谢您的帮助。
灯罩碎了。
3주 전에 램프를 샀습니다.
감사합니다.
`;

const lines = (text: string): string[] => text.trim().split("\n");

const counts = (sentence: string): boolean =>
  asksSomething(sentence) && !isEmptyAsk(sentence) && !isCourtesyOnly(sentence);

/** A courtesy is never an ask unless it asks something besides. */
const isCourtesyOnly = (sentence: string): boolean => isCourtesy(sentence) && !asksSomething(sentence);

describe("in two dozen languages", () => {
  test.each(lines(ASKS))("asks: %s", (sentence) => {
    expect(counts(sentence)).toBe(true);
  });

  test.each(lines(NO_ASKS))("asks nothing: %s", (sentence) => {
    expect(counts(sentence)).toBe(false);
  });
});
