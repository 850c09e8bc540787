/** `smb eval screen`: how well people's mail is told from machines', over mails whose senders are known. */
import type { Screening, Verdict } from "../mail/screen.ts";
import { type Figure, shareOf } from "./metrics.ts";

/** What a mail is known to be: a verdict of ours, or some machine's whichever. */
export type KnownSender = Verdict | "robot";

export interface ScreenCase {
  readonly path: string;
  /** Null where only `answerable` is known. */
  readonly verdict: KnownSender | null;
  /** Whether it may be answered; by its verdict where nothing is said. */
  readonly answerable: boolean | null;
}

export interface ScreenDeps {
  readonly screen: (path: string) => Promise<Pick<Screening, "verdict" | "answerable" | "disposition">>;
  readonly progress: (done: number, total: number) => void;
}

export type ScreenFigures = Readonly<Record<string, Figure>>;

/** Neither a person's nor a machine's for sure: it counts for the accuracy alone. */
const NEITHER: ReadonlySet<KnownSender> = new Set(["spam", "malformed"]);

interface Seen extends ScreenCase {
  readonly found: Pick<Screening, "verdict" | "answerable" | "disposition">;
}

const isRobots = ({ verdict, answerable }: ScreenCase): boolean =>
  answerable === null
    ? verdict !== null && verdict !== "human" && !NEITHER.has(verdict)
    : !answerable && verdict !== "human";

const isPersons = ({ verdict, answerable }: ScreenCase): boolean => answerable ?? verdict === "human";

const isRight = ({ verdict, found }: Seen): boolean =>
  verdict === "robot" ? found.verdict !== "human" && !NEITHER.has(found.verdict) : verdict === found.verdict;

/**
 * `accuracy` of the verdicts, `robots caught` (not answered), `people kept` (answered), `people not discarded` (answered or
 * shown to a person), and the recall of each verdict. A figure of which there is no case is left out.
 */
export async function evaluateScreen(
  cases: readonly ScreenCase[],
  { screen, progress }: ScreenDeps,
): Promise<ScreenFigures> {
  const all: Seen[] = [];
  for (const [i, one] of cases.entries()) {
    all.push({ ...one, found: await screen(one.path) });
    progress(i + 1, cases.length);
  }
  const judged = all.filter(({ verdict }) => verdict !== null);
  const people = all.filter(isPersons);
  const verdicts = [...new Set(judged.map(({ verdict }) => verdict))]
    .filter((verdict) => verdict !== null)
    .sort();
  const figures: readonly (readonly [string, readonly boolean[]])[] = [
    ["accuracy", judged.map(isRight)],
    ["robots caught", all.filter(isRobots).map(({ found }) => !found.answerable)],
    ["people kept", people.map(({ found }) => found.answerable)],
    ["people not discarded", people.map(({ found }) => ["answer", "person"].includes(found.disposition))],
    ...verdicts.map(
      (verdict) =>
        [`recall ${verdict}`, judged.filter((one) => one.verdict === verdict).map(isRight)] as const,
    ),
  ];
  return Object.fromEntries(
    figures.filter(([, hits]) => hits.length > 0).map(([name, hits]) => [name, shareOf(hits)]),
  );
}
