import { expect, test } from "vitest";
import { questionForm } from "./question-form.ts";

test.each([
  ["Is it available in Spanish?"],
  ["So, can I cancel it then?"],
  ["I have a lamp. Does it have a warranty?"],
  ["Sorry, do you ship to Norway?"],
  ["Kann ich die Lampe zurückgeben?"],
  ["Also, gibt es einen Rabatt?"],
  ["Puis-je annuler ?"],
  ["¿Puedo devolverla?"],
  ["Posso restituirla?"],
  ["Kan ik het retourneren?"],
])("%s wants a yes or a no", (ask) => {
  expect(questionForm(ask).isYesOrNo).toBe(true);
});

test.each([
  ["How long is the warranty?"],
  ["What can I do?"],
  ["Wie kann ich zahlen?"],
  ["The lamp is broken."],
  [""],
])("%s wants neither a yes nor a no", (ask) => {
  expect(questionForm(ask).isYesOrNo).toBe(false);
});

test.each([
  ["How much is delivery?"],
  ["Is it free?"],
  ["Was kostet der Versand?"],
  ["Combien coûte la livraison ?"],
])("%s wants an amount", (ask) => {
  expect(questionForm(ask).isAmount).toBe(true);
});

test("where the lamp is does not ask for an amount", () => {
  expect(questionForm("Where is my lamp?").isAmount).toBe(false);
});

test("a book without a full stop is looked at as far as a question goes", () => {
  expect(questionForm(`${"the lamp ".repeat(1_000)}, is it free?`)).toMatchObject({
    isYesOrNo: false,
    isAmount: false,
  });
});
