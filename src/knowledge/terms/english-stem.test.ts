import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { englishStem } from "./english-stem.ts";

test("stems are those of the published algorithm", () => {
  const snowball = createRequire(import.meta.url)("snowball-stemmers") as {
    newStemmer: (name: string) => { stem: (word: string) => string };
  };
  const reference = snowball.newStemmer("english");
  const starts =
    "generat communit arsen relat oper hop hopp troubl happ cr sk y say enjoy trave fee agre knight".split(
      " ",
    );
  const ends =
    "e es ed ing ings ingly edly y ies ied ation ational ations izer ization ize ably ible ement ment ly li ogi ogy ful fulness ousness ous iviti ative sses s ss us ion sion tion ll e's ance ence al ally ic ical ness".split(
      " ",
    );
  const words = starts.flatMap((start) => ends.map((end) => start + end));
  const irregular =
    "skis skies dying lying tying idly gently ugly early only singly news howe atlas cosmos bias andes inning outing proceed succeed herring".split(
      " ",
    );
  const own = [...words, ...irregular].filter((word) => !word.includes("'"));
  expect(own.filter((word) => englishStem(word) !== reference.stem(word))).toEqual([]);
  expect(own.length).toBeGreaterThan(600);
});
