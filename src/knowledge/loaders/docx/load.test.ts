import { expect, test } from "vitest";
import {
  bold,
  docxOf,
  docxParts,
  item,
  link,
  paragraph,
  table,
  zipOf,
  type ZipPart,
} from "../../../../fixtures/documents/docx.ts";
import type { Loaded, SourceRecord } from "../../passage.ts";
import { loadDocxBytes } from "./load.ts";

const record = async (...args: Parameters<typeof docxOf>): Promise<SourceRecord> => {
  const [one] = await loadDocxBytes(docxOf(...args), "docs/terms.docx");
  if (!one || !("record" in one)) throw new Error(JSON.stringify(one));
  return one.record;
};
const problems = (found: readonly Loaded[]): string[] =>
  found.flatMap((one) => ("problem" in one ? [one.problem] : []));

test("headings are told by their style, whatever the language of the Word that wrote it", async () => {
  for (const styles of [
    { h1: "heading 1", h2: "heading 2" },
    { h1: "Heading 1", h2: "Heading 2" },
  ]) {
    const found = await record(
      paragraph("Returns", "h1") +
        paragraph("Thirty days.") +
        paragraph("Who pays?", "h2") +
        paragraph("We do."),
      { styles },
    );
    expect(found.pieces.map(({ title, question, text, place }) => [title, question, text, place])).toEqual([
      ["Returns", null, "Thirty days.", "paragraph 1"],
      ["Returns > Who pays?", "Who pays?", "We do.", "paragraph 3"],
    ]);
  }
});

test("title, language and date are the file's own", async () => {
  const options = { title: "Terms &amp; more", language: "de-AT", modified: "2025-03-04T10:00:00Z" };
  expect(await record(paragraph("Text."), options)).toMatchObject({
    id: "docs/terms.docx",
    title: "Terms & more",
    language: "de",
    date: "2025-03-04T10:00:00Z",
    kind: "doc",
    single: false,
  });
  expect((await record(paragraph("The terms", "Title") + paragraph("Text."))).title).toBe("The terms");
  expect((await record(paragraph("Text."))).title).toBe("terms");
});

test("lists, tables, code and links keep their shape", async () => {
  const found = await record(
    paragraph("You need:") +
      item("the bill") +
      item("the box") +
      item("and its lid", 1, 1) +
      item("Open it.", 2) +
      item("Close it.", 2) +
      table([
        ["Country", "Days"],
        ["DE", "2"],
      ]) +
      paragraph("smb ingest", "SourceCode") +
      paragraph("smb watch", "SourceCode") +
      link("our help", "a") +
      link("billing", "b"),
    { links: { a: "https://x.test/help", b: "../billing.docx" } },
  );
  expect(found.pieces[0]?.text).toBe(
    [
      "You need:",
      "- the bill\n- the box\n  - and its lid",
      "1. Open it.\n2. Close it.",
      "Country | Days\nDE | 2",
      "```\nsmb ingest\nsmb watch\n```",
      "our help (https://x.test/help)",
      "billing",
    ].join("\n\n"),
  );
  expect(found.pieces[0]?.links).toEqual(["https://x.test/help"]);
  expect(found.refs).toEqual(["billing.docx"]);
});

test("bold lines are headings where there are no others", async () => {
  const body =
    bold("Is it open?") + paragraph("Yes.") + bold("Never pay twice.") + bold("Costs") + paragraph("None.");
  expect((await record(body)).pieces.map(({ title, text }) => [title, text])).toEqual([
    ["Is it open?", "Yes.\n\nNever pay twice."],
    ["Costs", "None."],
  ]);
  expect((await record(paragraph("Shop", "Heading1") + body)).pieces.map(({ title }) => title)).toEqual([
    "Shop",
  ]);
});

test("a locked, old, damaged, foreign or empty file is a clear problem", async () => {
  const whole = docxOf(paragraph("Text."));
  const broken = docxParts(paragraph("Text.")).map((part) =>
    part.name === "word/document.xml" ? { ...part, bytes: Buffer.from("<w:document><oops") } : part,
  );
  for (const [bytes, problem] of [
    [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /^is protected with a password, or an old \.doc/],
    [zipOf(docxParts("").map((part) => ({ ...part, encrypted: true }))), /^is protected with a password/],
    [whole.subarray(0, 900), /^is damaged, or no Word file/],
    [Buffer.from("text"), /^is damaged, or no Word file/],
    [zipOf([{ name: "a.txt", bytes: Buffer.from("x") }]), /^is damaged, or no Word file/],
    [Buffer.concat([Buffer.alloc(100, "x"), whole.subarray(100)]), /^is damaged/],
    [zipOf(broken), /^is damaged|^has no text/],
    [docxOf(""), /^has no text/],
  ] as const)
    expect(problems(await loadDocxBytes(bytes, "a.docx"))).toEqual([expect.stringMatching(problem)]);
});

test("a bomb is refused, whatever its directory says of its size", async () => {
  const large = Buffer.alloc(64 * 1024 * 1024, "<w:p/>");
  const bomb = (claimed: number): ZipPart[] =>
    docxParts("").map((part) =>
      part.name === "word/document.xml" ? { ...part, bytes: large, claimed } : part,
    );
  for (const claimed of [large.length, 1000])
    expect(problems(await loadDocxBytes(zipOf(bomb(claimed)), "a.docx"))).toEqual([
      expect.stringMatching(/^holds more than 32 MB of text/),
    ]);
  const many = Array.from({ length: 6_000 }, (_, i) => ({ name: `${i}.xml`, bytes: Buffer.from("x") }));
  expect(problems(await loadDocxBytes(zipOf([...docxParts(""), ...many]), "a.docx"))).toEqual([
    expect.stringMatching(/^holds more than 5000 files/),
  ]);
});

test("elements in elements are refused before they overflow the stack", async () => {
  const deep = `${"<w:tbl><w:tr><w:tc>".repeat(20_000)}${"</w:tc></w:tr></w:tbl>".repeat(20_000)}`;
  expect(problems(await loadDocxBytes(docxOf(deep), "a.docx"))).toEqual([
    expect.stringMatching(/deep in each other$/),
  ]);
});

test("a file cut or scratched anywhere never throws", async () => {
  const whole = docxOf(paragraph("Returns", "Heading1") + paragraph("Thirty days."));
  for (let at = 0; at < whole.length; at += 37) {
    const scratched = Buffer.from(whole);
    scratched[at] = (scratched[at] ?? 0) ^ 0x55;
    for (const bytes of [whole.subarray(0, at), scratched])
      for (const one of await loadDocxBytes(bytes, "a.docx"))
        expect("record" in one || one.problem.length > 0).toBe(true);
  }
});
