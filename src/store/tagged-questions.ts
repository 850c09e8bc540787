/** Adapter: past questions by the tags of their records, in SQLite. */
import type { TaggedQuestion, TaggedQuestions } from "../triage/intent-labels.ts";
import type { Database } from "./database.ts";
import { knowledgeVersion } from "./knowledge-version.ts";

/** `Order-Status` and `order_status` name the intent `order status`. */
const plain = (tag: string): string =>
  tag
    .trim()
    .toLowerCase()
    .replace(/[-_\s]+/gu, " ");

interface Row {
  readonly number: number;
  readonly question: string;
  readonly tag: string;
}

/** Most records have no tags: those are passed over without a look into them. */
const TAGGED = `
  select passage.number, passage.question, tag.value as tag
  from record, json_each(record.tags) as tag
  join passage on passage.record = record.number
  where record.tags <> '[]' and passage.question is not null
    and tag.value in (select value from json_each(?))
  order by passage.number desc`;

const TAGS =
  "select distinct tag.value as tag from record, json_each(record.tags) as tag where record.tags <> '[]'";

export const taggedQuestions = (db: Database): TaggedQuestions => ({
  tagged: (names, most) =>
    db.read(() => {
      const nameOf = new Map(names.map((name) => [plain(name), name]));
      const tags = db
        .statement<[], { readonly tag: unknown }>(TAGS)
        .all()
        .flatMap(({ tag }) => (typeof tag === "string" && nameOf.has(plain(tag)) ? [tag] : []));
      if (tags.length === 0) return [];
      const left = new Map(names.map((name) => [name, most]));
      const found = new Map<number, { readonly text: string; readonly names: Set<string> }>();
      for (const { number, question, tag } of db
        .statement<[string], Row>(TAGGED)
        .iterate(JSON.stringify(tags))) {
        const name = nameOf.get(plain(tag));
        const room = name === undefined ? 0 : (left.get(name) ?? 0);
        if (name === undefined || room === 0) continue;
        left.set(name, room - 1);
        const known = found.get(number) ?? { text: question, names: new Set<string>() };
        found.set(number, { ...known, names: known.names.add(name) });
      }
      return [...found.values()].map(({ text, names: own }): TaggedQuestion => ({ text, names: [...own] }));
    }),

  version: () => db.read(() => knowledgeVersion(db)),
});
