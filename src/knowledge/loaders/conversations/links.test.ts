import { describe, expect, it } from "vitest";
import { linksIn, maskPersonalLinks } from "./links.ts";

describe("links of a reply", () => {
  it("are given once each, without the marks behind them", () => {
    expect(
      linksIn("See https://lumen.example/care. (Or http://lumen.example/a_(b), https://lumen.example/care!)"),
    ).toEqual(["https://lumen.example/care", "http://lumen.example/a_(b)"]);
  });

  it.each([
    "https://lumen.example/reset?token=abc123",
    "https://parcels.example/find?piececode=00340434",
    "https://lumen.example/account?email=anna%40customers.example",
    "https://lumen.example/x?s=aB3dE5fG7hI9jK1lM3nO5pQ7rS9",
  ])("are masked where they were made for one customer: %s", (link) => {
    expect(maskPersonalLinks(`Look at ${link}.`, [])).toBe("Look at [link].");
  });

  it.each([
    "https://lumen.example/hc/articles/360001234567-cleaning",
    "https://docs.example/d/1aB2cD3eF4gH5iJ6kL7mN8oP9qR/edit",
    "https://lumen.example/search?q=lamp",
  ])("stay where they are for everybody: %s", (link) => {
    expect(maskPersonalLinks(link, [])).toBe(link);
  });

  it("are masked where they carry the customer's number", () => {
    expect(maskPersonalLinks("https://lumen.example/o/LO-20931", ["LO-20931"])).toBe("[link]");
  });
});
