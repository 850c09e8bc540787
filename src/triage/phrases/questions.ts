/** How questions begin, where the mark at their end is missing. A language a line or two. */
import { phraseSet } from "../phrase-set.ts";

/** What may stand before: "And when …", "Also, where …". Not those that are an English word too: "I can …", "A can …". */
export const CONJUNCTIONS = phraseSet(`
and, but, also, so, or, then, plus, additionally, besides, furthermore, next, second, secondly, third, thirdly, lastly, finally
und, aber, auch, außerdem, zudem, ferner, oder, zweitens, drittens
et, mais, aussi, ou, ensuite, enfin, de plus
y, e, o, pero, además, también, ma, anche, inoltre, en, maar, ook, daarnaast, of
e, mas, também, além disso, och, men, också, dessutom, og, også, desuden, dessuten, ja, mutta, myös, ale, oraz, też, také, ve, ayrıca
и, а, но, также, еще, та, але, також, ще, dar, de asemenea, és, και, επίσης`);

/** How a question begins; statements and exclamations may begin alike. */
export const QUESTIONS = phraseSet(`
what, when, where, which, who, whose, why, how, do, does, did, is, are, can, could, will, would, should, may i/we, was, were, has my/the/it/there/anyone, have you/they, any chance/news/update/way/idea/discount*
wann, wie, wo, woher, wohin, womit, warum, wieso, weshalb, welche/welcher/welches/welchen/welchem, wer, wem, was kostet/ist/sind/bedeutet/muss/kann/soll/mache/passiert, gibt es, ist es/das/die/der/mein/meine, sind sie/die/das/meine
haben/hatten/bieten/liefern/versenden/nehmen/akzeptieren/verschicken sie, kann/darf/muss/soll/konnte ich/man, konnen/durfen/mussen/sollen/konnten wir/sie, lasst sich, hat der/die/das/ihr, habt/bietet/liefert/könnt ihr
quand, comment, où, pourquoi, quel/quelle/quels/quelles, combien, est ce, puis/peut/dois/doit/avez/faites/livrez/vendez/acceptez/pouvons/sera/serait je/on/vous/il/nous, y a t il, a t il/elle, qu'est ce, à quelle, d'où
cuándo, cómo, dónde, por qué, cuál/cuáles, cuánto/cuánta/cuántos/cuántas, qué, hay, puedo/podemos/tienen/hacen/envían/aceptan/tenéis/hacéis, es posible, se puede/pueden
quando, come, dove, perché, quale/quali, quanto/quanta/quanti/quante, posso/possiamo/avete/fate/spedite/accettate, c'è, è possibile, si può, a che, che cosa, cosa devo/posso
wanneer, hoe, waar, waarom, welke/welk, hoeveel, wat, kan/mag/moet ik/je/men, heeft/hebben/verzendt/levert u/jullie, is er, zijn er, is het mogelijk
quando, como posso/faço/é/funciona/devo, onde, porquê, porque é, por que, qual/quais, quanto/quanta/quantos/quantas, posso/podemos/vocês/têm/fazem/aceitam/entregam, há alguma/algum, existe, o que devo/posso/é, é possível
när, hur, var är/finns/kan/hittar/någonstans, varför, vilken/vilket/vilka, vad är/kostar/gör/händer, kan jag/man/ni/du, har ni/du, finns det, är det, går det, får jag/man, skickar/levererar ni
hvornår, hvordan, hvor, hvorfor, hvilken/hvilket/hvilke, hvad er/koster/gør/skal, kan jeg/man/i/du/dere, har i/du/dere, findes der, er der/det/min/mit, må jeg, leverer/sender i/dere
når kommer/kan/får/er/blir, hva er/koster/gjør/skal, finnes det, er det, hvem
milloin, miten, missä, miksi, mikä/mitkä, mitä, kuinka, paljonko, onko/ovatko, voinko/voiko/voitteko, saanko/saako, toimitatteko, mistä
kiedy, jak, gdzie, dlaczego, czemu, który/która/które, ile, czy, jaki/jaka/jakie, co mam/zrobić, na kiedy, skąd
kdy, kde, proč, kolik, který/která/které, jaký/jaká/jaké, jak mohu/můžu/dlouho/se/je, je možné, lze, mohu, máte, dá se, můžete
ne zaman, nasıl, nerede, neden, niçin, hangi, kaç, kim, ne kadar
cand, unde, cum pot/fac/se, de ce, care este/sunt, cât/câtă/câți/câte, pot să/returna/schimba, aveți, este posibil, livrați
mikor, hogyan, hogy lehet/tudom/kell, hol, miért, melyik, mennyi/mennyibe, van e, lehet e, tudok e, meddig
πότε, πώς, που είναι/μπορώ/βρίσκεται, γιατί, ποιος/ποια/ποιο, πόσο/πόσα/πόσες, μπορώ, μπορείτε, υπάρχει, έχετε, γίνεται
когда, как, где, почему, зачем, какой/какая/какое/какие, сколько, можно ли, могу ли, есть ли, можно, куда, чему
коли, як, де, чому, який/яка/яке/які, скільки, чи, можна, куди`);

/**
 * What nothing but a question begins with: a full stop behind it is a slip ("Can I return the lamp."). Those whose verb
 * stands first, and those that ask how long and how much.
 */
export const SURE_QUESTIONS = phraseSet(`
can/could/may/do/should/shall/am i/we, can/could/would/will/do/did/have you, when/where/how/what do/does/did/can/could/will/would/should, when/where is/are my/the, how much/many/long is/are/do/does/will, is it possible, is/are there any, what is/are the price/cost/size/weight/dimensions
kann/darf/muss/soll ich/man, können/dürfen/müssen wir, haben/bieten/liefern/versenden sie, wann kommt/wird/erhalte/bekomme/kann, wo ist/bleibt/finde/kann, wie lange/viel/kann/komme, gibt es
est ce que, quand vais/sera/est, comment puis/faire/dois, où est/se, puis je, pouvez vous, avez vous, combien de/coûte
cuándo llega/llegará/recibiré, cómo puedo/hago, dónde está, puedo devolver/cambiar/cancelar, cuánto cuesta/tarda
quando arriva/arriverà/riceverò, come posso/faccio, dove si/è, posso restituire/cambiare/annullare, quanto costa
wanneer komt/wordt/krijg, hoe kan/lang/veel, waar is/blijft, kan/mag ik, hebben/heeft/levert u
quando chega/chegará/recebo, como posso/faço, onde está, quanto custa, hur kan/lång/mycket, när kommer/får, var är, kan jag, hvornår kommer/får, hvordan kan, hvor er/lang/mye/meget
kiedy dotrze/otrzymam/będzie/przyjdzie, jak mogę/mam, gdzie jest, ile kosztuje/trwa, kdy dorazí/přijde/obdržím, jak mohu/můžu, kde je, kolik stojí
когда придет/будет/прийдет, как мне/можно, где мой/моя/мое, сколько стоит, коли прийде/буде, як мені/можна, де моє/мій/моя, скільки коштує`);

/** What a second question in one sentence begins with: "… and how heavy is it". */
export const ANOTHER_QUESTION = phraseSet(`
what, when, where, which, who, how, why, do, does, is there, are there, can i/we/you, can the/it/they, could, may i/we, will, would, should
wann, wie, wo, welche/welcher/welches/welchen/welchem, was, gibt es, kann/muss/darf ich/man, können, haben sie
quand, comment, où, quel/quelle/quels/quelles, combien, est ce, pourquoi, puis je, pouvez vous, avez vous
cuándo, cómo, dónde, cuánto/cuánta/cuántos/cuántas, cuál/cuáles, qué, puedo, hay, por qué
quando, come, dove, quanto, quale/quali, perché, posso, c'è
wanneer, hoe, waar, welke/welk, kan ik, hoeveel, wat, waarom
quando, como, onde, qual/quais, quanto, posso, när, hur, var, vilken/vilka, kan jag, hvornår, hvordan, hvor, hvilken/hvilke, kan jeg
milloin, miten, missä, voinko, kiedy, jak, gdzie, ile, jaki/jaka/jakie, czy mogę/można/jest, kdy, kde, kolik, jaký/jaká/jaké, mohu
când, unde, cum, cât, mikor, hogyan, hol, mennyi, πότε, πώς, πού, πόσο
когда, как, где, сколько, какой/какая/какие, можно ли, коли, як, де, скільки, чи`);

/** Words for what was named before: a question with one of them is about the same thing. */
export const REFERENCES = phraseSet(`
it, its, that, this, these, those, them, they, one, ones, so, there, then, both, either, else, he, she, him, her, his
es, ihn, ihm, dafür, damit, davon, darauf, daran, darüber, dazu, dabei, das, dies, diese/dieser/dieses/diesen, sie es, dann, ihnen, dort
il, elle, ils, elles, le faire, cela, ça, celui, celle, y, en, ce, lui, leur, alors
eso, esto, ello, lo, la misma, ese, esa, este, esta, allí, entonces, ellos, ciò, questo, questa, quello, quella, lo, ne, allora
dat, dit, die, deze, ervoor, ermee, daarvoor, daarmee, hem, ze, isso, isto, ele, ela, esse, essa, disso, nisso, então
det, den, dem, detta, denna, dette, denne, disse, dessa, der, se, sen, sitä, niitä, tämä, to, ten, ta, tego, tym, je, jej, go, nich, ho, ji, toho, tím
bu, bunu, bunun, onu, onun, asta, acesta, aceasta, el, ea, lui, ez, ezt, azt, az, αυτό, αυτή, αυτά, это, этот, эта, этого, он, она, оно, они, его, ее, их, це, цей, ця, цього, він, вона, воно, вони, його, її, їх`);

/** Scripts that part no words, and Korean, whose verbs end so: no mark is needed. */
export const UNSPACED_QUESTION =
  /(?:ですか|ますか|でしょうか|ませんか|可能か|吗|嗎|呢|什么时候|什麼時候|怎么|怎麼|如何|多少|几天|幾天|哪里|哪裡|哪儿|为什么|為什麼|是否|能否|可否|可不可以|能不能|有没有|有沒有|까요|나요|습니까|ㅂ니까|입니까|인가요|언제|어디|어떻게|ไหม|มั้ย|เมื่อไหร่|เมื่อไร|อย่างไร|ยังไง|เท่าไหร่|เท่าไร|ที่ไหน|ทำไม)/u;
