import { expect, test } from "vitest";
import { pointsBelow } from "./pointer.ts";

test.each([
  "Hi Anna,",
  "Guten Tag,",
  "Bonjour,",
  "Здравствуйте!",
  "您好，",
  "Please see my answers below.",
  "I answered inline in red.",
  "See below.",
  "Meine Antworten stehen unten in Rot.",
  "Siehe unten.",
  "Mes réponses sont en rouge ci-dessous.",
  "Mis respuestas están abajo en rojo.",
  "Le mie risposte sono qui sotto in rosso.",
  "Zie mijn antwoorden hieronder.",
  "Смотрите мои ответы ниже.",
  "Odpowiedzi poniżej.",
])("%s leaves open what stands below", (text) => {
  expect(pointsBelow(text)).toBe(true);
});

test.each([
  "It broke.",
  "Thanks!",
  "ok",
  "Hello",
  "Hi Anna",
  "test",
  "Hi Anna, it broke again.",
  "The price fell below 5 euros.",
  "Danke, passt.",
])("%s has said it", (text) => {
  expect(pointsBelow(text)).toBe(false);
});
