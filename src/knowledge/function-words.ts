/** Words that hold sentences together and say little by themselves, in the languages of the embedded table. */
import { deu, eng, fra, ita, nld, spa } from "stopword";

/** Lower case, as `words` gives them. */
export const functionWords: ReadonlySet<string> = new Set([...eng, ...deu, ...fra, ...ita, ...nld, ...spa]);
