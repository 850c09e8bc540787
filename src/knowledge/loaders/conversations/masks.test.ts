import { expect, test } from "vitest";
import { masksFor } from "./masks.ts";

const SHOP = "+49 89 5550123";

const masks = (customerText: string) =>
  masksFor({
    customerNames: [],
    customerText,
    ownNames: new Set(),
    ownAddresses: ["help@shop.example"],
    ownSignature: `Lumen shop, phone ${SHOP}`,
  });

test.each([
  [
    "a number without its country",
    "Please call me: +44 20 7946 0958.",
    "We will call you at 020 7946 0958 on Monday.",
    "020 7946 0958",
  ],
  [
    "a part of an address",
    "My address is Hauptstrasse 12, 80331 München.",
    "We will deliver to Hauptstrasse 12, 80331 München.",
    "Hauptstrasse 12",
  ],
  [
    "a password that was made for him",
    "I forgot my password.",
    "Your new password is Tulip-4711-x",
    "Tulip-4711-x",
  ],
])("%s is the customer's in an answer too", (_, asked, answered, secret) => {
  expect(masks(asked).answer(answered)).not.toContain(secret);
});

test("the owner's own number and address stay, whoever named them", () => {
  const { answer } = masks(`I called ${SHOP} and wrote to help@shop.example.`);
  const text = `Call us: ${SHOP}, or write to help@shop.example.`;
  expect(answer(text)).toBe(text);
});
