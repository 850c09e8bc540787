import { expect, test } from "vitest";
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
  ["nothing", "", ""],
])("%s", (_, html, expected) => {
  expect(htmlText(html)).toBe(expected);
});

test("words below thousands of nested elements are kept, and soon", () => {
  const start = performance.now();
  expect(htmlText(`${"<div>".repeat(100_000)}Hello`).trim()).toBe("Hello");
  expect(htmlText(`${"<td>".repeat(5_000)}Hello`)).toContain("Hello");
  expect(performance.now() - start).toBeLessThan(3_000);
});
