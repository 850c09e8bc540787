import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { column, type PdfLine, pdfOf, pdfOfNestedForms } from "../../../../fixtures/documents/pdf.ts";
import type { Loaded, SourceRecord } from "../../passage.ts";
import { loadPdfBytes } from "./load.ts";
import { PDF_BOUNDS } from "./read.ts";

const recordOf = (found: readonly Loaded[]): SourceRecord => {
  const one = found.find((loaded) => "record" in loaded);
  if (!one || !("record" in one)) throw new Error(JSON.stringify(found));
  return one.record;
};
const record = async (...args: Parameters<typeof pdfOf>): Promise<SourceRecord> =>
  recordOf(await loadPdfBytes(pdfOf(...args), "docs/manual.pdf"));
const problems = (found: readonly Loaded[]): string[] =>
  found.flatMap((one) => ("problem" in one ? [one.problem] : []));

const head = (text: string, y: number, size = 16): PdfLine => ({ text, x: 72, y, size });

test("headings are told by the size of their letters, and a passage says its page", async () => {
  const found = await record([
    [
      head("Warranty", 780, 22),
      ...column(["Two years on all parts."], { top: 750 }),
      head("Batteries", 700),
      ...column(["One year. It begins with the", "day of delivery."], { top: 680 }),
    ],
    [head("How do I claim?", 780), ...column(["Write to us."], { top: 760 })],
  ]);
  expect(found).toMatchObject({ id: "docs/manual.pdf", kind: "doc", title: "Warranty", single: false });
  expect(found.pieces).toEqual([
    { question: null, title: "Warranty", text: "Two years on all parts.", place: "page 1" },
    {
      question: null,
      title: "Warranty > Batteries",
      text: "One year. It begins with the day of delivery.",
      place: "page 1",
    },
    {
      question: "How do I claim?",
      title: "Warranty > How do I claim?",
      text: "Write to us.",
      place: "page 2",
    },
  ]);
});

test("an outline says which lines are headings, however they are set", async () => {
  const found = await record(
    [[...column(["1 Returns", "", "Thirty days."], { pitch: 24 }), head("Not a heading", 500, 20)]],
    { outline: [{ title: "1 Returns", page: 0 }] },
  );
  expect(found.pieces.map(({ title, text }) => [title, text])).toEqual([
    ["1 Returns", "Thirty days.\n\nNot a heading"],
  ]);
});

test("title, date and language are the file's own, unless a program made up the title", async () => {
  const info = { Title: "The manual", ModDate: "D:20250304100000+01'00'" };
  expect(await record([column(["Text."])], { info })).toMatchObject({
    title: "The manual",
    date: "2025-03-04",
  });
  for (const Title of ["Microsoft Word - manual_v3.docx", "manual.indd", "untitled", ""])
    expect(await record([column(["Text."])], { info: { Title } })).toMatchObject({
      title: "manual",
      date: null,
    });
});

test("words parted at the end of a line are whole, and hyphens of their own stay", async () => {
  const found = await record([
    column([
      "Our customer-specific terms and the war-",
      "ranty of the bat-",
      "tery are customer-",
      "specific. Call Anna-",
      "Maria.",
    ]),
  ]);
  expect(found.pieces[0]?.text).toBe(
    "Our customer-specific terms and the warranty of the battery are customer-specific. Call Anna- Maria.",
  );
});

test("running headers, footers and page numbers are left out", async () => {
  const page = (n: number, text: string): PdfLine[] => [
    { text: "Shop manual", x: 72, y: 820 },
    ...column([text], { top: 700 }),
    { text: `Page ${n} of 4`, x: 280, y: 30 },
  ];
  const found = await record([
    page(1, "First page's text."),
    page(2, "Second page's text."),
    page(3, "Third page's text."),
    page(4, "Shop manual, page 4, is the last."),
  ]);
  expect(found.pieces.map(({ text }) => text).join("\n\n")).toBe(
    "First page's text.\n\nSecond page's text.\n\nThird page's text.\n\nShop manual, page 4, is the last.",
  );
});

test("a paragraph that goes on on the next page is one", async () => {
  const found = await record([
    [...column(["It takes two days and"], { top: 100 })],
    [...column(["a half in winter.", "", "Then it is there."], { pitch: 16 })],
  ]);
  expect(found.pieces[0]?.text).toBe("It takes two days and a half in winter.\n\nThen it is there.");
});

test("bullets and numbers are list items, with the lines that belong to them", async () => {
  const found = await record([
    column(["You need:", "• the bill of", "your order", "• the box", "1. Open it.", "2. Close it."]),
  ]);
  expect(found.pieces[0]?.text).toBe(
    "You need:\n\n- the bill of your order\n- the box\n1. Open it.\n2. Close it.",
  );
});

test("rows with wide gaps are a table's", async () => {
  const row = (cells: readonly string[], y: number): PdfLine[] =>
    cells.map((text, i) => ({ text, x: 72 + i * 150, y }));
  const found = await record([
    [
      ...row(["Country", "Days", "Price"], 700),
      ...row(["Germany", "2", "5 €"], 686),
      ...row(["France", "3", "9 €"], 672),
    ],
  ]);
  expect(found.pieces[0]?.text).toBe("Country | Days | Price\nGermany | 2 | 5 €\nFrance | 3 | 9 €");
});

test("links laid over the text and links in it are kept with their passage", async () => {
  const found = await record([
    [
      head("A", 780),
      { text: "Our help", x: 72, y: 750, link: "https://x.test/help" },
      head("B", 700),
      { text: "See https://x.test/b.", x: 72, y: 670 },
    ],
  ]);
  expect(found.pieces.map(({ links }) => links)).toEqual([["https://x.test/help"], ["https://x.test/b"]]);
});

test("a packed file is read, a locked, damaged, empty or foreign one is a clear problem", async () => {
  expect((await record([column(["Packed text."])], { compress: true })).pieces[0]?.text).toBe("Packed text.");
  const whole = pdfOf([column(["Text."])]);
  for (const [bytes, problem] of [
    [pdfOf([column(["x"])], { locked: true }), /^is protected with a password/],
    [Buffer.from("%PDF-1.7 and no more"), /^is damaged, or no PDF/],
    [Buffer.from("PK\u0003\u0004 a zip"), /^is damaged, or no PDF/],
    [pdfOf([[], []]), /^has no text; it may be scanned/],
  ] as const)
    expect(problems(await loadPdfBytes(bytes, "a.pdf"))).toEqual([expect.stringMatching(problem)]);
  // Where its table of contents is not where it says, the objects are searched for.
  const moved = Buffer.from(whole.toString("latin1").replace(/startxref\n\d+/, "startxref\n7"), "latin1");
  expect(recordOf(await loadPdfBytes(moved, "a.pdf")).pieces[0]?.text).toBe("Text.");
});

test("a file of scans with a page of text says so, and its text is read", async () => {
  const found = await loadPdfBytes(pdfOf([column(["Text."]), [], [], []]), "a.pdf");
  expect(recordOf(found).pieces[0]?.text).toBe("Text.");
  expect(problems(found)).toEqual([expect.stringMatching(/^has no text on 3 of 4 pages/)]);
});

test("a file of more pages than are read says so, and the first are read", async () => {
  const pages = Array.from({ length: 5 }, (_, i) => column([`Text of page ${i + 1}.`], { top: 600 }));
  const found = await loadPdfBytes(pdfOf(pages), "a.pdf", { ...PDF_BOUNDS, maxPages: 3 });
  expect(recordOf(found).pieces[0]?.text).toContain("Text of page 3.");
  expect(problems(found)).toEqual(["has 5 pages; the first 3 were read, split it"]);
});

test("a page that would take years is given up in its time", async () => {
  const started = performance.now();
  const bounds = { ...PDF_BOUNDS, pageTimeMs: 3_000, memoryMb: 256 };
  expect(problems(await loadPdfBytes(pdfOfNestedForms(12), "a.pdf", bounds))).toEqual([
    expect.stringMatching(/^takes too (?:long|much memory) to read/),
  ]);
  // The last form draws the first one: a circle.
  const circle = await loadPdfBytes(pdfOfNestedForms(3, 5), "a.pdf", bounds);
  expect(problems(circle)).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(40_000);
});

test("a stream that unpacks to gigabytes is refused before it does", async () => {
  const bomb = deflateSync(Buffer.alloc(100 * 1024 * 1024, " "));
  const twice = deflateSync(bomb);
  for (const [packed, filter] of [
    [bomb, "/FlateDecode"],
    [twice, "[/FlateDecode /FlateDecode]"],
  ] as const) {
    const file = Buffer.concat([
      Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Filter ${filter} /Length ${packed.length} >>\nstream\n`),
      packed,
      Buffer.from("\nendstream\nendobj\n"),
    ]);
    expect(problems(await loadPdfBytes(file, "a.pdf"))).toEqual([expect.stringMatching(/^unpacks to more/)]);
  }
});
