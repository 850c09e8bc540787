/** Words that hold sentences together and say little by themselves, in the languages of the embedded table. */
import { deu, eng, fra, ita, nld, spa } from "stopword";

/** What English mails say about asking itself; the lists of the other languages hold such words already. */
const asking =
  "know need needs let please tell help want wonder wondering ask asking thanks thank hello hi dear".split(
    " ",
  );

/** Lower case, as `words` gives them. */
export const functionWords: ReadonlySet<string> = new Set([
  ...eng,
  ...deu,
  ...fra,
  ...ita,
  ...nld,
  ...spa,
  ...asking,
]);
