/** Words that hold sentences together and say little by themselves, in the languages of the embedded table. */
import { deu, eng, fra, ita, nld, spa } from "stopword";

/** What mails say about asking itself, which the lists leave out. English only so far. */
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
