/** What the slips of a typing hand between two words cost: the likelier a slip, the cheaper. */

/** Where a key lies: its column in half steps, and its row. */
const KEYS = new Map(
  ["qwertyuiop", "asdfghjkl", "zxcvbnm"].flatMap((row, y) =>
    Array.from(row, (key, x) => [key, { x: x + y / 2, y }] as const),
  ),
);

/** Two letters in the wrong order; one too many or too few beside its double; the next key; any other; at the start. */
const SWAPPED = 0.7;
const DOUBLED = 0.7;
const NEXT_KEY = 0.8;
const OTHER = 1;
const AT_THE_START = 0.3;

/** How many edits, and what they cost together. */
interface Way {
  readonly edits: number;
  readonly cost: number;
}

const NO_WAY: Way = { edits: Infinity, cost: Infinity };

/**
 * The cost of turning one word into another by at most `most` edits (a letter put in, left out, put for another, or two
 * beside each other swapped: Damerau, optimal string alignment); null where it takes more.
 */
export function editCost(from: string, to: string, most: number): number | null {
  if (Math.abs(from.length - to.length) > most) return null;
  // What both begin and end with needs no edit.
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start++;
  let end = 0;
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  const a = from.slice(start, from.length - end);
  const b = to.slice(start, to.length - end);
  if (most < 2 && !isOneEdit(a, b)) return null;
  const way = new Alignment(a, b, {
    before: from[start - 1] ?? "",
    behind: from[from.length - end] ?? "",
  }).cheapest();
  if (way.edits > most) return null;
  return way.cost + (start === 0 && way.edits > 0 ? AT_THE_START : 0);
}

/** Of what is left of two words without their common beginning and end: one letter, or two that are swapped. */
const isOneEdit = (a: string, b: string): boolean =>
  (a.length <= 1 && b.length <= 1) || (a.length === 2 && b === Array.from(a).reverse().join(""));

/** The letters that both words have before and behind what differs. */
interface Around {
  readonly before: string;
  readonly behind: string;
}

/** The table of the cheapest ways from each beginning of one word to each of the other. */
class Alignment {
  private readonly ways: Way[][] = [];

  constructor(
    private readonly a: string,
    private readonly b: string,
    private readonly around: Around,
  ) {}

  cheapest(): Way {
    for (let i = 0; i <= this.a.length; i++) {
      const row: Way[] = [];
      this.ways.push(row);
      for (let j = 0; j <= this.b.length; j++) row.push(this.best(i, j));
    }
    return this.at(this.a.length, this.b.length);
  }

  private best(i: number, j: number): Way {
    if (i === 0 && j === 0) return { edits: 0, cost: 0 };
    const { a, b } = this;
    const [x, y] = [a[i - 1] ?? "", b[j - 1] ?? ""];
    let best = x === y ? this.at(i - 1, j - 1) : cheaper(NO_WAY, this.at(i - 1, j - 1), substitution(x, y));
    if (i > 0) best = cheaper(best, this.at(i - 1, j), this.gap(a, i - 1));
    if (j > 0) best = cheaper(best, this.at(i, j - 1), this.gap(b, j - 1));
    if (i > 1 && j > 1 && x === b[j - 2] && y === a[i - 2])
      best = cheaper(best, this.at(i - 2, j - 2), SWAPPED);
    return best;
  }

  private at(i: number, j: number): Way {
    return this.ways[i]?.[j] ?? NO_WAY;
  }

  /** A letter put in or left out. */
  private gap(word: string, at: number): number {
    const { before, behind } = this.around;
    const letter = word[at];
    return letter === (word[at - 1] ?? before) || letter === (word[at + 1] ?? behind) ? DOUBLED : OTHER;
  }
}

function cheaper(known: Way, from: Way, cost: number): Way {
  const way = { edits: from.edits + 1, cost: from.cost + cost };
  return way.edits < known.edits || (way.edits === known.edits && way.cost < known.cost) ? way : known;
}

function substitution(a: string, b: string): number {
  const [one, other] = [KEYS.get(a), KEYS.get(b)];
  if (!one || !other) return OTHER;
  return Math.abs(one.x - other.x) <= 1 && Math.abs(one.y - other.y) <= 1 ? NEXT_KEY : OTHER;
}
