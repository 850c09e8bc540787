import { expect, test } from "vitest";
import { cpuSince } from "../../../fixtures/cpu.ts";
import { htmlText } from "./html.ts";

test.each([
  ["a link that says its own address", '<a href="https://x.org">https://x.org</a>', "https://x.org"],
  ["a link with words", '<a href="https://x.org">here</a>', "here (https://x.org)"],
  ["a link into the page", '<a href="#top">up</a>', "up"],
  ["a heading, its letter case kept", "<h1>My order</h1>", "My order"],
  ["entities", "5&nbsp;&lt; 6 &euro;", "5\u00a0< 6 €"],
  ["a picture", 'a<img src="cid:1" alt="logo">b', "ab"],
  [
    "what the sender's screen did not show",
    '<p>Hi</p><div style="color:red;display:none">no</div><p hidden>no</p>',
    "Hi",
  ],
  ["styles and scripts", "<style>p{}</style><script>x()</script><p>Hi</p>", "Hi"],
  ["nested quotes", "<blockquote>one<blockquote>two</blockquote></blockquote>", "> one\n> > two"],
  ["lines", "one<br>two<div>three</div>", "one\ntwo\nthree"],
  ["a break at the end of a block", "<div>one<br></div><div>two</div>", "one\ntwo"],
  ["an empty line as mail programs write it", "<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"],
  ["an empty line within a font", "<div>one</div><div><span><br></span></div><div>two</div>", "one\n\ntwo"],
  ["breaks in a row", "one<br><br>two<br>", "one\n\ntwo"],
  [
    "Word's paragraphs",
    '<p class="MsoNormal">one</p><p class="MsoNormal">two</p><p class="MsoNormal">&nbsp;</p><p class="MsoNormal">three</p>',
    "one\ntwo\n\nthree",
  ],
  ["nothing", "", ""],
])("%s", (_, html, expected) => {
  expect(htmlText(html)).toBe(expected);
});

test("words below thousands of nested elements are kept, and soon", () => {
  const start = process.cpuUsage();
  expect(htmlText(`${"<div>".repeat(100_000)}Hello`).trim()).toBe("Hello");
  expect(htmlText(`${"<td>".repeat(5_000)}Hello`)).toContain("Hello");
  expect(htmlText(`${"<br>".repeat(100_000)}Hello`)).toContain("Hello");
  expect(htmlText(`<div>${"<b></b><br>".repeat(20_000)}</div>Hello`)).toContain("Hello");
  expect(cpuSince(start)).toBeLessThan(3_000);
});
