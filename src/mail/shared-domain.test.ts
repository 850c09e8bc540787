import { expect, test } from "vitest";
import { isSharedDomain } from "./shared-domain.ts";

test.each([
  "gmail.com",
  "yahoo.co.uk",
  "aol.de",
  "aol.co.uk",
  "gmx.fr",
  "privaterelay.appleid.com",
  "mozmail.com",
  "duck.com",
  "docomo.ne.jp",
  "softbank.ne.jp",
  "earthlink.net",
  "arcor.de",
  "sapo.pt",
])("anybody can have an address at %s", (domain) => {
  expect(isSharedDomain(domain)).toBe(true);
});

test.each(["shop.example", "mail.shop.example", "aol.example.com", "notgmail.com", ""])(
  "%j is somebody's own",
  (domain) => {
    expect(isSharedDomain(domain)).toBe(false);
  },
);
