import fc from "fast-check";
import { expect, test } from "vitest";
import { absoluteLink, linksIn, urlKey } from "./links.ts";

const same = (...urls: string[]): void => {
  const [first, ...rest] = urls.map(urlKey);
  expect(first).not.toBeNull();
  for (const [i, key] of rest.entries()) expect(key, urls[i + 1]).toBe(first);
};
const different = (a: string, b: string): void => {
  expect(urlKey(a)).not.toBe(urlKey(b));
};

test("scheme, www, case of the host, default port, last slash and fragment do not part two links", () => {
  same(
    "https://help.shop.test/returns",
    "http://help.shop.test/returns",
    "HTTPS://WWW.Help.Shop.Test:443/returns/",
    "https://help.shop.test:80/returns#costs",
    "//help.shop.test/returns",
    "www.help.shop.test/returns",
    " https://help.shop.test./returns ",
    "https://user:secret@help.shop.test/returns",
  );
  same(
    "https://shop.test",
    "http://www.shop.test/",
    "https://shop.test/index.html",
    "https://shop.test/?utm_source=x",
  );
});

test("what tracks the reader is left out, and the order of the rest does not count", () => {
  same(
    "https://x.test/a?b=1&c=2",
    "https://x.test/a?c=2&utm_campaign=May%202026&b=1&gclid=Cj0&fbclid=Iw",
    "https://x.test/a?b=1&c=2&_ga=2.1&mc_cid=1#top",
  );
  different("https://x.test/a?b=1", "https://x.test/a?b=2");
  different("https://x.test/a?page=2", "https://x.test/a");
});

test("percent codes have one spelling", () => {
  same("https://x.test/r%C3%BCckgabe", "https://x.test/rückgabe", "https://x.test/r%c3%bcckgabe");
  same("https://x.test/%7Eanna/a%2Db", "https://x.test/~anna/a-b");
  same("https://x.test/a?q=a+b", "https://x.test/a?q=a%20b");
  different("https://x.test/a%2Fb", "https://x.test/a/b");
});

test("case of the path, language, port and host part two links", () => {
  different("https://x.test/Returns", "https://x.test/returns");
  different("https://x.test/en/returns", "https://x.test/de/returns");
  different("https://x.test:8080/a", "https://x.test/a");
  different("https://help.x.test/a", "https://x.test/a");
});

test("an article of a help desk is its number, whatever its title is now", () => {
  same(
    "https://help.x.test/hc/en-us/articles/360012345678-How-to-return",
    "https://help.x.test/hc/en-us/articles/360012345678",
    "https://help.x.test/hc/en-us/articles/360012345678-Returns-and-refunds/?utm_source=mail",
  );
  different("https://x.test/articles/360012345678", "https://x.test/articles/360012345679-a");
  different("https://x.test/blog/2026-plans", "https://x.test/blog/2026-news");
});

test("a fragment that is the route of a page counts, another one does not", () => {
  different("https://x.test/#/a", "https://x.test/#/b");
  same("https://x.test/#/a", "https://x.test/#!/a/");
  same("https://x.test/a#b", "https://x.test/a");
});

test("what is no address on the web has no key", () => {
  for (const text of [
    "",
    "billing.md",
    "mailto:a@x.test",
    "ftp://x.test",
    "https://",
    "javascript:1",
    "r-17",
    "http://[x",
  ])
    expect(urlKey(text)).toBeNull();
  expect(urlKey(`https://x.test/${"a".repeat(5000)}`)).toBeNull();
});

test("a key never throws, and stays what it is when it is a link again", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()),
      (url) => {
        const key = urlKey(url);
        if (key !== null) expect(urlKey(`https://${key}`)).toBe(key);
      },
    ),
    { numRuns: 500 },
  );
});

test("the links of a text end before the punctuation around them", () => {
  expect(
    linksIn(
      'See https://x.test/a. Or (https://x.test/b), <https://x.test/c>, https://x.test/d_(e)! 見て：https://x.test/f。 "https://x.test/g" https://x.test/a',
    ),
  ).toEqual(["a", "b", "c", "d_(e)", "f", "g"].map((page) => `https://x.test/${page}`));
  expect(linksIn("No link: shop.test, a://b")).toEqual([]);
});

test("a megabyte of brackets takes no time", () => {
  const started = performance.now();
  linksIn(`https://x.test/${"(".repeat(500_000)}${")".repeat(500_000)}`);
  linksIn("https://x.test/))))))))))".repeat(40_000));
  expect(performance.now() - started).toBeLessThan(5_000);
});

test("a link is made absolute from its page, and left out where it leads nowhere", () => {
  expect(absoluteLink("../b?c#d", "https://x.test/help/a")).toBe("https://x.test/b?c#d");
  expect(absoluteLink("//y.test/b", "https://x.test/")).toBe("https://y.test/b");
  for (const href of ["#top", "", "mailto:a@x.test", "javascript:void(0)", "data:text/html,x"])
    expect(absoluteLink(href, "https://x.test/")).toBeNull();
  expect(absoluteLink("../b.html", null)).toBeNull();
});
