/** What kind of question an ask is, as far as its form tells: some kinds are seldom answered by what a business has written down. */
import { phraseSet, plainWords } from "../../triage/phrase-set.ts";

export interface QuestionForm {
  /** It wants a yes or a no: about a case that the knowledge would have to name. */
  readonly isYesOrNo: boolean;
  /** It wants an amount, a price or a count: the passage has to give that very number. */
  readonly isAmount: boolean;
}

/** What questions for a yes or a no begin with. Languages whose statements begin alike are left out. */
const YES_OR_NO = phraseSet(`
is, isn't, are, aren't, was, were, wasn't, weren't, am i, do, don't, does, doesn't, did, didn't, can, can't, could, couldn't, will, won't, would, wouldn't, should, shouldn't, shall, may, might, has, have you/we/i/they/there, haven't, hasn't, had
kann, kannst, können, könnte, könnten, darf, dürfen, muss, müssen, soll, sollen, sollte, ist, sind, war, waren, hat, habt, haben sie/wir, gibt es, bietet, bieten, liefert, liefern, versendet, versenden, nehmen sie, akzeptieren, wird, werden, lässt sich, funktioniert, kostet, brauche ich, bekomme ich
est ce que, est il, est elle, puis je, peut on, pouvez vous, pourriez vous, avez vous, faites vous, livrez vous, acceptez vous, vendez vous, y a t il, dois je, faut il, existe t il, c'est possible
puedo, podemos, pueden, podría, podrían, es posible, hay, tienen, tenéis, hacen, envían, aceptan, se puede, se pueden, existe, debo, necesito, está, están
posso, possiamo, potete, potrei, potreste, è possibile, c'è, ci sono, avete, fate, spedite, accettate, si può, si possono, devo, esiste
kan, kunnen, mag, moet, moeten, is het, is er, zijn, heeft, hebben jullie, verzenden jullie, leveren jullie, accepteren jullie, wordt, worden
posso, podem, é possível, há, têm, vocês, aceitam, entregam`);

/** What may stand before: "So, is it …", "Sorry, can I …". */
const BEFORE = phraseSet(`
so, and, but, or, also, then, ok, okay, well, sorry, please, nice, great, yes, no, thanks, thank you, i see, interesting, by the way, in that case
und, aber, oder, auch, dann, also, gut, danke, bitte, entschuldigung
et, mais, alors, ou, merci, aussi
y, pero, entonces, gracias, también
e, ma, allora, grazie, anche
en, maar, dan, ook, bedankt`);

const AMOUNT = phraseSet(`
how much, how many, cost, costs, price, prices, pricing, priced, fee, fees, free, paid, expensive, cheap, cheaper, cheapest, salary, discount, discounts, how long, how far, how often, how old, how big, how large, how heavy
wie viel, wieviel, wie viele, wieviele, kostet, kosten, preis, preise, gebühr, gebühren, kostenlos, gratis, teuer, günstig, rabatt, wie lange, wie oft, wie groß, wie schwer
combien, coûte, coûtent, prix, tarif, tarifs, frais, gratuit, gratuite, cher, remise
cuánto, cuánta, cuántos, cuántas, cuesta, cuestan, precio, precios, tarifa, gratis, gratuito, caro, descuento
quanto, quanta, quanti, quante, costa, costano, prezzo, prezzi, tariffa, gratuito, caro, sconto
hoeveel, kost, prijs, prijzen, tarief, duur, korting, hoe lang, hoe vaak, hoe groot, hoe zwaar`);

/** An ask is looked at as far as this: a book without a full stop is one too. */
const LONGEST = 1_200;

/** What a clause begins behind. */
const CLAUSE = /[,.!?;:¿…–—]+\s*/u;

export function questionForm(ask: string): QuestionForm {
  const text = ask.slice(0, LONGEST);
  const clauses = text.split(CLAUSE).map(plainWords);
  const isYesOrNo = clauses.some((words) => {
    const from = Math.max(0, BEFORE.endAt(words, 0));
    return YES_OR_NO.endAt(words, from) > 0 || YES_OR_NO.endAt(words, 0) > 0;
  });
  return { isYesOrNo, isAmount: AMOUNT.find(plainWords(text)) !== null };
}
