import { describe, expect, test } from "vitest";
import { type Sentiment, sentimentOf } from "./sentiment.ts";

/** Written for this test: how support mails sound, a few a language. */
const MAILS: Readonly<Record<Sentiment, string>> = {
  negative: `
I am very disappointed with your service.
This is the third time I write and nobody answers.
The worst customer service I have ever had.
I am not happy with the quality at all.
Terrible experience, I regret buying this.
I've waited for six weeks, this is ridiculous.
The lamp looks nice, but I am really frustrated with the delivery.
Ich bin sehr enttäuscht von der Qualität.
Ich bin mit der Lampe überhaupt nicht zufrieden.
So ein schlechter Service, einfach nervig.
Je suis très déçue de votre service.
Je ne suis pas satisfait du tout.
Estoy muy decepcionada con la calidad.
No estoy contento con el pedido.
Sono molto delusa dal vostro servizio.
Non sono soddisfatto della lampada.
Ik ben erg teleurgesteld in jullie service.
Ik ben helemaal niet tevreden.
Estou muito desiludido com a qualidade.
Jag är mycket besviken på er service.
Jeg er meget skuffet over kvaliteten.
Jeg er ikke fornøyd med lampen.
Olen todella pettynyt laatuun.
Jestem bardzo rozczarowany jakością.
Nie jestem zadowolona z zakupu.
Jsem velmi zklamaný kvalitou.
Kaliteden hiç memnun değilim.
Sunt foarte dezamăgit de calitate.
Nagyon csalódott vagyok.
Είμαι πολύ απογοητευμένος.
Я очень разочарован качеством.
Я не доволен качеством.
Я дуже розчарована якістю.
とても残念です。
我对质量很失望。
정말 실망했습니다.`,
  positive: `
I love the lamp, it is perfect!
Great service, thank you so much!
We are very happy with the bench.
Keep up the good work, excellent quality.
Not bad at all, I really love it.
Die Lampe ist wunderschön, ich bin begeistert.
Toller Service, weiter so!
Wir sind sehr zufrieden.
Je suis ravie de mon achat, merci beaucoup !
Excellent service, bravo.
Estoy encantada con la lámpara.
Excelente atención, muchas gracias.
Sono molto soddisfatta, complimenti!
Lampada bellissima, ottimo servizio.
Wij zijn heel tevreden met de lamp, geweldig!
Adorei o candeeiro, parabéns!
Jag är jättenöjd, fantastisk lampa!
Jeg er meget tilfreds med lampen, fantastisk service.
Olen erittäin tyytyväinen, loistava palvelu.
Jestem bardzo zadowolony, świetna obsługa.
Jsem velmi spokojená, skvělá práce.
Lambaya bayıldım, harika!
Sunt foarte mulțumit, produs excelent.
Nagyon elégedett vagyok, gyönyörű lámpa.
Είμαι πολύ ικανοποιημένη, υπέροχη λάμπα.
Отличный сервис, я очень доволен.
Чудова лампа, дуже задоволена.
素晴らしい商品です、満足しています。
非常好，我很满意。
정말 최고예요, 만족합니다.`,
  neutral: `
Where is my order?
I ordered two lamps on Monday.
Can I return the lamp within 30 days?
I would be happy to send a photo.
It would be great if you could reply this week.
Thank you in advance.
Have a great weekend!
Do you recommend a bulb for this lamp?
The glass is cracked.
Please change my address to Lindenweg 3.
No problem, I can wait.
Does the good old E27 base fit?
Wann kommt meine Bestellung?
Ich würde mich über eine Antwort freuen.
Wo finde ich die Rechnung, ich habe schon bezahlt?
Es wäre schön, wenn Sie antworten.
Quand arrive ma commande ?
Merci d'avance pour votre réponse.
¿Cuándo llega mi pedido?
Sería perfecto si llega el lunes.
Quando arriva il mio ordine?
Ho pagato prima di lunedì.
Wanneer komt mijn bestelling?
Quando chega a minha encomenda?
När kommer min beställning?
Hvornår kommer min ordre?
Milloin tilaukseni saapuu?
Kiedy dotrze moja paczka?
Kdy dorazí můj balík?
Kargom ne zaman gelir?
Când ajunge comanda mea?
Mikor érkezik a csomagom?
Πότε θα έρθει η παραγγελία μου;
Когда придет мой заказ?
Коли прийде моє замовлення?
いつ届きますか。
什么时候发货？
언제 배송되나요?`,
};

describe.each(Object.entries(MAILS))("%s", (sentiment, mails) => {
  test.each(mails.trim().split("\n"))("%s", (mail) => {
    expect(sentimentOf(mail)).toBe(sentiment);
  });
});

test("what is said behind a “but” counts more", () => {
  expect(sentimentOf("The lamp is beautiful, but I am very unhappy with the delivery.")).toBe("negative");
});
