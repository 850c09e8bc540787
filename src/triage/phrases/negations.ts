/** Words that turn round what follows them within a few words. Not those that another language uses otherwise (nu, en). */
import { phraseSet } from "../phrase-set.ts";

export const NEGATIONS = phraseSet(`
not, no, never, cannot, can't, don't, doesn't, isn't, aren't, wasn't, weren't, won't, didn't, haven't, hasn't, wouldn't, shouldn't, couldn't, without, nobody, nothing, none, neither, nor, hardly, instead of, rather than, far from, dont, doesnt, isnt, wasnt, wont, didnt, havent, hasnt, cant
nicht, kein, keine, keinen, keiner, keinem, keinerlei, nie, niemals, niemand, ohne, nichts, weder
ne, pas, jamais, aucun, aucune, sans, non, rien, n'est, n'était, n'ai, n'a, n'y, ni
sin, nunca, ningún, ninguna, nadie, nada, jamás, tampoco, mai, senza, nessun, nessuno, nessuna, niente, nulla, neppure
niet, geen, nooit, zonder, niets, não, sem, nenhum, nenhuma, ninguém
inte, ingen, inget, inga, aldrig, utan, ej, ikke, intet, uden, uten, ikkje, ei, eivät, ilman, emme
bez, żaden, żadnych, żadne, nikt, nigdy, není, nikdy, nikdo, žádný, žádné, nejsem, nejsme
değil, değilim, değiliz, yok, hiç, fără, niciun, nicio, nimeni, niciodată, nem, nincs, nélkül, soha, senki
δεν, μη, μην, χωρίς, ποτέ, κανείς, καμία
не, нет, ни, без, никогда, никто, ничего, ні, ніколи, ніхто, нічого, немає, لا, ليس, لم, لن, بدون, לא, אין, בלי`);

/** Behind a word of feeling, in Turkish and German: "acil değil", "eilt nicht". */
export const NEGATIONS_BEHIND = phraseSet(
  `değil, değilim, değiliz, nicht, inte, ikke, niet, pas, nicht mehr`,
);
