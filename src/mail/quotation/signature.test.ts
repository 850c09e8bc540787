import { describe, expect, test } from "vitest";
import { readLines } from "./line.ts";
import { withoutClosing } from "./signature.ts";

const left = (...lines: string[]): string =>
  withoutClosing(readLines(lines.join("\n")))
    .map(({ raw }) => raw)
    .join("\n");

describe("signatures", () => {
  test.each([
    ["a name and a firm", ["-- ", "Anna Berg", "Berg Ltd"]],
    ["a name", ["--", "Anna"]],
    ["a long dash", ["—", "Anna Berg", "Head of Purchasing", "Berg Ltd"]],
    [
      "a letterhead",
      [
        "-- ",
        "Anna Berg",
        "Berg GmbH",
        "Lindenstr. 5",
        "10115 Berlin",
        "Tel: +49 30 123456",
        "www.berg.example",
        "HRB 12345",
        "USt-IdNr.: DE123456789",
      ],
    ],
    ["a greeting", ["--", "Viele Grüße / Best regards", "", "Anna"]],
    ["a motto", ["-- ", "Anna Berg - anna@berg.example", "All that glitters is not gold."]],
    ["a rule above ways to reach somebody", ["————————", "Anna Berg", "anna@berg.example", "+49 30 123456"]],
    [
      "a signature, a phone's line and a notice",
      [
        "Sent from my iPhone",
        "",
        "-- ",
        "Anna",
        "",
        "This e-mail is confidential. If you are not the intended recipient, delete it.",
      ],
    ],
    ["a phone's line within it", ["-- ", "Anna", "Sent from my iPhone"]],
    [
      "rules, dots and pictures",
      ["", "ᐧ", "--", "***", "[cid:image001.png@01D9]", "[image: Mailtrack]", "____"],
    ],
    ["several phones' lines", ["Sent from my iPhone", "", "Get Outlook for iOS<https://aka.ms/o0ukef>"]],
  ])("%s closes a mail", (_, closing) => {
    expect(left("It broke.", ...closing)).toBe("It broke.");
  });
});

describe("kept when in doubt", () => {
  test.each([
    ["a long text", ["--", ...Array.from({ length: 30 }, (_, index) => `line ${index}`)]],
    [
      "fifteen lines that are text",
      ["--", ...Array.from({ length: 15 }, (_, index) => `And then it broke for the ${index}. time.`)],
    ],
    ["a list of things", ["--", "Item A: 5", "Item B: 7", "Please ship them."]],
    ["many short lines without a way to reach anybody", ["--", "red", "green", "blue", "white", "black"]],
    ["a request", ["--", "Please cancel my order."]],
    ["a question", ["--", "Where is my parcel?"]],
    ["points with dashes", ["-- a table", "-- a chair"]],
    ["a heading's rule", ["----", "1. Performance improved", "2. Memory reduced"]],
    ["contact data that was asked for", ["My data:", "", "Anna Berg", "anna@berg.example", "+49 30 123456"]],
    ["a phone's line above more text", ["Sent from my iPhone", "", "It does not start."]],
    ["a name", ["Best regards,", "Anna Berg"]],
  ])("%s", (_, lines) => {
    expect(left("It broke.", ...lines)).toBe(["It broke.", ...lines].join("\n"));
  });
});
