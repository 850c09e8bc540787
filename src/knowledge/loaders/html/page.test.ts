import { expect, test } from "vitest";
import type { Piece, SourceRecord } from "../../passage.ts";
import { parsePage } from "./page.ts";

const record = (html: string, name = "help/returns.html"): SourceRecord => {
  const found = parsePage(html, name).find((one) => "record" in one);
  if (!found || !("record" in found)) throw new Error("no record");
  return found.record;
};
const pieces = (html: string): readonly Piece[] => record(html).pieces;
const texts = (html: string): string[] => pieces(html).map(({ text }) => text);
const body = (html: string): string => texts(`<body>${html}</body>`).join("\n---\n");

test("headings are the titles of what stands below them", () => {
  const found = pieces(
    "<!doctype html><title>Shop</title>\n<h1>Returns</h1><p>Intro.</p>\n<h2>How <em>long</em>?</h2><p>30 days.</p>\n<h3>Costs</h3><p>None.</p><h2>Where</h2><p>Here.</p>",
  );
  expect(found.map(({ title, question, text, place }) => [title, question, text, place])).toEqual([
    ["Returns", null, "Intro.", "line 2"],
    ["Returns > How long?", "How long?", "30 days.", "line 3"],
    ["Returns > How long? > Costs", null, "None.", "line 4"],
    ["Returns > Where", null, "Here.", "line 4"],
  ]);
});

test("title, language, address and date are what the page says of itself", () => {
  expect(
    record(
      `<html lang="de-AT"><head><title>Rückgabe | Laden</title><meta property="og:site_name" content="Laden">
       <link rel="canonical" href="https://x.test/hilfe/rueckgabe"><meta property="article:published_time" content="2024-01-02">
       <meta property="article:modified_time" content="2025-03-04T10:00:00+01:00"></head><body><p>Text.</p></body></html>`,
    ),
  ).toMatchObject({
    title: "Rückgabe",
    language: "de",
    url: "https://x.test/hilfe/rueckgabe",
    date: "2025-03-04T10:00:00+01:00",
    kind: "doc",
    single: false,
  });
  expect(record("<p>Text.</p>")).toMatchObject({ title: "returns", language: null, url: null, date: null });
  expect(record("<h1>Own</h1><p>Text.</p>").title).toBe("Own");
});

test("navigation, header, footer, side bar, scripts, banners and what is hidden are left out", () => {
  expect(
    body(
      `<a class="skip-link" href="#main">Skip</a><header><a href="/">Shop</a></header><nav><ul><li>Home</li></ul></nav>
       <div id="cookie-banner">We use cookies.</div><div class="breadcrumbs">Home / Help</div>
       <div class="page"><h1>Returns</h1><p>Thirty days.</p><p hidden>Old</p><p style="color:red; display: none">Older</p>
       <span aria-hidden="true">x</span><script>var a = "code";</script><style>p{}</style><template>tpl</template>
       <button>Buy</button></div><aside>Ads</aside><div role="dialog">Subscribe!</div><footer>© Shop</footer>`,
    ),
  ).toBe("Thirty days.");
});

test("main, an article or a named body is the content, with the page's heading where it stands above", () => {
  for (const [open, close] of [
    ["<main>", "</main>"],
    ['<div role="main">', "</div>"],
    ["<article>", "</article>"],
    ['<div class="article-body">', "</div>"],
    ['<div id="main-content" class="wiki-content group">', "</div>"],
  ] as const) {
    const found = pieces(
      `<div class="top">Welcome to our help.</div><div><h1>Returns</h1></div>${open}<p>Thirty days for all that you bought from us.</p>${close}<div>Imprint</div>`,
    );
    expect(found.map(({ title, text }) => [title, text])).toEqual([
      ["Returns", "Thirty days for all that you bought from us."],
    ]);
  }
});

test("a page without marks gives all its text, and so does one that is marked wrong", () => {
  expect(body("Only <b>text</b>.<br>Two lines.")).toBe("Only text.\nTwo lines.");
  const long = "What we do is said here, at some length. ".repeat(10).trim();
  expect(body(`<main><p>Hi.</p></main><div>${long}</div>`)).toContain(long);
  expect(
    body(`<div class="has-sidebar content-with-menu"><div class="sidebar"><p>${long}</p></div></div>`),
  ).toBe(long);
  expect(body(`<form action="/x"><div><p>${long}</p></div></form>`)).toBe(long);
});

test("lists, code and quotations keep their shape", () => {
  expect(body("<ol start=3><li>three</li><li><p>four</p><ul><li>deep</li></ul></li></ol>")).toBe(
    "3. three\n4. four\n  - deep",
  );
  expect(body('<pre><code class="language-sh">a\n\n  <span>b</span>\n</code></pre>')).toBe(
    "```sh\na\n\n  b\n```",
  );
  expect(body("<blockquote><p>Said.</p></blockquote>")).toBe("Said.");
  expect(body("<dl><dt>Price</dt><dd>5 €</dd><dt>Time</dt><dd>2 days</dd></dl>")).toBe(
    "- Price\n  5 €\n- Time\n  2 days",
  );
});

test("a table's rows are lines, marked as header or not, with a caption, lists in cells and spans", () => {
  expect(
    body(
      "<table><caption>Costs</caption><thead><tr><th>Country</th><th>Days</th></tr></thead><tbody><tr><td>DE</td><td><ul><li>2</li><li>3</li></ul></td></tr></tbody></table>",
    ),
  ).toBe("Costs\n\nCountry | Days\nDE | 2; 3");
  expect(
    body("<table><tr><td><p>A</p></td><td><p>B</p></td></tr><tr><td>1</td><td>x<br>y</td></tr></table>"),
  ).toBe("A | B\n1 | x y");
});

test("a table that only lays the page out is no table", () => {
  expect(
    body("<table><tr><td><h2>Returns</h2><p>Thirty days.</p></td><td><p>Free.</p></td></tr></table>"),
  ).toBe("Thirty days.\n\nFree.");
  expect(body('<table role="presentation"><tr><td>One.</td></tr><tr><td>Two.</td></tr></table>')).toBe(
    "One.\n\nTwo.",
  );
});

test("an accordion is questions with their answers, though they are hidden until asked for", () => {
  const expected = [
    ["Is it open?", "Yes."],
    ["Is it far?", "No."],
  ];
  for (const html of [
    "<details><summary>Is it open?</summary><p>Yes.</p></details><details><summary><span>Is it far?</span></summary>No.</details>",
    `<h3><button aria-expanded="false" aria-controls="a">Is it open?</button></h3><div id="a" hidden><p>Yes.</p></div>
     <h3><button aria-expanded="false" aria-controls="b">Is it far?</button></h3><div id="b" style="display:none"><p>No.</p></div>`,
    `<div><button data-bs-target="#a" aria-expanded="false">Is it open?</button><div id="a" aria-hidden="true">Yes.</div></div>
     <div><button data-bs-target="#b" aria-expanded="false">Is it far?</button><div id="b" aria-hidden="true">No.</div></div>`,
  ])
    expect(pieces(html).map(({ question, text }) => [question, text])).toEqual(expected);
});

test("links are absolute, from the page's base or its own address, and kept with their passage", () => {
  const found = pieces(
    '<link rel=canonical href="https://x.test/help/a"><h2>A</h2><p>See <a href="../b">b</a>, <a href="#x">x</a> and <a href="mailto:a@x.test">us</a>.</p><h2>B</h2><p>None.</p>',
  );
  expect(found[0]).toMatchObject({
    text: "See b (https://x.test/b), x and us (a@x.test).",
    links: ["https://x.test/b"],
  });
  expect(found[1]).not.toHaveProperty("links");
  expect(pieces('<base href="https://y.test/d/"><p><a href="e">e</a></p>')[0]?.links).toEqual([
    "https://y.test/d/e",
  ]);
});

test("a link to another page of the folder is a reference to its record", () => {
  expect(
    record('<p>See <a href="../billing.html#a">b</a> and <a href="Page%201.html">p</a>.</p>').refs,
  ).toEqual(["billing.html", "help/Page 1.html"]);
});

test("questions given to search engines are read, unless the page itself answers them", () => {
  const data = JSON.stringify({
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "FAQPage",
        mainEntity: [
          {
            "@type": "Question",
            name: "Is it open?",
            acceptedAnswer: { "@type": "Answer", text: "<p>Yes, see <a href='/h'>hours</a>.</p>" },
          },
          {
            "@type": "Question",
            name: "Is it far?",
            acceptedAnswer: [{ text: "No, two &amp; a half minutes." }],
          },
          { "@type": "Question", name: "No answer?" },
        ],
      },
    ],
  });
  const found = pieces(
    `<base href="https://x.test/"><script type="application/ld+json">${data}</script><script type="application/ld+json">{oops</script><h2>Is it far?</h2><p>No, two &amp; a half minutes.</p>`,
  );
  expect(found).toEqual([
    { question: "Is it far?", title: "Is it far?", text: "No, two & a half minutes.", place: "line 1" },
    {
      question: "Is it open?",
      title: "Is it open?",
      text: "Yes, see hours (https://x.test/h).",
      place: "question 1",
      links: ["https://x.test/h"],
    },
  ]);
});

test("pictures are their description, file names are none; no-break spaces part words", () => {
  expect(
    body('<p><img src=a alt="The blue key"> and <img alt="IMG_01.png"><img src=b>5&nbsp;€ soft&shy;ware</p>'),
  ).toBe("The blue key and 5 € software");
});

test("a page with nothing to read is a problem", () => {
  expect(parsePage("<html><body><nav>Home</nav></body></html>", "a.html")).toEqual([
    { problem: "has no text", source: "a.html" },
  ]);
});

test("a page of elements in elements is read as its words, and says so", () => {
  for (const html of [
    `${"<div>".repeat(100_000)}Deep text.`,
    `${"<b><i><font color=red>".repeat(30_000)}Deep text.`,
    `${"<blockquote><ul><li>".repeat(30_000)}Deep text.`,
  ]) {
    const [first, second] = parsePage(html, "a.html");
    expect(first && "record" in first ? first.record.pieces.map(({ text }) => text) : []).toEqual([
      "Deep text.",
    ]);
    expect(second).toEqual({
      problem: expect.stringMatching(/deep in each other; its words/) as string,
      source: "a.html",
    });
  }
});

test("hostile pages take bounded time and memory", () => {
  const started = process.cpuUsage().user;
  const heap = process.memoryUsage().heapUsed;
  const fonts = Array.from({ length: 390 }, (_, i) => `<font color=c${i}>`).join("");
  for (const html of [
    `<div>${fonts}</div>${"<p>x</p>".repeat(20_000)}`,
    `<table>${"<tr><td colspan=1000 rowspan=65534>x</td></tr>".repeat(3_000)}</table>`,
    `<p${" a".repeat(200_000)}>x</p>`,
    "<".repeat(2_000_000),
    `${"<b".repeat(500_000)} x`,
    `<p>${"&amp".repeat(300_000)}</p>`,
    `<table>${"<a>".repeat(300)}${"<td>x".repeat(5_000)}`,
    `<!--${"-".repeat(1_000_000)}`,
  ])
    expect(() => parsePage(html, "a.html")).not.toThrow();
  expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(40);
  expect(process.memoryUsage().heapUsed - heap).toBeLessThan(800 * 1024 * 1024);
});
