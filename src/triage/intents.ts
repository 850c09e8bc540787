/** What a mail wants, by the nearest example: a few typical sentences an intent, compared in the embedder's space. */
import type { Embedder } from "../knowledge/embedder.ts";

export interface Intent {
  readonly name: string;
  /** Sentences as customers write them. One language is enough where the embedder's space spans several. */
  readonly examples: readonly string[];
}

/**
 * Below this cosine to the nearest examples a mail is about none of the special intents. Unrelated mails of the demo
 * reach .51 with some intent.
 */
const NEAREST_AT_LEAST = 0.52;

export const defaultIntents: readonly Intent[] = [
  {
    name: "refund",
    examples: [
      "I want my money back",
      "How do I return an item and get a refund?",
      "I would like to send the product back",
      "When will I receive my refund?",
    ],
  },
  {
    name: "order status",
    examples: [
      "Where is my order?",
      "My parcel has not arrived yet",
      "When will my package be delivered?",
      "The tracking number shows no movement",
      "How long does shipping take?",
    ],
  },
  {
    name: "account",
    examples: [
      "I cannot log in to my account",
      "How do I change my password?",
      "Please update my email address",
      "I want to delete my account and my data",
    ],
  },
  {
    name: "billing",
    examples: [
      "I need an invoice with a VAT number",
      "I was charged twice on my credit card",
      "Which payment methods do you accept?",
      "There is a mistake on my bill",
    ],
  },
  {
    name: "complaint",
    examples: [
      "The item arrived broken and damaged",
      "I am very disappointed and angry",
      "This is unacceptable service",
      "Part of my order is missing or wrong",
    ],
  },
  {
    name: "bug",
    examples: [
      "The website shows an error message",
      "The app crashes when I open it",
      "The page does not load",
      "It does not work any more",
    ],
  },
  {
    name: "cancellation",
    examples: ["I want to cancel my order", "Please cancel my subscription", "Can I still stop the order?"],
  },
  {
    name: "feedback",
    examples: ["I love your product, thank you", "I have a suggestion for you", "Great service, well done"],
  },
];

/** Gives the nearest intent's name for a text, or null where none is near. Examples are embedded once, at the first question. */
export function intentClassifier(
  intents: readonly Intent[],
  embedder: Embedder,
): (text: string) => Promise<string | null> {
  let embedded: Promise<{ name: string; vectors: Float32Array[] }[]> | null = null;
  const embedExamples = () =>
    Promise.all(
      intents.map(async ({ name, examples }) => ({
        name,
        vectors: await embedder.embed(examples, "passage"),
      })),
    );
  return async (text) => {
    const [vector] = await embedder.embed([text], "query");
    if (vector === undefined) return null;
    embedded ??= embedExamples().catch((error: unknown) => {
      // The next mail tries again.
      embedded = null;
      throw error;
    });
    let best: { name: string | null; nearness: number } = { name: null, nearness: NEAREST_AT_LEAST };
    for (const { name, vectors } of await embedded) {
      const nearness = meanOfTwoBest(vectors.map((example) => dot(vector, example)));
      if (nearness > best.nearness) best = { name, nearness };
    }
    return best.name;
  };
}

/** One example may be near by chance; two seldom are. */
function meanOfTwoBest(values: readonly number[]): number {
  const [first = 0, second = first] = [...values].sort((a, b) => b - a);
  return (first + second) / 2;
}

function dot(a: Float32Array, b: Float32Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] ?? 0) * (b[i] ?? 0);
  return total;
}
