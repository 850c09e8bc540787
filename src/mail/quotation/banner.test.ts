import { expect, test } from "vitest";
import { withoutBanner } from "./banner.ts";
import { readLines } from "./line.ts";

const left = (...lines: string[]): string =>
  withoutBanner(readLines(lines.join("\n")))
    .map(({ raw }) => raw)
    .join("\n")
    .trim();

test.each([
  [
    "CAUTION: This email originated from outside of the organization. Do not click links unless you know the sender.",
  ],
  ["[EXTERNAL EMAIL]"],
  ["*** EXTERNAL ***"],
  ["You don't often get email from anna@x.example. Learn why this is important<https://aka.ms/x>"],
  ["Sie erhalten nicht oft eine E-Mail von anna@x.example. Erfahren Sie, warum dies wichtig ist"],
  ["Vous n’obtenez pas souvent d’e-mail à partir de anna@x.example. Pourquoi c’est important"],
  ["ACHTUNG: Diese E-Mail stammt von einem externen Absender."],
  ["Externe E-Mail"],
  ["ATENCIÓN: Este correo procede de un remitente externo."],
])("%s above a mail is its server's", (line) => {
  expect(left(line, "It broke.")).toBe("It broke.");
  expect(
    left(
      line,
      "",
      "Do not click on links or open attachments unless you recognize the sender.",
      "",
      "It broke.",
    ),
  ).toBe("It broke.");
});

test.each([
  "External hard disk does not work.",
  "External",
  "This email is about my order.",
  "Do not open the parcel.",
  "You don't often answer.",
  "Achtung: Die Lampe ist kaputt.",
  "Caution: hot surface, says the manual.",
])("%s is the customer's", (line) => {
  expect(left("Hello", line)).toBe(`Hello\n${line}`);
  expect(left(line, "Hello")).toBe(`${line}\nHello`);
});
