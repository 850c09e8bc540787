import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { corporaAvailable, corporaFolder } from "../../fixtures/corpora.ts";
import { privateData, type PrivateKind } from "./private-data.ts";

interface Row {
  readonly full_text: string;
  readonly spans: readonly {
    readonly entity_type: string;
    readonly start_position: number;
    readonly end_position: number;
  }[];
}

const KINDS: Readonly<Record<string, PrivateKind>> = {
  EMAIL_ADDRESS: "email",
  PHONE_NUMBER: "phone",
  CREDIT_CARD: "card",
  IBAN_CODE: "iban",
  STREET_ADDRESS: "address",
  ADDRESS: "address",
  US_SSN: "ssn",
  IP_ADDRESS: "ip",
};
/** What a found address may be besides: a postcode with its town. */
const PLACES = ["ZIP_CODE", "GPE", "LOCATION"];

const read = async (name: string): Promise<Row[]> =>
  JSON.parse(await readFile(new URL(`pii/presidio_pii/${name}`, corporaFolder), "utf8")) as Row[];

interface Figure {
  wanted: number;
  missed: number;
  found: number;
  right: number;
}

const measure = (rows: readonly Row[]): Map<PrivateKind, Figure> => {
  const figures = new Map<PrivateKind, Figure>();
  const of = (kind: PrivateKind): Figure => {
    const figure = figures.get(kind) ?? { wanted: 0, missed: 0, found: 0, right: 0 };
    figures.set(kind, figure);
    return figure;
  };
  for (const { full_text: text, spans } of rows) {
    const found = privateData(text);
    for (const { entity_type, start_position, end_position } of spans) {
      const kind = KINDS[entity_type];
      if (kind === undefined) continue;
      of(kind).wanted++;
      const hit = found.some(
        (each) => each.kind === kind && each.start < end_position && each.end > start_position,
      );
      if (!hit) of(kind).missed++;
    }
    for (const { kind, start, end } of found) {
      of(kind).found++;
      const right = spans.some(
        (span) =>
          (KINDS[span.entity_type] === kind || (kind === "address" && PLACES.includes(span.entity_type))) &&
          start < span.end_position &&
          end > span.start_position,
      );
      if (right) of(kind).right++;
    }
  }
  return figures;
};

describe.skipIf(!corporaAvailable())(
  `marked texts (skipped where ${corporaFolder.pathname} is absent)`,
  () => {
    test("personal data is found, and little else is taken for it", async () => {
      const figures = measure([
        ...(await read("synth_dataset_v2.json")),
        ...(await read("generated_small.json")),
      ]);
      const recall = (kind: PrivateKind): number => {
        const { wanted, missed } = figures.get(kind) ?? { wanted: 0, missed: 0 };
        return (wanted - missed) / wanted;
      };
      const precision = (kind: PrivateKind): number => {
        const { found, right } = figures.get(kind) ?? { found: 0, right: 0 };
        return right / found;
      };
      for (const kind of ["email", "iban", "card", "ssn", "ip"] as const) {
        expect(recall(kind), `recall of ${kind}`).toBeGreaterThanOrEqual(0.99);
        expect(precision(kind), `precision of ${kind}`).toBeGreaterThanOrEqual(0.99);
      }
      expect(recall("phone")).toBeGreaterThanOrEqual(0.95);
      expect(precision("phone")).toBeGreaterThanOrEqual(0.95);
      // A third of these are bare postcodes, or streets that nothing marks as such.
      expect(recall("address")).toBeGreaterThanOrEqual(0.7);
      expect(precision("address")).toBeGreaterThanOrEqual(0.98);
    });
  },
);
