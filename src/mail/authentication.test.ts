import { describe, expect, test } from "vitest";
import {
  type OwnServer,
  readAuthentication,
  UNAUTHENTICATED,
  type AuthenticationReport,
} from "./authentication.ts";
import { authenticationResults } from "./authentication/results.ts";

const SERVER: OwnServer = { authservId: "mx.shop.example", methods: [] };

const read = (...headers: string[]): AuthenticationReport =>
  readAuthentication(
    {
      headers: new Map([["authentication-results", headers]]),
      from: { name: "", address: "anna@example.org" },
    },
    SERVER,
  );
const NOTHING = UNAUTHENTICATED;

describe("readAuthentication", () => {
  test("the owner's server is believed", () => {
    expect(
      read(
        "mx.shop.example; spf=softfail smtp.mailfrom=x.org; dkim=pass header.d=example.org; dmarc=pass header.from=example.org",
      ),
    ).toEqual({ spf: "softfail", dkim: "pass", dmarc: "pass", arc: "none", trusted: true });
  });

  test("another server is not", () => {
    expect(read("mx.evil.example; dmarc=pass")).toEqual(NOTHING);
    expect(read("mx.shop.example.evil.example; dmarc=pass")).toEqual(NOTHING);
  });

  test("of two headers of the owner's server the topmost counts: the lower one came with the mail", () => {
    expect(read("MX.shop.example; dmarc=fail", "mx.shop.example; dmarc=pass").dmarc).toBe("fail");
  });

  // RFC 8601, 5: the own server's header is on top of all that came with the mail.
  test.each([
    ["another server's", "relay.isp.example; spf=none"],
    ["one that names no server", "spf=pass smtp.mailfrom=example.org"],
  ])("below %s a header under the own server's name may be forged", (_, topmost) => {
    expect(read(topmost, "mx.shop.example; dmarc=pass header.from=example.org")).toEqual(NOTHING);
  });

  test("without a configured server nobody is believed", () => {
    const message = { headers: new Map([["authentication-results", ["mx; dmarc=pass"]]]), from: null };
    expect(readAuthentication(message, null)).toEqual(NOTHING);
    expect(readAuthentication(message, { authservId: "", methods: [] })).toEqual(NOTHING);
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

  test("a mail with two From fields has no dmarc pass: the server may have looked at the other", () => {
    const message = {
      headers: new Map([
        ["authentication-results", ["mx.shop.example; dmarc=pass"]],
        ["from", ["anna@example.org", "mallory@example.net"]],
      ]),
      from: { name: "", address: "anna@example.org" },
    };
    expect(readAuthentication(message, SERVER).dmarc).toBe("none");
  });

  test("arc is what the own server says of the chain", () => {
    expect(read("mx.shop.example; arc=pass (i=1 spf=pass dkim=fail); dmarc=fail").arc).toBe("pass");
    const sealed = {
      headers: new Map([["arc-authentication-results", ["i=1; mx.shop.example; dmarc=pass; arc=pass"]]]),
      from: null,
    };
    expect(readAuthentication(sealed, SERVER)).toEqual(NOTHING);
  });

  test("'none' and words nobody knows are none, but trusted", () => {
    expect(read("mx.shop.example; none")).toEqual({ ...NOTHING, trusted: true });
    expect(read("mx.shop.example; spf=splendid").spf).toBe("none");
  });
});

describe("a server that writes a header for each method", () => {
  const from = { name: "", address: "anna@example.org" };
  const of = (values: string[], methods: string[] = [], authservId = "mx.shop.example") =>
    readAuthentication(
      { headers: new Map([["authentication-results", values]]), from },
      { authservId, methods },
    );

  const DKIM = "mx.shop.example; dkim=pass header.d=example.org";
  const SPF = "mx.shop.example; spf=pass smtp.mailfrom=anna@example.org";
  const DMARC = "mx.shop.example; dmarc=pass header.from=example.org";

  test("is read as a whole", () => {
    expect(of([DMARC, DKIM, SPF])).toMatchObject({ spf: "pass", dkim: "pass", dmarc: "pass", trusted: true });
  });

  test("is believed on dmarc below its first header only where it is known to speak of it always", () => {
    expect(of([SPF, DKIM, DMARC]).dmarc).toBe("none");
    expect(of([SPF, DKIM, DMARC], ["spf", "dmarc"]).dmarc).toBe("pass");
  });

  test("a forged header below its own changes nothing", () => {
    const failed = [DMARC.replace("pass", "fail"), SPF.replace("pass", "fail")];
    expect(of([...failed, DMARC, DKIM, SPF], ["dmarc", "spf"])).toMatchObject({ dmarc: "fail", spf: "fail" });
    // A server without DMARC leaves the word to whoever wrote the mail.
    expect(of([SPF, DMARC]).dmarc).toBe("none");
    expect(of([SPF, DMARC], ["spf"]).dmarc).toBe("none");
  });

  test("is not read beyond the header of another server", () => {
    expect(of([SPF, "mx.other.example; dkim=fail", DKIM]).dkim).toBe("none");
  });

  test("may have many hosts", () => {
    const values = ["mx7.shop.example; dmarc=pass header.from=example.org"];
    expect(of(values, [], "*.shop.example").dmarc).toBe("pass");
    expect(of(values, [], "*.op.example")).toEqual(NOTHING);
    expect(of(["shop.example; dmarc=pass"], [], "*.shop.example")).toEqual(NOTHING);
    expect(of(["mx.shop.example.evil.test; dmarc=pass"], [], "*.shop.example")).toEqual(NOTHING);
  });
});

test.each(["", ";", "spf=pass; dkim=pass", "(only a comment", "=;="])("%j names no server", (value) => {
  expect(authenticationResults(value)).toBeNull();
});
