import { describe, expect, test } from "vitest";
import { readAuthentication, type Authentication } from "./authentication.ts";
import { authenticationResults } from "./authentication/results.ts";

const read = (...headers: string[]): Authentication =>
  readAuthentication(
    {
      headers: new Map([["authentication-results", headers]]),
      from: { name: "", address: "anna@example.org" },
    },
    "mx.shop.example",
  );
const NOTHING = { spf: "none", dkim: "none", dmarc: "none", trusted: false };

describe("readAuthentication", () => {
  test("the owner's server is believed", () => {
    expect(
      read(
        "mx.shop.example; spf=softfail smtp.mailfrom=x.org; dkim=pass header.d=example.org; dmarc=pass header.from=example.org",
      ),
    ).toEqual({ spf: "softfail", dkim: "pass", dmarc: "pass", trusted: true });
  });

  test("another server is not", () => {
    expect(read("mx.evil.example; dmarc=pass")).toEqual(NOTHING);
    expect(read("mx.shop.example.evil.example; dmarc=pass")).toEqual(NOTHING);
  });

  test("of two headers of the owner's server the topmost counts: the lower one came with the mail", () => {
    expect(
      read("mx.other.example; spf=pass", "MX.shop.example; dmarc=fail", "mx.shop.example; dmarc=pass").dmarc,
    ).toBe("fail");
  });

  test("without a configured server nobody is believed", () => {
    const message = { headers: new Map([["authentication-results", ["mx; dmarc=pass"]]]), from: null };
    expect(readAuthentication(message, null)).toEqual(NOTHING);
    expect(readAuthentication(message, "")).toEqual(NOTHING);
  });

  test("a mail without the header has no results", () => {
    expect(read()).toEqual(NOTHING);
  });

  test("words inside comments and quotes are no results", () => {
    expect(
      read('mx.shop.example (dmarc=pass); dmarc=fail (a (nested\\) one; dmarc=pass) x) reason="; dmarc=pass"')
        .dmarc,
    ).toBe("fail");
  });

  test("one signature that holds is enough", () => {
    expect(read("mx.shop.example 1; dkim=fail header.d=a.org; dkim/1 = pass header.d=b.org").dkim).toBe(
      "pass",
    );
  });

  test("a dmarc pass for another domain than the sender's is none", () => {
    expect(read("mx.shop.example; dmarc=pass header.from=evil.example").dmarc).toBe("none");
  });

  test("'none' and words nobody knows are none, but trusted", () => {
    expect(read("mx.shop.example; none")).toEqual({ ...NOTHING, trusted: true });
    expect(read("mx.shop.example; spf=splendid").spf).toBe("none");
  });
});

test.each(["", ";", "spf=pass; dkim=pass", "(only a comment", "=;="])("%j names no server", (value) => {
  expect(authenticationResults(value)).toBeNull();
});
