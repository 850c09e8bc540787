/** Words that turn a sentence round, in the languages of the embedded table. */
export const NEGATIONS = new Set(
  "not no never cannot can't don't doesn't isn't won't without nicht kein keine keinen nie ohne ne pas jamais aucun sans non mai senza niet geen nooit zonder sin nunca ningún jamás".split(
    " ",
  ),
);
