/** One run of `smb eval answers` on one home: each query goes the road of a mail, in memory. */
import type { App } from "../app.ts";
import { ExitCode, UserError } from "../errors.ts";
import { type Answer, type AnswersCase, type AnswersResult, evaluateAnswers } from "../eval/answers.ts";
import { folds } from "../eval/folds.ts";
import { seededRandom } from "../eval/metrics.ts";
import { ownPairs } from "../eval/own-pairs.ts";
import type { RetrievalCase } from "../eval/retrieval.ts";
import { withhold } from "../eval/withhold.ts";
import type { PassageIndex } from "../knowledge/passage-index.ts";
import { messageIdentity } from "../mail/identity.ts";
import { rehearse } from "../pipeline/advance.ts";
import type { RoadDeps } from "../pipeline/stage.ts";
import type { Output } from "./output.ts";
import { progressBar } from "./progress.ts";
import type { Shell } from "./shell.ts";

export interface AnswersSet {
  readonly name: string;
  readonly cases: readonly AnswersCase[];
}

/** The name of the set that is made of the owner's own past questions. */
const OWN = "own";

/** Of the owner's own questions every third is asked with its answer withheld. */
const UNANSWERABLE = 3;

/** `sets` null: the owner's own past questions, `limit` of them. */
export async function runAnswers(
  app: App,
  { sets, limit }: { readonly sets: readonly AnswersSet[] | null; readonly limit: number },
  out: Output,
  shell: Shell,
): Promise<AnswersResult[]> {
  const road = await app.advance();
  const bar = progressBar(out, "eval", "queries", shell.clock);
  const results: AnswersResult[] = [];
  const ask = async (
    { name, cases }: AnswersSet,
    search: RoadDeps["search"],
    total: number,
  ): Promise<void> => {
    const before = results.length;
    const found = await evaluateAnswers(name, cases, {
      answer: async ({ query, withheld = [] }) => {
        const index = await withhold(search.index, withheld);
        return answerOf(query, { ...road, search: withIndex(search, index) }, shell);
      },
      progress: (done) => {
        bar.show({ done: before + done, total, what: name });
      },
    });
    results.push(...found);
  };
  if (sets === null) {
    const own = await ownCases(road.search.index, limit);
    const now = (): number => shell.clock.now().getTime();
    for await (const { cases, deps } of folds(own, road.search, now))
      await ask({ name: OWN, cases: cases.map(toAnswersCase) }, deps, own.length);
  } else {
    const total = sets.reduce((sum, { cases }) => sum + cases.length, 0);
    for (const set of sets) await ask(set, road.search, total);
  }
  bar.end();
  return results;
}

/** The search as it is, with another index; its embedder may change while it runs, and is asked for each time. */
const withIndex = (search: RoadDeps["search"], index: PassageIndex): RoadDeps["search"] =>
  Object.assign(Object.create(search) as RoadDeps["search"], { index });

/** What the road makes of a mail that says this and nothing else. */
async function answerOf(query: string, deps: RoadDeps, { clock }: Shell): Promise<Answer> {
  const raw = mailOf(query, clock.now());
  const { journey } = await rehearse(messageIdentity(raw), raw, deps);
  const { triage, write, gate } = journey.outcomes;
  const open = write?.open.length ?? 0;
  const asks = triage?.asks.length ?? 0;
  const { draft = null, sources = [], answerability = 0 } = write ?? {};
  return {
    answerability,
    confidence: gate?.confidence ?? answerability,
    sources:
      draft === null
        ? null
        : sources.map(({ passage: { id, recordId, url } }) => [id, recordId, ...(url === null ? [] : [url])]),
    claims: (draft?.claims ?? []).map(({ verified }) => verified),
    asks: Array.from({ length: asks }, (_, i) => i >= open),
  };
}

/** The body in base64: a query is text as it stands, however long its lines are. */
function mailOf(query: string, now: Date): Uint8Array {
  const body = Buffer.from(query, "utf8").toString("base64").replace(/.{76}/gu, "$&\r\n");
  const head = [
    "From: Customer <customer@customer.invalid>",
    "To: support@support.invalid",
    `Date: ${now.toUTCString().replace("GMT", "+0000")}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}\r\n`, "utf8");
}

/**
 * The owner's past questions, each without its own answer on record. Of every third all that answered it is withheld, and
 * the past replies that were drawn which cite the same: it cannot be answered any more.
 */
async function ownCases(index: PassageIndex, limit: number): Promise<RetrievalCase[]> {
  // The same draw in every run: two runs are to be compared.
  const { cases, leftOut } = await ownPairs(index, { limit, random: seededRandom(1) });
  if (cases.length === 0)
    throw new UserError(
      leftOut === 0
        ? "no past question is on record"
        : `none of the ${leftOut} past questions on record can be tested: none cites a source, and no two were answered alike`,
      "--data FILE asks your own: NDJSON {query, answerable}",
      ExitCode.usage,
    );
  const citing = new Map<string, string[]>();
  for (const { relevant, withheld = [] } of cases)
    for (const id of relevant) citing.set(id, [...(citing.get(id) ?? []), ...withheld]);
  return cases.map((one, i) => {
    if (i % UNANSWERABLE > 0) return one;
    const gone = [
      ...(one.withheld ?? []),
      ...one.relevant,
      ...one.relevant.flatMap((id) => citing.get(id) ?? []),
    ];
    return { ...one, withheld: [...new Set(gone)] };
  });
}

const toAnswersCase = ({ query, relevant, withheld = [] }: RetrievalCase): AnswersCase => ({
  ...{ query, relevant, withheld },
  answerable: relevant.some((id) => !withheld.includes(id)),
});
